// How a Patch reads figures: value, unit, range, source, strength and note.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/scenario/patch.hpp"

namespace models {

namespace {

const std::vector<std::string> figure_keys{"value", "source", "strength", "range", "note"};
const std::vector<std::string> exit_keys{"to", "share", "above", "below", "of", "source", "strength", "note"};

std::string within(const Unit& unit, double lowest, double highest) {
  return fmt::format("{} in [{}, {}]", unit_in_words(unit), write_number(lowest), write_number(highest));
}

Strength strength_of(const std::string& source) {
  return strength_from(source).value_or(Strength::admin);  // "assumed", "derived" and "fitted" are both
}

std::string strength_labels() {
  std::string text = "one of";
  for (int i = 0; i <= static_cast<int>(Strength::assumed); ++i) {
    text += (i == 0 ? " " : ", ") + std::string(to_string(static_cast<Strength>(i)));
  }
  return text;
}

/// Keys of sources in a note: "[S29]", "see P7".
std::vector<std::string> keys_in(const std::string& note) {
  std::vector<std::string> keys;
  const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  for (std::size_t i = 0; i < note.size(); ++i) {
    const bool starts = (note[i] == 'S' || note[i] == 'P') && (i == 0 || !is_word(note[i - 1]));
    std::size_t end = i + 1;
    while (end < note.size() && note[end] >= '0' && note[end] <= '9') {
      ++end;
    }
    if (starts && end > i + 1 && (end == note.size() || !is_word(note[end]))) {
      keys.push_back(note.substr(i, end - i));
    }
  }
  return keys;
}

}  // namespace

bool Patch::is_plain(const Node& node) const { return rules_.plain_values && node.kind != Node::Kind::table; }

std::optional<double> Patch::value_of(const Node& node, const Unit& unit, bool bare) {
  if (node.kind == Node::Kind::number) {
    return unit.is_bare() || bare ? std::optional(node.number) : std::nullopt;
  }
  if (node.kind != Node::Kind::text) {
    return std::nullopt;
  }
  const auto number = read_number(node.text);
  if (number) {
    return bare ? number : std::nullopt;  // "0.3" in quotation marks is neither a bare number nor one with its unit
  }
  return read_quantity(node.text, unit);
}

/// `bare`: a number without its unit will do.
std::optional<double> Patch::checked(const Node& node, const std::string& key, const Unit& unit, double lowest,
                                     double highest, bool bare) {
  const auto value = value_of(node, unit, bare);
  if (!value || !(*value >= lowest && *value <= highest)) {
    refuse_value(node, key, within(unit, lowest, highest));
    return std::nullopt;
  }
  return value;
}

void Patch::check_members(const Node& node, const std::string& key, const std::vector<std::string>& known) {
  for (const Member& member : node.members) {
    if (std::find(known.begin(), known.end(), member.key) == known.end()) {
      refuse(member.place, key + "." + member.key, "unknown key" + did_you_mean(nearest(member.key, known)));
    }
  }
}

bool Patch::is_known(const std::string& source) const {
  return sources_.empty() ||
         is_known_source(sources_, source);  // an unreadable bibliography is one fault, not hundreds
}

std::string Patch::read_source(const Node& node, const std::string& key) {
  const Member* source = node.find("source");
  if (source == nullptr) {
    if (!rules_.plain_values) {
      refuse(node.place, key,
             "missing source; write a key of config/evidence/sources.toml, derived, fitted or assumed");
    }
    return "assumed";
  }
  if (source->value.kind != Node::Kind::text) {
    refuse_value(source->value, key + ".source", "a key of config/evidence/sources.toml");
    return "assumed";
  }
  if (!is_known(source->value.text)) {
    refuse(source->value.place, key + ".source",
           "expected a key of config/evidence/sources.toml, derived, fitted or assumed, found " + found(source->value) +
               did_you_mean(nearest(source->value.text, {"assumed", "derived", "fitted"})));
  }
  return source->value.text;
}

Strength Patch::read_strength(const Node& node, const std::string& key, const std::string& source) {
  const Member* strength = node.find("strength");
  if (strength == nullptr) {
    return strength_of(source);
  }
  const auto read = strength->value.kind == Node::Kind::text ? strength_from(strength->value.text) : std::nullopt;
  if (!read) {
    refuse_value(strength->value, key + ".strength", strength_labels());
    return strength_of(source);
  }
  if (source == "assumed" && *read != Strength::assumed) {
    refuse_value(strength->value, key + ".strength", "assumed, because the source is");
  }
  return *read;
}

std::string Patch::read_note(const Node& node, const std::string& key) {
  const Member* note = node.find("note");
  if (note == nullptr) {
    return node.find("source") == nullptr ? rules_.note : "";
  }
  if (note->value.kind != Node::Kind::text || note->value.text.size() > longest_text) {
    refuse_value(note->value, key + ".note", fmt::format("a text of at most {} letters", longest_text));
    return {};
  }
  for (const std::string& cited : keys_in(note->value.text)) {
    if (!is_known(cited)) {
      refuse(note->value.place, key + ".note", "speaks of " + cited + ", which is no source");
    }
  }
  return note->value.text;
}

template <class T>
void Patch::read_evidence(const Node& node, const std::string& key, const Unit& unit, double lowest, double highest,
                          Figure<T>& figure) {
  if (node.kind != Node::Kind::table) {
    refuse_value(node, key, "{ value = …, source = … }");
    return;
  }
  check_members(node, key, figure_keys);
  figure.source = read_source(node, key);
  figure.strength = read_strength(node, key, figure.source);
  figure.note = read_note(node, key);
  if (node.find("value") == nullptr) {
    refuse(node.place, key, "missing value");
  }
  const Member* range = node.find("range");
  if (range == nullptr) {
    return;
  }
  if (range->value.kind != Node::Kind::list || range->value.items.size() != 2) {
    refuse_value(range->value, key + ".range", "a list of the lowest and the highest value");
    return;
  }
  const auto low = checked(range->value.items[0], key + ".range", unit, lowest, highest, true);
  const auto high = checked(range->value.items[1], key + ".range", unit, lowest, highest, true);
  if (low && high && *low > *high) {
    refuse(range->value.place, key + ".range", "expected the lower value first");
  } else if (low && high) {
    figure.low = low;
    figure.high = high;
  }
}

std::optional<Figure<Number>> Patch::read_figure(const Node& node, const std::string& key, const Unit& unit,
                                                 double lowest, double highest) {
  Figure<Number> figure;
  figure.place = node.place;
  if (is_plain(node)) {
    figure.note = rules_.note;
    if (const auto value = checked(node, key, unit, lowest, highest, rules_.bare_numbers)) {
      figure.value.value = *value;
      return figure;
    }
    return std::nullopt;
  }
  read_evidence(node, key, unit, lowest, highest, figure);
  const Member* value = node.kind == Node::Kind::table ? node.find("value") : nullptr;
  const auto read =
      value == nullptr ? std::nullopt : checked(value->value, key, unit, lowest, highest, rules_.bare_numbers);
  if (!read) {
    return std::nullopt;
  }
  if (figure.low && figure.high && (*read < *figure.low || *read > *figure.high)) {
    refuse(value->value.place, key,
           "expected a value within its range " + write_quantity(*figure.low, unit) + " to " +
               write_quantity(*figure.high, unit) + ", found " + found(value->value));
  }
  figure.value.value = *read;
  return figure;
}

std::optional<Numbers> Patch::read_list(const Node& node, const std::string& key, const NumbersRule& rule,
                                        double lowest, double highest) {
  const std::size_t least = rule.count > 0 ? rule.count : rule.least;
  const std::size_t most = rule.count > 0 ? rule.count : rule.most;
  const std::string many = least == most ? std::to_string(least) : fmt::format("{} to {}", least, most);
  const std::string expected =
      fmt::format("a list of {} numbers in [{}, {}]", many, write_number(lowest), write_number(highest));
  if (node.kind != Node::Kind::list || node.items.size() < least || node.items.size() > most) {
    refuse(node.place, key,
           "expected " + expected + ", found " +
               (node.kind == Node::Kind::list ? fmt::format("{} numbers", node.items.size()) : found(node)));
    return std::nullopt;
  }
  Numbers numbers;
  for (const Node& item : node.items) {
    if (const auto value = checked(item, key, unit_of<Number>, lowest, highest, rules_.bare_numbers)) {
      numbers.push_back(*value);
    }
  }
  if (numbers.size() < node.items.size()) {
    return std::nullopt;
  }
  constexpr double rounding = 0.02;  // published shares are rounded and need not add up exactly
  const double total = std::accumulate(numbers.begin(), numbers.end(), 0.0);
  const double wanted = rule.total == Total::one ? 1.0 : static_cast<double>(numbers.size());
  if (rule.total != Total::anything && std::abs(total - wanted) > rounding * wanted) {
    refuse(node.place, key,
           fmt::format("expected numbers that add up to {}, found {}", write_number(wanted), write_number(total)));
  }
  return numbers;
}

std::optional<Exit> Patch::read_exit(const Node& node, const std::string& key) {
  if (node.kind != Node::Kind::table) {
    refuse_value(node, key, "{ to = \"closed\", source = \"assumed\" }");
    return std::nullopt;
  }
  Exit exit;
  exit.place = node.place;
  check_members(node, key, exit_keys);
  exit.source = read_source(node, key);
  exit.strength = read_strength(node, key, exit.source);
  exit.note = read_note(node, key);
  const Member* to = node.find("to");
  if (to == nullptr) {
    refuse(node.place, key, "missing key to");
  } else if (to->value.kind != Node::Kind::text) {
    refuse_value(to->value, key + ".to", "the key of a stage");
  } else {
    exit.to = to->value.text;
  }
  const auto read = [&](const char* name, const Unit& unit, double& number, double lowest, double highest) {
    if (const Member* member = node.find(name)) {
      number = checked(member->value, key + "." + name, unit, lowest, highest, false).value_or(number);
    }
  };
  read("share", unit_of<Share>, exit.share, 0, 1);
  const auto read_reading = [&](const char* name, double& reading, std::string& named) {
    const Member* member = node.find(name);
    const bool is_name = member != nullptr && member->value.kind == Node::Kind::text && !member->value.text.empty();
    if (is_name && !read_number(member->value.text))
      named = member->value.text;  // thresholds.hpp
    else
      read(name, unit_of<Number>, reading, 1, 5);
  };
  read_reading("above", exit.above, exit.above_named);
  read_reading("below", exit.below, exit.below_named);
  if (const Member* of = node.find("of")) {
    exit.of = read_names(of->value, key + ".of").value_or(exit.of);
    if (of->value.kind == Node::Kind::list && of->value.items.empty()) {
      refuse_value(of->value, key + ".of", "keys of kinds of involvement");
    }
  }
  if (exit.above >= exit.below && exit.above_named.empty() && exit.below_named.empty()) {
    refuse(node.place, key, "expected above to be less than below");
  }
  return exit.to.empty() ? std::nullopt : std::optional(exit);
}

template void Patch::read_evidence(const Node&, const std::string&, const Unit&, double, double, Figure<Numbers>&);

}  // namespace models
