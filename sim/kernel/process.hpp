// A process: a coroutine that lives through simulated time.
//
//   sim::Process visit(sim::Simulation& simulation, sim::Pool& rooms) {
//     sim::Lease room = co_await rooms.acquire();
//     co_await simulation.delay(to_span(sim::Hours{1}));
//   }
//   simulation.start(visit(simulation, rooms), subject);
//
// It does nothing until a simulation starts it, which then owns it; or until another process awaits it, as in
// `co_await visit(simulation, rooms)`, which runs it as a part of itself. A process that is never started is destroyed
// with its Process. Arguments taken by reference must outlive it. An exception that leaves a process leaves the process
// that awaits it, and at last comes out of the simulation's run as a ProcessError.
//
// Interrupted, a process decides in one line what becomes of its work (tests/sim/kernel/interrupt_test.cpp):
//
//   go on with the rest:  for (Delayed work{Wait::preempted, effort}; work == Wait::preempted;)
//                           work = co_await simulation.delay(work.left);
//   begin again:          do work = co_await simulation.delay(effort); while (work == Wait::preempted);
//   hand the rest over:   if (work == Wait::preempted) simulation.start(takes_over(simulation, work.left), subject);
//
// gcc 12 miscompiles, without a word: a co_await in the condition of an if or a loop, in a process that declares no
// variable (give what is awaited a name first); a lambda with captures inside a co_await expression (name it before);
// `auto [a, b] = co_await` (take the whole, then its parts).
#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <stdexcept>
#include <utility>

#include "sim/kernel/activity.hpp"
#include "sim/kernel/frame_pool.hpp"

namespace sim {

class [[nodiscard]] Process {
 public:
  class promise_type;  // NOLINT(readability-identifier-naming): the language's name
  using Handle = std::coroutine_handle<promise_type>;

  Process() = default;
  Process(Process&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Process& operator=(Process&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Process() {
    if (handle_) handle_.destroy();
  }

  /// False for one that was moved from, started, or default-constructed.
  explicit operator bool() const { return static_cast<bool>(handle_); }

  /// Runs this process as part of the awaiting one: same subject and rank, no event of its own to begin or to end.
  auto operator co_await() &&;

 private:
  friend class Simulation;
  explicit Process(Handle handle) : handle_(handle) {}

  Handle handle_;
};

/// The activity that it is, is used only by a process that is started; one that is a part of another uses the other's.
class Process::promise_type : public Activity {  // NOLINT(readability-identifier-naming)
 public:
  Process get_return_object() { return Process(Handle::from_promise(*this)); }
  std::suspend_always initial_suspend() noexcept { return {}; }
  auto final_suspend() noexcept { return AtEnd{}; }
  void return_void() noexcept {}
  void unhandled_exception() noexcept { failure_ = std::current_exception(); }

  static void* operator new(std::size_t bytes) { return allocate_frame(bytes); }
  static void operator delete(void* frame, std::size_t bytes) noexcept { free_frame(frame, bytes); }

  /// Of the process that was started and of which this one is, perhaps, a part.
  [[nodiscard]] Activity& activity() { return *activity_; }

 private:
  friend class Process;
  friend class Simulation;

  // Going from one frame into another is done by the simulation's loop and not by symmetric transfer, which uses up
  // the stack in unoptimised builds.
  struct AtEnd {
    bool await_ready() noexcept { return false; }
    void await_suspend(Handle ended) noexcept {
      promise_type& promise = ended.promise();
      if (promise.outer_) {
        promise.activity_->resume_point = promise.outer_;
        promise.activity_->goes_on = true;
      } else {
        promise.activity_->state = Activity::State::finished;
      }
    }
    void await_resume() noexcept {}
  };

  struct AsPart {
    Handle inner;

    bool await_ready() const {
      if (!inner) throw std::logic_error("sim: awaiting an empty process");
      return false;
    }
    void await_suspend(Handle outer) const noexcept {
      promise_type& promise = inner.promise();
      promise.activity_ = outer.promise().activity_;
      promise.outer_ = outer;
      promise.activity_->resume_point = inner;
      promise.activity_->goes_on = true;
    }
    void await_resume() const {
      if (inner.promise().failure_) std::rethrow_exception(inner.promise().failure_);
    }
  };

  Activity* activity_ = this;
  Handle outer_;
  std::exception_ptr failure_;
};

inline auto Process::operator co_await() && { return promise_type::AsPart{handle_}; }

}  // namespace sim
