// Into which kinds of work the time of a task goes.
#pragma once

namespace models {

/// Minutes of each kind in a minute of a task's effort, further travel included.
struct Parts {
  double direct = 0, travel = 0, meeting = 0, recording = 0;
  [[nodiscard]] double all() const { return direct + travel + meeting + recording; }
};

}  // namespace models
