#include "models/scenario/figure_lines.hpp"

#include "models/evidence/quantity.hpp"
#include "models/scenario/fields.hpp"

namespace models {

namespace {

/// The list that writes down the figures described to it.
class Figures {
 public:
  std::vector<FigureLine> lines;

  template <class T>
  void operator()(const Figure<T>& figure, std::string_view key, T /*lowest*/, T /*highest*/, std::string_view /*help*/,
                  Presence /*presence*/ = Presence::required) {
    if (!add(figure, key, write_quantity(figure.value.value, unit_of<T>), unit_of<T>)) return;
    lines.back().number = figure.value.value;
    if (figure.low && figure.high) {
      lines.back().low = *figure.low;
      lines.back().high = *figure.high;
    }
    lines.back().unit = unit_in_words(unit_of<T>);
  }
  template <class T>
  void figures(const std::map<std::string, Figure<T>>& by_key, std::string_view key, T lowest, T highest,
               std::string_view help) {
    for (const auto& [name, figure] : by_key) {
      (*this)(figure, std::string(key) + "." + name, lowest, highest, help);
    }
  }
  void numbers(const Figure<Numbers>& figure, std::string_view key, const NumbersRule& /*rule*/, double /*lowest*/,
               double /*highest*/, std::string_view /*help*/, Presence /*presence*/ = Presence::required) {
    std::string text;
    for (const double number : figure.value) {
      text += (text.empty() ? "" : ", ") + write_number(number);
    }
    add(figure, key, text, unit_of<Number>);
  }
  void exits(const std::vector<Exit>& exits, std::string_view key, std::string_view /*help*/) {
    for (const Exit& exit : exits) {
      std::string value = write_quantity(exit.share, unit_of<Share>);
      if (exit.above > 1 || exit.below < 5) {
        value += " of readings from " + write_number(exit.above) + " to " + write_number(exit.below);
      }
      for (const std::string& kind : exit.of) {
        value += (kind == exit.of.front() ? " for " : ", ") + kind;
      }
      lines.push_back({prefix_ + std::string(key) + " to " + exit.to,
                       value,
                       "",
                       exit.source,
                       exit.strength,
                       exit.note,
                       exit.place,
                       {},
                       {},
                       {},
                       {}});
    }
  }
  void text(const std::string& /*text*/, std::string_view /*key*/, std::string_view /*help*/,
            Presence /*presence*/ = Presence::required) {}
  void choice(const std::string& /*text*/, std::string_view /*key*/, const Choices& /*choices*/,
              std::string_view /*help*/, Presence /*presence*/ = Presence::required) {}
  void whole(int /*number*/, std::string_view /*key*/, int /*lowest*/, int /*highest*/, std::string_view /*help*/) {}
  void flag(bool /*flag*/, std::string_view /*key*/, std::string_view /*help*/) {}
  void names(const std::vector<std::string>& /*names*/, std::string_view /*key*/, std::string_view /*help*/,
             Presence /*presence*/ = Presence::required) {}

  template <class Describe>
  void group(std::string_view key, std::string_view /*help*/, Describe describe_members) {
    prefix_ = std::string(key) + ".";
    describe_members();
  }
  template <class Entry, class Describe>
  void table(const std::map<std::string, Entry>& entries, std::string_view key, std::string_view /*help*/,
             Describe describe_one) {
    for (const auto& [name, entry] : entries) {
      prefix_ = std::string(key) + "." + name + ".";
      describe_one(entry);
    }
  }

 private:
  // False for an optional figure that nobody set.
  template <class T>
  bool add(const Figure<T>& figure, std::string_view key, const std::string& value, const Unit& unit) {
    if (figure.place.file.empty()) return false;
    std::string range;
    if (figure.low && figure.high) {
      range = write_quantity(*figure.low, unit) + " to " + write_quantity(*figure.high, unit);
    }
    lines.push_back({prefix_ + std::string(key),
                     value,
                     range,
                     figure.source,
                     figure.strength,
                     figure.note,
                     figure.place,
                     {},
                     {},
                     {},
                     {}});
    return true;
  }

  std::string prefix_;
};

}  // namespace

std::vector<FigureLine> figure_lines(const Settings& settings) {
  Figures list;
  describe(list, settings);
  return list.lines;
}

}  // namespace models
