// The clock, the event list and the run. Owns its processes from their start to their end.
//
// One simulation runs in one thread; different simulations may run in different threads.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <vector>

#include "sim/kernel/activity.hpp"
#include "sim/kernel/event_list.hpp"
#include "sim/kernel/process.hpp"
#include "sim/kernel/wait.hpp"
#include "sim/time/instant.hpp"
#include "sim/time/span.hpp"

namespace sim {

/// The model has run away: time stands still while events go on. That run is lost; others need not be.
class RunawayError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Simulation {
 public:
  static constexpr std::uint64_t default_events_per_instant = 10'000'000;

  explicit Simulation(Instant begin = {}, std::uint64_t most_events_per_instant = default_events_per_instant);
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;
  /// Ends every live process: its locals are destroyed, so leases give back and nothing else happens.
  ~Simulation();

  [[nodiscard]] Instant now() const { return now_; }

  /// Executes every event strictly before `end` and sets the clock to `end`; events at `end` are the next run's first.
  /// An exception of a process comes out of here at the instant it happened; the process is gone, the others are as
  /// they were. Throws RunawayError if one instant has more events than allowed, std::logic_error if `end` is past.
  void run_until(Instant end);
  /// Executes every event there is; the clock stays at the last of them.
  void run();
  /// Executes the next event; false if there is none.
  bool step();
  /// Makes run_until and run return after the current event; the clock stays at its instant.
  void stop() { stopping_ = true; }

  /// Takes the process over; it begins by an event at this instant, in its turn by rank and subject. Smaller goes
  /// first in both. Throws std::logic_error if `process` is empty or `when` is past.
  ProcessId start(Process process, std::uint64_t subject, int rank = 0);
  ProcessId start_at(Instant when, Process process, std::uint64_t subject, int rank = 0);
  /// Calls `callback` once, as a process would be started; cancel() takes it back.
  ProcessId at(Instant when, std::uint64_t subject, int rank, std::function<void()> callback);

  /// Ends the current wait of the process with Wait::cancelled, at this instant in its turn. If it is not waiting (its
  /// wait has just ended, or it is the one that runs) its next wait ends so, at once. One that has not begun never
  /// does. False if there is no such process.
  bool cancel(ProcessId process);
  /// Ends the current wait with Wait::preempted, at this instant in its turn. False, and nothing happens, if the
  /// process does not exist, has not begun, or is not waiting.
  bool interrupt(ProcessId process);
  [[nodiscard]] bool is_alive(ProcessId process) const { return find(process) != nullptr; }
  /// Whose code runs now; the default id between events.
  [[nodiscard]] ProcessId current() const { return running_ != nullptr ? running_->id : ProcessId{}; }

  /// To be awaited in a process: `Wait why = co_await simulation.delay(span)`. Wait::done at its end. A delay of zero
  /// lets the other events of this instant, in their turn, go first. Throws std::logic_error if it is negative.
  [[nodiscard]] auto delay(Span span);
  /// The same, to a given instant. Instant::never() waits until cancelled or interrupted.
  [[nodiscard]] auto until(Instant when);

  [[nodiscard]] std::uint64_t events_executed() const { return events_executed_; }
  [[nodiscard]] std::size_t live_processes() const { return live_; }
  [[nodiscard]] std::size_t events_scheduled() const { return events_.size(); }
  /// Of the next event, if there is one.
  [[nodiscard]] std::optional<Instant> next_instant() const;

  /// Ends every live process now, in the order of their slots. Must not be called from a process (std::logic_error).
  void abandon();

  // For awaitables:

  /// Puts the running process to sleep until `when` (never() for no deadline), whereupon its wait returns `outcome`; or
  /// until wake(). False, with the outcome set, if it had been cancelled before and must not sleep.
  bool sleep(Activity& activity, std::coroutine_handle<> resume_point, Instant when, Wait outcome, Waiting* waiting);
  /// Ends the wait of a sleeping process: it goes on at this instant, in its turn, and its wait returns `outcome`.
  void wake(Activity& activity, Wait outcome);

 private:
  struct Slot {
    Activity* activity = nullptr;
    std::uint32_t generation = 1;
  };
  class Delay;

  [[nodiscard]] Activity* find(ProcessId id) const;
  void execute_next();
  void resume(Activity& activity);
  void end(Activity& activity);

  EventList events_;
  Instant now_;
  std::uint64_t events_executed_ = 0;
  std::uint64_t events_this_instant_ = 0;
  std::uint64_t most_events_per_instant_;
  Activity* running_ = nullptr;
  bool stopping_ = false;
  bool abandoning_ = false;
  std::size_t live_ = 0;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_slots_;
};

class [[nodiscard]] Simulation::Delay {
 public:
  Delay(Simulation& simulation, Instant when) : simulation_(simulation), when_(when) {
    if (when < simulation.now()) throw std::logic_error("sim: a delay must not be negative");
  }
  bool await_ready() const noexcept { return false; }
  bool await_suspend(Process::Handle process) {
    activity_ = &process.promise().activity();
    return simulation_.sleep(*activity_, process, when_, Wait::done, nullptr);
  }
  Wait await_resume() const noexcept { return activity_->outcome; }

 private:
  Simulation& simulation_;
  Instant when_;
  Activity* activity_ = nullptr;
};

inline auto Simulation::delay(Span span) {
  const bool endless = span.ticks > Instant::never().ticks - (now_.ticks > 0 ? now_.ticks : 0);
  return Delay(*this, endless ? Instant::never() : now_ + span);
}

inline auto Simulation::until(Instant when) { return Delay(*this, when); }

}  // namespace sim
