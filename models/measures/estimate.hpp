// Many replications → means with intervals, and paired differences between practices on the same families and luck.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/measures/list_growth.hpp"
#include "models/measures/observe.hpp"

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
};

/// What the 95 % interval of a difference allows to be said, when a difference of up to `indifference` either way is
/// not worth acting on: `no_difference_that_matters` when the interval lies wholly within that zone; else `lower` or
/// `higher` when it leaves out 0; else, or without an interval, `cannot_tell`.
[[nodiscard]] Verdict verdict(const Estimate& difference, double indifference);

/// A value or the reason why there is none.
template <class T>
struct OrReason {
  std::optional<T> value;
  std::string reason;  ///< when there is none
};

/// Middle 80 % and mean of a weekly series over replications.
struct Band {
  std::vector<double> mean, p10, p90;
};
struct WeeklyBands {
  Band looked_after, in_need, on_plans, unallocated, caseload, referrals;
};

/// One practice over all replications.
struct ArmEstimates {
  std::string practice;  ///< key
  std::string name;
  std::array<OrReason<Estimate>, measure_count> measures;
  WeeklyBands weekly;
  std::uint32_t nearest_median = 1;  ///< the replication nearest the median of the headline measures
  ListGrowth unallocated_growth{};   ///< of the list of children without a worker
};

/// One practice against the base.
struct ArmDifferences {
  std::string of;
  std::string against;
  std::array<OrReason<Difference>, measure_count> measures;
};

/// The answer in numbers.
struct Estimates {
  std::uint64_t seed = 1;
  int replications = 0;
  int years = 0;
  std::vector<ArmEstimates> arms;                            ///< the first is the base
  std::vector<ArmDifferences> differences;                   ///< one for each arm after the first
  std::string hash;                                          ///< over every replication's results, in order
  std::vector<std::vector<std::string>> replication_hashes;  ///< by arm, by replication
  std::vector<std::string> failures;  ///< replications that stopped, in words; empty when none did
};

/// Means and intervals of one arm's replications, in order.
[[nodiscard]] ArmEstimates estimate(const Model& model, std::span<const Observations> runs);
/// Paired differences; `arm` and `base` are of the same replications in the same order.
[[nodiscard]] ArmDifferences differences(const Model& arm_model, const Model& base_model,
                                         std::span<const Observations> arm, std::span<const Observations> base);

}  // namespace models
