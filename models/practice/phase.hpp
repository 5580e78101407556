// The settings of one stretch of a run, by index: what a run asks again and again, without a string.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/practice/ids.hpp"
#include "models/scenario/settings.hpp"
#include "sim/time/instant.hpp"

namespace models {

/// What counts as more urgent when there is more work than time; the order is that of models/README.md.
enum class Urgency : std::uint8_t { crisis, statutory, planned, direct_work, development };

/// A kind of task, with its times in ticks (minutes).
struct TaskRules {
  const Task* task = nullptr;
  Urgency urgency = Urgency::planned;
  std::uint16_t name = 0;  ///< a hash of its key: names its luck, whatever other tasks a practice has
  sim::Span first_due, every, may_begin, lapses;
  double minutes = 0;                                         ///< mean effort, one child
  double further_child = 0;                                   ///< mean effort for each further child, minutes
  double direct = 0, travel = 0, recording = 0, meeting = 0;  ///< parts of the effort, adding to 1
};

/// One way out of a stage, by index.
struct ExitRule {
  StageId to;
  double share = 1;
  double above = 1;
  double below = 5;
};

/// A stage, as it is carried through in this phase.
struct StageRules {
  const Stage* stage = nullptr;
  int team = -1;  ///< index among the kinds of team; −1 when nobody holds the case
  std::vector<ExitRule> exits;
  std::vector<TaskId> tasks;
  const Placement* placement = nullptr;  ///< when the stage is a placement
};

/// So many posts of a role in a kind of team.
struct PostRules {
  int team = 0;
  RoleId role;
  int posts = 0;
};

/// One phase, whole.
struct CompiledPhase {
  sim::Instant from;
  const Settings* settings = nullptr;
  std::vector<StageRules> stages;                ///< by StageId
  std::vector<TaskRules> tasks;                  ///< by TaskId
  std::vector<const Need*> needs;                ///< in the order of the model's needs
  std::vector<const Role*> roles;                ///< by RoleId; null when the phase does not have it
  std::vector<PostRules> posts;                  ///< in order of kind of team and role
  std::vector<std::vector<RoleId>> specialists;  ///< by need: the roles that meet it
};

}  // namespace models
