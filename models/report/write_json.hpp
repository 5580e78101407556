// Estimates → JSON, for programs. The document is a contract: design.md, section 9.
#pragma once

#include <string>

#include "models/measures/estimate.hpp"
#include "models/scenario/scenario.hpp"

namespace models {

/// One document, keys in the contracted order, numbers in their shortest form that reads back as the same bits. Where
/// the list of children without a worker grows without settling, the measures of that list end with a "note" that says
/// so. After the contracted members of a difference stand its zone, the joint interval and what would tell; after the
/// hash, what came of a precision, the financial years, the bad weeks, and theory beside the simulation.
[[nodiscard]] std::string write_json(const Scenario& scenario, const Estimates& estimates);

}  // namespace models
