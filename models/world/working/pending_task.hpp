// A piece of work of a case that is to be done.
#pragma once

#include "models/practice/ids.hpp"
#include "sim/time/instant.hpp"

namespace models {

struct Worker;

/// Effort is in minutes of somebody at a full pace who need not travel further than usual; whole at first.
struct PendingTask {
  TaskId task;
  sim::Instant due;
  sim::Instant from;             ///< when it may be begun
  double minutes = 0;            ///< effort left
  double to_write = 0;           ///< effort of what may be written later
  Worker* in_hand_of = nullptr;  ///< who is at it now
};

}  // namespace models
