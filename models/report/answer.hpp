// The answer in plain words, with how sure it is. It never says more than the intervals do.
#pragma once

#include <string>
#include <vector>

#include "models/measures/estimate.hpp"

namespace models {

/// Sentences: first, plainly, for each practice under which the list of children without a worker grows without
/// settling, that it does, and that averages of waiting are no forecast then. After that, for one practice, the levels
/// of the headline measures; for several, for each practice after the base what differs and by how much, what does not
/// differ enough to matter, and what could not be told apart.
[[nodiscard]] std::vector<std::string> answer(const Estimates& estimates);

}  // namespace models
