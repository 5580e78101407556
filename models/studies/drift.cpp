#include "models/studies/drift.hpp"

#include <array>
#include <limits>

#include "sim/statistics/interval.hpp"

namespace models {
namespace {

constexpr double weeks_a_year = 365.25 / 7;

struct Line {
  double mean = 0, slope = 0;  // a week
};

// By least squares.
Line line_through(const std::vector<double>& weeks) {
  Line line;
  const auto n = static_cast<double>(weeks.size());
  for (const double value : weeks) line.mean += value / n;
  double along = 0, both = 0;
  for (std::size_t w = 0; w < weeks.size(); ++w) {
    const double from_middle = static_cast<double>(w) - (n - 1) / 2;
    along += from_middle * from_middle;
    both += from_middle * (weeks[w] - line.mean);
  }
  line.slope = along > 0 ? both / along : 0;
  return line;
}

Met judge(const Drift& drift) {
  if (drift.low95 >= -most_drift && drift.high95 <= most_drift) return Met::met;
  return drift.low95 > most_drift || drift.high95 < -most_drift ? Met::missed : Met::cannot_tell;
}

}  // namespace

std::span<const WatchedStock> stocks() {
  static const std::array<WatchedStock, 3> all = {
      {{"Children in need", "movement_in_need", &WeeklySeries::in_need},
       {"Children on child protection plans", "movement_on_plans", &WeeklySeries::on_plans},
       {"Children looked after", "movement_looked_after", &WeeklySeries::looked_after}}};
  return all;
}

std::optional<double> movement_of(const WatchedStock& stock, const Observations& run) {
  const Line line = line_through(run.weekly.*stock.weeks);
  if (line.mean <= 0) return std::nullopt;
  return 100 * weeks_a_year * line.slope / line.mean;
}

std::vector<Drift> drift_of(std::span<const Observations> runs) {
  std::vector<Drift> all;
  for (const WatchedStock& stock : stocks()) {
    Drift drift{std::string(stock.name)};
    std::vector<double> movements;
    for (const Observations& run : runs) {
      drift.mean += line_through(run.weekly.*stock.weeks).mean / static_cast<double>(runs.size());
      if (const auto movement = movement_of(stock, run)) movements.push_back(*movement);
    }
    for (const double movement : movements) drift.a_year += movement / static_cast<double>(movements.size());
    drift.low95 = -std::numeric_limits<double>::infinity();
    drift.high95 = -drift.low95;
    if (const auto interval = sim::student_interval(movements)) {
      drift.low95 = interval->low;
      drift.high95 = interval->high;
    }
    if (!movements.empty()) drift.balanced = judge(drift);
    all.push_back(drift);
  }
  return all;
}

}  // namespace models
