// How a family's level of need moves, and how a worker reads it. Every equation of the kind is in need.cpp.
//
// The level is a number from 1 to 5: 1 universal, 2 early help, 3 in need, 4 significant harm, 5 unsafe at home. It is
// never shown for one child.
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

/// A reading of the level by a practitioner or a conference: level + noise, held to [1, 5]. One number from `stream`.
[[nodiscard]] double read_level(double level, double noise, sim::Stream stream);

}  // namespace models
