#include "models/scenario/field_lines.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/evidence/quantity.hpp"
#include "models/scenario/fields.hpp"

namespace models {

namespace {

constexpr const char* any_name = "NAME";

/// The list that writes down what is described to it.
class Lines {
 public:
  std::vector<FieldLine> lines;

  template <class T>
  void operator()(const Figure<T>& /*figure*/, std::string_view key, T lowest, T highest, std::string_view help,
                  Presence presence = Presence::required) {
    add(key, unit_in_words(unit_of<T>), lowest.value, highest.value, help, presence);
  }
  template <class T>
  void figures(const std::map<std::string, Figure<T>>& /*by_key*/, std::string_view key, T lowest, T highest,
               std::string_view help) {
    add(std::string(key) + "." + any_name, unit_in_words(unit_of<T>), lowest.value, highest.value, help,
        Presence::optional);
  }
  void numbers(const Figure<Numbers>& /*figure*/, std::string_view key, const NumbersRule& rule, double lowest,
               double highest, std::string_view help, Presence presence = Presence::required) {
    std::string unit =
        rule.count > 0 ? fmt::format("{} numbers", rule.count) : fmt::format("{} to {} numbers", rule.least, rule.most);
    unit += rule.total == Total::one ? ", sum 1" : rule.total == Total::mean_of_one ? ", mean 1" : "";
    add(key, unit, lowest, highest, help, presence);
  }
  void text(const std::string& /*text*/, std::string_view key, std::string_view help,
            Presence presence = Presence::required) {
    add(key, "a text", 0, 0, help, presence);
  }
  void choice(const std::string& /*text*/, std::string_view key, const Choices& choices, std::string_view help,
              Presence presence = Presence::required) {
    std::string words;
    for (const std::string_view choice : choices) {
      words += (words.empty() ? "" : " | ") + std::string(choice);
    }
    add(key, words, 0, 0, help, presence);
  }
  void whole(int /*number*/, std::string_view key, int lowest, int highest, std::string_view help) {
    add(key, "a whole number", lowest, highest, help, Presence::required);
  }
  void flag(bool /*flag*/, std::string_view key, std::string_view help) {
    add(key, "true or false", 0, 0, help, Presence::optional);
  }
  void names(const std::vector<std::string>& /*names*/, std::string_view key, std::string_view help,
             Presence presence = Presence::required) {
    add(key, "a list of names", 0, 0, help, presence);
  }
  void exits(const std::vector<Exit>& /*exits*/, std::string_view key, std::string_view help) {
    add(key, "a list of ways out", 0, 0, help, Presence::optional);
  }
  template <class Describe>
  void group(std::string_view key, std::string_view help, Describe describe_members) {
    heading(std::string(key), help);
    describe_members();
    prefix_.clear();
  }
  template <class Entry, class Describe>
  void table(const std::map<std::string, Entry>& /*entries*/, std::string_view key, std::string_view help,
             Describe describe_one) {
    heading(std::string(key) + "." + any_name, help);
    const Entry entry{};
    describe_one(entry);
    prefix_.clear();
  }

 private:
  void heading(const std::string& key, std::string_view help) {
    FieldLine line;
    line.key = key;
    line.help = help;
    line.required = false;
    line.is_table = true;
    lines.push_back(line);
    prefix_ = key + ".";
  }
  void add(std::string_view key, const std::string& unit, double lowest, double highest, std::string_view help,
           Presence presence) {
    const bool has_range = lowest != highest;
    lines.push_back({prefix_ + std::string(key), unit,
                     has_range ? write_number(lowest) + " to " + write_number(highest) : "",
                     presence == Presence::required, std::string(help), false, lowest, highest});
  }

  std::string prefix_;
};

std::vector<std::string> parts_of(const std::string& key) {
  std::vector<std::string> parts(1);
  for (const char c : key) {
    if (c == '.') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& key) {
  if (pattern.size() != key.size()) {
    return false;
  }
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (pattern[i] != any_name && pattern[i] != key[i]) {
      return false;
    }
  }
  return true;
}

}  // namespace

const std::vector<FieldLine>& field_lines() {
  static const std::vector<FieldLine> lines = [] {
    Lines list;
    const Settings settings;
    describe(list, settings);
    return list.lines;
  }();
  return lines;
}

const FieldLine* field_line(const std::string& key) {
  const auto parts = parts_of(key);
  for (const FieldLine& line : field_lines()) {
    if (!line.is_table && fits(parts_of(line.key), parts)) {
      return &line;
    }
  }
  return nullptr;
}

bool begins_a_table(const std::string& key) {
  const auto& lines = field_lines();
  return std::any_of(lines.begin(), lines.end(),
                     [&](const FieldLine& line) { return line.is_table && parts_of(line.key).front() == key; });
}

std::string key_that_ends_with(const std::string& last) {
  std::string only;
  for (const FieldLine& line : field_lines()) {
    if (!line.is_table && parts_of(line.key).back() == last) {
      if (!only.empty()) {
        return {};
      }
      only = line.key;
    }
  }
  return only;
}

}  // namespace models
