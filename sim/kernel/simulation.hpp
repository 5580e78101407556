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

#include "sim/events/event_list.hpp"
#include "sim/kernel/activity.hpp"
#include "sim/kernel/process.hpp"
#include "sim/kernel/process_error.hpp"
#include "sim/kernel/wait.hpp"
#include "sim/record/trace.hpp"
#include "sim/time/instant.hpp"
#include "sim/time/span.hpp"

namespace sim {

/// The model has run away: time stands still while events go on. That run is lost; others need not be.
class RunawayError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// How a delay ended, and what it left undone.
struct Delayed {
  Wait why = Wait::done;
  Span left;       ///< of the delay, when it ended; zero if done
  int reason = 0;  ///< if preempted: what the interrupter said

  operator Wait() const { return why; }  // NOLINT(google-explicit-constructor): `if (co_await ... != Wait::done)`
};

class Simulation {
 public:
  class Delay;

  static constexpr std::uint64_t default_events_per_instant = 10'000'000;

  explicit Simulation(Instant begin = {}, std::uint64_t most_events_per_instant = default_events_per_instant);
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;
  /// Ends every live process: its locals are destroyed, so leases give back and nothing else happens.
  ~Simulation();

  [[nodiscard]] Instant now() const { return now_; }

  /// Says which run this is, for the messages of the errors that come out of it.
  void name_run(const RunName& run) { run_ = run; }

  /// Executes every event strictly before `end` and sets the clock to `end`; events at `end` are the next run's first.
  /// An exception of a process comes out of here, within a ProcessError, at the instant it happened; the process is
  /// gone, the others are as they were. Throws RunawayError if one instant has more events than allowed,
  /// std::logic_error if `end` is past or if a process calls it, as of run and step.
  void run_until(Instant end);
  /// Executes every event there is; the clock stays at the last of them.
  void run();
  /// Executes the next event; false if there is none.
  bool step();
  /// Makes run_until and run return after the current event; the clock stays at its instant.
  void stop() { stopping_ = true; }

  /// Takes the process over; it begins by an event at this instant, in its turn by rank and subject. Smaller goes
  /// first in both. `name`, for messages, must live as long as the simulation: a literal. Throws std::logic_error if
  /// `process` is empty or `when` is past.
  ProcessId start(Process process, std::uint64_t subject, int rank = 0, const char* name = nullptr);
  ProcessId start_at(Instant when, Process process, std::uint64_t subject, int rank = 0, const char* name = nullptr);
  /// Calls `callback` once, as a process would be started; cancel() takes it back.
  ProcessId at(Instant when, std::uint64_t subject, int rank, std::function<void()> callback);

  /// Ends the current wait of the process with Wait::cancelled, at this instant in its turn. If it is not waiting (its
  /// wait has just ended, or it is the one that runs) its next wait ends so, at once. One that has not begun never
  /// does. False if there is no such process.
  bool cancel(ProcessId process);
  /// Ends the current wait with Wait::preempted, at this instant in its turn. False, and nothing happens, if the
  /// process does not exist, has not begun, or is not waiting: also if its wait has ended at this instant and it has
  /// only not gone on yet. What `reason` means, the model says.
  bool interrupt(ProcessId process, int reason = 0);
  /// Of the interrupt that last ended a wait of the process that runs now; 0 if none did.
  [[nodiscard]] int interrupt_reason() const { return running_ != nullptr ? running_->reason : 0; }
  [[nodiscard]] bool is_alive(ProcessId process) const { return find(process) != nullptr; }
  /// Whose code runs now; the default id between events.
  [[nodiscard]] ProcessId current() const { return running_ != nullptr ? running_->id : ProcessId{}; }

  /// To be awaited in a process: `Wait why = co_await simulation.delay(span)`, or `Delayed` to know what was left.
  /// Wait::done at its end. A delay of zero lets the other events of this instant, in their turn, go first. Throws
  /// std::logic_error if it is negative.
  [[nodiscard]] Delay delay(Span span);
  /// The same, to a given instant. Instant::never() waits until cancelled or interrupted.
  [[nodiscard]] Delay until(Instant when);

