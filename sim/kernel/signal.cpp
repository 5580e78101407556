#include "sim/kernel/signal.hpp"

namespace sim {

void Signal::notify_all() {
  while (notify_one()) {
  }
}

bool Signal::notify_one() {
  if (queue_.first() == nullptr) return false;
  auto& waiter = static_cast<Waiter&>(*queue_.first());
  waiter.withdraw();
  waiter.end(Wait::done);
  return true;
}

bool Signal::Waiter::begin() {
  if (deadline() <= simulation().now()) return at_once(Wait::timed_out);
  signal_.queue_.join(*this);
  return false;
}

}  // namespace sim
