#include "sim/kernel/signal.hpp"

#include <utility>

namespace sim {

Signal::~Signal() {
  while (first_ != nullptr) first_->withdraw();
}

void Signal::notify_all() {
  while (notify_one()) {
  }
}

bool Signal::notify_one() {
  if (first_ == nullptr) return false;
  Waiter& waiter = *first_;
  waiter.withdraw();
  waiter.end(Wait::done);
  return true;
}

bool Signal::Waiter::begin() {
  if (deadline() <= simulation().now()) return at_once(Wait::timed_out);
  before_ = std::exchange(signal_.last_, this);
  after_ = nullptr;
  (before_ != nullptr ? before_->after_ : signal_.first_) = this;
  ++signal_.waiting_;
  queued_ = true;
  return false;
}

void Signal::Waiter::withdraw() noexcept {
  if (!std::exchange(queued_, false)) return;
  (before_ != nullptr ? before_->after_ : signal_.first_) = after_;
  (after_ != nullptr ? after_->before_ : signal_.last_) = before_;
  --signal_.waiting_;
}

}  // namespace sim
