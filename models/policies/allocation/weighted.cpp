// The worker whose cases weigh least against her hours and experience, each child weighing the points of its stage: a
// child on a protection plan is more work than one whose care leaver's plan is reviewed. The first post among equals.
#include "models/policies/allocation.hpp"

namespace models {

std::size_t weighted(std::span<const Candidate> candidates, const Asking& /*asking*/) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < candidates.size(); ++i)
    if (candidates[i].points * candidates[best].share_of_cap < candidates[best].points * candidates[i].share_of_cap)
      best = i;
  return best;
}

}  // namespace models
