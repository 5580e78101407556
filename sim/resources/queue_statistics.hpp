// What is counted of a queue, the same for those who wait for a pool, a store or a level.
#pragma once

#include <algorithm>
#include <cstdint>

#include "sim/statistics/time_weighted.hpp"
#include "sim/time/instant.hpp"
#include "sim/time/span.hpp"

namespace sim {

/// Since the start or the last restart. Whoever asked has acquired, has given up, or waits still. Levels are exact
/// integrals over time; each count is an addition, so that nothing has to be switched on.
struct QueueStatistics {
  TimeWeighted queue;          ///< processes that wait
  std::uint64_t acquired = 0;  ///< got what they asked for
  std::uint64_t waits = 0;     ///< of all who asked, those who could not go on at once
  std::uint64_t gave_up = 0;   ///< of these, who ended without: patience, cancelled, interrupted
  std::uint64_t balked = 0;    ///< of these, who had no patience at all and never stood in the queue
  Span waited;                 ///< sum over those who acquired of the time from asking to getting
  Span waited_in_vain;         ///< sum over those who gave up
  Span longest_wait;           ///< of those that ended, either way

  void restart(Instant now) {
    queue.restart(now);
    acquired = waits = gave_up = balked = 0;
    waited = waited_in_vain = longest_wait = {};
  }

  // For what keeps a queue:

  void count_balk() {
    ++waits;
    ++gave_up;
    ++balked;
  }
  void count_joined(Instant now) {
    ++waits;
    queue.add(now, 1);
  }
  void count_served(Instant now, Instant since) {
    queue.add(now, -1);
    ++acquired;
    waited += now - since;
    longest_wait = std::max(longest_wait, now - since);
  }
  void count_gave_up(Instant now, Instant since) {
    queue.add(now, -1);
    ++gave_up;
    waited_in_vain += now - since;
    longest_wait = std::max(longest_wait, now - since);
  }
};

}  // namespace sim
