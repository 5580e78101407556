#include "sim/kernel/simulation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "sim/kernel/group.hpp"
#include "sim/kernel/waiting.hpp"

namespace sim {

Simulation::Simulation(Instant begin, std::uint64_t most_events_per_instant)
    : now_(begin), most_events_per_instant_(most_events_per_instant) {}

Simulation::~Simulation() {
  running_ = nullptr;
  abandon();
}

void Simulation::run_until(Instant end) {
  check_idle();
  if (end < now_) throw std::logic_error("sim: a run must not end before it begins");
  stopping_ = false;
  while (!stopping_) {
    Event* event = events_.pop_before(end);
    if (event == nullptr) break;
    execute(*event);
  }
  if (stopping_) return;
  if (end != now_) events_this_instant_ = 0;
  now_ = end;
}

void Simulation::check_idle() const {
  if (running_ != nullptr) throw std::logic_error("sim: a process must not run the simulation that runs it");
}

void Simulation::run() {
  stopping_ = false;
  while (!stopping_ && step()) {
  }
}

bool Simulation::step() {
  check_idle();
  if (events_.empty()) return false;
  execute(events_.pop());
  return true;
}

std::optional<Instant> Simulation::next_instant() const {
  if (events_.empty()) return std::nullopt;
  return events_.next_instant();
}

void Simulation::execute(Event& event) {
  const Instant when = event.place().instant;
  if (when != now_) events_this_instant_ = 0;
  if (++events_this_instant_ > most_events_per_instant_) {
    events_.schedule(event.place(), event);  // it has not happened
    throw RunawayError(fmt::format("more than {} events at instant {}{}", most_events_per_instant_, when.ticks,
                                   run_ ? " (" + to_string(*run_) + ")" : ""));
  }
  now_ = when;
  ++events_executed_;
  auto& activity = static_cast<Activity&>(event);
  note(activity.waiting == nullptr ? TraceRecord::Kind::resumed : TraceRecord::Kind::looked, activity);
  if (activity.waiting == nullptr || look(activity)) resume(activity);
}

// The turn of a process that waits for more than a delay: whether that ends the wait, and the process goes on now.
bool Simulation::look(Activity& activity) {
  Waiting& waiting = *activity.waiting;
  if (!waiting.look()) {
    turn_at(activity, waiting.deadline());
    return false;
  }
  activity.waiting = nullptr;
  activity.outcome = waiting.outcome_;
  activity.state = Activity::State::woken;
  return activity.beside == 0;
}

void Simulation::schedule(Activity& activity, Instant when) {
  events_.schedule({when, activity.rank(), activity.subject()}, activity);
  note(TraceRecord::Kind::scheduled, activity, when);
}

void Simulation::unschedule(Activity& activity) noexcept {
  if (!activity.is_scheduled()) return;
  events_.cancel(activity);
  note(TraceRecord::Kind::cancelled, activity);
}

void Simulation::tell(TraceRecord::Kind kind, const Activity& activity, Instant other) noexcept {
  constexpr int most = std::numeric_limits<std::int16_t>::max();
  TraceRecord record;
  record.ticks = now_.ticks;
  record.other = other.ticks;
  record.subject = activity.subject();
  record.slot = activity.id.slot;
  record.kind_number = static_cast<std::uint8_t>(kind) & 15U;
  record.generation = activity.id.generation & 4095U;
  record.rank = static_cast<std::int16_t>(std::clamp(activity.rank(), -most - 1, most));
  trace_->add(record);
}

void Simulation::resume(Activity& activity) {
  activity.state = Activity::State::running;
  running_ = &activity;
  do {
    activity.goes_on = false;
    activity.resume_point.resume();
  } while (activity.goes_on);
  running_ = nullptr;
  if (activity.state == Activity::State::finished) finish(activity);
}

void Simulation::finish(Activity& activity) {
  const std::exception_ptr failure = std::move(static_cast<Process::promise_type&>(activity).failure_);
  Subprocess* branch = std::exchange(activity.branch, nullptr);
  if (branch != nullptr) {
    end(activity);
    branch->returned(failure);
  } else if (failure) {
    const std::uint32_t slot = activity.id.slot;
    const char* name = slot < names_.size() ? names_[slot] : nullptr;
    const ProcessError::Where where{name, activity.subject(), activity.id, now_, run_};
    end(activity);
    throw_process_error(failure, where);
  } else {
    end(activity);
  }
}

ProcessId Simulation::start(Process process, std::uint64_t subject, int rank, const char* name) {
  return start_at(now_, std::move(process), subject, rank, name);
}

ProcessId Simulation::start_at(Instant when, Process process, std::uint64_t subject, int rank, const char* name) {
  if (!process) throw std::logic_error("sim: starting an empty process");
  if (when < now_) throw std::logic_error("sim: a process must not start in the past");
  if (abandoning_) throw std::logic_error("sim: starting a process in a simulation that is ending");
  if (free_slot_ == slots_.size()) slots_.push_back({.next_free = free_slot_ + 1});
  const std::uint32_t slot = free_slot_;
  Activity& activity = process.handle_.promise();
  activity.keep_order(rank, subject);
  activity.id = {slot, slots_[slot].generation};
  note(TraceRecord::Kind::started, activity, when);
  schedule(activity, when);
  free_slot_ = slots_[slot].next_free;
  if (name != nullptr || !names_.empty()) give_name(slot, name);
  slots_[slot].activity = &activity;
  ++live_;
  activity.simulation = this;
  activity.resume_point = std::exchange(process.handle_, nullptr);
  return activity.id;
}

void Simulation::give_name(std::uint32_t slot, const char* name) {
  if (slot >= names_.size()) names_.resize(slots_.size());
  names_[slot] = name;
}

namespace {

Process call(std::function<void()> callback) {
  callback();
  co_return;
}

}  // namespace

ProcessId Simulation::at(Instant when, std::uint64_t subject, int rank, std::function<void()> callback) {
  return start_at(when, call(std::move(callback)), subject, rank);
}

bool Simulation::cancel(ProcessId process) {
  Activity* activity = find(process);
  if (activity == nullptr) return false;
  cancel(*activity);
  return true;
}

void Simulation::cancel(Activity& activity) {
  note(TraceRecord::Kind::asked_to_end, activity);
  switch (activity.state) {
    case Activity::State::unstarted:
      end(activity);
      break;
    case Activity::State::waiting:
      end_wait(activity, Wait::cancelled);
      break;
    default:
      activity.cancel_pending = true;
  }
}

bool Simulation::interrupt(ProcessId process, int reason) {
  Activity* activity = find(process);
  if (activity == nullptr || activity->state != Activity::State::waiting) return false;
  activity->reason = reason;
  note(TraceRecord::Kind::interrupted, *activity);
  end_wait(*activity, Wait::preempted);
  return true;
}

bool Simulation::may_wait(Activity& activity) {
  if (&activity != running_ || activity.simulation != this) {
    throw std::logic_error("sim: a process must wait in the simulation that runs it");
  }
  if (!activity.cancel_pending) return true;
  activity.cancel_pending = false;
  activity.outcome = Wait::cancelled;
  return false;
}

void Simulation::sleep(Activity& activity, std::coroutine_handle<> resume_point, Instant when, Waiting* waiting) {
  if (when != Instant::never()) schedule(activity, when);
  activity.resume_point = resume_point;
  activity.outcome = Wait::done;
  activity.waiting = waiting;
  activity.state = Activity::State::waiting;
}

void Simulation::wake(Activity& activity, Wait outcome) {
  if (activity.state != Activity::State::waiting) throw std::logic_error("sim: waking a process that does not wait");
  unschedule(activity);
  activity.outcome = outcome;
  activity.waiting = nullptr;
  activity.state = Activity::State::woken;
  if (activity.beside == 0) go_on(activity);
}

void Simulation::end_wait(Activity& activity, Wait outcome) {
  if (activity.waiting != nullptr) std::exchange(activity.waiting, nullptr)->withdraw();
  wake(activity, outcome);
}

void Simulation::go_on(Activity& activity) { schedule(activity, now_); }

void Simulation::turn_at(Activity& activity, Instant when) {
  unschedule(activity);
  if (when != Instant::never()) schedule(activity, when);
}

void Simulation::abandon() {
  if (running_ != nullptr) throw std::logic_error("sim: a process must not abandon the simulation that runs it");
  abandoning_ = true;
  for (const Slot& slot : slots_) {
    if (slot.activity != nullptr) end(*slot.activity);
  }
  abandoning_ = false;
}

Activity* Simulation::find(ProcessId id) const {
  if (id.slot >= slots_.size() || slots_[id.slot].generation != id.generation) return nullptr;
  return slots_[id.slot].activity;
}

void Simulation::end(Activity& activity) {
  unschedule(activity);
  note(TraceRecord::Kind::ended, activity);
  const std::uint32_t slot = activity.id.slot;
  slots_[slot].activity = nullptr;
  ++slots_[slot].generation;
  slots_[slot].next_free = std::exchange(free_slot_, slot);
  --live_;
  if (activity.branch != nullptr) std::exchange(activity.branch, nullptr)->gone();
  // A frame awaits the frames inside it through its temporaries: destroying the outermost destroys them all. What the
  // frame's locals do when they die may wake other processes, never this one.
  Process::Handle::from_promise(static_cast<Process::promise_type&>(activity)).destroy();
}

}  // namespace sim
