#include "sim/resources/pool.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace sim {

PoolRequest::PoolRequest(const Claim& claim)
    : standing{claim.priority, claim.due, claim.value, {}, claim.place},
      units(claim.units),
      preempts(claim.preempts),
      firm(claim.firm) {
  if (claim.units < 1) throw std::logic_error("sim: a claim of less than one unit");
}

Lease PoolRequest::result(Wait outcome) {
  if (!lease.taken_) lease.why_ = outcome;
  return std::move(lease);
}

Pool::Pool(Simulation& simulation, int units, Discipline discipline)
    : simulation_(simulation), discipline_(discipline), capacity_(units) {
  if (units < 0) throw std::logic_error("sim: a pool with a negative number of units");
  const Instant now = simulation.now();
  statistics_.queue = statistics_.busy = TimeWeighted(now);
  statistics_.capacity = TimeWeighted(now, units);
}

Pool::~Pool() {
  for (Lease* lease = leases_; lease != nullptr; lease = lease->after_) lease->pool_ = nullptr;
  while (!queue_.empty()) queue_.pop();
  Pool* also = nullptr;
  while (!parts_.empty()) parts_.front().whole->lose(*this, also);
  serve_all(also);  // those whom the lost claims had held up elsewhere
}

Pool::Acquisition Pool::acquire(int units, int priority, std::optional<Instant> patience) {
  Claim claim;
  claim.units = units;
  claim.priority = priority;
  claim.patience = patience;
  return {*this, claim};
}

Pool::Acquisition Pool::acquire(const Claim& claim) { return {*this, claim}; }

Lease Pool::try_acquire(const Claim& claim) {
  PoolRequest request(claim);
  arrive(request);
  request.asking = true;
  renew();
  if (is_next(place_of(request)) && has_or_could_take(request)) {
    Lease* taken = nullptr;
    grant(request, taken);
    serve();
    tell(taken);
    return request.result(Wait::done);
  }
  statistics_.count_balk();
  return request.result(Wait::timed_out);
}

void Pool::resize(int units, Shrink shrink) {
  if (units < 0) throw std::logic_error("sim: a pool with a negative number of units");
  capacity_ = units;
  statistics_.capacity.set(simulation_.now(), units);
  Lease* taken = nullptr;
  if (shrink == Shrink::take_leases) take_back(busy() - units, std::nullopt, taken);
  serve();
  tell(taken);
}

void Pool::restart_statistics() {
  const Instant now = simulation_.now();
  statistics_.restart(now);
  statistics_.busy.restart(now);
  statistics_.capacity.restart(now);
  statistics_.preempted = 0;
}

void Pool::arrive(PoolRequest& request) {
  request.standing.since = simulation_.now();
  if (request.standing.arrival == 0) request.standing.arrival = ++arrivals_;
}

/// Leases that are taken for it are added to `taken`: their holders are to be told once all is settled.
void Pool::grant(PoolRequest& request, Lease*& taken) {
  const Instant now = simulation_.now();
  take_back(missing_for(request.units), request.standing.priority, taken);
  statistics_.busy.add(now, request.units);
  if (request.asking) {
    ++statistics_.acquired;
  } else {
    statistics_.count_served(now, request.standing.since);
  }
  Lease& lease = request.lease;
  lease.pool_ = this;
  lease.units_ = request.units;
  lease.priority_ = request.standing.priority;
  lease.firm_ = request.firm;
  lease.before_ = nullptr;
  lease.after_ = std::exchange(leases_, &lease);
  if (lease.after_ != nullptr) lease.after_->before_ = &lease;
}

void Pool::give_back(Lease& lease) noexcept {
  (lease.before_ != nullptr ? lease.before_->after_ : leases_) = lease.after_;
  if (lease.after_ != nullptr) lease.after_->before_ = lease.before_;
  statistics_.busy.add(simulation_.now(), -lease.units_);
  serve();
}

Pool::Acquisition::Acquisition(Pool& pool, const Claim& claim)
    : Awaitable(pool.simulation_, claim.patience.value_or(Instant::never())), pool_(pool), request_(claim) {}

Pool::Acquisition::~Acquisition() {
  if (in_heap()) pool_.queue_.remove(*this);  // the run is over: no statistics
}

bool Pool::Acquisition::begin() {
  Pool& pool = pool_;
  pool.arrive(request_);
  request_.asking = true;
  if (pool.queue_.empty() && pool.parts_.empty() && request_.units <= pool.free()) {
    Lease* nothing = nullptr;
    pool.grant(request_, nothing);
    return at_once(Wait::done);
  }
  JointClaim* const was_blocking = pool.blocking();
  pool.queue_.push(pool.place_of(request_), *this);
  pool.serve();
  if (!in_heap()) return at_once(Wait::done);
  const Instant now = request_.standing.since;
  if (deadline() <= now) {
    pool.queue_.remove(*this);
    pool.statistics_.count_balk();
    return at_once(Wait::timed_out);
  }
  if (was_blocking != nullptr) was_blocking->serve_if_overtaken();
  if (!in_heap()) return at_once(Wait::done);
  pool.statistics_.count_joined(now);
  request_.asking = false;
  return false;
}

Lease Pool::Acquisition::result() { return request_.result(outcome()); }

void Pool::Acquisition::withdraw() noexcept {
  request_.lease = Lease();
  if (!in_heap()) return;
  const bool was_first = &pool_.queue_.front() == this;
  pool_.queue_.remove(*this);
  pool_.statistics_.count_gave_up(simulation().now(), request_.standing.since);
  if (was_first) pool_.serve();  // who stood behind may ask for less
}

}  // namespace sim
