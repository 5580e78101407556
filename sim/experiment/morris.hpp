// Which inputs matter at all, at the price of a few steps each: elementary effects (Morris, Technometrics 33, 1991) in
// the radial form (Campolongo, Saltelli and Cariboni, Computer Physics Communications 182, 2011).
#pragma once

#include <cstdint>
#include <vector>

namespace sim {

/// How far each step goes, of an input's range.
inline constexpr double morris_step = 0.5;

/// The points of a screening: `blocks` times a point drawn uniformly and, for each input, the same point with that
/// input moved by half of its range, up from below the middle and down from above it. So every point is uniform, and
/// steps are never so small that chance drowns them.
struct MorrisDesign {
  std::size_t inputs = 0;
  std::vector<std::vector<double>> points;  ///< block by block: the point, then its steps in the order of inputs

  [[nodiscard]] std::size_t blocks() const { return points.size() / (inputs + 1); }
};

/// inputs >= 1 and blocks >= 1, else std::invalid_argument. The stream of (seed, block) draws a block's point.
MorrisDesign morris_design(std::size_t inputs, std::size_t blocks, std::uint64_t seed);

/// The effects of one input: changes of the output over changes of the input.
struct ElementaryEffects {
  double mean = 0;              ///< mu: whether it raises or lowers the output
  double mean_of_absolute = 0;  ///< mu*: how much it matters, either way
  double spread = 0;            ///< sigma: how much that depends on where the others stand; 0 with one block
  double standard_error = 0;    ///< of mu*
};

/// By input, for the outputs at the points of the design. Throws std::invalid_argument for another number of outputs.
std::vector<ElementaryEffects> elementary_effects(const MorrisDesign& design, const std::vector<double>& outputs);

}  // namespace sim
