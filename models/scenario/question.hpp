// A scenario file, read but not yet filled with the settings of its authority and practices.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/evidence/sources.hpp"
#include "models/scenario/document.hpp"
#include "models/scenario/scenario.hpp"
#include "sim/time/calendar.hpp"

namespace models {

/// One dotted key and the value it is to get: a dated change has several, `--set` has one.
struct Setting {
  std::string key;  ///< "caseload.hard_cap"
  Node root;        ///< the value within its tables: what a Patch reads
};

/// `[[change]]`: what is set anew from a day on.
struct Change {
  sim::Date from;
  std::string reason;
  std::vector<Setting> set;
  Place place;  ///< of the date
};

/// What is asked: `[scenario]` and its changes, with keys not yet looked up.
struct Question {
  std::string name;
  std::string question;
  std::string authority;
  Place authority_place;
  Given given = Given::everything;  ///< of an authority that is a row of config/authorities/england.csv
  bool all_authorities = false;     ///< every one of England's, side by side
  std::vector<std::string> practices;
  Place practices_place;
  sim::Date start;
  int years = 5;
  double scale = 1;             ///< the same place, so many times as large
  std::vector<Change> changes;  ///< in order of date
  std::filesystem::path file;   ///< the scenario's; paths in it start beside it
};

/// The longest run that may be asked for.
inline constexpr int most_years = 50;

/// Reads `[scenario]` and `[[change]]`; faults are added. Nothing when the file is no scenario.
[[nodiscard]] std::optional<Question> read_question(const Document& document, const Sources& sources,
                                                    std::vector<Fault>& faults);

/// `key` taken apart at its dots, `value` placed in tables of those names. Nothing and a fault when the key is no
/// dotted key.
[[nodiscard]] std::optional<Setting> make_setting(const std::string& key, const Node& value, const Place& key_place,
                                                  std::vector<Fault>& faults);

}  // namespace models
