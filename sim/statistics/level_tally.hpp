// Mean and variance over time of a level that is a whole number, and how they merge over runs.
//
// TimeWeighted (sim/statistics/time_weighted.hpp) is the half of it that needs no variance.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "sim/statistics/whole_moments.hpp"
#include "sim/time/instant.hpp"

namespace sim {

/// A stretch of time, or several put together, and the levels in it. Exact, so it merges in any order to the same bits.
struct LevelSummary {
  WholeMoments moments;  ///< of the level; its weight is ticks
  std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
  std::int64_t highest = std::numeric_limits<std::int64_t>::min();

  /// As if the stretches followed each other: each counts by how long it is.
  void merge(const LevelSummary& other) {
    moments.merge(other.moments);
    lowest = std::min(lowest, other.lowest);
    highest = std::max(highest, other.highest);
  }

  [[nodiscard]] Span observed() const { return {moments.weight}; }
  /// Over the time observed; 0 if there is none, as the next two.
  [[nodiscard]] double mean() const { return moments.mean(); }
  /// Mean over time of (level - mean)^2. That of the level itself, not of its mean: levels nearby in time are alike.
  [[nodiscard]] double variance() const {
    return moments.weight == 0 ? 0 : moments.squared_deviations() / static_cast<double>(moments.weight);
  }
  [[nodiscard]] double standard_deviation() const { return std::sqrt(variance()); }

  friend bool operator==(const LevelSummary&, const LevelSummary&) = default;
};

/// A level that changes at instants: how many wait, how many are open.
class LevelTally {
 public:
  LevelTally() = default;
  explicit LevelTally(Instant begin, std::int64_t level = 0)
      : begin_(begin), changed_(begin), level_(level), past_{{}, level, level} {}

  /// The level from `when` on. Throws std::logic_error if `when` is before the last change.
  void set(Instant when, std::int64_t level) {
    if (when < changed_) throw std::logic_error("sim: a level is set before its last change");
    past_.moments.add(level_, (when - changed_).ticks);
    changed_ = when;
    level_ = level;
    see(level);
  }
  void add(Instant when, std::int64_t change) { set(when, level_ + change); }

  /// Forgets what was before `when`, for instance a warm-up; the level stays.
  void restart(Instant when) { *this = LevelTally(when, level_); }

  [[nodiscard]] std::int64_t level() const { return level_; }
  [[nodiscard]] Instant begin() const { return begin_; }

  /// Over [begin, when); `when` not before the last change (std::logic_error).
  [[nodiscard]] LevelSummary summary(Instant when) const {
    if (when < changed_) throw std::logic_error("sim: a level is asked for before its last change");
    LevelSummary all = past_;
    all.moments.add(level_, (when - changed_).ticks);
    return all;
  }

 private:
  void see(std::int64_t level) {
    past_.lowest = std::min(past_.lowest, level);
    past_.highest = std::max(past_.highest, level);
  }

  Instant begin_;
  Instant changed_;
  std::int64_t level_ = 0;
  LevelSummary past_{{}, 0, 0};  // up to the last change
};

}  // namespace sim
