// Random variates by inversion: each is a monotone function of exactly one uniform number.
//
// One number in, one variate out, whatever the parameters: a change of parameters moves a variate and never the numbers
// that come after it, and a larger u is never a smaller variate. Both forms below, of a number u in (0, 1) and of a
// stream, compute the same; the stream's form takes one number. Parameters out of range throw std::invalid_argument.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "sim/random/stream.hpp"

namespace sim {

/// The inverse of the standard normal distribution function, to about 1e-16 of its value: algorithm AS 241, PPND16
/// (Wichura, Applied Statistics 37, 1988, 477-484). p in (0, 1).
double normal_quantile(double p);

/// On (low, high); low <= high.
double uniform(double u, double low, double high);
/// True with probability p in [0, 1]: true for u below p.
bool bernoulli(double u, double p);
/// mean >= 0; 0 gives 0. -mean * log1p(-u).
double exponential(double u, double mean);
/// sd >= 0.
double normal(double u, double mean, double sd);
/// With this mean > 0 and coefficient of variation >= 0 (standard deviation over mean) of the variate itself, not of
/// its logarithm; cv = 0 gives the mean.
double lognormal(double u, double mean, double cv);
/// shape > 0, scale > 0: scale * (-log1p(-u))^(1/shape).
double weibull(double u, double shape, double scale);
/// The same by its mean > 0: scale = mean / Gamma(1 + 1/shape).
double weibull_by_mean(double u, double shape, double mean);
/// low <= mode <= high.
double triangular(double u, double low, double mode, double high);
/// Which of the weights, each >= 0 and their sum > 0, in proportion to them. A weight of 0 is never chosen.
std::size_t discrete(double u, std::span<const double> weights);
/// mean in [0, 1e9].
std::int64_t poisson(double u, double mean);
/// Failures before the first success, p in (0, 1].
std::int64_t geometric(double u, double p);

inline double uniform(Stream& stream, double low, double high) { return uniform(stream.uniform(), low, high); }
inline bool bernoulli(Stream& stream, double p) { return bernoulli(stream.uniform(), p); }
inline double exponential(Stream& stream, double mean) { return exponential(stream.uniform(), mean); }
inline double normal(Stream& stream, double mean, double sd) { return normal(stream.uniform(), mean, sd); }
inline double lognormal(Stream& stream, double mean, double cv) { return lognormal(stream.uniform(), mean, cv); }
inline double weibull(Stream& stream, double shape, double scale) { return weibull(stream.uniform(), shape, scale); }
inline double weibull_by_mean(Stream& stream, double shape, double mean) {
  return weibull_by_mean(stream.uniform(), shape, mean);
}
inline double triangular(Stream& stream, double low, double mode, double high) {
  return triangular(stream.uniform(), low, mode, high);
}
inline std::size_t discrete(Stream& stream, std::span<const double> weights) {
  return discrete(stream.uniform(), weights);
}
inline std::int64_t poisson(Stream& stream, double mean) { return poisson(stream.uniform(), mean); }
inline std::int64_t geometric(Stream& stream, double p) { return geometric(stream.uniform(), p); }

}  // namespace sim
