#include "models/measures/estimate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/statistics/interval.hpp"
#include "sim/statistics/quantiles.hpp"

namespace models {
namespace {

/// The values of one measure over replications, or why they cannot be used.
OrReason<std::vector<double>> values(const Model& model, std::span<const Observations> runs, Measure measure) {
  if (std::string reason = why_undefined(model, measure); !reason.empty()) return {std::nullopt, std::move(reason)};
  std::vector<double> found;
  found.reserve(runs.size());
  for (const Observations& run : runs) {
    if (run[measure]) found.push_back(*run[measure]);
  }
  if (runs.empty()) return {std::nullopt, "no replication was completed"};
  if (found.size() < runs.size()) {
    return {std::nullopt, fmt::format("undefined in {} of {} replications", runs.size() - found.size(), runs.size())};
  }
  return {std::move(found), {}};
}

void set_intervals(Estimate& estimate, const std::optional<sim::Interval>& middle,
                   const std::optional<sim::Interval>& wide) {
  if (middle) {
    estimate.low80 = middle->low;
    estimate.high80 = middle->high;
  }
  if (wide) {
    estimate.low95 = wide->low;
    estimate.high95 = wide->high;
  }
}

double mean_of(std::span<const double> sample) {
  double sum = 0;
  for (const double value : sample) sum += value;
  return sum / static_cast<double>(sample.size());
}

Estimate estimate_of(std::span<const double> sample) {
  Estimate made;
  made.mean = mean_of(sample);
  if (sample.size() < 2) return made;
  set_intervals(made, sim::student_interval(sample, 0.80), sim::student_interval(sample, 0.95));
  made.p10 = sim::quantile(sample, 0.1);
  made.p90 = sim::quantile(sample, 0.9);
  return made;
}

double share_of_same_sign(std::span<const double> arm, std::span<const double> base, double mean) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < arm.size(); ++i) {
    const double change = arm[i] - base[i];
    same += (change < 0 && mean < 0) || (change > 0 && mean > 0) || (change == 0 && mean == 0) ? 1 : 0;
  }
  return static_cast<double>(same) / static_cast<double>(arm.size());
}

Difference difference_of(std::span<const double> arm, std::span<const double> base, double matters) {
  const sim::PairedDifference pairs = sim::paired_difference(base, arm);
  Difference made;
  made.mean = pairs.mean;
  set_intervals(made, pairs.interval80, pairs.interval95);
  if (pairs.pairs > 1) {
    made.p10 = pairs.p10;
    made.p90 = pairs.p90;
  }
  made.variance_ratio = pairs.variance_ratio;
  made.same_sign = share_of_same_sign(arm, base, made.mean);
  made.verdict = verdict(made, std::abs(mean_of(base)) * matters / 100);
  return made;
}

using Series = std::vector<double> WeeklySeries::*;

Band band(std::span<const Observations> runs, Series series) {
  Band made;
  if (runs.empty()) return made;
  std::size_t weeks = std::numeric_limits<std::size_t>::max();
  for (const Observations& run : runs) weeks = std::min(weeks, (run.weekly.*series).size());
  std::vector<double> week(runs.size());
  for (std::size_t w = 0; w < weeks; ++w) {
    for (std::size_t r = 0; r < runs.size(); ++r) week[r] = (runs[r].weekly.*series)[w];
    std::sort(week.begin(), week.end());
    made.mean.push_back(mean_of(week));
    made.p10.push_back(sim::quantile_of_sorted(week, 0.1));
    made.p90.push_back(sim::quantile_of_sorted(week, 0.9));
  }
  return made;
}

WeeklyBands bands(std::span<const Observations> runs) {
  return {.looked_after = band(runs, &WeeklySeries::looked_after),
          .in_need = band(runs, &WeeklySeries::in_need),
          .on_plans = band(runs, &WeeklySeries::on_plans),
          .unallocated = band(runs, &WeeklySeries::unallocated),
          .caseload = band(runs, &WeeklySeries::caseload),
          .referrals = band(runs, &WeeklySeries::referrals)};
}

