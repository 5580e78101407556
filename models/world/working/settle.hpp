// How the time of a task divides.
#pragma once

#include "models/world/working/parts.hpp"
#include "models/world/world.hpp"

namespace models {

/// For one worker and one case. What is written later is no part of the task.
[[nodiscard]] Parts parts_of(const World& world, const Worker& worker, const Case& subject, const TaskRules& rules);

}  // namespace models
