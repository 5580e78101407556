// How far the mean of a few replications can be trusted, and the difference of two models under the same luck.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace sim {

inline constexpr double default_confidence = 0.95;

/// A mean and the interval that covers the true one with the stated confidence.
struct Interval {
  double mean = 0;
  double low = 0;
  double high = 0;

  [[nodiscard]] double half_width() const { return (high - low) / 2; }
  [[nodiscard]] bool contains(double x) const { return low <= x && x <= high; }
};

/// The p-quantile of Student's distribution, p in (0, 1), degrees > 0 (std::domain_error), by Boost.Math.
double student_quantile(double p, double degrees);

/// The interval of Student for the mean of independent, roughly normal values; confidence in (0, 1)
/// (std::invalid_argument). None for fewer than two values: one says nothing about spread.
std::optional<Interval> student_interval(std::span<const double> values, double confidence = default_confidence);

/// b - a, replication by replication: two models that met the same luck.
struct PairedDifference {
  std::size_t pairs = 0;
  double mean = 0;                     ///< of b - a
  std::optional<Interval> interval80;  ///< of the mean difference; none for fewer than two pairs, as the next
  std::optional<Interval> interval95;
  double p10 = 0;  ///< 10th percentile of the differences themselves
  double p90 = 0;
  /// Variance of the difference had the runs been independent, over the one reached: (var a + var b) / var(b - a). How
  /// many times fewer replications pairing needed. None for fewer than two pairs or if all differences are equal.
  std::optional<double> variance_ratio;
};

/// Throws std::invalid_argument if the lengths differ or are zero.
PairedDifference paired_difference(std::span<const double> a, std::span<const double> b);

}  // namespace sim
