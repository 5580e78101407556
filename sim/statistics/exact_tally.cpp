#include "sim/statistics/exact_tally.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace sim {

void ExactTally::add(double x) {
  x += 0.0;     // -0 becomes 0, or the smallest of the two would be the first of them
  sum_.add(x);  // throws before anything is counted
  squares_.add_product(x, x);
  ++count_;
  smallest_ = std::min(smallest_, x);
  largest_ = std::max(largest_, x);
}

void ExactTally::merge(const ExactTally& other) {
  sum_.merge(other.sum_);
  squares_.merge(other.squares_);
  count_ += other.count_;
  smallest_ = std::min(smallest_, other.smallest_);
  largest_ = std::max(largest_, other.largest_);
}

double ExactTally::mean() const { return count_ == 0 ? 0 : sum_.value() / static_cast<double>(count_); }

double ExactTally::variance() const {
  if (count_ < 2) return 0;
  // The exact sum as a sum of doubles: seldom more than three.
  std::vector<double> pieces;
  ExactSum rest = sum_;
  for (double piece = rest.value(); piece != 0; piece = rest.value()) {
    if (!std::isfinite(piece)) return std::numeric_limits<double>::infinity();
    pieces.push_back(piece);
    rest.add(-piece);
  }
  ExactSum numerator = squares_.times(count_);
  for (const double a : pieces) {
    for (const double b : pieces) numerator.add_product(-a, b);
  }
  const auto n = static_cast<double>(count_);
  return numerator.value() / n / (n - 1);
}

double ExactTally::standard_deviation() const { return std::sqrt(variance()); }

double ExactTally::standard_error() const {
  return count_ < 2 ? 0 : std::sqrt(variance() / static_cast<double>(count_));
}

}  // namespace sim
