#include "sim/resources/pool.hpp"

#include <stdexcept>
#include <utility>

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
  units_ = std::exchange(other.units_, 0);
  why_ = other.why_;
  if (pool_ == nullptr) return;
  (before_ != nullptr ? before_->after_ : pool_->leases_) = this;
  if (after_ != nullptr) after_->before_ = this;
}

void Lease::release() {
  if (pool_ == nullptr) throw std::logic_error("sim: a lease that holds nothing is released");
  give_back();
}

void Lease::give_back() noexcept {
  if (pool_ != nullptr) std::exchange(pool_, nullptr)->give_back(*this);
}

Pool::Pool(Simulation& simulation, int units, Discipline discipline)
    : simulation_(simulation),
      discipline_(discipline),
      capacity_(units),
      busy_(simulation.now()),
      queued_(simulation.now()),
      capacity_over_time_(simulation.now(), units) {
  if (units < 0) throw std::logic_error("sim: a pool with a negative number of units");
}

Pool::~Pool() {
  for (Lease* lease = leases_; lease != nullptr; lease = lease->after_) lease->pool_ = nullptr;
  while (!queue_.empty()) queue_.pop();
}

Pool::Acquisition Pool::acquire(int units, int priority, std::optional<Instant> patience) {
  return {*this, Claim{units, priority, Instant::never(), patience}};
}

Pool::Acquisition Pool::acquire(const Claim& claim) { return {*this, claim}; }

void Pool::resize(int units) {
  if (units < 0) throw std::logic_error("sim: a pool with a negative number of units");
  capacity_ = units;
  capacity_over_time_.set(simulation_.now(), units);
  serve();
}

Pool::Statistics Pool::statistics() const {
  return {busy_, queued_, capacity_over_time_, acquired_, waits_, gave_up_, waited_};
}

void Pool::restart_statistics() {
  const Instant now = simulation_.now();
  busy_.restart(now);
  queued_.restart(now);
  capacity_over_time_.restart(now);
  acquired_ = waits_ = gave_up_ = 0;
  waited_ = {};
}

void Pool::grant(Lease& lease, int units, Instant asked) {
  busy_.add(simulation_.now(), units);
  ++acquired_;
  waited_ += simulation_.now() - asked;
  lease.pool_ = this;
  lease.units_ = units;
  lease.why_ = Wait::done;
  lease.before_ = nullptr;
  lease.after_ = std::exchange(leases_, &lease);
  if (lease.after_ != nullptr) lease.after_->before_ = &lease;
}

void Pool::give_back(Lease& lease) noexcept {
  (lease.before_ != nullptr ? lease.before_->after_ : leases_) = lease.after_;
  if (lease.after_ != nullptr) lease.after_->before_ = lease.before_;
  busy_.add(simulation_.now(), -lease.units_);
  serve();
}

void Pool::serve() {
  while (!queue_.empty()) {
    auto& waiter = static_cast<Acquisition&>(queue_.front());
    if (waiter.claim_.units > free()) return;
    queue_.pop();
    queued_.add(simulation_.now(), -1);
    grant(waiter.lease_, waiter.claim_.units, waiter.asked_);
    waiter.end(Wait::done);
  }
}

Pool::Acquisition::Acquisition(Pool& pool, const Claim& claim)
    : Awaitable(pool.simulation_, claim.patience.value_or(Instant::never())), pool_(pool), claim_(claim) {
  if (claim.units < 1) throw std::logic_error("sim: a claim of less than one unit");
}

Pool::Acquisition::~Acquisition() {
  if (in_heap()) pool_.queue_.remove(*this);  // the run is over: no statistics
}

bool Pool::Acquisition::begin() {
  asked_ = simulation().now();
  const QueuePlace place = queue_place(pool_.discipline_, claim_.priority, claim_.due, pool_.arrivals_++);
  const bool first = pool_.queue_.empty() || place < pool_.queue_.front_key();
  if (first && claim_.units <= pool_.free()) {
    pool_.grant(lease_, claim_.units, asked_);
    return at_once(Wait::done);
  }
  ++pool_.waits_;
  if (deadline() <= asked_) {
    ++pool_.gave_up_;
    return at_once(Wait::timed_out);
  }
  pool_.queue_.push(place, *this);
  pool_.queued_.add(asked_, 1);
  return false;
}

Lease Pool::Acquisition::result() {
  lease_.why_ = outcome();
  return std::move(lease_);
}

void Pool::Acquisition::withdraw() noexcept {
  lease_ = Lease();
  if (!in_heap()) return;
  const bool was_first = &pool_.queue_.front() == this;
  pool_.queue_.remove(*this);
  pool_.queued_.add(simulation().now(), -1);
  ++pool_.gave_up_;
  if (was_first) pool_.serve();  // who stood behind may ask for less
}

}  // namespace sim
