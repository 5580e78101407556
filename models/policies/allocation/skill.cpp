// For a case that asks for experience, the least loaded of those past their first year; else the least loaded of all.
#include "models/policies/allocation.hpp"

namespace models {

const AllocationPolicy skill{children_to_cap,
                             [](const Match& match) { return match.experienced || !match.asks_experience; }};

}  // namespace models
