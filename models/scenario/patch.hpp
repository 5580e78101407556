// Writes what one file sets over the settings there are: the list (field_list.hpp) that reads and checks every value.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/evidence/quantity.hpp"
#include "models/evidence/sources.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/field_list.hpp"
#include "models/scenario/settings.hpp"

namespace models {

/// What the text that sets values may leave out. Files of config/ may leave out nothing.
struct PatchRules {
  bool plain_values = false;  ///< "16 children" without a table and a source: assumed (dated changes, the command line)
  bool bare_numbers = false;  ///< 16 means the unit of the key (the command line)
  bool new_entries = true;    ///< tables such as `[stage.NAME]` may be new
  std::string note;           ///< of figures without a source
};

/// No text in a file is longer, in bytes.
inline constexpr std::size_t longest_text = 1000;

/// A dotted key that was set, and where.
struct SetKey {
  std::string key;
  Place place;  ///< of the value
};

/// Reads members of `root` into the fields that are described to it. Every fault is added to `faults`, and the field
/// keeps the value it had. Both `root` and `sources` must outlive it. Faults name keys by their dotted path, with
/// `prefix` before it.
class Patch {
 public:
  Patch(const Node& root, PatchRules rules, const Sources& sources, std::vector<Fault>& faults,
        const std::string& prefix = "");

  template <class T>
  void operator()(Figure<T>& figure, std::string_view key, T lowest, T highest, std::string_view /*help*/,
                  Presence /*presence*/ = Presence::required) {
    if (const Member* member = take(key)) {
      if (const auto read = read_figure(member->value, path(key), unit_of<T>, lowest.value, highest.value)) {
        write(*read, figure);
      }
    }
  }

  template <class T>
  void figures(std::map<std::string, Figure<T>>& by_key, std::string_view key, T lowest, T highest,
               std::string_view help) {
    if (enter(key)) {
      levels_.back().names_are_free = true;
      for (const Member& member : current().members) {
        if (may_hold(by_key, member)) {
          (*this)(by_key[member.key], member.key, lowest, highest, help);
        }
      }
      leave();
    }
  }

  void numbers(Figure<Numbers>& figure, std::string_view key, const NumbersRule& rule, double lowest, double highest,
               std::string_view help, Presence presence = Presence::required);
  void text(std::string& text, std::string_view key, std::string_view help, Presence presence = Presence::required);
  void choice(std::string& text, std::string_view key, const Choices& choices, std::string_view help,
              Presence presence = Presence::required);
  void whole(int& number, std::string_view key, int lowest, int highest, std::string_view help);
  void flag(bool& flag, std::string_view key, std::string_view help);
  void number(double& number, std::string_view key, double lowest, double highest, std::string_view help);
  void date(sim::Date& date, std::string_view key, std::string_view help);
  void names(std::vector<std::string>& names, std::string_view key, std::string_view help,
             Presence presence = Presence::required);
  void exits(std::vector<Exit>& exits, std::string_view key, std::string_view help);

  template <class Describe>
  void group(std::string_view key, std::string_view /*help*/, Describe describe_members) {
    if (enter(key)) {
      describe_members();
      leave();
    }
  }

  template <class Entry, class Describe>
  void table(std::map<std::string, Entry>& entries, std::string_view key, std::string_view /*help*/,
             Describe describe_one) {
    if (!enter(key)) {
      return;
    }
    levels_.back().names_are_free = true;
    for (const Member& member : current().members) {
      if (may_hold(entries, member) && enter(member.key)) {
        Entry& entry = entries[member.key];
        if constexpr (requires { entry.place; }) {
          entry.place = entry.place.file.empty() ? member.place : entry.place;
        }
        describe_one(entry);
        leave();
      }
    }
    leave();
  }

  /// The member of that name at the present level, if the file has it; it is then no unknown key.
  const Member* take(std::string_view key);

  /// Refuses what has not been taken. To be called once, after the last description.
  void finish() { leave(); }

  /// What was set, in the order of the list.
  [[nodiscard]] const std::vector<SetKey>& keys() const { return keys_; }

 private:
  struct Level {
    const Node* node;
    std::string prefix;
    std::vector<std::string> known;
    bool names_are_free = false;  ///< `[stage.NAME]`: what is wrong with a name is said by may_hold
  };

  bool enter(std::string_view key);
  void leave();
  [[nodiscard]] std::string suggestion(const Member& member) const;
  [[nodiscard]] const Node& current() const { return *levels_.back().node; }
  [[nodiscard]] std::string path(std::string_view key) const { return levels_.back().prefix + std::string(key); }
  void refuse(const Place& place, const std::string& key, const std::string& why);
  void refuse_value(const Node& node, const std::string& key, const std::string& expected);

  /// Whether `[stage.NAME]` may be there: an entry that exists, or a new one with a proper name.
  template <class Entry>
  bool may_hold(const std::map<std::string, Entry>& entries, const Member& member) {
    if (entries.contains(member.key) || is_full()) {
      return entries.contains(member.key);
    }
    if (rules_.new_entries) {
      return may_be_new(member, entries.size());
    }
    std::vector<std::string> known;
    for (const auto& [name, entry] : entries) {
      known.push_back(name);
    }
    refuse(member.place, path(member.key), "unknown key" + did_you_mean(nearest(member.key, known)));
    return false;
  }
  bool may_be_new(const Member& member, std::size_t entries);
  [[nodiscard]] bool is_full() const { return faults_.size() > most_faults; }

  [[nodiscard]] bool is_plain(const Node& node) const;
  [[nodiscard]] static std::optional<double> value_of(const Node& node, const Unit& unit, bool bare);
  std::optional<double> checked(const Node& node, const std::string& key, const Unit& unit, double lowest,
                                double highest, bool bare);
  std::optional<Figure<Number>> read_figure(const Node& node, const std::string& key, const Unit& unit, double lowest,
                                            double highest);
  std::optional<Numbers> read_list(const Node& node, const std::string& key, const NumbersRule& rule, double lowest,
                                   double highest);
  std::optional<std::vector<std::string>> read_names(const Node& node, const std::string& key);
  std::optional<Exit> read_exit(const Node& node, const std::string& key);

  /// Source, strength, range and note of the figure in the table `node`.
  template <class T>
  void read_evidence(const Node& node, const std::string& key, const Unit& unit, double lowest, double highest,
                     Figure<T>& figure);
  [[nodiscard]] bool is_known(const std::string& source) const;
  std::string read_source(const Node& node, const std::string& key);
  Strength read_strength(const Node& node, const std::string& key, const std::string& source);
  std::string read_note(const Node& node, const std::string& key);
  void check_members(const Node& node, const std::string& key, const std::vector<std::string>& known);

  template <class T>
  static void write(const Figure<Number>& read, Figure<T>& figure) {
    figure = Figure<T>{T{read.value.value}, read.source, read.strength, read.low, read.high, read.note, read.place};
  }

  std::vector<Level> levels_;
  PatchRules rules_;
  const Sources& sources_;
  std::vector<Fault>& faults_;
  std::vector<SetKey> keys_;
};

}  // namespace models
