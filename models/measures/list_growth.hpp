// Whether a list grows without settling: then an average over a window says how long one looked, and nothing else.
//
// What is decided, from the length of the list at the end of each week of each run:
//   slope       the second half of the window, in means of four weeks, fitted by least squares, in a week. Where that
//               half has a year or more it is cut to whole years, so that seasons do not pass for a trend. Over runs,
//               the mean and its Student interval of 95 %.
//   grows       the interval lies above `share_of_arrivals` of what arrives in a week; with fewer than five runs, of
//               which an interval says little, the slope of every run does.
//   goes on     in nine of ten runs the list is longer, on average, in each of the last quarters of the window than in
//               the one before, from the second on; with one run, or in a window of less than two years, from the first
//               on, which no season can do. And the last of these steps, on average over runs, is at least half as long
//               as the one before it: a list that settles makes ever shorter steps.
// A list that does both grows without settling. A window of less than 32 weeks says nothing.
//
// The thresholds are settings of this tool, not findings. A list that will settle far beyond the horizon is taken for
// one that does not; within the horizon the two are the same to those who wait.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace models {

/// How a list behaves over several runs.
struct ListGrowth {
  double a_week = 0;                    ///< mean slope over runs
  std::optional<double> low95, high95;  ///< of that mean; none for one run
  bool without_settling = false;
};

inline constexpr double share_of_arrivals = 0.02;
inline constexpr std::size_t fewest_weeks = 32;
inline constexpr std::size_t fewest_runs_for_an_interval = 5;

/// `runs`: for each run the length of the list at the end of each week, all of the same number of weeks;
/// `arrivals_a_week`: how many arrive at the service in a week, on average. Nothing is said of no run.
[[nodiscard]] ListGrowth list_growth(std::span<const std::vector<double>> runs, double arrivals_a_week);

}  // namespace models
