// The worker with the lowest caseload against her own cap; the first post among equals.
#include "models/policies/allocation.hpp"

namespace models {

std::size_t least_loaded(std::span<const Candidate> candidates) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < candidates.size(); ++i)
    if (candidates[i].children * candidates[best].cap < candidates[best].children * candidates[i].cap) best = i;
  return best;
}

}  // namespace models
