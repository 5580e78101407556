#include "sim/kernel/signal.hpp"

#include <utility>

namespace sim {

Signal::~Signal() {
  while (first_ != nullptr) {
    Waiter* waiter = first_;
    waiter->withdraw();
    waiter->signal_ = nullptr;
    if (waiter->activity_ != nullptr) waiter->activity_->waiting = nullptr;
  }
}

void Signal::notify_all() {
  while (notify_one()) {
  }
}

bool Signal::notify_one() {
  if (first_ == nullptr) return false;
  simulation_.wake(*first_->activity_, Wait::done);
  return true;
}

bool Signal::Waiter::await_suspend(Process::Handle process) {
  activity_ = &process.promise().activity();
  if (deadline_ <= simulation_.now()) {
    activity_->outcome = Wait::timed_out;
    return false;
  }
  if (!simulation_.sleep(*activity_, process, deadline_, Wait::timed_out, this)) return false;
  before_ = std::exchange(signal_->last_, this);
  (before_ != nullptr ? before_->after_ : signal_->first_) = this;
  ++signal_->waiting_;
  queued_ = true;
  return true;
}

void Signal::Waiter::withdraw() noexcept {
  if (!std::exchange(queued_, false)) return;
  (before_ != nullptr ? before_->after_ : signal_->first_) = after_;
  (after_ != nullptr ? after_->before_ : signal_->last_) = before_;
  --signal_->waiting_;
}

}  // namespace sim
