// Something that holds or does not, and that processes wait for: `stock >= 3 and the shop is open`.
//
//   const auto enough = [&] { return stock >= 3; };  // a named local: see below
//   Wait why = co_await changes.wait_for(enough);
//   ...
//   stock += 5;
//   changes.changed();
#pragma once

#include <concepts>
#include <cstddef>
#include <type_traits>

#include "sim/kernel/awaitable.hpp"
#include "sim/kernel/wait_queue.hpp"

namespace sim {

/// Nobody looks all the time: who changes what a predicate depends on says so by changed(). A process goes on only if
/// its predicate holds in its own turn, so that two who wait for the same thing do not both take it. Waiting allocates
/// nothing. If the condition dies before those who wait, they wait on, to their deadline or for good.
class Condition {
 public:
  class Waiter;
  template <class Predicate>
  class WaiterFor;

  explicit Condition(Simulation& simulation) : simulation_(simulation) {}
  Condition(const Condition&) = delete;
  Condition& operator=(const Condition&) = delete;

  /// Done when `holds()` is true: at once if it is true now. timed_out at the deadline, unless it holds in the
  /// process's turn then. `holds` returns bool, changes nothing and throws nothing. It is copied, and must not need to
  /// be destroyed (a lambda that captures by reference does not): gcc 12 destroys twice what is made inside a co_await
  /// expression.
  template <std::predicate Predicate>
  [[nodiscard]] WaiterFor<Predicate> wait_for(Predicate holds, Instant deadline = Instant::never());

  /// Tests the predicate of everyone who waits, in the order of waiting. Those of whom it holds have a turn at this
  /// instant, by rank, then subject, then order of waiting, and are tested again in it: whoever goes on may have undone
  /// it for those behind, who then wait on in their old places, still to be interrupted or cancelled.
  void changed();

  [[nodiscard]] std::size_t waiting() const { return queue_.size(); }

 private:
  Simulation& simulation_;
  WaitQueue queue_;
};

/// What `co_await` of a condition leaves in the frame of the process, but for the predicate.
class Condition::Waiter : public Waiting, private WaitPlace {
 public:
  bool begin() final;
  void withdraw() noexcept final { leave_queue(); }
  bool look() noexcept final;
  [[nodiscard]] Wait result() const { return outcome(); }

 protected:
  Waiter(Condition& condition, Instant deadline)
      : Waiting(condition.simulation_, deadline), condition_(condition), latest_(deadline) {}
  ~Waiter() override = default;

 private:
  friend class Condition;
  [[nodiscard]] virtual bool holds() const = 0;

  Condition& condition_;
  Instant latest_;     // the deadline it was given; its own is now once it has been told
  bool told_ = false;  // that it may hold; its turn is to come at this instant
};

template <class Predicate>
class [[nodiscard]] Condition::WaiterFor final : public Awaitable<WaiterFor<Predicate>, Waiter> {
  static_assert(std::is_trivially_destructible_v<Predicate>, "sim: capture by reference, or pass std::cref");

 public:
  WaiterFor(Condition& condition, const Predicate& predicate, Instant deadline)
      : Awaitable<WaiterFor, Waiter>(condition, deadline), predicate_(predicate) {}

 private:
  [[nodiscard]] bool holds() const override { return static_cast<bool>(predicate_()); }

  Predicate predicate_;
};

template <std::predicate Predicate>
Condition::WaiterFor<Predicate> Condition::wait_for(Predicate holds, Instant deadline) {
  return {*this, holds, deadline};
}

}  // namespace sim
