#include "sim/random/counts.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <iterator>

#include "sim/random/distributions.hpp"
#include "sim/random/in_double.hpp"
#include "sim/random/requirement.hpp"

namespace sim {
namespace {

constexpr double negligible = 1e-30;

void require_binomial(std::int64_t n, double p) {
  constexpr std::int64_t most = 1'000'000'000;
  require_argument(n >= 0 && n <= most && p >= 0 && p <= 1, "sim: binomial needs n in [0, 1e9] and p in [0, 1]");
}

std::int64_t binomial_by_sum(double u, std::int64_t n, double p) {
  const double odds = p / (1 - p);
  double chance = std::exp(static_cast<double>(n) * std::log1p(-p));
  double so_far = chance;
  std::int64_t k = 0;
  while (u > so_far && k < n) {
    chance *= static_cast<double>(n - k) / static_cast<double>(k + 1) * odds;
    so_far += chance;
    ++k;
  }
  return k;
}

// Whether P(N <= k) >= u, asked on the side where the share is the smaller.
bool binomial_reaches(std::int64_t k, double u, std::int64_t n, double p) {
  if (k >= n) return true;
  const auto above = static_cast<double>(k) + 1;
  const auto left = static_cast<double>(n - k);
  if (u <= 0.5) return boost::math::ibetac(above, left, p, InDouble()) >= u;
  return boost::math::ibeta(above, left, p, InDouble()) <= 1 - u;
}

std::int64_t binomial_by_search(double u, std::int64_t n, double p) {
  const auto trials = static_cast<double>(n);
  const double z = normal_quantile(u);
  const double guess = trials * p + std::sqrt(trials * p * (1 - p)) * z + (1 - 2 * p) * (z * z - 1) / 6 - 0.5;
  auto k = static_cast<std::int64_t>(std::clamp(std::ceil(guess), 0.0, trials));
  if (!binomial_reaches(k, u, n, p)) {
    do ++k;
    while (!binomial_reaches(k, u, n, p));
    return k;
  }
  while (k > 0 && binomial_reaches(k - 1, u, n, p)) --k;
  return k;
}

struct Chances {
  std::int64_t first = 0;
  std::vector<double> weights;
};

// Outwards from the mode, whose chance counts as 1, by the ratio of neighbours, until nothing is left.
template <class Ratio>
Chances around(std::int64_t mode, std::int64_t last, const Ratio& ratio) {
  std::vector<double> down;
  double chance = 1;
  for (std::int64_t k = mode; k > 0 && chance > negligible; --k) down.push_back(chance /= ratio(k));
  Chances chances{mode - static_cast<std::int64_t>(down.size()), {down.rbegin(), down.rend()}};
  chances.weights.push_back(1);
  chance = 1;
  for (std::int64_t k = mode + 1; k <= last && chance > negligible; ++k) chances.weights.push_back(chance *= ratio(k));
  return chances;
}

}  // namespace

std::int64_t binomial(double u, std::int64_t n, double p) {
  require_inside_unit(u);
  require_binomial(n, p);
  if (p == 0) return 0;
  if (p == 1) return n;
  constexpr double few = 20;
  constexpr double far_out = 1 - 1e-6;  // beyond it a sum from 0 has too few digits of what is left
  const bool summed = static_cast<double>(n) * p <= few && u <= far_out;
  return summed ? binomial_by_sum(u, n, p) : binomial_by_search(u, n, p);
}

CountTable CountTable::poisson(double mean) {
  constexpr double most = 1e9;
  require_argument(mean >= 0 && mean <= most, "sim: poisson needs a mean in [0, 1e9]");
  constexpr std::int64_t endless = 2'000'000'000;
  const auto mode = static_cast<std::int64_t>(mean);
  Chances chances =
      around(mode, mean == 0 ? 0 : endless, [mean](std::int64_t k) { return mean / static_cast<double>(k); });
  return {chances.first, std::move(chances.weights)};
}

CountTable CountTable::binomial(std::int64_t n, double p) {
  require_binomial(n, p);
  if (p == 0 || p == 1) return {p == 0 ? 0 : n, {1.0}};
  const auto mode = std::min(n, static_cast<std::int64_t>(static_cast<double>(n + 1) * p));
  Chances chances = around(mode, n, [n, odds = p / (1 - p)](std::int64_t k) {
    return static_cast<double>(n - k + 1) / static_cast<double>(k) * odds;
  });
  return {chances.first, std::move(chances.weights)};
}

CountTable CountTable::of_weights(std::span<const double> weights) {
  double sum = 0;
  for (const double weight : weights) {
    require_argument(weight >= 0 && std::isfinite(weight), "sim: a table needs weights >= 0");
    sum += weight;
  }
  require_argument(sum > 0 && std::isfinite(sum), "sim: a table needs a weight above 0");
  const auto has_weight = [](double weight) { return weight > 0; };
  const auto begin = std::find_if(weights.begin(), weights.end(), has_weight);
  const auto end = std::find_if(weights.rbegin(), weights.rend(), has_weight).base();
  return {std::distance(weights.begin(), begin), {begin, end}};
}

CountTable::CountTable(std::int64_t first, std::vector<double> weights) : first_(first), at_most_(std::move(weights)) {
  const std::size_t n = at_most_.size();
  above_.assign(n, 0);
  for (std::size_t i = n - 1; i > 0; --i) above_[i - 1] = above_[i] + at_most_[i];
  for (std::size_t i = 1; i < n; ++i) at_most_[i] += at_most_[i - 1];
  const double sum = at_most_.back();
  for (double& share : at_most_) share /= sum;
  for (double& share : above_) share /= sum;
  guide_.reserve(n);
  std::size_t i = 0;
  for (std::size_t slice = 0; slice < n; ++slice) {
    const double begins = static_cast<double>(slice) / static_cast<double>(n);
    while (i + 1 < n && !reaches(i, begins)) ++i;
    guide_.push_back(i);
  }
}

// One and the same threshold whatever u, so that the table is monotone to the last bit.
bool CountTable::reaches(std::size_t i, double u) const {
  return at_most_[i] <= 0.5 ? at_most_[i] >= u : above_[i] <= 1 - u;
}

std::int64_t CountTable::value_at(double u) const {
  require_inside_unit(u);
  const std::size_t slices = guide_.size();
  std::size_t i = guide_[std::min(slices - 1, static_cast<std::size_t>(u * static_cast<double>(slices)))];
  while (!reaches(i, u)) ++i;
  return first_ + static_cast<std::int64_t>(i);
}

}  // namespace sim
