#include "sim/resources/lease.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include "sim/resources/pool.hpp"

namespace sim {

Lease& Lease::operator=(Lease&& other) noexcept {
  if (this != &other) {
    give_back();
    take(other);
  }
  return *this;
}

void Lease::take(Lease& other) noexcept {
  pool_ = std::exchange(other.pool_, nullptr);
  before_ = std::exchange(other.before_, nullptr);
  after_ = std::exchange(other.after_, nullptr);
  work_ = std::exchange(other.work_, nullptr);
  units_ = std::exchange(other.units_, 0);
  priority_ = other.priority_;
  why_ = other.why_;
  firm_ = other.firm_;
  taken_ = other.taken_;
  if (work_ != nullptr) work_->lease_ = this;
  if (pool_ == nullptr) return;
  (before_ != nullptr ? before_->after_ : pool_->leases_) = this;
  if (after_ != nullptr) after_->before_ = this;
}

void Lease::release() {
  if (taken_) return;
  if (pool_ == nullptr) throw std::logic_error("sim: a lease that holds nothing is released");
  give_back();
}

void Lease::give_back() noexcept {
  if (work_ != nullptr) std::exchange(work_, nullptr)->lease_ = nullptr;
  if (pool_ != nullptr) std::exchange(pool_, nullptr)->give_back(*this);
}

Lease::Work::Work(Lease& lease, Span span) : lease_(&lease), left_(span) {
  if (span < Span{0}) throw std::logic_error("sim: work must not be negative");
  if (lease.work_ != nullptr) throw std::logic_error("sim: a lease is worked under by two at once");
  if (!lease && !lease.taken_) throw std::logic_error("sim: work under a lease that holds nothing");
}

bool Lease::Work::begin() {
  const Instant now = simulation().now();
  if (lease_->work_ != nullptr) throw std::logic_error("sim: a lease is worked under by two at once");
  const std::int64_t room = Instant::never().ticks - std::max<std::int64_t>(0, now.ticks);
  ends_ = left_.ticks < room ? now + left_ : Instant::never();
  if (lease_->taken_) {
    lease_ = nullptr;
    return at_once(Wait::preempted);
  }
  lease_->work_ = this;
  going_on_ = true;
  return false;
}

void Lease::Work::taken() {
  const Instant now = simulation().now();
  leave();
  left_ = std::max(Span{}, ends_ - now);
  if (left_ == Span{}) return;  // done; its turn at this instant is still to come
  end(Wait::preempted);
}

bool Lease::Work::look() noexcept {
  if (ends_ > simulation().now()) return false;
  leave();
  left_ = Span{0};
  return at_once(Wait::done);
}

void Lease::Work::withdraw() noexcept {
  if (!going_on_) return;
  left_ = ends_ - simulation().now();
  leave();
}

void Lease::Work::leave() noexcept {
  going_on_ = false;
  if (lease_ != nullptr && lease_->work_ == this) lease_->work_ = nullptr;
  lease_ = nullptr;
}

Stint Lease::Work::result() const { return {outcome(), outcome() == Wait::done ? Span{0} : left_}; }

}  // namespace sim
