// Whether a run that began with nobody has forgotten so by day 0.
#pragma once

#include <span>
#include <string>

#include "models/practice/model.hpp"

namespace models {

/// True when the opening stock holds no child at all.
[[nodiscard]] bool begins_empty(const Model& model);

/// "not warmed up: …; lengthen stock.lead_in" where MSER-5 would leave out more of the series than the lead-in, or
/// cannot tell; empty where the lead-in is enough. `weekly` is the number of children in need at the end of each week
/// from the beginning of the lead-in to the horizon.
[[nodiscard]] std::string why_not_warmed_up(const Model& model, std::span<const double> weekly);

}  // namespace models
