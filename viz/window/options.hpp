// The command line of casework-viz: as typed, as checked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/scenario/scenario.hpp"

namespace viz {

/// What is to be shown.
struct WindowOptions {
  std::filesystem::path scenario;  ///< file, or key of one in config/scenarios
  models::Request request;
  int replications = 5;
  std::uint64_t seed = 1;
  std::optional<sim::Date> at;       ///< opens there, paused
  std::filesystem::path screenshot;  ///< draws offscreen, saves, leaves; empty: a window
  unsigned width = 1920;
  unsigned height = 1080;
  bool size_typed = false;
  std::string expected_hash;  ///< of the result folder; empty when a scenario was given
};

/// Reads the command line, and the manifest when a result folder is named. nullopt: --help or --version was answered.
/// Throws std::invalid_argument with every fault, one a line.
[[nodiscard]] std::optional<WindowOptions> read_options(int argc, char** argv);

}  // namespace viz
