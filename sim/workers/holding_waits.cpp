// One thing that is held, and the two waits for a holder: for the first one, and for another.
#include <stdexcept>
#include <utility>

#include "sim/workers/holding.hpp"

namespace sim {

Holding& Holding::operator=(Holding&& other) noexcept {
  if (this != &other) {
    give_back();
    take(other);
  }
  return *this;
}

void Holding::take(Holding& other) noexcept {
  held_ = std::exchange(other.held_, nullptr);
  why_ = other.why_;
  if (held_ != nullptr) held_->guard = this;
}

void Holding::give_back() noexcept {
  if (Held* held = std::exchange(held_, nullptr)) held->group->release(*held);
}

Held& Holding::the_held() const {
  if (held_ == nullptr) throw std::logic_error("sim: a holding of nothing is asked");
  return *held_;
}

Holder* Holding::holder() const { return the_held().holder; }
std::int64_t Holding::weight() const { return the_held().asked.weight; }
std::uint64_t Holding::subject() const { return the_held().asked.subject; }
int Holding::changes() const { return the_held().changes; }

bool Holding::transfer_to(Holder& to) { return the_held().group->transfer(the_held(), to); }

void Holding::continue_as(Holding next) {
  next.the_held().changes += changes() + 1;
  *this = std::move(next);
}

void Holding::release() {
  static_cast<void>(the_held());
  give_back();
}

Holding::Replacing Holding::held(Instant patience) { return Replacing(the_held(), patience); }

Holdings::Placing::~Placing() {
  if (held_ == nullptr) return;
  if (held_->holder != nullptr) {
    held_->group->release(*held_);
  } else {
    if (held_->waits) static_cast<void>(held_->group->stop_waiting(*held_));  // the run is over: nobody is served
    held_->group->discard(*held_);
  }
}

bool Holdings::Placing::begin() {
  if (held_ == nullptr) return false;
  Holdings& group = *held_->group;
  const Placement& asked = held_->asked;
  held_->since = simulation().now();
  ++group.statistics_.asked;
  const QueuePlace place = group.next_place(asked);
  const bool is_next = group.waiting_.empty() || place < group.waiting_.front()->place;
  Holder* holder = is_next || group.overtaking_ == Overtaking::by_who_fits ? group.choose(asked) : nullptr;
  held_->wanted = this;
  if (holder != nullptr) {
    told_ = true;
    group.give(*held_, *holder);
    return at_once(Wait::done);
  }
  if (deadline() <= simulation().now()) {
    ++group.statistics_.gave_up;
    return at_once(Wait::timed_out);
  }
  group.wait(*held_, place);
  return false;
}

void Holdings::Placing::withdraw() noexcept {
  Held* held = std::exchange(held_, nullptr);
  if (held == nullptr) return;
  Holdings& group = *held->group;
  if (held->holder != nullptr) return group.release(*held);
  if (held->waits) ++group.statistics_.gave_up;
  const bool was_first = held->waits && group.stop_waiting(*held);
  group.discard(*held);
  if (was_first) group.serve();
}

Holding Holdings::Placing::result() {
  Holding holding;
  holding.why_ = outcome();
  if (holding.why_ == Wait::done && held_ != nullptr) {
    holding.held_ = std::exchange(held_, nullptr);
    holding.held_->guard = &holding;
    holding.held_->wanted = nullptr;
  }
  return holding;
}

Holding::Replacing::Replacing(Held& held, Instant patience) : Awaitable(held.group->simulation_, patience, &held) {}

Holding::Replacing::~Replacing() { withdraw(); }

bool Holding::Replacing::begin() {
  if (held_ == nullptr) return false;
  if (held_->holder != nullptr) return at_once(Wait::done);
  if (deadline() <= simulation().now()) return at_once(Wait::timed_out);
  if (held_->wanted != nullptr) throw std::logic_error("sim: two processes wait for the holder of one thing");
  held_->wanted = this;
  return false;
}

void Holding::Replacing::withdraw() noexcept {
  if (held_ != nullptr && held_->wanted == this) held_->wanted = nullptr;
  held_ = nullptr;
}

}  // namespace sim
