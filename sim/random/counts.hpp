// Whole-number variates by inversion: the binomial law; and a table for many draws of one law.
//
// Each is a monotone function of exactly one uniform number, as in distributions.hpp: the smallest k with
// P(N <= k) >= u. A count changes at a step of the distribution function; u within 1e-13 of a step, relative to the
// smaller of the shares below and above it, may get the number next to it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/random/stream.hpp"

namespace sim {

/// Successes in n trials of probability p in [0, 1]; n in [0, 1e9]. One number; monotone. Sums the chances from 0 if
/// few are expected; otherwise starts from the normal approximation with its correction for skewness and asks
/// Boost.Math's incomplete beta function for P(N <= k) until the step is found.
std::int64_t binomial(double u, std::int64_t n, double p);
inline std::int64_t binomial(Stream& stream, std::int64_t n, double p) { return binomial(stream.uniform(), n, p); }

/// One law on whole numbers, its chances written out, for many draws: some 10 ns each. A guide table (Chen and Asau,
/// AIIE Transactions 6, 1974, 163-166) says where to begin for each slice of u; then at most a few steps. Shares are
/// added up from the nearer end, so that both tails keep their digits. Chances below 1e-30 of the largest are left out.
class CountTable {
 public:
  /// The laws of the functions of the same names. mean in [0, 1e9]; n in [0, 1e9], p in [0, 1].
  static CountTable poisson(double mean);
  static CountTable binomial(std::int64_t n, double p);
  /// 0, 1, 2, ... in proportion to these weights, each >= 0 and their sum > 0: sim::discrete, made once.
  static CountTable of_weights(std::span<const double> weights);

  /// One number; monotone. Throws std::invalid_argument for u outside (0, 1).
  [[nodiscard]] std::int64_t value_at(double u) const;
  [[nodiscard]] std::int64_t draw(Stream& stream) const { return value_at(stream.uniform()); }

 private:
  CountTable(std::int64_t first, std::vector<double> weights);

  [[nodiscard]] bool reaches(std::size_t i, double u) const;

  std::int64_t first_;
  std::vector<double> at_most_;     // share of the first i + 1
  std::vector<double> above_;       // share of those behind them
  std::vector<std::size_t> guide_;  // for each slice of u the index of its smallest value
};

}  // namespace sim
