#include "sim/kernel/group.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace sim {

bool Waiting::look() noexcept {
  if (deadline_ > simulation_->now()) return false;
  withdraw();
  return at_once(Wait::timed_out);
}

void Waiting::end(Wait outcome) {
  if (group_ != nullptr) {
    group_->ended(*this, outcome);
  } else {
    simulation_->wake(*activity_, outcome);
  }
}

void Waiting::move_deadline(Instant when) {
  deadline_ = when;
  deadline_changed();
}

void Waiting::deadline_changed() {
  // While the wait, or the whole of which it is a branch, begins, looks or ends, the deadline is asked for afterwards.
  if (activity_->waiting == nullptr) return;
  for (const Group* group = group_; group != nullptr; group = group->group_) {
    if (group->phase_ != Group::Phase::open) return;
  }
  const Instant when = activity_->waiting->deadline();
  const bool as_it_stands = activity_->is_scheduled() ? activity_->place().instant == when : when == Instant::never();
  if (!as_it_stands) simulation_->turn_at(*activity_, when);
}

bool Group::begin() {
  try {
    begin_branches();
  } catch (...) {
    withdraw();
    throw;
  }
  if (reached()) {
    close();
    return at_once(Wait::done);
  }
  phase_ = Phase::open;
  return false;
}

void Group::begin_branches() {
  for (std::size_t i = 0; i < count_ && !reached(); ++i) {
    Waiting& branch = *branches_[i];
    if (branch.simulation_ == nullptr) branch.simulation_ = simulation_;
    if (branch.simulation_ != simulation_) throw std::logic_error("sim: branches of different simulations");
    branch.begin_once(*activity_);
    branch.group_ = this;
    if (branch.begin()) note(branch, branch.outcome_);
  }
}

void Group::withdraw() noexcept {
  phase_ = Phase::closed;
  withdraw_all_but(none);
}

bool Group::look() noexcept {
  phase_ = Phase::busy;  // a branch that leaves its queue may let another one have what it waits for
  for (std::size_t i = 0; i < count_ && !reached(); ++i) {
    Waiting& branch = *branches_[i];
    if (!branch.over_ && branch.look()) note(branch, branch.outcome_);
  }
  if (reached()) {
    close();
    return at_once(Wait::done);
  }
  phase_ = Phase::open;
  return false;
}

Instant Group::deadline() const noexcept {
  Instant earliest = Instant::never();
  for (std::size_t i = 0; i < count_; ++i) {
    if (!branches_[i]->over_) earliest = std::min(earliest, branches_[i]->deadline());
  }
  return earliest;
}

void Group::ended(Waiting& branch, Wait outcome) {
  if (phase_ == Phase::closed) return;  // the withdrawal of another branch has brought it about: it is next
  note(branch, outcome);
  if (phase_ == Phase::busy) return;
  if (reached()) {
    close();
    end(Wait::done);
  } else {
    branch.deadline_changed();  // which may have been the earliest
  }
}

void Group::failed() {
  if (phase_ == Phase::closed) return;
  withdraw();
  if (group_ != nullptr) {
    group_->failed();
  } else {
    simulation_->wake(*activity_, Wait::done);
  }
}

void Group::note(Waiting& branch, Wait outcome) noexcept {
  if (branch.over_) return;
  branch.outcome_ = outcome;
  branch.over_ = true;
  ++ended_;
  if (first_ == none) first_ = static_cast<std::size_t>(std::find(branches_, branches_ + count_, &branch) - branches_);
}

void Group::close() noexcept {
  phase_ = Phase::closed;
  if (goal_ == Goal::first) withdraw_all_but(first_);
}

void Group::withdraw_all_but(std::size_t kept) noexcept {
  for (std::size_t i = 0; i < count_; ++i) {
    if (i == kept) continue;
    branches_[i]->over_ = true;
    branches_[i]->outcome_ = Wait::withdrawn;
    branches_[i]->withdraw();
  }
}

bool Pause::begin() {
  Simulation::Delay::check(simulation(), deadline());
  return false;
}

void Pause::withdraw() noexcept {
  if (!left_) left_ = Simulation::Delay::rest(simulation(), deadline());
}

bool Pause::look() noexcept {
  if (deadline() > simulation().now()) return false;
  left_ = Span{};
  return at_once(Wait::done);
}

Delayed Pause::result() const {
  Delayed delayed = Simulation::Delay::result(simulation(), deadline(), outcome());
  if (left_) delayed.left = *left_;
  return delayed;
}

Subprocess::~Subprocess() {
  if (running_ == nullptr) return;
  Activity& running = *std::exchange(running_, nullptr);
  running.branch = nullptr;
  --activity().beside;
  simulation().end(running);
}

bool Subprocess::begin() {
  if (!process_) throw std::logic_error("sim: awaiting an empty process");
  const ProcessId id = simulation().start(std::move(process_), activity().subject(), activity().rank());
  running_ = simulation().find(id);
  running_->branch = this;
  ++activity().beside;
  return false;
}

void Subprocess::withdraw() noexcept {
  if (running_ != nullptr && !std::exchange(over_with_, true)) simulation().cancel(*running_);
}

Wait Subprocess::result() const {
  if (failure_) std::rethrow_exception(failure_);
  return outcome();
}

void Subprocess::returned(const std::exception_ptr& failure) {
  failure_ = failure;
  gone();
  if (over_with_) {
    if (activity().beside == 0 && activity().state == Activity::State::woken) simulation().go_on(activity());
  } else if (failure) {
    group_->failed();
  } else {
    end(Wait::done);
  }
}

void Subprocess::gone() noexcept {
  running_ = nullptr;
  --activity().beside;
}

}  // namespace sim
