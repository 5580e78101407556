// Report → a table for the terminal, at most 100 columns wide.
#pragma once

#include <string>

#include "models/report/report.hpp"

namespace models {

/// A run: mean and 95 % interval of each measure. A comparison: the base, and each practice's difference from it with
/// its 95 % interval and a word; practices stand under one another when they do not fit side by side.
[[nodiscard]] std::string write_text(const Report& report, const Estimates& estimates);

}  // namespace models
