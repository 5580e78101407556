// The integral and the mean of a level over time, exact: whole levels times whole ticks.
#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>

#include "sim/time/instant.hpp"

namespace sim {

/// A level that is a whole number (how many wait, how many are busy) and changes at instants. The integral is exact
/// while level times ticks stays below 2^63: a million busy units for seventeen thousand years of minutes.
class TimeWeighted {
 public:
  TimeWeighted() = default;
  explicit TimeWeighted(Instant begin, std::int64_t level = 0)
      : begin_(begin), changed_(begin), level_(level), highest_(level) {}

  /// The level from `when` on. Throws std::logic_error if `when` is before the last change.
  void set(Instant when, std::int64_t level) {
    integral_ = integral(when);
    changed_ = when;
    level_ = level;
    highest_ = std::max(highest_, level);
  }
  void add(Instant when, std::int64_t change) { set(when, level_ + change); }

  /// Forgets what was before `when`, for instance a warm-up; the level stays.
  void restart(Instant when) { *this = TimeWeighted(when, level_); }

  [[nodiscard]] std::int64_t level() const { return level_; }
  [[nodiscard]] std::int64_t highest() const { return highest_; }
  [[nodiscard]] Instant begin() const { return begin_; }

  /// Of the level over [begin, when), in level times ticks; `when` not before the last change (std::logic_error).
  [[nodiscard]] std::int64_t integral(Instant when) const {
    if (when < changed_) throw std::logic_error("sim: a level is asked for before its last change");
    return integral_ + level_ * (when - changed_).ticks;
  }
  /// Over [begin, when); the level itself if no time has passed.
  [[nodiscard]] double mean(Instant when) const {
    const std::int64_t ticks = (when - begin_).ticks;
    if (ticks == 0) return static_cast<double>(level_);
    return static_cast<double>(integral(when)) / static_cast<double>(ticks);
  }

 private:
  Instant begin_;
  Instant changed_;
  std::int64_t level_ = 0;
  std::int64_t highest_ = 0;
  std::int64_t integral_ = 0;
};

}  // namespace sim
