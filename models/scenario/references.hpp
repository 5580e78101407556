// Whether the keys by which settings name one another exist, and what they need of one another is there.
#pragma once

#include <vector>

#include "models/scenario/diagnostics.hpp"
#include "models/scenario/gaps.hpp"

namespace models {

/// Adds one fault for each stage, team, role, need or kind of involvement that is named and is not there, for what a
/// stage or a task cannot do without, and for tables with more entries than a run can tell apart.
void check_references(const Filled& filled, std::vector<Fault>& faults);

}  // namespace models
