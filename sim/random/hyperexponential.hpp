// The hyperexponential law: a mixture of two exponential times, more variable than one.
//
// The usual way draws twice, first which of the two and then how long; this one turns a single number by the inverse of
// the mixture's own distribution function, so that a larger u is never a smaller variate, but for the last digits
// (relative 1e-14). There is no closed form: Newton's method from a bound below the root, where the curve is convex, so
// that it goes up to the root and never past it. Precision: relative 4e-15.
#pragma once

#include "sim/random/stream.hpp"

namespace sim {

/// With probability p in [0, 1] of mean mean1 > 0, otherwise of mean mean2 > 0; mean p * mean1 + (1 - p) * mean2,
/// second moment 2 * (p * mean1^2 + (1 - p) * mean2^2). P(X > x) = p exp(-x / mean1) + (1 - p) exp(-x / mean2).
/// One number; monotone.
double hyperexponential(double u, double p, double mean1, double mean2);

inline double hyperexponential(Stream& stream, double p, double mean1, double mean2) {
  return hyperexponential(stream.uniform(), p, mean1, mean2);
}

/// The law itself, to be truncated (sim/random/truncated.hpp). p in [0, 1], mean1 > 0, mean2 > 0.
class Hyperexponential {
 public:
  Hyperexponential(double p, double mean1, double mean2);

  /// P(X <= x) and P(X > x).
  [[nodiscard]] double at_most(double x) const;
  [[nodiscard]] double above(double x) const;
  /// The x below which lies the share u in (0, 1), and the one above which lies the share v in (0, 1).
  [[nodiscard]] double value_at(double u) const;
  [[nodiscard]] double value_above(double v) const;

 private:
  double p_;
  double mean1_;
  double mean2_;
};

}  // namespace sim
