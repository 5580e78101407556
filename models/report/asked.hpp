// The question as it was typed, so that an answer can say how to ask it again.
#pragma once

#include <string>
#include <vector>

#include "models/measures/estimate.hpp"
#include "models/scenario/scenario.hpp"

namespace models {

/// A command line in the user's own words; the numbers that were run stand in Estimates.
struct Asked {
  std::string command;   ///< "run" or "compare"
  std::string scenario;  ///< key or path, as typed
  Request request;
  std::vector<std::string> further;  ///< options of the command's own, each word as typed: "--vary", "…"
};

/// The command that gives the same bytes: scenario, practices, authority, settings, years, replications, seed, every
/// word quoted for a shell where it must be.
[[nodiscard]] std::string rerun_command(const Asked& asked, const Scenario& scenario, const Estimates& estimates);

/// `path` when it is relative, and its last part when it is not: no folder of one machine goes into a result.
[[nodiscard]] std::string without_machine(const std::string& path);

}  // namespace models
