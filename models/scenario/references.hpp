// Whether the keys by which settings name one another exist.
#pragma once

#include <vector>

#include "models/scenario/diagnostics.hpp"
#include "models/scenario/settings.hpp"

namespace models {

/// Adds one fault for each stage, team, role or need that is named and is not there, and for tables with more entries
/// than a run can tell apart.
void check_references(const Settings& settings, std::vector<Fault>& faults);

}  // namespace models
