// The manifest of a folder of results, read back: what to run to see it again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "models/scenario/scenario.hpp"

namespace models {

/// What a manifest says of the question and of the answer's hash.
struct Manifest {
  std::string scenario_key;
  std::string scenario_file;  ///< as typed
  std::vector<std::string> practices;
  std::string authority;
  int years = 0;
  double scale = 1;
  std::uint64_t seed = 1;
  int replications = 1;
  std::vector<Override> overrides;
  std::string hash;
};

/// Throws std::invalid_argument, in words, when there is no such file or it is no manifest.
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& file);

}  // namespace models
