#include "viz/cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace viz {

bool somebody_watches() { return isatty(STDERR_FILENO) == 1; }

void Progress::show(int done, int total) {
  if (!visible_) return;
  const Clock::time_point now = Clock::now();
  if (done < total && now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  fmt::print(stderr, "\r{}\033[K", progress_line(done, total, seconds));
  std::fflush(stderr);
}

void Progress::clear() {
  if (!shown_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  shown_ = false;
}

std::string rate_in_words(double a_second) {
  if (a_second >= 10) return fmt::format("{:.0f} a second", a_second);
  if (a_second >= 1) return fmt::format("{:.1f} a second", a_second);
  return fmt::format("{:.1f} a minute", 60 * a_second);
}

std::string progress_line(int done, int total, double seconds_so_far) {
  constexpr int width = 24;
  const int full = total > 0 ? static_cast<int>(std::int64_t{width} * done / total) : 0;
  std::string line = "▕";
  for (int i = 0; i < width; ++i) line += i < full ? "█" : " ";
  line += fmt::format("▏ {} of {}", done, total);
  if (done > 0 && done < total) {
    if (seconds_so_far > 0) line += fmt::format(", {}", rate_in_words(done / seconds_so_far));
    line += fmt::format(", about {} left", duration_in_words(seconds_so_far * (total - done) / done));
  }
  return line;
}

std::string duration_in_words(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::ceil(std::max(seconds, 0.0)));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

std::string timing_line(int years, double seconds_per_replication) {
  constexpr std::array<std::string_view, 11> words{"",    "one",   "two",   "three", "four", "five",
                                                   "six", "seven", "eight", "nine",  "ten"};
  const std::string count = years >= 1 && years <= 10 ? std::string(words[years]) : fmt::format("{}", years);
  return fmt::format("one {}-year replication: {:.2f} s", count, seconds_per_replication);
}

}  // namespace viz
