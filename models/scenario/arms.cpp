#include "models/scenario/arms.hpp"

#include <algorithm>

#include "models/scenario/authorities.hpp"
#include "models/scenario/fields.hpp"
#include "models/scenario/load_document.hpp"
#include "models/scenario/patch.hpp"

namespace models {

namespace {

/// `[practice]`: what a practice file says of itself. Whether it stands alone is asked before anything is written, see
/// stands_alone().
void read_head(Patch& patch, PracticeArm& arm) {
  bool alone = false;
  patch.text(arm.name, "name", "");
  patch.text(arm.summary, "summary", "");
  patch.text(arm.not_known, "not_known", "");
  patch.text(arm.source, "source", "");
  patch.flag(alone, "stands_alone", "");
}

/// Whether it is written over the authority alone, and not over today's practice.
bool stands_alone(const Document& document) {
  const Member* head = document.root.find("practice");
  const Member* alone = head == nullptr ? nullptr : head->value.find("stands_alone");
  return alone != nullptr && alone->value.kind == Node::Kind::flag && alone->value.flag;
}

void check_head(const Document& document, const PracticeArm& arm, const Sources& sources, std::vector<Fault>& faults) {
  const Member* head = document.root.find("practice");
  if (head == nullptr || head->value.kind != Node::Kind::table) {
    faults.push_back({{document.name, 1, 1}, "missing table [practice]"});
    return;
  }
  for (const char* key : {"name", "summary", "not_known", "source"}) {
    if (head->value.find(key) == nullptr) {
      faults.push_back({head->place, std::string("missing key practice.") + key});
    }
  }
  if (!arm.source.empty() && !sources.empty() && !is_known_source(sources, arm.source)) {
    faults.push_back({head->value.find("source")->value.place,
                      "practice.source: expected a key of config/evidence/sources.toml, derived or assumed, found " +
                          in_quotes(arm.source) + did_you_mean(nearest(arm.source, {"assumed", "derived"}))});
  }
}

void note_tables(const Node& root, std::map<std::string, Place>& tables) {
  for (const Member& table : root.members) {
    tables.emplace(table.key, table.place);
    for (const Member& entry : table.value.members) {
      if (entry.value.kind == Node::Kind::table) {
        tables.emplace(table.key + "." + entry.key, entry.place);
      }
    }
  }
}

/// Writes a file over what is there. Returns the dotted keys it sets.
std::vector<std::string> write_over(const Document& document, PracticeArm* head, Filled& filled, const Sources& sources,
                                    std::vector<Fault>& faults) {
  Patch patch(document.root, {}, sources, faults);
  if (head != nullptr) {
    patch.group("practice", "", [&] { read_head(patch, *head); });
  }
  const std::size_t of_head = patch.keys().size();
  describe(patch, filled.settings);
  patch.finish();
  std::vector<std::string> keys;
  for (std::size_t i = of_head; i < patch.keys().size(); ++i) {
    keys.push_back(patch.keys()[i].key);
    filled.keys[keys.back()] = patch.keys()[i].place;
  }
  note_tables(document.root, filled.tables);
  return keys;
}

/// Writes a practice file over what is there.
PracticeArm read_arm(const std::filesystem::path& file, Filled& filled, Files& files, const Sources& sources) {
  PracticeArm arm;
  arm.key = key_of(file);
  if (const Document* document = files.read(file)) {
    arm.changed = write_over(*document, &arm, filled, sources, files.faults);
    check_head(*document, arm, sources, files.faults);
  }
  return arm;
}

/// The practice of a file: over the authority when it stands alone, else over today's practice.
FilledArm arm_of(const std::filesystem::path& file, const Filled& authority, const Filled& today, Files& files,
                 const Sources& sources) {
  const Document* document = files.read(file);
  FilledArm arm{{}, document != nullptr && stands_alone(*document) ? authority : today};
  arm.arm = read_arm(file, arm.filled, files, sources);
  return arm;
}

/// Writes one value over every arm. An arm that cannot take it is left as it was; it is a fault only when all are.
std::vector<std::size_t> write_setting(const Setting& setting, const PatchRules& rules, std::vector<FilledArm>& arms,
                                       const Sources& sources, std::vector<Fault>& faults) {
  std::vector<std::size_t> taken;
  std::vector<Fault> refused;
  bool key_is_known = false;
  for (std::size_t i = 0; i < arms.size(); ++i) {
    std::vector<Fault> own;
    Settings settings = arms[i].filled.settings;
    Patch patch(setting.root, rules, sources, own);
    describe(patch, settings);
    patch.finish();
    if (own.empty()) {
      arms[i].filled.settings = std::move(settings);
      for (const SetKey& set : patch.keys()) {
        arms[i].filled.keys[set.key] = set.place;
      }
      taken.push_back(i);
    } else if (refused.empty() || (!key_is_known && !patch.keys().empty())) {
      refused = std::move(own);
      key_is_known = !patch.keys().empty();
    }
  }
  if (taken.empty()) {
    faults.insert(faults.end(), refused.begin(), refused.end());
  }
  return taken;
}

void set_place(Node& node, const Place& place) {
  node.place = place;
  for (Node& item : node.items) {
    set_place(item, place);
  }
  for (Member& member : node.members) {
    member.place = place;
    set_place(member.value, place);
  }
}

/// What stands after the = of `--set`: words and numbers as they are, [ ] and { } as in a file.
std::optional<Node> value_of(const Override& override, const Place& place, std::vector<Fault>& faults) {
  Node node;
  if (override.value.starts_with('[') || override.value.starts_with('{')) {
    std::vector<Fault> own;
    const auto document = parse_document("value = " + override.value, place.file, own);
    if (!document) {
      faults.push_back({place, own.front().message});
      return std::nullopt;
    }
    node = document->root.members.front().value;
  } else {
    node.kind = Node::Kind::text;
    node.text = override.value;
  }
  set_place(node, place);
  return node;
}

Filled read_place(const std::filesystem::path& file, Files& files, const Sources& sources) {
  Filled place;
  place.otherwise = {files.name(file), 1, 1};
  place.settings.key = key_of(file);
  if (const Document* document = files.read(file)) {
    write_over(*document, nullptr, place, sources, files.faults);
  }
  return place;
}

}  // namespace

Filled read_authority(Files& files, const Question& question, const Sources& sources) {
  const std::vector<std::string> own_files = files.keys_in("authorities");
  const bool has_file = std::find(own_files.begin(), own_files.end(), question.authority) != own_files.end();
  const auto from_file = [&] {
    const auto file = files.find("authorities", question.authority, question.file, question.authority_place);
    return file ? read_place(*file, files, sources) : Filled{};
  };
  // A file says everything; what is to be given in part alone is taken from the row.
  if (is_path(question.authority) || (has_file && question.given == Given::everything)) return from_file();
  const Authorities rows = read_authorities(files);
  const Authority* row = rows.find(question.authority);
  if (row == nullptr && has_file) return from_file();
  if (row == nullptr) {
    std::vector<std::string> known = own_files;
    for (const Authority& one : rows.all) {
      known.push_back(one.key);
    }
    files.miss({question.authority_place, "there is no authority " + in_quotes(question.authority) +
                                              did_you_mean(nearest(question.authority, known)) +
                                              " `casework authorities` lists them"});
    return {};
  }
  Filled place = read_place(files.config() / "authorities" / "england_average.toml", files, sources);
  become(place, *row, rows.england, question.given, files, sources);
  return place;
}

std::vector<FilledArm> fill_arms(Files& files, const Question& question, const Sources& sources) {
  Filled base = read_authority(files, question, sources);
  const Filled authority = base;
  const std::filesystem::path baseline = files.config() / "practices" / "baseline.toml";
  const PracticeArm today = read_arm(baseline, base, files, sources);
  std::vector<FilledArm> arms;
  for (const std::string& practice : question.practices) {
    const auto file = files.find("practices", practice, question.file, question.practices_place);
    if (!file) {
      continue;
    }
    FilledArm arm{today, base};
    std::error_code error;
    if (!std::filesystem::equivalent(*file, baseline, error)) {
      arm = arm_of(*file, authority, base, files, sources);
    }
    const auto same = [&arm](const FilledArm& other) { return other.arm.key == arm.arm.key; };
    if (std::any_of(arms.begin(), arms.end(), same)) {
      files.faults.push_back({question.practices_place, "practice model " + in_quotes(practice) + " is named twice"});
    }
    arms.push_back(std::move(arm));
  }
  return arms;
}

void apply_override(const Override& override, std::vector<FilledArm>& arms, const Sources& sources,
                    std::vector<Fault>& faults) {
  const Place place{"--set", 0, 0};
  const auto value = value_of(override, place, faults);
  const auto setting = value ? make_setting(override.key, *value, place, faults) : std::nullopt;
  if (setting) {
    const PatchRules rules{
        .plain_values = true, .bare_numbers = true, .new_entries = false, .note = "set on the command line"};
    write_setting(*setting, rules, arms, sources, faults);
  }
}

std::vector<Filled> add_phases(const std::vector<Change>& changes, std::vector<FilledArm>& arms, const Sources& sources,
                               std::vector<Fault>& faults) {
  std::vector<FilledArm> later = arms;
  std::vector<Filled> after_each;
  for (const Change& change : changes) {
    const PatchRules rules{.plain_values = true, .bare_numbers = false, .new_entries = false, .note = change.reason};
    std::map<std::size_t, std::vector<std::string>> set_in;
    for (const Setting& setting : change.set) {
      for (const std::size_t arm : write_setting(setting, rules, later, sources, faults)) {
        set_in[arm].push_back(setting.key);
      }
    }
    for (const auto& [arm, keys] : set_in) {
      auto& phases = arms[arm].arm.phases;
      if (phases.empty() || phases.back().from < change.from) {
        phases.push_back({change.from, change.reason, {}, {}});
      } else {
        phases.back().reason += "; " + change.reason;
      }
      phases.back().keys.insert(phases.back().keys.end(), keys.begin(), keys.end());
      phases.back().settings = later[arm].filled.settings;
      after_each.push_back(later[arm].filled);
    }
  }
  return after_each;
}

}  // namespace models
