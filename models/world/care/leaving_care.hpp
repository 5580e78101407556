// The service to those who have left care at eighteen.
#pragma once

#include "models/world/world.hpp"

namespace models {

/// A young person has the service from now on, for the stay of its stage, and not after the 25th birthday.
sim::Process in_leaving_care(World& world, Case& self);

}  // namespace models
