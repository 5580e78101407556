#include "models/measures/bad_weeks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "models/measures/read_measure.hpp"
#include "sim/statistics/quantiles.hpp"

namespace models {
namespace {

struct WeeklyStock {
  Measure measure;
  std::vector<double> WeeklySeries::*weeks;
};
constexpr std::array stocks{WeeklyStock{Measure::children_in_need, &WeeklySeries::in_need},
                            WeeklyStock{Measure::child_protection_plans, &WeeklySeries::on_plans},
                            WeeklyStock{Measure::children_looked_after, &WeeklySeries::looked_after},
                            WeeklyStock{Measure::unallocated_children, &WeeklySeries::unallocated},
                            WeeklyStock{Measure::caseload_mean, &WeeklySeries::caseload}};

/// About a dozen round levels from the lowest week to the highest.
std::vector<double> round_levels(double low, double high) {
  constexpr double wanted = 12;
  if (!(high > low)) return {low};
  const double raw = (high - low) / wanted;
  double step = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double times : {2.0, 5.0, 10.0})
    if (step < raw) step = std::pow(10.0, std::floor(std::log10(raw))) * times;
  std::vector<double> levels;
  // Counted in steps, so that 0.1 + 0.2 is 0.3.
  for (auto n = static_cast<std::int64_t>(std::floor(low / step)); static_cast<double>(n - 1) * step <= high; ++n)
    levels.push_back(step < 1 ? static_cast<double>(n) / std::round(1 / step) : static_cast<double>(n) * step);
  return levels;
}

double share_above(const std::vector<double>& weeks, double level) {
  const auto above = std::count_if(weeks.begin(), weeks.end(), [&](double week) { return week > level; });
  return 100 * static_cast<double>(above) / static_cast<double>(weeks.size());
}

template <class OfWeeks>
std::vector<double> by_run(const std::vector<Observations>& runs, Measure stock, const OfWeeks& of) {
  std::vector<double> values;
  for (const Observations& run : runs) values.push_back(of(weeks_of(run, stock)));
  return values;
}

WeeksAbove weeks_above(const std::vector<std::vector<Observations>>& runs, Measure stock, double level, bool asked) {
  WeeksAbove above{level, asked, {}, {}};
  std::vector<double> base;
  for (std::size_t arm = 0; arm < runs.size(); ++arm) {
    const auto shares = by_run(runs[arm], stock, [&](const auto& weeks) { return share_above(weeks, level); });
    above.shares.push_back(estimate_of(shares));
    if (arm == 0)
      base = shares;
    else
      above.less_base.push_back(difference_of(shares, base, weeks_that_matter));
  }
  return above;
}

}  // namespace

std::span<const Measure> weekly_stocks() {
  static constexpr std::array measures{stocks[0].measure, stocks[1].measure, stocks[2].measure, stocks[3].measure,
                                       stocks[4].measure};
  return measures;
}

const std::vector<double>& weeks_of(const Observations& run, Measure stock) {
  for (const WeeklyStock& each : stocks)
    if (each.measure == stock) return run.weekly.*each.weeks;
  throw std::out_of_range("no weekly stock");
}

void read_level(const std::string& text, std::vector<AskedLevel>& levels, std::vector<std::string>& faults) {
  const auto equals = text.find('=');
  const auto measure = read_measure("--weeks-above", text.substr(0, equals), faults);
  if (!measure) return;
  const auto known = weekly_stocks();
  if (std::find(known.begin(), known.end(), *measure) == known.end()) {
    std::string keys;
    for (const Measure each : known) keys += fmt::format("{}{}", keys.empty() ? "" : ", ", definition(each).key);
    faults.push_back(fmt::format("--weeks-above: expected a stock ({}), found \"{}\"", keys, definition(*measure).key));
    return;
  }
  const auto amount = equals == std::string::npos ? std::nullopt : read_amount(text.substr(equals + 1));
  if (!amount || amount->number < 0) {
    faults.push_back(
        fmt::format("--weeks-above: expected STOCK=LEVEL, for example children_looked_after=560, found \"{}\"", text));
    return;
  }
  levels.push_back({*measure, amount->number});
}

std::vector<BadWeeks> bad_weeks(const std::vector<std::vector<Observations>>& runs,
                                const std::vector<AskedLevel>& asked) {
  std::vector<BadWeeks> all;
  if (runs.empty() || runs.front().empty() || runs.front().front().weekly.in_need.empty()) return all;
  for (const WeeklyStock& stock : stocks) {
    BadWeeks weeks{stock.measure, {}, {}, {}, {}, {}};
    // From the mean lowest week to the mean highest: one run that went astray must not stretch the scale.
    double low = 0, high = 0;
    for (const auto& arm : runs) {
      const auto quantile = [&](double p) {
        return estimate_of(by_run(arm, stock.measure, [&](const auto& w) { return sim::quantile(w, p); }));
      };
      weeks.median.push_back(quantile(0.5));
      weeks.one_in_ten.push_back(quantile(0.9));
      weeks.one_in_twenty.push_back(quantile(0.95));
      weeks.highest.push_back(quantile(1));
      const double lowest = quantile(0).mean;
      low = weeks.median.size() == 1 ? lowest : std::min(low, lowest);
      high = std::max(high, weeks.highest.back().mean);
    }
    for (const double level : round_levels(low, high))
      weeks.levels.push_back(weeks_above(runs, stock.measure, level, false));
    for (const AskedLevel& each : asked)
      if (each.stock == stock.measure) weeks.levels.push_back(weeks_above(runs, stock.measure, each.level, true));
    std::stable_sort(weeks.levels.begin(), weeks.levels.end(),
                     [](const WeeksAbove& a, const WeeksAbove& b) { return a.level < b.level; });
    all.push_back(std::move(weeks));
  }
  return all;
}

}  // namespace models
