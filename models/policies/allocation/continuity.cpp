// A worker who knows the family, if there is one with room; else the least loaded.
#include "models/policies/allocation.hpp"

namespace models {

std::size_t continuity(std::span<const Candidate> candidates) {
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (candidates[i].knows_family) return i;
  return least_loaded(candidates);
}

}  // namespace models
