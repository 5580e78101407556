// What many replications say of one number, and of a difference between two: a mean, its intervals, a verdict.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace models {

/// One measure over replications. low/high bound the mean (Student); p10 and p90 hold the middle 80 % of replications.
/// With one replication there is a mean and no interval.
struct Estimate {
  double mean = 0;
  std::optional<double> low80, high80, low95, high95, p10, p90;
};

/// What may be said of a difference.
enum class Verdict { lower, higher, no_difference_that_matters, cannot_tell };
[[nodiscard]] std::string_view to_string(Verdict verdict);

/// A paired difference: the arm less the base, replication by replication.
struct Difference : Estimate {
  std::optional<double> variance_ratio;  ///< variance of independent runs ÷ variance of these pairs
  Verdict verdict = Verdict::cannot_tell;
  double same_sign = 0;  ///< share of pairs that agree with the sign of the mean
  double zone = 0;       ///< the smallest difference worth acting on, in the measure's unit
  /// Of a headline measure: the interval that holds together with those of all other headline differences of the
  /// comparison, all of them at once with 95 % (Bonferroni).
  std::optional<double> low_joint, high_joint;
  /// Where it cannot be told: about how many replications more would tell, if mean and spread are as they seem. Nothing
  /// where no number would, or none is to be foreseen.
  std::optional<double> more_replications;
};

/// What the 95 % interval of a difference allows to be said, when a difference of up to `indifference` either way is
/// not worth acting on: `no_difference_that_matters` when the interval lies wholly within that zone; else `lower` or
/// `higher` when it leaves out 0; else, or without an interval, `cannot_tell`.
[[nodiscard]] Verdict verdict(const Estimate& difference, double indifference);

/// About how many replications, in all, would bring the 95 % interval of a mean difference either past 0 or into the
/// zone: the n whose half-width is below the larger of |mean| and zone − |mean|, for this standard deviation. Nothing
/// for a deviation of 0, or where neither is above 0.
[[nodiscard]] std::optional<double> replications_to_tell(double mean, double deviation, double zone);

/// A value or the reason why there is none.
template <class T>
struct OrReason {
  std::optional<T> value;
  std::string reason;  ///< when there is none
};

/// Plain, in the order of the sample, which has a value.
[[nodiscard]] double mean_of(std::span<const double> sample);

/// Of a sample, one value a replication. Throws std::invalid_argument for none.
[[nodiscard]] Estimate estimate_of(std::span<const double> sample);

/// arm − base, pair by pair, judged by the zone; `together` intervals hold at once where it is above 0.
[[nodiscard]] Difference difference_of(std::span<const double> arm, std::span<const double> base, double zone,
                                       std::size_t together = 0);

}  // namespace models
