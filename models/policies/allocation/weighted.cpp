// The worker whose cases weigh least against her hours and experience, each child weighing the points of its stage: a
// child on a protection plan is more work than one whose care leaver's plan is reviewed. The first post among equals.
#include "models/policies/allocation.hpp"

namespace models {

const AllocationPolicy weighted{[](const Held& held) { return held.points / held.share_of_cap; }, nullptr};

}  // namespace models
