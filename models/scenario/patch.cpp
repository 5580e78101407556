#include "models/scenario/patch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/scenario/field_lines.hpp"

namespace models {

namespace {

constexpr std::size_t longest_name = 48;
constexpr std::size_t most_entries = 200;

bool is_name(const std::string& text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text.size() <= longest_name && text.front() >= 'a' && text.front() <= 'z' &&
         std::all_of(text.begin(), text.end(), fits);
}

bool is_among(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// "a, b and c" split at its commas, without brackets and spaces: a list as the command line gives it.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == ',') {
      parts.emplace_back();
    } else if (c != ' ' && c != '[' && c != ']') {
      parts.back() += c;
    }
  }
  return parts;
}

std::string one_of(const Choices& choices) {
  std::string text = "one of";
  for (const std::string_view choice : choices) {
    text += (choice == choices.front() ? " " : ", ") + std::string(choice);
  }
  return text;
}

}  // namespace

Patch::Patch(const Node& root, PatchRules rules, const Sources& sources, std::vector<Fault>& faults,
             const std::string& prefix)
    : levels_{{&root, prefix, {}}}, rules_(std::move(rules)), sources_(sources), faults_(faults) {}

void Patch::refuse(const Place& place, const std::string& key, const std::string& why) {
  if (faults_.size() < most_faults) {
    faults_.push_back({place, key + ": " + why});
  } else if (faults_.size() == most_faults) {
    faults_.push_back({{place.file, 0, 0}, fmt::format("more than {} faults; the rest is not looked at", most_faults)});
  }
}

void Patch::refuse_value(const Node& node, const std::string& key, const std::string& expected) {
  refuse(node.place, key, "expected " + expected + ", found " + found(node));
}

const Member* Patch::take(std::string_view key) {
  levels_.back().known.emplace_back(key);
  const Member* member = current().find(key);
  if (member != nullptr && levels_.size() > 1) {
    keys_.push_back({path(key), member->value.place});
  }
  return member;
}

bool Patch::enter(std::string_view key) {
  levels_.back().known.emplace_back(key);
  const Member* member = current().find(key);
  if (member == nullptr) {
    return false;
  }
  if (member->value.kind != Node::Kind::table) {
    refuse_value(member->value, path(key), "a table");
    return false;
  }
  levels_.push_back({&member->value, path(key) + ".", {}});
  return true;
}

void Patch::leave() {
  const Level& level = levels_.back();
  for (const Member& member : level.node->members) {
    if (!level.names_are_free && !is_full() && !is_among(level.known, member.key)) {
      refuse(member.place, level.prefix + member.key, "unknown key" + suggestion(member));
    }
  }
  levels_.pop_back();
}

std::string Patch::suggestion(const Member& member) const {
  const bool is_table = member.value.kind == Node::Kind::table;  // a text called source was not meant for one
  if (levels_.size() > 1 && is_table && begins_a_table(member.key)) {
    return "; a table begins with [" + member.key + "] on a line of its own";
  }
  const std::string near = nearest(member.key, levels_.back().known);
  return did_you_mean(near.empty() ? key_that_ends_with(member.key) : near);
}

bool Patch::may_be_new(const Member& member, std::size_t entries) {
  if (!is_name(member.key)) {
    refuse(member.place, path(in_quotes(member.key)),
           fmt::format("expected a name of small letters, digits and _, of at most {} letters", longest_name));
    return false;
  }
  if (entries >= most_entries) {
    refuse(member.place, path(member.key), fmt::format("more than {} entries in one table", most_entries));
    return false;
  }
  return true;
}

void Patch::text(std::string& text, std::string_view key, std::string_view /*help*/, Presence /*presence*/) {
  const Member* member = take(key);
  if (member == nullptr) {
    return;
  }
  const Node& node = member->value;
  if (node.kind != Node::Kind::text || node.text.empty() || node.text.size() > longest_text) {
    refuse_value(node, path(key), fmt::format("a text of 1 to {} letters", longest_text));
    return;
  }
  text = node.text;
}

void Patch::choice(std::string& text, std::string_view key, const Choices& choices, std::string_view /*help*/,
                   Presence /*presence*/) {
  const Member* member = take(key);
  if (member == nullptr) {
    return;
  }
  const Node& node = member->value;
  if (node.kind != Node::Kind::text || std::find(choices.begin(), choices.end(), node.text) == choices.end()) {
    const std::string near = nearest(node.text, {choices.begin(), choices.end()});
    refuse(node.place, path(key), "expected " + one_of(choices) + ", found " + found(node) + did_you_mean(near));
    return;
  }
  text = node.text;
}

