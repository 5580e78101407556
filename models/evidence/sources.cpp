#include "models/evidence/sources.hpp"

#include "models/scenario/document.hpp"
#include "models/scenario/load_document.hpp"

namespace models {

namespace {

std::string text_of(const Node& entry, const std::string& key, const std::string& name, std::vector<Fault>& faults) {
  const Member* member = entry.find(name);
  if (member == nullptr) {
    faults.push_back({entry.place, key + ": missing key " + name});
    return {};
  }
  if (member->value.kind != Node::Kind::text) {
    faults.push_back({member->value.place, key + "." + name + ": expected text, found " + found(member->value)});
    return {};
  }
  return member->value.text;
}

Source read_source(const Member& entry, std::vector<Fault>& faults) {
  Source source{.key = entry.key, .title = {}, .address = {}};
  if (entry.value.kind != Node::Kind::table) {
    faults.push_back(
        {entry.place, entry.key + ": expected a table with title and address, found " + found(entry.value)});
    return source;
  }
  source.title = text_of(entry.value, entry.key, "title", faults);
  source.address = text_of(entry.value, entry.key, "address", faults);
  for (const Member& member : entry.value.members) {
    if (member.key != "title" && member.key != "address") {
      const std::string near = nearest(member.key, {"title", "address"});
      faults.push_back({member.place, entry.key + "." + member.key + ": unknown key" + did_you_mean(near)});
    }
  }
  return source;
}

/// `[strengths]`: a word for each label; every label of the code must be explained, and no other.
void check_strengths(const Node& strengths, std::vector<Fault>& faults) {
  for (const Member& member : strengths.members) {
    if (!strength_from(member.key)) {
      faults.push_back({member.place, "strengths." + member.key + ": unknown strength of evidence"});
    }
  }
  for (int i = 0; i <= static_cast<int>(Strength::assumed); ++i) {
    const std::string label(to_string(static_cast<Strength>(i)));
    if (strengths.find(label) == nullptr) {
      faults.push_back({strengths.place, "strengths: missing key " + label});
    }
  }
}

}  // namespace

Sources sources_in(const Document& document, std::vector<Fault>& faults) {
  Sources sources;
  for (const Member& entry : document.root.members) {
    if (entry.key == "strengths") {
      check_strengths(entry.value, faults);
    } else {
      sources.emplace(entry.key, read_source(entry, faults));
    }
  }
  return sources;
}

Sources load_sources(const std::filesystem::path& file, std::vector<Fault>& faults) {
  const auto document = load_document(file, file.filename().string(), faults);
  return document ? sources_in(*document, faults) : Sources{};
}

bool is_known_source(const Sources& sources, const std::string& key) {
  return key == "derived" || key == "assumed" || key == "fitted" || sources.contains(key);
}

}  // namespace models
