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

/// How lengths of time are spread about their mean.
enum class Law : std::uint8_t { lognormal, exponential, fixed };

/// A kind of task, with its times in ticks (minutes).
struct TaskRules {
  const Task* task = nullptr;
  Urgency urgency = Urgency::planned;
  Law law = Law::lognormal;
  std::vector<RoleId> done_by;  ///< roles that do it where a team has them
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
  std::uint16_t of = 0;  ///< bit n: for the n-th kind of involvement; 0: for all that no other way out names
};

/// A stage, as it is carried through in this phase.
struct StageRules {
  const Stage* stage = nullptr;
  int team = -1;  ///< index among the kinds of team; −1 when nobody holds the case
  Law law = Law::lognormal;  ///< of the stay
  std::vector<ExitRule> exits;
  std::uint16_t named = 0;  ///< bit n: some way out is for the n-th kind of involvement, which takes no other
  std::vector<TaskId> tasks;
  const Placement* placement = nullptr;  ///< when the stage is a placement
};

/// So many full-time-equivalent posts of a role in a kind of team.
struct PostRules {
  int team = 0;
  RoleId role;
  double posts = 0;
};

/// One phase, whole.
struct CompiledPhase {
  sim::Instant from;
  const Settings* settings = nullptr;
  std::vector<StageRules> stages;                ///< by StageId
  std::vector<TaskRules> tasks;                  ///< by TaskId
  std::vector<const ContactSource*> sources;     ///< in the order of the model's sources
  std::vector<const Involvement*> involvements;  ///< in the order of the model's kinds of involvement
  std::vector<const Need*> needs;                ///< in the order of the model's needs
  /// By involvement and need: how likely such a family has it, so that the published share comes out over all.
  std::vector<std::vector<double>> need_shares;
  std::vector<const Role*> roles;                ///< by RoleId; null when the phase does not have it
  std::vector<PostRules> posts;                  ///< in order of kind of team and role
  std::vector<double> duty;                      ///< by kind of team: who are on duty in each of its teams
  std::vector<std::vector<RoleId>> specialists;  ///< by need: the roles that meet it
};

}  // namespace models
