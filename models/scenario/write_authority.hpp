// An authority that is a row of config/authorities/england.csv, written out in full as a file of its own.
#pragma once

#include <string>

#include "models/scenario/files.hpp"

namespace models {

/// The text of config/authorities/england_average.toml with every figure that differs there replaced, each with its source
/// and what it comes from. Empty, and faults in `files.faults`, when there is no such authority.
[[nodiscard]] std::string written_out(const std::string& authority, Files& files);

}  // namespace models
