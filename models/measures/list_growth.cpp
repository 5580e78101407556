#include "models/measures/list_growth.hpp"

#include <algorithm>
#include <array>

#include "sim/statistics/interval.hpp"

namespace models {
namespace {

constexpr std::size_t block = 4;    // weeks
constexpr std::size_t a_year = 52;  // weeks, of thirteen blocks
constexpr double nearly_all = 0.9;
constexpr double least_last_step = 0.5;  // of the step before

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double slope(std::span<const double> weekly) {
  const std::size_t half = weekly.size() / 2;
  const std::size_t used = half >= a_year ? half / a_year * a_year : half / block * block;
  const std::span<const double> last = weekly.last(used);
  const std::size_t blocks = used / block;
  const double middle = static_cast<double>(blocks - 1) / 2;
  double products = 0, squares = 0;
  for (std::size_t b = 0; b < blocks; ++b) {
    const double at = (static_cast<double>(b) - middle) * block;
    products += at * mean_of(last.subspan(b * block, block));
    squares += at * at;
  }
  return products / squares;
}

using Quarters = std::array<double, 4>;

Quarters quarters_of(std::span<const double> weekly) {
  Quarters quarters{};
  for (std::size_t q = 0; q < 4; ++q) {
    const std::size_t from = weekly.size() * q / 4, to = weekly.size() * (q + 1) / 4;
    quarters[q] = mean_of(weekly.subspan(from, to - from));
  }
  return quarters;
}

bool goes_on(std::span<const std::vector<double>> runs) {
  const std::size_t first = runs.size() == 1 || runs.front().size() < 2 * a_year ? 0 : 1;
  std::size_t rising = 0;
  double last_step = 0, step_before = 0;
  for (const std::vector<double>& weekly : runs) {
    const Quarters quarters = quarters_of(weekly);
    bool rises = true;
    for (std::size_t q = first; q < 3; ++q) rises = rises && quarters[q + 1] > quarters[q];
    rising += rises;
    last_step += quarters[3] - quarters[2];
    step_before += quarters[2] - quarters[1];
  }
  return static_cast<double>(rising) >= nearly_all * static_cast<double>(runs.size()) &&
         last_step >= least_last_step * step_before;
}

}  // namespace

ListGrowth list_growth(std::span<const std::vector<double>> runs, double arrivals_a_week) {
  ListGrowth found;
  const auto too_short = [](const std::vector<double>& weekly) { return weekly.size() < fewest_weeks; };
  if (runs.empty() || std::any_of(runs.begin(), runs.end(), too_short)) return found;
  std::vector<double> slopes;
  for (const std::vector<double>& weekly : runs) slopes.push_back(slope(weekly));
  found.a_week = mean_of(slopes);
  if (const auto interval = sim::student_interval(slopes, 0.95)) {
    found.low95 = interval->low;
    found.high95 = interval->high;
  }
  const bool few = runs.size() < fewest_runs_for_an_interval;
  const double at_least = few ? *std::min_element(slopes.begin(), slopes.end()) : found.low95.value_or(found.a_week);
  const bool grows = at_least > share_of_arrivals * arrivals_a_week;
  found.without_settling = grows && goes_on(runs);
  return found;
}

}  // namespace models
