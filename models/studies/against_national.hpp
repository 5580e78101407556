// How near a simulation of each authority comes to what it publishes, beside simply assuming the national rates.
#pragma once

#include <string>
#include <vector>

#include "models/scenario/authorities.hpp"
#include "models/studies/side_by_side.hpp"
#include "models/studies/targets.hpp"

namespace models {

/// One published figure over all authorities that publish it.
struct Nearness {
  std::string key, name;
  bool given = false;      ///< it was put in, so that it comes out says little
  bool in_points = false;  ///< errors are percentage points; else per cent of what is published
  int authorities = 0;
  double ours = 0;          ///< median absolute error of the simulated mean
  double national = 0;      ///< of England's rate or share in its place
  double year_to_year = 0;  ///< the median movement from one year to the next: nearer than that is luck
  /// Of the differences, ours less national, authority by authority: their median, and its 95 % interval from the order
  /// of the differences alone (no assumption on how they spread). Below 0 ours is nearer.
  double difference = 0, low95 = 0, high95 = 0;
  double nearer = 0;  ///< share of authorities in which ours is
};

/// For each target that names a column, in the order of the file. `targets` were loaded for every authority.
[[nodiscard]] std::vector<Nearness> against_national(const Targets& targets, const Authorities& authorities,
                                                     const SideBySide& simulated);

}  // namespace models
