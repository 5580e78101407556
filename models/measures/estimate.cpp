#include "models/measures/estimate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/statistics/quantiles.hpp"

namespace models {
namespace {

/// The values over replications of what `of` finds in each, or why they cannot be used.
template <class Of>
OrReason<std::vector<double>> sample(std::span<const Observations> runs, std::string why_not, const Of& of) {
  if (!why_not.empty()) return {std::nullopt, std::move(why_not)};
  if (runs.empty()) return {std::nullopt, "no replication was completed"};
  std::vector<double> found;
  found.reserve(runs.size());
  for (const Observations& run : runs)
    if (const std::optional<double> value = of(run)) found.push_back(*value);
  if (found.size() < runs.size())
    return {std::nullopt, fmt::format("undefined in {} of {} replications", runs.size() - found.size(), runs.size())};
  return {std::move(found), {}};
}

OrReason<std::vector<double>> values(const Model& model, std::span<const Observations> runs, Measure measure) {
  return sample(runs, why_undefined(model, measure), [&](const Observations& run) { return run[measure]; });
}

/// Of a financial year, by its place among those of the run.
OrReason<std::vector<double>> values(const Model& model, std::span<const Observations> runs, Measure measure,
                                     std::size_t year) {
  std::string why_not = why_undefined(model, measure);
  if (why_not.empty() && measure == Measure::placement_moves_3_or_more && !runs.empty() &&
      !runs.front().financial_years[year].whole)
    why_not = "the run does not meet the whole year";
  return sample(runs, std::move(why_not), [&](const Observations& run) {
    return run.financial_years[year].values[static_cast<std::size_t>(measure)];
  });
}

OrReason<Estimate> estimated(OrReason<std::vector<double>> found) {
  if (!found.value) return {std::nullopt, std::move(found.reason)};
  return {estimate_of(*found.value), {}};
}

OrReason<Difference> compared(const Model& arm_model, const Model& base_model, const OrReason<std::vector<double>>& arm,
                              const OrReason<std::vector<double>>& base, const Definition& definition,
                              const DifferenceRules& rules) {
  if (!arm.value) return {std::nullopt, fmt::format("{}: {}", arm_model.practice().name, arm.reason)};
  if (!base.value) return {std::nullopt, fmt::format("{}: {}", base_model.practice().name, base.reason)};
  const double zone = zone_of(rules.zones, definition, mean_of(*base.value));
  return {difference_of(*arm.value, *base.value, zone, definition.headline ? rules.arms * headline_count() : 0), {}};
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

ArmEstimates estimate(const Model& model, std::span<const Observations> runs) {
  ArmEstimates made;
  made.practice = model.practice().key;
  made.name = model.practice().name;
  for (const Definition& each : definitions())
    made.measures[static_cast<std::size_t>(each.measure)] = estimated(values(model, runs, each.measure));
  for (std::size_t y = 0; !runs.empty() && y < runs.front().financial_years.size(); ++y) {
    const YearObserved& year = runs.front().financial_years[y];
    OfYear<Estimate> of{year.begins, year.whole, {}};
    for (const Definition& each : definitions())
      of.measures[static_cast<std::size_t>(each.measure)] = estimated(values(model, runs, each.measure, y));
    made.financial_years.push_back(std::move(of));
  }
  made.weekly = bands(runs);
  made.nearest_median = nearest_median(model, runs);
  made.unallocated_growth = unallocated_growth(runs);
  return made;
}

ArmDifferences differences(const Model& arm_model, const Model& base_model, std::span<const Observations> arm,
                           std::span<const Observations> base, const DifferenceRules& rules) {
  ArmDifferences made;
  made.of = arm_model.practice().key;
  made.against = base_model.practice().key;
  for (const Definition& each : definitions())
    made.measures[static_cast<std::size_t>(each.measure)] =
        compared(arm_model, base_model, values(arm_model, arm, each.measure), values(base_model, base, each.measure),
                 each, rules);
  for (std::size_t y = 0; !base.empty() && y < base.front().financial_years.size(); ++y) {
    const YearObserved& year = base.front().financial_years[y];
    OfYear<Difference> of{year.begins, year.whole, {}};
    for (const Definition& each : definitions())
      of.measures[static_cast<std::size_t>(each.measure)] =
          compared(arm_model, base_model, values(arm_model, arm, each.measure, y),
                   values(base_model, base, each.measure, y), each, rules);
    made.financial_years.push_back(std::move(of));
  }
  return made;
}

}  // namespace models
