// What a simulation knows of one process while it lives: who it is for, what it waits for, where it goes on.
//
// Read sim/kernel/awaitable.hpp to write an awaitable; to write a process, sim/kernel/simulation.hpp is enough.
#pragma once

#include <compare>
#include <coroutine>
#include <cstdint>

#include "sim/events/event_list.hpp"
#include "sim/kernel/wait.hpp"

namespace sim {

class Simulation;
class Subprocess;
class Waiting;

/// Names a process of one simulation; never given twice, so a stale one is harmless. The default names none.
struct ProcessId {
  std::uint32_t slot = 0;
  std::uint32_t generation = 0;

  friend constexpr auto operator<=>(const ProcessId&, const ProcessId&) = default;
};

/// One process, as the simulation sees it. Lives in the frame of the process; is itself the one event the process can
/// have in the event list: the end of a delay, the earliest deadline of what it waits for, or its going on at this
/// instant.
class Activity : public Event {
 public:
  enum class State : std::uint8_t {
    unstarted,
    running,
    waiting,  // for a delay, a deadline or a Waiting
    woken,    // its wait has ended, and it goes on at this instant, or as soon as no process beside it is left
    finished,
  };

  // A million of these may wait at once: the small ones first, where they fill up what Event leaves.
  State state = State::unstarted;
  Wait outcome = Wait::done;        // what the current wait returns
  bool cancel_pending : 1 = false;  // cancelled while it was not waiting: its next wait ends at once
  bool goes_on : 1 = false;         // resume_point is to be resumed at once: entering or leaving a sub-process
  int reason = 0;                   // of the last interrupt
  std::uint32_t beside = 0;         // processes that run as branches of its wait
  ProcessId id;
  Simulation* simulation = nullptr;
  Waiting* waiting = nullptr;            // what it waits for, unless a plain delay
  Subprocess* branch = nullptr;          // of another process's wait, which this process is
  std::coroutine_handle<> resume_point;  // of the innermost process

  /// What its events are scheduled by, from its start to its end. Before it is scheduled for the first time.
  using Event::keep_order;
};

}  // namespace sim
