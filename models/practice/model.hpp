// A model: one practice arm, compiled; const, and shared by all threads of a study.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/practice/pathway.hpp"
#include "models/practice/phase.hpp"
#include "models/scenario/scenario.hpp"
#include "sim/time/calendar.hpp"

namespace models {

/// A team; its number is the same in every phase.
struct CompiledTeam {
  std::string key;   ///< of the kind of team
  std::string name;  ///< "Safeguarding 3"
  int kind = 0;      ///< index among the kinds of team
  int number = 0;    ///< among those of its kind, from 0
};

/// Everything a run needs, without strings to look up. Made by compile().
struct Model {
  std::shared_ptr<const Scenario> scenario;  ///< keeps the settings below alive
  std::size_t arm = 0;                       ///< index into scenario->arms
  sim::Calendar calendar;                    ///< instant 0 is day 0
  sim::Instant end;                          ///< the horizon
  Pathway pathway;
  std::vector<std::string> sources;     ///< keys of sources of contacts, by FamilyKnown::source
  std::vector<std::string> involvements;  ///< keys of kinds of involvement, by FamilyKnown::involvement
  std::vector<std::string> needs;       ///< keys, in the order of the bits of FamilyKnown::needs
  std::vector<std::string> tasks;       ///< keys, by TaskId
  std::vector<std::string> task_names;  ///< full words
  std::vector<std::string> roles;       ///< keys, by RoleId, in every phase
  std::vector<CompiledTeam> teams;      ///< by TeamId
  CompiledPhase base;                   ///< in force before day 0: that of the scenario's first arm
  std::vector<CompiledPhase> phases;    ///< the first from day 0

  [[nodiscard]] const PracticeArm& practice() const { return scenario->arms[arm]; }
  [[nodiscard]] const Settings& settings() const { return *phases.front().settings; }
};

/// Which run of a model: the same seed and replication give every practice the same families and the same luck.
struct RunId {
  std::uint64_t seed = 1;
  std::uint32_t replication = 1;  ///< counts from 1
};

}  // namespace models
