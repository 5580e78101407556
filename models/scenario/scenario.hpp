// What the user asked: one authority, one or more practices, how long, how many runs, and what changes on which day.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "models/evidence/sources.hpp"
#include "models/scenario/settings.hpp"
#include "sim/time/calendar.hpp"

namespace models {

/// The settings in force from a day on, because of a dated change.
struct Phase {
  sim::Date from;
  std::string reason;
  std::vector<std::string> keys;  ///< dotted keys that it sets
  Settings settings;              ///< the whole tree with them
};

/// One practice model: who it is, and the settings of the authority with its own written over them.
struct PracticeArm {
  std::string key;                   ///< "family_safeguarding"
  std::string name;                  ///< "Family Safeguarding"
  std::string summary;               ///< one sentence
  std::string not_known;             ///< one sentence: what no evaluation has shown
  std::string source;                ///< key of its main description
  std::vector<std::string> changed;  ///< dotted keys that it sets, in order
  Settings settings;                 ///< from day 0
  std::vector<Phase> phases;         ///< dated changes after that, in order of date
};

/// A value the user gave on the command line, `KEY=VALUE`.
struct Override {
  std::string key;
  std::string value;
};

/// What of a published row is put in place of England's figures (authorities.hpp).
enum class Given {
  everything,           ///< also rates further along the pathway and timeliness, through the thresholds
  demand_and_staffing,  ///< population, referrals, re-referrals; posts, vacancies, agency, leavers, sickness
  population            ///< its size alone: the national rates
};

/// What the command line may ask for beside the file; empty members leave the file's own.
struct Request {
  std::vector<std::string> practices;  ///< keys or paths; the first is the base
  std::string authority;               ///< key or path
  Given given = Given::everything;     ///< of an authority that is a row of config/authorities/england.csv
  std::vector<Override> overrides;
  int years = 0;                 ///< 0: the scenario's own
  double scale = 0;              ///< the same place, so many times as large (scale.hpp); 0: the scenario's own
  std::filesystem::path config;  ///< the folder config/; empty: found beside the program or the working folder
};

/// One input file as it was read: what a manifest needs.
struct InputFile {
  std::string name;  ///< path relative to config/, or as given
  std::string text;
};

/// The question, whole and checked: every unit read, every range held, every source known.
struct Scenario {
  std::string key;
  std::string name;
  std::string question;  ///< in the user's words
  sim::Date start;       ///< day 0
  int years = 5;
  bool all_authorities = false;   ///< asks for every authority of England, side by side (studies/side_by_side.hpp)
  double scale = 1;               ///< by which every arm and phase below has been scaled
  std::vector<PracticeArm> arms;  ///< at least one; the first is the base
  Sources sources;                ///< the bibliography
  std::vector<InputFile> inputs;  ///< every file read, in the order read
};

/// Reads a scenario, its authority and its practices. Throws ScenarioError with every fault in all of them.
[[nodiscard]] Scenario load_scenario(const std::filesystem::path& file, const Request& request = {});

/// Finds the folder config/: $CASEWORK_CONFIG, beside the program, or in the working folder and those above it.
[[nodiscard]] std::filesystem::path find_config();

}  // namespace models
