// One or two settings varied over a grid, on the same families with the same luck in every cell, and where a step no
// longer buys much.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/measures/estimate.hpp"
#include "models/scenario/scenario.hpp"
#include "models/studies/compare.hpp"
#include "models/studies/grid.hpp"

namespace models {

/// One setting of the grid.
struct Cell {
  std::vector<std::string> values;  ///< of each key
  ArmEstimates estimates;
  /// By measure, the cell less the first cell, on the same luck.
  ArmDifferences from_first;
  std::vector<Observations> runs;
};

/// Where a curve bends most. With x and y each stretched to lie between 0 and 1, the knee is the value at which the
/// curve is farthest from the straight line between its ends: before it a step buys more than the average step, after
/// it less. Drawing the replications anew, with replacement, says how sure that is.
struct Knee {
  std::size_t cell = 0;
  std::size_t low = 0, high = 0;  ///< cells between which it lies in 90 of 100 redraws
  double share = 0;               ///< of the redraws in which it is this cell
};

/// How far from the straight line a curve must get, as a share of its whole height, for the bend to be one.
inline constexpr double least_bend = 0.1;

struct Sweep {
  std::vector<Varied> varied;
  std::vector<Cell> cells;  ///< the last key runs fastest
  std::string scenario_name;
  /// For the manifest: seed, replications, years, hashes and failures; an arm is a cell, its practice "KEY=VALUE".
  Estimates summary;
  bool stopped = false;
  double seconds = 0;  ///< wall time; never part of a result
};

/// Runs every cell for every replication. Throws ScenarioError with the faults of all cells when one of them is no
/// question. A replication that fails in one cell is left out of all.
[[nodiscard]] Sweep sweep(const std::filesystem::path& scenario, const Request& request,
                          const std::vector<Varied>& varied, const Study& study);

/// The knee of a measure over the one key that is varied; nothing when two are, when there are fewer than four cells,
/// the values are no numbers, the curve turns, the highest and the lowest cell cannot be told apart (paired, 99 %), the
/// curve bends by less than `least_bend` in more than one redraw in ten, or the knee may lie in more than half of the
/// range.
[[nodiscard]] std::optional<Knee> knee_of(const Sweep& sweep, Measure measure);

}  // namespace models
