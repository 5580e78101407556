// The worker with the lowest caseload against her own cap; the first post among equals.
#include "models/policies/allocation.hpp"

namespace models {

const AllocationPolicy least_loaded{children_to_cap, nullptr};

}  // namespace models
