// How much of the variance of an output each input accounts for, alone and with the others: Sobol's indices.
//
// Estimated from N (D + 2) points (Saltelli and others, Computer Physics Communications 181, 2010; total indices by
// Jansen's formula), taken from a Sobol sequence of 2 D dimensions (Boost.Random), so that they fill the cube evenly.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/statistics/interval.hpp"

namespace sim {

/// The points: those of A, those of B, and for each input those of A with that input taken from B.
struct SobolDesign {
  std::size_t inputs = 0;
  std::size_t rows = 0;                     ///< N
  std::vector<std::vector<double>> points;  ///< A, B, then AB of each input
};

/// inputs and rows >= 1. Rows should be a power of two, or the sequence is not even. The sequence is
/// begun at the first power of two that is no less than rows.
SobolDesign sobol_design(std::size_t inputs, std::size_t rows);

/// Of one input. Intervals are 95 %, from redraws of the rows with replacement.
struct SobolIndex {
  Interval first;  ///< S: share of the variance that goes when this input alone is known
  Interval total;  ///< ST: share that remains when all others are known
};

struct SobolIndices {
  std::vector<SobolIndex> inputs;
  double mean = 0, variance = 0;  ///< of the output
};

/// For the outputs at the points of the design; `seed` names the redraws. An output that does not vary has indices of
/// 0. Throws std::invalid_argument for another number of outputs.
SobolIndices sobol_indices(const SobolDesign& design, const std::vector<double>& outputs, std::uint64_t seed,
                           int redraws = 200);

}  // namespace sim
