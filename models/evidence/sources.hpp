// The bibliography: every source key that a figure may name.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "models/scenario/diagnostics.hpp"

namespace models {

struct Document;

/// One entry of config/evidence/sources.toml.
struct Source {
  std::string key;      ///< "S29", "P55"
  std::string title;    ///< title, publisher and year
  std::string address;  ///< link; empty when none is known
};

/// Sources by key.
using Sources = std::map<std::string, Source>;

/// Reads the bibliography. Faults are added to `faults`; what could be read is returned.
[[nodiscard]] Sources load_sources(const std::filesystem::path& file, std::vector<Fault>& faults);

/// The same for a file that has been read.
[[nodiscard]] Sources sources_in(const Document& document, std::vector<Fault>& faults);

/// "derived", "fitted" and "assumed" are legal everywhere and stand in no bibliography.
[[nodiscard]] bool is_known_source(const Sources& sources, const std::string& key);

}  // namespace models
