#include "sim/random/empirical.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/random/requirement.hpp"

namespace sim {

Empirical::Empirical(std::vector<double> sample) : sorted_(std::move(sample)) {
  require_argument(!sorted_.empty(), "sim: an empirical law needs a sample");
  require_argument(std::all_of(sorted_.begin(), sorted_.end(), [](double x) { return std::isfinite(x); }),
                   "sim: an empirical law needs finite values");
  std::sort(sorted_.begin(), sorted_.end());
}

double Empirical::seen(double u) const {
  require_inside_unit(u);
  const auto rank = static_cast<std::size_t>(std::ceil(u * static_cast<double>(size())));
  return sorted_[std::clamp<std::size_t>(rank, 1, size()) - 1];
}

double Empirical::interpolated(double u) const {
  require_inside_unit(u);
  const double position = u * static_cast<double>(size() - 1);
  const double rank = std::floor(position);
  const auto i = static_cast<std::size_t>(rank);
  if (i + 1 >= size()) return sorted_.back();
  return std::lerp(sorted_[i], sorted_[i + 1], position - rank);
}

}  // namespace sim
