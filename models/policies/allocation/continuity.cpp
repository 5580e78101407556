// A worker who knows the family, if there is one with room; else the least loaded.
#include "models/policies/allocation.hpp"

namespace models {

const AllocationPolicy continuity{children_to_cap, [](const Match& match) { return match.knows_family; }};

}  // namespace models
