// The least loaded of those whose team works where the family lives, so that less time goes into travelling; where none
// of them has room, the least loaded of all.
#include "models/policies/allocation.hpp"

namespace models {

const AllocationPolicy nearby{children_to_cap, [](const Match& match) { return match.same_locality; }};

}  // namespace models
