#include "sim/kernel/condition.hpp"

namespace sim {

void Condition::changed() {
  for (WaitPlace* place = queue_.first(); place != nullptr; place = WaitQueue::after(*place)) {
    auto& waiter = static_cast<Waiter&>(*place);
    if (waiter.told_ || !waiter.holds()) continue;
    waiter.told_ = true;
    waiter.move_deadline(simulation_.now());
  }
}

bool Condition::Waiter::begin() {
  if (holds()) return at_once(Wait::done);
  if (deadline() <= simulation().now()) return at_once(Wait::timed_out);
  told_ = false;
  condition_.queue_.join(*this);
  return false;
}

bool Condition::Waiter::look() noexcept {
  const Instant now = simulation().now();
  if (deadline() > now) return false;
  const bool holds_now = holds();
  if (!holds_now && latest_ > now) {
    told_ = false;
    move_deadline(latest_);
    return false;
  }
  withdraw();
  return at_once(holds_now ? Wait::done : Wait::timed_out);
}

}  // namespace sim
