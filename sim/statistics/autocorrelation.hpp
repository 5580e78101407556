// How alike neighbours in a series are, and how many independent values it is worth.
#pragma once

#include <cstddef>
#include <span>

namespace sim {

/// r_k = c_k / c_0, where c_k = 1/n sum over i of (x_i - mean) (x_{i+k} - mean): the usual estimate, divided by n at
/// every lag (Box, Jenkins and Reinsel, Time Series Analysis, 2.1.5; R's acf). 0 for a series that does not vary.
/// Throws std::invalid_argument unless lag < series.size().
double autocorrelation(std::span<const double> series, std::size_t lag);

/// How many independent values would give the mean the same variance: n / (1 + 2 sum of r_k), in [1, n]. The sum ends
/// where two neighbouring lags add up to nothing or less, which is noise (the initial positive sequence of Geyer,
/// Practical Markov chain Monte Carlo, Statistical Science 7, 1992, 473-483). A series whose neighbours repel each
/// other is worth more than n; that is not claimed. n for one that does not vary, 0 for an empty one.
///
/// An estimate: it needs a series many times longer than its memory. Batch means (sim/statistics/batch_means.hpp) are
/// the safer way to an interval.
double effective_sample_size(std::span<const double> series);

}  // namespace sim
