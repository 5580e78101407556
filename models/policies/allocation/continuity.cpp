// A worker who knows the family, if there is one with room; else the least loaded.
#include "models/policies/allocation.hpp"

namespace models {

std::size_t continuity(std::span<const Candidate> candidates, const Asking& asking) {
  const std::size_t best = least_loaded_of(candidates, [](const Candidate& each) { return each.knows_family; });
  return best < candidates.size() ? best : least_loaded(candidates, asking);
}

}  // namespace models
