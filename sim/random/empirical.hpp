// Variates from a sample: again the values that were seen, or values between them too.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/random/stream.hpp"

namespace sim {

/// Made from a sample of at least one finite value, in any order; otherwise std::invalid_argument. With x(1) <= ... <=
/// x(n) the sorted sample; both forms take one number u in (0, 1), cost no more for a long sample, and are monotone.
class Empirical {
 public:
  explicit Empirical(std::vector<double> sample);

  /// One of the values seen: x(ceil(n u)), the inverse of the sample's distribution function. Mean and variance
  /// (divided by n) are the sample's.
  [[nodiscard]] double seen(double u) const;
  [[nodiscard]] double seen(Stream& stream) const { return seen(stream.uniform()); }

  /// Between two neighbours of the sample, straight: F(x(i)) = (i - 1) / (n - 1) (Law, Simulation Modeling and
  /// Analysis, 5th ed. 2015, section 6.2.4; quantile type 7 of Hyndman and Fan, The American Statistician 50, 1996,
  /// 361-365). Nothing below the smallest or above the largest; the mean is that of neighbours' midpoints, not the
  /// sample's.
  [[nodiscard]] double interpolated(double u) const;
  [[nodiscard]] double interpolated(Stream& stream) const { return interpolated(stream.uniform()); }

  [[nodiscard]] std::size_t size() const { return sorted_.size(); }

 private:
  std::vector<double> sorted_;
};

}  // namespace sim
