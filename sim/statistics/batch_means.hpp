// An interval for the mean of one long run, whose values are not independent of each other.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "sim/statistics/interval.hpp"

namespace sim {

inline constexpr std::size_t fewest_batches = 10;
inline constexpr std::size_t most_batches = 30;

/// A series cut into batches of equal length that do not overlap. If the batches are long against the memory of the
/// series, their means are nearly independent and nearly normal, and Student's interval of them is one of the mean.
struct BatchMeans {
  std::size_t batches = 0;
  std::size_t length = 0;    ///< of one batch, in values
  std::size_t left_out = 0;  ///< values that are in no batch, so that all are of one length
  double mean = 0;           ///< of the batches
  double standard_error = 0;
  std::optional<Interval> interval;  ///< none if there are fewer than two batches
  double lag_one = 0;                ///< autocorrelation of the batch means
  /// Whether the batch means look independent: von Neumann's ratio 1 - sum (y_i - y_{i+1})^2 / (2 sum (y_i - mean)^2)
  /// is at most 1.645 standard deviations, sqrt((k - 2) / (k^2 - 1)), above nothing (one-sided at 5 %; Fishman and
  /// Yarberry, INFORMS Journal on Computing 9, 1997, 296-310). If not, the interval is too narrow: run longer.
  bool look_independent = false;
};

/// How many batches for a series of n: the square root of n, in [10, 30]. More than 30 narrow the interval no further
/// worth speaking of, and cost its honesty (Schmeiser, Operations Research 30, 1982, 556-568). 0 for a series below
/// 100, which is too short.
std::size_t number_of_batches(std::size_t n);

/// Cuts the series into `batches`, or as many as number_of_batches says if that is 0; its beginning is left out if it
/// does not divide. A warm-up has been cut off before (sim/statistics/warm_up.hpp). None if the series is too short:
/// below 100, or shorter than `batches`. Throws std::invalid_argument for a confidence outside (0, 1) and for one
/// batch. RunningBatches (sim/statistics/running_batches.hpp) does without the series.
std::optional<BatchMeans> batch_means(std::span<const double> series, std::size_t batches = 0,
                                      double confidence = default_confidence);

}  // namespace sim
