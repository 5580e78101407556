// Something processes wait for and others announce.
#pragma once

#include <cstddef>

#include "sim/kernel/awaitable.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/kernel/wait.hpp"
#include "sim/kernel/wait_queue.hpp"

namespace sim {

/// Has no memory: a notification wakes those who wait at that moment and nobody later. Waiting allocates nothing. If it
/// dies before those who wait for it, they wait on, until their deadline or for good.
class Signal {
 public:
  class Waiter;

  explicit Signal(Simulation& simulation) : simulation_(simulation) {}
  Signal(const Signal&) = delete;
  Signal& operator=(const Signal&) = delete;

  /// `Wait why = co_await signal.wait()`: done when notified.
  [[nodiscard]] Waiter wait();
  /// timed_out at the deadline; at once if the deadline is not after now. A notification before the process goes on
  /// at the deadline's instant counts as done.
  [[nodiscard]] Waiter wait_until(Instant deadline);

  /// Everyone who waits goes on at this instant, by rank, then subject, then order of waiting.
  void notify_all();
  /// The one who has waited longest goes on at this instant; false if nobody waits.
  bool notify_one();

  [[nodiscard]] std::size_t waiting() const { return queue_.size(); }

 private:
  Simulation& simulation_;
  WaitQueue queue_;
};

/// What `co_await` of a signal leaves in the frame of the process: its place in the signal's queue.
class [[nodiscard]] Signal::Waiter final : public Awaitable<Waiter>, private WaitPlace {
 public:
  Waiter(Signal& signal, Instant deadline) : Awaitable(signal.simulation_, deadline), signal_(signal) {}

  bool begin() override;
  void withdraw() noexcept override { leave_queue(); }
  [[nodiscard]] Wait result() const { return outcome(); }

 private:
  friend class Signal;

  Signal& signal_;
};

inline Signal::Waiter Signal::wait() { return {*this, Instant::never()}; }
inline Signal::Waiter Signal::wait_until(Instant deadline) { return {*this, deadline}; }

}  // namespace sim
