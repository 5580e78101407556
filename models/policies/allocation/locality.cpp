// The least loaded of those whose team works where the family lives, so that less time goes into travelling; where none
// of them has room, the least loaded of all.
#include "models/policies/allocation.hpp"

namespace models {

std::size_t locality(std::span<const Candidate> candidates, const Asking& asking) {
  const std::size_t best = least_loaded_of(candidates, [](const Candidate& each) { return each.same_locality; });
  return best < candidates.size() ? best : least_loaded(candidates, asking);
}

}  // namespace models
