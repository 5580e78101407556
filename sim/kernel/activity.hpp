// What a simulation knows of one process while it lives: who it is for, what it waits for, where it goes on.
//
// Read this to write an awaitable; to write a process, sim/kernel/simulation.hpp and sim/kernel/signal.hpp are enough.
#pragma once

#include <compare>
#include <coroutine>
#include <cstdint>
#include <exception>

#include "sim/kernel/event_list.hpp"
#include "sim/kernel/wait.hpp"

namespace sim {

class Simulation;

/// Names a process of one simulation; never given twice, so a stale one is harmless. The default names none.
struct ProcessId {
  std::uint32_t slot = 0;
  std::uint32_t generation = 0;

  friend constexpr auto operator<=>(const ProcessId&, const ProcessId&) = default;
};

/// What stands in some queue on behalf of a waiting process.
class Waiting {
 public:
  /// Leaves the queue, because the wait ended in another way than by it.
  virtual void withdraw() noexcept = 0;

 protected:
  ~Waiting() = default;
};

/// One process, as the simulation sees it. Lives in the frame of the process; is itself the one event the process can
/// have in the event list: the end of a delay, a deadline, or its going on at this instant.
class Activity : public Event {
 public:
  enum class State : std::uint8_t {
    unstarted,
    running,
    waiting,  // for a delay, a deadline or a Waiting
    woken,    // its wait has ended, and it goes on at this instant
    finished,
  };

  Simulation* simulation = nullptr;
  std::uint64_t subject = 0;
  int rank = 0;
  State state = State::unstarted;
  Wait outcome = Wait::done;             // what the current wait returns
  bool cancel_pending = false;           // cancelled while it was not waiting: its next wait ends at once
  bool goes_on = false;                  // resume_point is to be resumed at once: entering or leaving a sub-process
  Waiting* waiting = nullptr;            // the queue it stands in, if any
  std::coroutine_handle<> resume_point;  // of the innermost process
  std::coroutine_handle<> root;          // of the process that was started
  ProcessId id;
  std::exception_ptr failure;  // what ended the root process, if not its return
};

}  // namespace sim
