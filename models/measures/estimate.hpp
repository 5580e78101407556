// Many replications → means with intervals, and paired differences between practices on the same families and luck.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/measures/bad_weeks.hpp"
#include "models/measures/estimated.hpp"
#include "models/measures/list_growth.hpp"
#include "models/measures/observe.hpp"
#include "models/measures/shadow.hpp"
#include "models/measures/zones.hpp"

namespace models {

/// Middle 80 % and mean of a weekly series over replications.
struct Band {
  std::vector<double> mean, p10, p90;
};
struct WeeklyBands {
  Band looked_after, in_need, on_plans, unallocated, caseload, referrals;
};

/// The measures of one financial year over replications.
template <class What>
struct OfYear {
  int begins = 0;     ///< 2025: from 1 April 2025
  bool whole = true;  ///< else the run meets a part of it
  std::array<OrReason<What>, measure_count> measures;
};

/// One practice over all replications.
struct ArmEstimates {
  std::string practice;  ///< key
  std::string name;
  std::array<OrReason<Estimate>, measure_count> measures;
  std::vector<OfYear<Estimate>> financial_years{};
  WeeklyBands weekly;
  std::uint32_t nearest_median = 1;  ///< the replication nearest the median of the headline measures
  ListGrowth unallocated_growth{};   ///< of the list of children without a worker
};

/// One practice against the base.
struct ArmDifferences {
  std::string of;
  std::string against;
  std::array<OrReason<Difference>, measure_count> measures;
  std::vector<OfYear<Difference>> financial_years{};
};

/// How differences are judged.
struct DifferenceRules {
  Zones zones;
  std::size_t arms = 1;  ///< compared with the base: how many differences of each headline measure hold together
};

/// What came of repeating until there was enough.
struct PrecisionReached {
  double wanted = 0;                     ///< a share
  std::optional<int> enough;             ///< replications at which every headline measure had it, for good
  std::vector<std::string> not_precise;  ///< names, where it never came to that
};

/// The answer in numbers.
struct Estimates {
  std::uint64_t seed = 1;
  int replications = 0;
  int years = 0;
  std::vector<ArmEstimates> arms;                            ///< the first is the base
  std::vector<ArmDifferences> differences;                   ///< one for each arm after the first
  std::vector<BadWeeks> bad_weeks;                           ///< of every stock
  std::vector<std::vector<Shadow>> shadows;                  ///< by arm: theory beside the simulation
  std::optional<PrecisionReached> precision;                 ///< where one was asked for
  std::string hash;                                          ///< over every replication's results, in order
  std::vector<std::vector<std::string>> replication_hashes;  ///< by arm, by replication
  std::vector<std::string> failures;  ///< replications that stopped, in words; empty when none did
};

/// Means and intervals of one arm's replications, in order.
[[nodiscard]] ArmEstimates estimate(const Model& model, std::span<const Observations> runs);
/// Paired differences; `arm` and `base` are of the same replications in the same order.
[[nodiscard]] ArmDifferences differences(const Model& arm_model, const Model& base_model,
                                         std::span<const Observations> arm, std::span<const Observations> base,
                                         const DifferenceRules& rules = {});

}  // namespace models
