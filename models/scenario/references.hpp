// Whether the keys by which settings name one another exist.
#pragma once

#include <vector>

#include "models/scenario/diagnostics.hpp"
#include "models/scenario/gaps.hpp"

namespace models {

/// Adds one fault for each stage, team, role or need that is named and is not there, and for tables with more entries
/// than a run can tell apart.
void check_references(const Filled& filled, std::vector<Fault>& faults);

}  // namespace models
