// Shares and weights that must fit together: those of the sources of contacts, of the kinds of involvement, and of the
// needs that some kinds always have.
#pragma once

#include <string>
#include <vector>

#include "models/scenario/diagnostics.hpp"
#include "models/scenario/gaps.hpp"

namespace models {

/// Adds one fault for each set of shares that does not add up to 1, each need that more families always have than have
/// it at all, each kind of involvement that comes in two ways, and each age for which a court could order nothing.
void check_shares(const Filled& filled, std::vector<Fault>& faults);

/// How likely a family has the need when its kind of involvement does not always have it, so that
/// needs.NEED.prevalence comes out over all kinds that are not `alone`. Between 0 and 1 where check_shares finds no
/// fault; 0 when every kind always has it.
[[nodiscard]] double share_among_others(const Settings& settings, const std::string& need);

}  // namespace models
