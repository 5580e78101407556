#include "models/studies/against_national.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

namespace models {
namespace {

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

// The places, from either end of the ordered values, between which the median lies in 95 of 100 cases: of n values as
// many are below the median as a fair coin falls heads.
std::size_t place_of_bound(std::size_t n) {
  const boost::math::binomial_distribution<double> heads(static_cast<double>(n), 0.5);
  std::size_t below = 0;
  while (below < n / 2 && cdf(heads, static_cast<double>(below)) <= 0.025) ++below;
  return below == 0 ? 0 : below - 1;
}

std::optional<double> mean_of(const PlaceResult& place, const std::string& key) {
  double sum = 0;
  for (const Observations& run : place.runs) {
    const auto figure = figure_of(run, key);
    if (!figure) return std::nullopt;
    sum += *figure;
  }
  if (place.runs.empty()) return std::nullopt;
  return sum / static_cast<double>(place.runs.size());
}

}  // namespace

std::vector<Nearness> against_national(const Targets& targets, const Authorities& authorities,
                                       const SideBySide& simulated) {
  std::vector<Nearness> all;
  for (const Target& target : targets.targets) {
    if (target.column.empty()) continue;
    const bool rate = target.column.ends_with("_per_10000");
    Nearness found{target.key, target.name, !target.held_back, target.column.ends_with("_pct")};
    found.year_to_year = target.within_percent > 0 ? target.within_percent : target.within;
    std::vector<double> ours, national, differences;
    for (const PlaceResult& place : simulated.places) {
      const Authority* own = place.published ? authorities.find(place.key) : nullptr;
      const auto mean = mean_of(place, target.key);
      if (own == nullptr || !own->is_published(target.column) || !mean) continue;
      const double size = rate ? (*own)["population_0_17"] / 10000 : 1;
      const double published = (*own)[target.column] * size, guess = authorities.england[target.column] * size;
      if (published <= 0 && !found.in_points) continue;
      const double unit = found.in_points ? 1 : published / 100;
      ours.push_back(std::abs(*mean - published) / unit);
      national.push_back(std::abs(guess - published) / unit);
      differences.push_back(ours.back() - national.back());
    }
    if (differences.empty()) continue;
    found.authorities = static_cast<int>(differences.size());
    found.ours = median(ours);
    found.national = median(national);
    std::sort(differences.begin(), differences.end());
    const std::size_t bound = place_of_bound(differences.size());
    found.difference = median(differences);
    found.low95 = differences[bound];
    found.high95 = differences[differences.size() - 1 - bound];
    const auto nearer = std::count_if(differences.begin(), differences.end(), [](double d) { return d < 0; });
    found.nearer = static_cast<double>(nearer) / static_cast<double>(differences.size());
    all.push_back(found);
  }
  return all;
}

}  // namespace models
