// How to write something new that a process can wait for, alone or as a branch of first_of or all_of.
//
//   class Bell::Ring final : public Awaitable<Ring> {  // final: `co_await bell.ring()` then calls nothing virtual
//    public:
//     Ring(Bell& bell, Instant deadline) : Awaitable(bell.simulation_, deadline), bell_(bell) {}
//     ~Ring() override { withdraw(); } // the simulation may be abandoned while it stands in the queue
//     bool begin() override;
//     void withdraw() noexcept override;
//     Wait result() const { return outcome(); }  // what co_await returns: any type that can be moved
//   };
//
// It owns its place in the queue (a link, a heap node), so that waiting allocates nothing; it is neither copied nor
// moved. Six rules:
//
// 1. begin() runs when the process awaits. Either what is wanted is there: take it and `return at_once(Wait::done)`. Or
//    the deadline is not after now: `return at_once(Wait::timed_out)`. Or join the queue and return false. A process
//    that has been cancelled never gets so far.
// 2. Who makes it come true takes it off the queue first and then calls end(Wait::done), once. Nothing of the process
//    runs inside that call.
// 3. withdraw() leaves the queue. In a group it may also come after end() or at_once(), when the group as a whole ended
//    otherwise: then it gives back. It must bear being called twice.
// 4. The deadline given to the constructor is kept for it: at that instant look() withdraws and says timed_out. Only
// what
//    must look for itself whether its time has come overrides look(), and asks for a turn by look_again().
// 5. result() is asked once, after the wait, also of a branch that lost: outcome() is then Wait::withdrawn, and what
//    it returns should be empty. What has been given and is not fetched so is given back by the destructor.
// 6. The queue may die first: it takes everybody off, and who waits then waits on, to its deadline or for good.
#pragma once

#include <utility>

#include "sim/kernel/process.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/kernel/waiting.hpp"

namespace sim {

template <class Final, class Base = Waiting>
class Awaitable : public Base {
 public:
  bool await_ready() const noexcept { return false; }

  bool await_suspend(Process::Handle process) {
    Activity& activity = process.promise().activity();
    Waiting& waiting = *this;
    waiting.activity_ = &activity;
    if (waiting.simulation_ == nullptr) waiting.simulation_ = activity.simulation;
    if (!waiting.simulation_->may_wait(activity)) return false;
    if (self().Final::begin()) {
      activity.outcome = waiting.outcome_;
      return false;
    }
    waiting.simulation_->sleep(activity, process, self().Final::deadline(), &waiting);
    return true;
  }

  decltype(auto) await_resume() {
    Waiting& waiting = *this;
    waiting.outcome_ = waiting.activity_->outcome;
    return self().result();
  }

 protected:
  template <class... Arguments>
  explicit Awaitable(Arguments&&... arguments) : Base(std::forward<Arguments>(arguments)...) {}
  ~Awaitable() override = default;

 private:
  Final& self() { return static_cast<Final&>(*this); }
};

}  // namespace sim
