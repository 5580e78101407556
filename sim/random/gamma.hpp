// The gamma law and the Erlang law, which is the gamma law of a whole shape: sums of exponential times.
//
// Each variate is one uniform number turned by the inverse of the distribution function: a larger u is never a smaller
// variate, but for the last digits (relative 1e-13). Shape 1 is the exponential law to the last bit. Shapes below
// 2000 are Boost.Math's inverses in double; from there on the expansion of DiDonato and Morris (ACM Transactions on
// Mathematical Software 12, 1986, 377-393, equation 31) with one step of Halley's method, from 1e6 on without.
// Precision: relative 2e-14; a result too small for a double is 0.
#pragma once

#include <cstdint>

#include "sim/random/stream.hpp"

namespace sim {

/// Shape > 0, scale > 0: mean shape * scale, variance shape * scale^2.
/// F(x) = P(shape, x / scale), the regularised lower incomplete gamma function. One number; monotone.
double gamma(double u, double shape, double scale);
/// With this mean > 0 and coefficient of variation cv >= 0 (standard deviation over mean); cv = 0 gives the mean.
/// Shape 1 / cv^2, scale mean * cv^2. One number; monotone.
double gamma_by_mean(double u, double mean, double cv);
/// The sum of k >= 1 exponential times that together have this mean > 0: gamma of shape k, scale mean / k.
/// One number, not k; monotone.
double erlang(double u, std::int64_t k, double mean);

inline double gamma(Stream& stream, double shape, double scale) { return gamma(stream.uniform(), shape, scale); }
inline double gamma_by_mean(Stream& stream, double mean, double cv) {
  return gamma_by_mean(stream.uniform(), mean, cv);
}
inline double erlang(Stream& stream, std::int64_t k, double mean) { return erlang(stream.uniform(), k, mean); }

/// The law itself, to be truncated (sim/random/truncated.hpp). Shape > 0 and scale > 0.
class Gamma {
 public:
  Gamma(double shape, double scale);
  /// mean > 0, cv > 0.
  static Gamma by_mean(double mean, double cv);

  /// P(X <= x) and P(X > x).
  [[nodiscard]] double at_most(double x) const;
  [[nodiscard]] double above(double x) const;
  /// The x below which lies the share u in (0, 1), and the one above which lies the share v in (0, 1).
  [[nodiscard]] double value_at(double u) const;
  [[nodiscard]] double value_above(double v) const;

 private:
  double shape_;
  double scale_;
};

}  // namespace sim