ListGrowth unallocated_growth(std::span<const Observations> runs) {
  std::vector<std::vector<double>> lists;
  double referrals = 0, weeks = 0;
  for (const Observations& run : runs) {
    lists.push_back(run.weekly.unallocated);
    for (const double week : run.weekly.referrals) referrals += week;
    weeks += static_cast<double>(run.weekly.referrals.size());
  }
  return list_growth(lists, weeks > 0 ? referrals / weeks : 0);
}

/// The replication whose headline measures lie nearest their medians, each in units of its standard deviation. A
/// measure that does not vary, or is undefined, has no say. Of equals, the first.
std::uint32_t nearest_median(const Model& model, std::span<const Observations> runs) {
  std::vector<double> distance(runs.size(), 0);
  for (const Definition& each : definitions()) {
    const OrReason<std::vector<double>> sample = values(model, runs, each.measure);
    if (!each.headline || !sample.value) continue;
    const double median = sim::quantile(*sample.value, 0.5);
    const double mean = mean_of(*sample.value);
    double squares = 0;
    for (const double value : *sample.value) squares += (value - mean) * (value - mean);
    if (!(squares > 0)) continue;
    const double variance = squares / static_cast<double>(runs.size());
    for (std::size_t r = 0; r < runs.size(); ++r) {
      const double off = (*sample.value)[r] - median;
      distance[r] += off * off / variance;
    }
  }
  if (runs.empty()) return 1;
  return runs[std::min_element(distance.begin(), distance.end()) - distance.begin()].replication;
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::lower:
      return "lower";
    case Verdict::higher:
      return "higher";
    case Verdict::no_difference_that_matters:
      return "no_difference_that_matters";
    case Verdict::cannot_tell:
      return "cannot_tell";
  }
  return {};
}

Verdict verdict(const Estimate& difference, double indifference) {
  if (!difference.low95 || !difference.high95) return Verdict::cannot_tell;
  const double low = *difference.low95;
  const double high = *difference.high95;
  if (low >= -indifference && high <= indifference) return Verdict::no_difference_that_matters;
  if (high < 0) return Verdict::lower;
  if (low > 0) return Verdict::higher;
  return Verdict::cannot_tell;
}

ArmEstimates estimate(const Model& model, std::span<const Observations> runs) {
  ArmEstimates made;
  made.practice = model.practice().key;
  made.name = model.practice().name;
  for (const Definition& each : definitions()) {
    OrReason<Estimate>& slot = made.measures[static_cast<std::size_t>(each.measure)];
    OrReason<std::vector<double>> sample = values(model, runs, each.measure);
    if (sample.value) {
      slot.value = estimate_of(*sample.value);
    } else {
      slot.reason = std::move(sample.reason);
    }
  }
  made.weekly = bands(runs);
  made.nearest_median = nearest_median(model, runs);
  made.unallocated_growth = unallocated_growth(runs);
  return made;
}

ArmDifferences differences(const Model& arm_model, const Model& base_model, std::span<const Observations> arm,
                           std::span<const Observations> base) {
  ArmDifferences made;
  made.of = arm_model.practice().key;
  made.against = base_model.practice().key;
  for (const Definition& each : definitions()) {
    OrReason<Difference>& slot = made.measures[static_cast<std::size_t>(each.measure)];
    const OrReason<std::vector<double>> of = values(arm_model, arm, each.measure);
    const OrReason<std::vector<double>> against = values(base_model, base, each.measure);
    if (!of.value) {
      slot.reason = fmt::format("{}: {}", arm_model.practice().name, of.reason);
    } else if (!against.value) {
      slot.reason = fmt::format("{}: {}", base_model.practice().name, against.reason);
    } else {
      slot.value = difference_of(*of.value, *against.value, each.matters);
    }
  }
  return made;
}

}  // namespace models
