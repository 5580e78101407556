// Something processes wait for and others announce.
#pragma once

#include <cstddef>

#include "sim/kernel/awaitable.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/kernel/wait.hpp"

namespace sim {

/// Has no memory: a notification wakes those who wait at that moment and nobody later. Waiting allocates nothing. If it
/// dies before those who wait for it, they wait on, until their deadline or for good.
class Signal {
 public:
  class Waiter;

  explicit Signal(Simulation& simulation) : simulation_(simulation) {}
  Signal(const Signal&) = delete;
  Signal& operator=(const Signal&) = delete;
  ~Signal();

  /// `Wait why = co_await signal.wait()`: done when notified.
  [[nodiscard]] Waiter wait();
  /// timed_out at the deadline; at once if the deadline is not after now. A notification before the process goes on
  /// at the deadline's instant counts as done.
  [[nodiscard]] Waiter wait_until(Instant deadline);

  /// Everyone who waits goes on at this instant, by rank, then subject, then order of waiting.
  void notify_all();
  /// The one who has waited longest goes on at this instant; false if nobody waits.
  bool notify_one();

  [[nodiscard]] std::size_t waiting() const { return waiting_; }

 private:
  Simulation& simulation_;
  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
  std::size_t waiting_ = 0;
};

/// What `co_await` of a signal leaves in the frame of the process: its place in the signal's queue.
class [[nodiscard]] Signal::Waiter final : public Awaitable<Waiter> {
 public:
  Waiter(Signal& signal, Instant deadline) : Awaitable(signal.simulation_, deadline), signal_(signal) {}
  ~Waiter() override { withdraw(); }

  bool begin() override;
  void withdraw() noexcept override;
  [[nodiscard]] Wait result() const { return outcome(); }

 private:
  friend class Signal;

  Signal& signal_;
  Waiter* before_ = nullptr;
  Waiter* after_ = nullptr;
  bool queued_ = false;  // never again once the signal is gone
};

inline Signal::Waiter Signal::wait() { return {*this, Instant::never()}; }
inline Signal::Waiter Signal::wait_until(Instant deadline) { return {*this, deadline}; }

}  // namespace sim