  [[nodiscard]] std::uint64_t events_executed() const { return events_executed_; }
  [[nodiscard]] std::size_t live_processes() const { return live_; }
  [[nodiscard]] std::size_t events_scheduled() const { return events_.size(); }
  /// Of the next event, if there is one.
  [[nodiscard]] std::optional<Instant> next_instant() const;

  /// From now on records what happens; not any more, if null. It must outlive the simulation or be taken away first.
  void trace_to(Trace* trace) { trace_ = trace; }

  /// Ends every live process now, in the order of their slots. Must not be called from a process (std::logic_error).
  void abandon();

 private:
  friend class Subprocess;
  friend class Group;
  friend class Waiting;
  template <class Final, class Base>
  friend class Awaitable;
  struct Slot {
    Activity* activity = nullptr;
    std::uint32_t generation = 1;
    std::uint32_t next_free = 0;
  };

  [[nodiscard]] Activity* find(ProcessId id) const;
  void check_idle() const;
  void execute(Event& event);
  bool look(Activity& activity);
  void resume(Activity& activity);
  void finish(Activity& activity);
  void end(Activity& activity);
  void cancel(Activity& activity);
  // False, with the outcome set, if the running process has been cancelled before and must not wait.
  bool may_wait(Activity& activity);
  // Puts the running process to sleep until `when`, never() for no deadline. A plain delay has no `waiting`.
  void sleep(Activity& activity, std::coroutine_handle<> resume_point, Instant when, Waiting* waiting);
  void wake(Activity& activity, Wait outcome);      // what it waited for has come, and is not in its queue any more
  void end_wait(Activity& activity, Wait outcome);  // in another way
  void go_on(Activity& activity);
  void turn_at(Activity& activity, Instant when);  // instead of at any other
  void schedule(Activity& activity, Instant when);
  void unschedule(Activity& activity) noexcept;
  void note(TraceRecord::Kind kind, const Activity& activity, Instant other = {}) noexcept {
    if (trace_ != nullptr) [[unlikely]]
      tell(kind, activity, other);
  }
  void tell(TraceRecord::Kind kind, const Activity& activity, Instant other) noexcept;
  void give_name(std::uint32_t slot, const char* name);

  EventList events_;
  Instant now_;
  std::uint64_t events_executed_ = 0;
  std::uint64_t events_this_instant_ = 0;
  std::uint64_t most_events_per_instant_;
  Activity* running_ = nullptr;
  Trace* trace_ = nullptr;
  bool stopping_ = false;
  bool abandoning_ = false;
  std::size_t live_ = 0;
  std::vector<Slot> slots_;
  std::uint32_t free_slot_ = 0;     // the first of them; one past the last slot if there is none
  std::vector<const char*> names_;  // by slot; empty if nobody has a name
  std::optional<RunName> run_;
};

class [[nodiscard]] Simulation::Delay {
 public:
  Delay(Simulation& simulation, Instant when) : simulation_(simulation), when_(when) { check(simulation, when); }
  bool await_ready() const noexcept { return false; }
  bool await_suspend(Process::Handle process) {
    check(simulation_, when_);
    Activity& activity = process.promise().activity();
    if (!simulation_.may_wait(activity)) return false;
    simulation_.sleep(activity, process, when_, nullptr);
    return true;
  }
  Delayed await_resume() const noexcept { return result(simulation_, when_, simulation_.running_->outcome); }

 private:
  friend class Pause;
  // One that is made earlier than awaited may have gone by.
  static void check(const Simulation& simulation, Instant when) {
    if (when < simulation.now_) throw std::logic_error("sim: a delay must not be negative");
  }
  static Span rest(const Simulation& simulation, Instant when) noexcept {
    return when == Instant::never() ? Span{when.ticks} : when - simulation.now_;
  }
  static Delayed result(const Simulation& simulation, Instant when, Wait outcome) noexcept {
    return {outcome, rest(simulation, when), outcome == Wait::preempted ? simulation.running_->reason : 0};
  }

  Simulation& simulation_;
  Instant when_;
};

inline Simulation::Delay Simulation::delay(Span span) {
  const bool endless = span.ticks > Instant::never().ticks - (now_.ticks > 0 ? now_.ticks : 0);
  return {*this, endless ? Instant::never() : now_ + span};
}

inline Simulation::Delay Simulation::until(Instant when) { return {*this, when}; }

}  // namespace sim
