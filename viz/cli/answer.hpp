// From a question that has been read to its answer: on the terminal, and in a folder.
#pragma once

#include "models/scenario/scenario.hpp"
#include "viz/cli/options.hpp"

namespace viz {

/// Compiles, simulates, prints and writes. Returns 0, or 1 when some replications failed or the study was broken off;
/// then no folder is written. Throws ScenarioError and Refusal before anything is run, and Refusal when the folder
/// cannot be written.
int answer(models::Scenario question, const Options& options);

}  // namespace viz