void Patch::whole(int& number, std::string_view key, int lowest, int highest, std::string_view /*help*/) {
  const Member* member = take(key);
  if (member == nullptr) {
    return;
  }
  const Node& node = member->value;
  const auto value = node.kind == Node::Kind::text && rules_.bare_numbers ? read_number(node.text)
                     : node.kind == Node::Kind::number                    ? std::optional(node.number)
                                                                          : std::nullopt;
  if (!value || !(*value >= lowest && *value <= highest) || std::trunc(*value) != *value) {
    refuse_value(node, path(key), fmt::format("a whole number in [{}, {}]", lowest, highest));
    return;
  }
  number = static_cast<int>(*value);
}

void Patch::number(double& number, std::string_view key, double lowest, double highest, std::string_view /*help*/) {
  if (const Member* member = take(key)) {
    number = checked(member->value, path(key), unit_of<Number>, lowest, highest, rules_.bare_numbers).value_or(number);
  }
}

void Patch::flag(bool& flag, std::string_view key, std::string_view /*help*/) {
  const Member* member = take(key);
  if (member == nullptr) {
    return;
  }
  const Node& node = member->value;
  const bool as_text = rules_.bare_numbers && (node.text == "true" || node.text == "false");
  if (node.kind != Node::Kind::flag && !as_text) {
    refuse_value(node, path(key), "true or false");
    return;
  }
  flag = as_text ? node.text == "true" : node.flag;
}

void Patch::date(sim::Date& date, std::string_view key, std::string_view /*help*/) {
  constexpr int first_year = 1990;
  constexpr int last_year = 2100;
  const Member* member = take(key);
  if (member == nullptr) {
    return;
  }
  const Node& node = member->value;
  if (node.kind != Node::Kind::date || node.date.year < first_year || node.date.year > last_year) {
    refuse_value(
        node, path(key),
        fmt::format("a date from {} to {} without quotation marks, such as 2025-04-01", first_year, last_year));
    return;
  }
  date = node.date;
}

void Patch::names(std::vector<std::string>& names, std::string_view key, std::string_view /*help*/,
                  Presence /*presence*/) {
  const Member* member = take(key);
  if (member == nullptr) {
    return;
  }
  if (auto read = read_names(member->value, path(key))) {
    names = std::move(*read);
  }
}

std::optional<std::vector<std::string>> Patch::read_names(const Node& node, const std::string& key) {
  std::vector<std::string> read;
  if (node.kind == Node::Kind::text && rules_.bare_numbers) {
    read = split(node.text);
  } else if (node.kind != Node::Kind::list) {
    refuse_value(node, key, "a list of names");
    return std::nullopt;
  }
  if (node.items.size() > most_entries) {
    refuse(node.place, key, fmt::format("more than {} names", most_entries));
    return std::nullopt;
  }
  for (const Node& item : node.items) {
    if (item.kind != Node::Kind::text || item.text.empty()) {
      refuse_value(item, key, "a name");
    } else if (std::find(read.begin(), read.end(), item.text) != read.end()) {
      refuse(item.place, key, in_quotes(item.text) + " is named twice");
    } else {
      read.push_back(item.text);
    }
  }
  return read;
}

void Patch::exits(std::vector<Exit>& exits, std::string_view key, std::string_view /*help*/) {
  const Member* member = take(key);
  if (member == nullptr) {
    return;
  }
  if (member->value.kind != Node::Kind::list) {
    refuse_value(member->value, path(key), "a list of ways out, { to = \"closed\", source = \"assumed\" }");
    return;
  }
  if (member->value.items.size() > most_entries) {
    refuse(member->value.place, path(key), fmt::format("more than {} ways out", most_entries));
    return;
  }
  exits.clear();
  for (const Node& item : member->value.items) {
    if (const auto exit = read_exit(item, path(key))) {
      exits.push_back(*exit);
    }
  }
}

void Patch::numbers(Figure<Numbers>& figure, std::string_view key, const NumbersRule& rule, double lowest,
                    double highest, std::string_view /*help*/, Presence /*presence*/) {
  const Member* member = take(key);
  if (member == nullptr) {
    return;
  }
  Figure<Numbers> read;
  const Node& node = member->value;
  read.place = node.place;
  if (is_plain(node)) {
    read.note = rules_.note;
    if (auto value = read_list(node, path(key), rule, lowest, highest)) {
      read.value = std::move(*value);
      figure = read;
    }
    return;
  }
  read_evidence(node, path(key), unit_of<Number>, lowest, highest, read);
  const Member* value = node.kind == Node::Kind::table ? node.find("value") : nullptr;
  if (value == nullptr) {
    return;
  }
  if (auto list = read_list(value->value, path(key), rule, lowest, highest)) {
    read.value = std::move(*list);
    figure = read;
  }
}

}  // namespace models
