// Who is next: what orders those who wait for the same thing.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/time/instant.hpp"

namespace sim {

enum class Discipline {
  arrival_order,  ///< who came first
  priority,       ///< the smaller priority first; among equals who came first
  earliest_due,   ///< the earlier due date first; among equals the smaller priority, then who came first
};

/// What one process asks of a pool.
struct Claim {
  int units = 1;                         ///< at least 1
  int priority = 0;                      ///< the smaller is served first: 1 before 2, as in the tables
  Instant due = Instant::never();        ///< for Discipline::earliest_due
  std::optional<Instant> patience = {};  ///< gives up at this instant; at once if it is not after now
};

/// A place in a queue; the smaller goes first. `arrival` must differ between members of a queue.
struct QueuePlace {
  std::int64_t due = 0;
  std::int64_t priority = 0;
  std::uint64_t arrival = 0;

  friend constexpr bool operator<(const QueuePlace& a, const QueuePlace& b) {
    if (a.due != b.due) return a.due < b.due;
    if (a.priority != b.priority) return a.priority < b.priority;
    return a.arrival < b.arrival;
  }
};

constexpr QueuePlace queue_place(Discipline discipline, int priority, Instant due, std::uint64_t arrival) {
  switch (discipline) {
    case Discipline::arrival_order:
      break;
    case Discipline::priority:
      return {0, priority, arrival};
    case Discipline::earliest_due:
      return {due.ticks, priority, arrival};
  }
  return {0, 0, arrival};
}

}  // namespace sim
