// `casework run` for a scenario that asks for every authority of England.
#pragma once

#include "models/scenario/scenario.hpp"
#include "viz/cli/options.hpp"

namespace viz {

/// Runs them, prints what they add up to beside England's published figures, and writes a folder with a row for each.
int answer_for_all(const models::Scenario& scenario, const Options& options);

}  // namespace viz
