// For a case that asks for experience, the least loaded of those past their first year; else the least loaded of all.
#include "models/policies/allocation.hpp"

namespace models {

std::size_t skill(std::span<const Candidate> candidates, const Asking& asking) {
  const std::size_t best =
      least_loaded_of(candidates, [&](const Candidate& each) { return each.experienced || !asking.experience; });
  return best < candidates.size() ? best : least_loaded(candidates, asking);
}

}  // namespace models
