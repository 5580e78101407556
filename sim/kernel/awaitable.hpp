// How to write something new that a process can wait for, alone or as a branch of first_of or all_of.
//
//   class [[nodiscard]] Bell::Ring final : public Awaitable<Ring>, private WaitPlace {
//    public:
//     Ring(Bell& bell, Instant deadline) : Awaitable(bell.simulation_, deadline), bell_(bell) {}
//     bool begin() override;                                      // as in signal.cpp
//     void withdraw() noexcept override { leave_queue(); }
//     [[nodiscard]] Wait result() const { return outcome(); }     // what co_await returns: any type that can be moved
//   };
//
// It holds its place in the queue (a WaitPlace, a heap node), so that waiting allocates nothing. It is neither copied
// nor moved. It is final, and then co_await calls nothing virtual. Eight rules:
//
// 1. begin() runs when the process awaits. Either what is wanted is there: take it and `return at_once(Wait::done)`. Or
//    the deadline is not after now: `return at_once(Wait::timed_out)`. Or join the queue and return false. A process
//    that has been cancelled never gets so far.
// 2. Who makes it come true takes it off the queue first, gives it what it wanted, and then calls end(Wait::done),
// once.
//    No process runs inside that call, but others may leave the same queue in it: the losers of a group. So look at the
//    queue anew after it.
// 3. withdraw() leaves the queue. It may also come after end() or at_once(), if the group of which this is a branch
// then
//    ended otherwise: it gives back what it was given. It may come twice, and without begin().
// 4. The deadline given to the constructor is kept for it: at that instant look() withdraws and says timed_out. Only
//    what must itself look whether its time has come overrides look(), and asks for its turns by move_deadline().
// 5. result() is asked once, after the wait, also of a branch that lost: outcome() is then Wait::withdrawn, and what it
//    returns should be empty.
// 6. The destructor leaves the queue, for the simulation may be abandoned during the wait; and it gives back what
// nobody
//    has fetched by result().
// 7. The queue may die first: it takes everybody off, and who waits then waits on, to its deadline or for good.
// 8. It is awaited once, alone or as a branch; another wait is another object. A second time throws std::logic_error.
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
    waiting.begin_once(activity);
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
