// Work that needs units of a pool and may lose them to somebody more important: what then becomes of it, in one line.
//
//   co_await carry_out(pool, claim, effort, IfPreempted::resume, worked);
#pragma once

#include "sim/kernel/process.hpp"
#include "sim/resources/pool.hpp"

namespace sim {

enum class IfPreempted {
  resume,     ///< asks again and goes on with what is left
  restart,    ///< asks again and does all of it anew
  hand_over,  ///< ends, with preempted and what is left: for somebody else, or for later
};

/// Acquires by `claim`, does `work` under the lease and gives back. A process, to be awaited as a part of another or
/// started. It asks again with its place among equals, and with the patience it had. `worked` says how it ended when
/// there is nothing more to do: done; timed_out if patience ended in the queue; preempted under hand_over, or if
/// somebody interrupts the process; cancelled. Pool and `worked` must outlive it.
Process carry_out(Pool& pool, Claim claim, Span work, IfPreempted then, Stint& worked);

}  // namespace sim
