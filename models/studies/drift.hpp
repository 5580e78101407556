// Whether a service is in balance: how fast its stocks move when nothing is changed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/measures/observe.hpp"
#include "models/studies/targets.hpp"

namespace models {

/// A stock whose movement is looked at, and the key of that movement in a file of targets.
struct WatchedStock {
  std::string_view name, movement;
  std::vector<double> WeeklySeries::*weeks = nullptr;
};
/// Children in need, on child protection plans and looked after.
[[nodiscard]] std::span<const WatchedStock> stocks();

/// How a stock moves in one run, in per cent of its mean a year: the slope of a straight line through its weeks.
/// Nothing where nobody is in it.
[[nodiscard]] std::optional<double> movement_of(const WatchedStock& stock, const Observations& run);

/// A stock over the years of a run.
struct Drift {
  std::string name;               ///< "Children looked after"
  double mean = 0;                ///< children
  double a_year = 0;              ///< its movement, mean over replications
  double low95 = 0, high95 = 0;   ///< of it (Student); nothing is known of it from one replication: −∞ to ∞
  Met balanced = Met::undefined;  ///< whether it is within `most_drift` either way
};

/// Per cent a year up to which a stock is in balance.
inline constexpr double most_drift = 1;

/// Each stock, by the weeks of runs of the same length.
[[nodiscard]] std::vector<Drift> drift_of(std::span<const Observations> runs);

}  // namespace models
