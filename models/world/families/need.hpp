// How a family's level of need moves, how it engages, and how a worker reads it. EVERY EQUATION of the kind is here and
// in need.cpp; every coefficient is a figure of config/ with its unit, range and source, printed by
// `casework explain PRACTICE --figures` under the key that stands in brackets here.
//
// The level L is a number from 1 to 5: 1 universal, 2 early help, 3 in need, 4 significant harm, 5 unsafe at home. It
// is never shown for one child.
//
//   dL/dt = rise − fall, levels a year
//   fall  = (natural recovery [dynamics.natural_recovery] × that of its kind [involvement.NAME.recovery]
//            + recovery with practice [dynamics.recovery_with_practice] × practice) × max(0, L − lasting level
//              [involvement.NAME.lasting])
//   rise  = deterioration [dynamics.deterioration] × unmet need × (5 − L) / 4  + waiting [dynamics.waiting] while
//           nobody is allocated
//   practice   = engagement × skill [effect.skill] × h / (h + half dose [dynamics.half_dose]), h being the direct hours
//                a week that the family really got
//   unmet need = 1 − e^(−Σ weight of each need not met [needs.NAME.weight])
//   engagement = own × [effect.engagement] × (1 − lost × e^(−weeks with the worker / [dynamics.engagement_regained])),
//                at most 1; `lost` grows at each change of worker by [dynamics.engagement_lost_at_change] of the rest
//   random movement: every four weeks a normal number of standard deviation [dynamics.variation] × √(4 weeks in years)
//
//   reading = L + noise × a normal number, held to [1, 5]
//   noise   = [decision.noise] × [decision.group_discussion] in a group
//             × (1 + ([decision.poor_assessment] − 1) × (1 − quality of the assessment))  + [decision.hurried] when a
//             stage has run past its limit
//   quality = direct time that the assessment had ÷ direct time that was planned for it, at most 1
//   thresholds rise, that is readings fall, by [decision.threshold_drift] × max(0, load − 1); load = children held ÷
//             soft caps of the team
#pragma once

#include <cstdint>

#include "models/scenario/settings.hpp"
#include "sim/random/stream.hpp"
#include "sim/time/instant.hpp"

namespace models {

/// What acts on a level of need over a stretch of time.
struct Circumstances {
  double unmet = 0;       ///< 0 to 1: needs that nobody has met, weighted
  double engagement = 0;  ///< 0 to 1: with the worker, now
  double dose = 0;        ///< direct hours a week, mean over the stretch
  double skill = 1;       ///< multiplies the effect of an hour
  bool waiting = false;   ///< in need of a worker and without one
  double lasting = 1;     ///< the level below which help does not bring it
  double recovery = 1;    ///< multiplies natural recovery
};

/// A level of need in time.
class LevelOfNeed {
 public:
  LevelOfNeed() = default;
  LevelOfNeed(double level, sim::Instant since);
  [[nodiscard]] double value() const { return level_; }
  [[nodiscard]] sim::Instant at() const { return at_; }
  /// A crisis, or its end: moves at once.
  void shift(double by);
  /// Takes it to `now` under `circumstances`. Random movement is drawn at the end of each four weeks since the level
  /// began, one normal number from (subject, Purpose::variation, n-th four weeks), whatever the calls in between.
  void advance(sim::Instant now, const Circumstances& circumstances, const Dynamics& dynamics, const sim::Luck& luck,
               std::uint64_t subject);

 private:
  double level_ = 1;
  sim::Instant since_;
  sim::Instant at_;
  std::uint32_t steps_ = 0;  // whole four weeks gone by
};

/// 0 to 1: 1 − e^(−sum of weights of needs unmet). One grave need weighs more than the second beside it.
[[nodiscard]] double unmet_need(double weight_unmet);

/// Engagement now of a family with `own`, of which it lost a share `lost` at the last change of worker, `weeks` ago;
/// `effect` is the practice's. In [0, 1].
[[nodiscard]] double engagement_now(double own, double effect, double lost, double weeks, const Dynamics& dynamics);
/// What is lost of engagement after one more change, `weeks` after the last at which it lost `lost`.
[[nodiscard]] double lost_at_change(double lost, double weeks, const Dynamics& dynamics);

/// How a decision is made.
struct Deciding {
  bool in_a_group = false;
  bool past_limit = false;
  double quality = 1;  ///< of the assessment it rests on, 0 to 1
  double load = 0;     ///< children held ÷ soft caps of the team
};

/// Standard deviation of a reading, in levels.
[[nodiscard]] double noise_of(const Deciding& deciding, const Decision& decision);
/// A reading of the level by a practitioner or a conference. One number from `stream`.
[[nodiscard]] double read_level(double level, const Deciding& deciding, const Decision& decision, sim::Stream stream);

}  // namespace models
