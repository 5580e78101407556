// Into which kinds of work the time of a task goes.
#pragma once

#include "models/world/world.hpp"

namespace models {

/// Minutes of each kind in a minute of a task's effort, further travel included.
struct Parts {
  double direct = 0, travel = 0, meeting = 0, recording = 0;
  [[nodiscard]] double all() const { return direct + travel + meeting + recording; }
};

/// For one worker and one family. What is written later is no part of the task.
[[nodiscard]] Parts parts_of(const World& world, const Worker& worker, const Family& family, const TaskRules& rules);

}  // namespace models
