// Checking one file by itself: what `casework check FILE…` does before compile().
#pragma once

#include <filesystem>
#include <vector>

#include "models/scenario/scenario.hpp"

namespace models {

/// The smallest question that uses a file: a scenario as it stands; a practice over the average English authority and
/// today's practice; an authority under today's practice. What it is, its first table says. Throws ScenarioError.
[[nodiscard]] Scenario load_any(const std::filesystem::path& file, const Request& request = {});

/// Every fault that loading a file of config/ finds, the bibliography sources.toml included; empty when there is none.
[[nodiscard]] std::vector<Fault> check_file(const std::filesystem::path& file, const Request& request = {});

}  // namespace models
