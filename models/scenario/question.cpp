#include "models/scenario/question.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/scenario/field_lines.hpp"
#include "models/scenario/patch.hpp"
#include "models/scenario/scale.hpp"

namespace models {

namespace {

constexpr std::size_t most_parts = 8;
constexpr std::size_t most_changes = 100;
constexpr std::size_t most_keys = 100;  // of one change

std::vector<std::string> parts_of(const std::string& key) {
  std::vector<std::string> parts(1);
  for (const char c : key) {
    if (c == '.' && parts.size() <= most_parts) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// The values in `set`, whether it says "caseload.hard_cap" = … or caseload.hard_cap = …
void gather(const Node& set, const std::string& prefix, std::vector<Setting>& settings, std::vector<Fault>& faults) {
  for (const Member& member : set.members) {
    const std::string key = prefix + member.key;
    const bool is_figure = member.value.find("value") != nullptr;
    if (member.value.kind == Node::Kind::table && !is_figure) {
      gather(member.value, key + ".", settings, faults);
    } else if (auto setting = make_setting(key, member.value, member.place, faults)) {
      settings.push_back(std::move(*setting));
    }
  }
}

void require(const Node& table, const std::string& name, const std::vector<const char*>& keys,
             std::vector<Fault>& faults) {
  for (const char* key : keys) {
    if (table.find(key) == nullptr) {
      faults.push_back({table.place, "missing key " + name + "." + key});
    }
  }
}

Change read_change(const Node& node, const Sources& sources, std::vector<Fault>& faults) {
  Change change;
  change.place = node.place;
  if (node.kind != Node::Kind::table) {
    faults.push_back({node.place, "change: expected [[change]] with from, set and reason, found " + found(node)});
    return change;
  }
  Patch patch(node, {}, sources, faults, "change.");
  patch.date(change.from, "from", "");
  patch.text(change.reason, "reason", "");
  const Member* set = patch.take("set");
  patch.finish();
  require(node, "change", {"from", "set", "reason"}, faults);
  if (const Member* from = node.find("from")) {
    change.place = from->value.place;
  }
  if (set != nullptr && set->value.kind == Node::Kind::table && !set->value.members.empty()) {
    gather(set->value, "", change.set, faults);
    if (change.set.size() > most_keys) {
      faults.push_back({set->value.place, fmt::format("change.set: more than {} keys", most_keys)});
      change.set.clear();
    }
  } else if (set != nullptr) {
    faults.push_back({set->value.place,
                      "change.set: expected { \"caseload.hard_cap\" = \"16 children\" }, found " + found(set->value)});
  }
  return change;
}

void check_dates(const Question& question, std::vector<Fault>& faults) {
  const sim::Date end{question.start.year + question.years, question.start.month, question.start.day};
  for (const Change& change : question.changes) {
    const bool was_read = change.from != sim::Date{};
    if (was_read && !(question.start < change.from && change.from < end)) {
      faults.push_back({change.place, fmt::format("change.from: expected a day between {} and {}, found {}",
                                                  sim::format_date(question.start), sim::format_date(end),
                                                  sim::format_date(change.from))});
    }
  }
}

void read_head(Patch& patch, Question& question) {
  patch.text(question.name, "name", "");
  patch.text(question.question, "question", "");
  patch.text(question.authority, "authority", "");
  patch.flag(question.all_authorities, "all_authorities", "");
  patch.names(question.practices, "practices", "");
  patch.date(question.start, "start", "");
  patch.whole(question.years, "years", 1, most_years, "");
  patch.number(question.scale, "scale", least_scale, most_scale, "");
}

void note_places(const Member& head, Question& question, std::vector<Fault>& faults) {
  question.authority_place = head.place;
  question.practices_place = head.place;
  if (const Member* authority = head.value.find("authority")) {
    question.authority_place = authority->value.place;
  }
  const Member* practices = head.value.find("practices");
  if (practices == nullptr) {
    question.practices = {"baseline"};
    return;
  }
  question.practices_place = practices->value.place;
  if (practices->value.kind == Node::Kind::list && practices->value.items.empty()) {
    faults.push_back({practices->value.place, "scenario.practices: expected at least one practice model"});
  }
}

void read_changes(const Member* changes, Question& question, const Sources& sources, std::vector<Fault>& faults) {
  if (changes != nullptr && changes->value.items.size() > most_changes) {
    faults.push_back({changes->value.place, fmt::format("change: more than {} changes", most_changes)});
  } else if (changes != nullptr && changes->value.kind == Node::Kind::list) {
    for (const Node& node : changes->value.items) {
      question.changes.push_back(read_change(node, sources, faults));
    }
  } else if (changes != nullptr) {
    faults.push_back({changes->value.place, "change: expected [[change]], with two brackets on either side"});
  }
  std::stable_sort(question.changes.begin(), question.changes.end(),
                   [](const Change& a, const Change& b) { return a.from < b.from; });
}

}  // namespace

std::optional<Setting> make_setting(const std::string& key, const Node& value, const Place& key_place,
                                    std::vector<Fault>& faults) {
  const auto parts = parts_of(key);
  const bool complete = std::none_of(parts.begin(), parts.end(), [](const auto& part) { return part.empty(); });
  if (parts.size() < 2 || parts.size() > most_parts || !complete) {
    faults.push_back({key_place, in_quotes(key) + ": expected a dotted key such as caseload.hard_cap" +
                                     did_you_mean(key_that_ends_with(key))});
    return std::nullopt;
  }
  Node node = value;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    Node table;
    table.place = key_place;
    table.members.push_back({*part, key_place, std::move(node)});
    node = std::move(table);
  }
  return Setting{key, std::move(node)};
}

std::optional<Question> read_question(const Document& document, const Sources& sources, std::vector<Fault>& faults) {
  const Member* head = document.root.find("scenario");
  if (head == nullptr || head->value.kind != Node::Kind::table) {
    const bool practice = document.root.find("practice") != nullptr;
    const bool authority = document.root.find("authority") != nullptr;
    const char* hint = practice ? "; this is a practice model, to be named in a scenario or with --practice" : "";
    faults.push_back(
        {{document.name, 1, 1},
         std::string("expected a table [scenario]") +
             (authority ? "; this is an authority, to be named in a scenario or with --authority" : hint)});
    return std::nullopt;
  }
  Question question;
  Patch patch(document.root, {}, sources, faults);
  patch.group("scenario", "", [&] { read_head(patch, question); });
  const Member* changes = patch.take("change");
  patch.finish();
  require(head->value, "scenario", {"name", "question", "authority", "start"}, faults);
  note_places(*head, question, faults);
  read_changes(changes, question, sources, faults);
  if (head->value.find("start") != nullptr) {
    check_dates(question, faults);
  }
  return question;
}

}  // namespace models
