// How far a study is and how long it will still take, on standard error.
#pragma once

#include <chrono>
#include <string>

namespace viz {

/// One line that is written over and over. Silent unless `visible`.
class Progress {
 public:
  explicit Progress(bool visible) : visible_(visible) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Shows that `done` of `total` are done; at most ten times a second.
  void show(int done, int total);
  /// Takes the line away.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool visible_;
  bool shown_ = false;
  Clock::time_point started_ = Clock::now();
  Clock::time_point last_{};
};

/// Whether standard error is a terminal: a person is watching.
[[nodiscard]] bool somebody_watches();

/// "2.3 a second", "20 a second", "9.5 a minute".
[[nodiscard]] std::string rate_in_words(double a_second);

/// "▕████      ▏ 12 of 80, 1.7 a second, about 40 s left"; neither rate nor time left before anything is done.
[[nodiscard]] std::string progress_line(int done, int total, double seconds_so_far);

/// "40 s", "2 min 5 s", "1 h 20 min".
[[nodiscard]] std::string duration_in_words(double seconds);

/// "one five-year replication: 0.84 s".
[[nodiscard]] std::string timing_line(int years, double seconds_per_replication);

}  // namespace viz
