// Playing, stepping and the speed; knows no window.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/time/instant.hpp"

namespace viz {

/// Where the replay stands, to the fraction of a minute, and how fast it goes.
class Player {
 public:
  static constexpr double minutes_per_day = 24 * 60;
  static constexpr double minutes_per_week = 7 * minutes_per_day;
  /// Weeks a second.
  static constexpr std::array<double, 7> speeds = {0.25, 0.5, 1, 2, 4, 8, 16};

  explicit Player(sim::Instant end) : end_(static_cast<double>(end.ticks)) {}

  [[nodiscard]] sim::Instant at() const { return {static_cast<std::int64_t>(minutes_)}; }
  [[nodiscard]] bool playing() const { return playing_; }
  [[nodiscard]] double speed() const { return speeds[speed_]; }

  void seek(double minutes) { minutes_ = std::clamp(minutes, 0.0, end_); }
  /// A step stops the play.
  void step(double minutes) {
    playing_ = false;
    seek(minutes_ + minutes);
  }
  void to_start() { step(-end_); }
  void to_end() { step(end_); }
  /// From the end it plays again from the start.
  void toggle() {
    playing_ = !playing_;
    if (playing_ && minutes_ >= end_) minutes_ = 0;
  }
  void faster() { speed_ = std::min(speed_ + 1, speeds.size() - 1); }
  void slower() { speed_ = speed_ > 0 ? speed_ - 1 : 0; }
  /// Time goes by on the wall; stops at the end.
  void pass(double seconds) {
    if (!playing_) return;
    seek(minutes_ + seconds * speed() * minutes_per_week);
    if (minutes_ >= end_) playing_ = false;
  }

 private:
  double end_;
  double minutes_ = 0;
  bool playing_ = false;
  std::size_t speed_ = 2;
};

}  // namespace viz
