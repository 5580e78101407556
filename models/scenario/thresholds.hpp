// The readings at which decisions change, by name: an authority sets them, ways out of stages refer to them.
#pragma once

#include <vector>

#include "models/scenario/gaps.hpp"

namespace models {

/// Puts the value of each threshold that a way out names in `above` or `below` in its place. A fault for a name that
/// decision.threshold does not have, and for a way out that is then open to no reading.
void settle_thresholds(Filled& filled, std::vector<Fault>& faults);
/// The same for settings that a dated change brings; what is wrong in them is told of the whole they belong to.
void settle_thresholds(Settings& settings);

}  // namespace models
