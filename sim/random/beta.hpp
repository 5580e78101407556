// The beta law, of a share between 0 and 1, and the PERT law, which is a beta law between a lowest and a highest value.
//
// Each variate is one uniform number turned by the inverse of the distribution function (Boost.Math's incomplete beta
// inverses in double, halving where those give up): a larger u is never a smaller variate, but for the last digits.
// Precision: relative 1e-13 of the distance to the nearer end for a and b up to 1e4, 1e-10 beyond; a result too small
// for a double is 0, one too near 1 is 1.
#pragma once

#include "sim/random/stream.hpp"

namespace sim {

/// a > 0, b > 0, both at most 1e6: mean a / (a + b), variance a b / ((a + b)^2 (a + b + 1)).
/// F(x) = I_x(a, b), the regularised incomplete beta function. One number; monotone.
double beta(double u, double a, double b);
/// low <= mode <= high, weight 4 on the mode: low + (high - low) * beta with a = 1 + 4 (mode - low) / (high - low) and
/// b = 1 + 4 (high - mode) / (high - low); mean (low + 4 mode + high) / 6 (Malcolm and others, Operations Research 7,
/// 1959, 646-669). low = high gives it. One number; monotone.
double pert(double u, double low, double mode, double high);

inline double beta(Stream& stream, double a, double b) { return beta(stream.uniform(), a, b); }
inline double pert(Stream& stream, double low, double mode, double high) {
  return pert(stream.uniform(), low, mode, high);
}

/// The law itself, to be truncated (sim/random/truncated.hpp); a and b in (0, 1e6].
class Beta {
 public:
  Beta(double a, double b);

  /// P(X <= x) and P(X > x).
  [[nodiscard]] double at_most(double x) const;
  [[nodiscard]] double above(double x) const;
  /// The x below which lies the share u in (0, 1), and the one above which lies the share v in (0, 1).
  [[nodiscard]] double value_at(double u) const;
  [[nodiscard]] double value_above(double v) const;

 private:
  double a_;
  double b_;
};

}  // namespace sim
