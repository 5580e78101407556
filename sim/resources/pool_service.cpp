// Who is next in a pool, where some want this pool alone and others want several at once.
//
// A claim on one pool blocks those behind it. A joint claim blocks them only while it is first in all its pools: it
// then waits for leases to end and for nobody in a queue, so that no two can wait for each other. Otherwise it stands
// aside.
#include <stdexcept>
#include <utility>

#include "sim/resources/pool.hpp"

namespace sim {

/// The joint claim that lets nobody behind it pass, if there is one.
JointClaim* Pool::blocking() {
  if (parts_.empty()) return nullptr;
  JointClaim* const claim = parts_.front().whole;
  return claim->first_everywhere() ? claim : nullptr;
}

/// Whether nobody who stands before `place` blocks it.
bool Pool::is_next(const QueuePlace& place) {
  if (!queue_.empty() && queue_.front_key() < place) return false;
  return parts_.empty() || !(parts_.front_place() < place) || blocking() == nullptr;
}

/// Serves one, if one can be served; pools that are to be served after this one are added to `also`.
bool Pool::serve_next(Pool*& also) {
  for (PoolPart& part : parts_) {
    if (!queue_.empty() && queue_.front_key() < part.place) break;
    if (part.whole->try_grant(also)) return true;
    if (part.whole->first_everywhere()) return false;
  }
  if (queue_.empty()) return false;
  auto& waiter = static_cast<Acquisition&>(queue_.front());
  if (!has_or_could_take(waiter.request_)) return false;
  queue_.pop();
  Lease* taken = nullptr;
  grant(waiter.request_, taken);
  if (!waiter.request_.asking) waiter.end(Wait::done);
  tell(taken);
  return true;
}

void Pool::serve() {
  if (queue_.empty() && parts_.empty()) return;
  Pool* also = nullptr;
  renew();
  while (serve_next(also)) {
  }
  serve_all(also);
}

void Pool::serve_all(Pool* pools) {
  while (pools != nullptr) {
    Pool& pool = *pools;
    pools = std::exchange(pool.serve_after_, nullptr);
    pool.to_be_served_ = false;
    JointClaim* const was_blocking = pool.discipline_.changes() ? pool.blocking() : nullptr;
    pool.renew();
    if (was_blocking != nullptr && !was_blocking->first_everywhere()) was_blocking->add_pools(pools);
    while (pool.serve_next(pools)) {
    }
  }
}

void Pool::add_to(Pool*& pools) {
  if (std::exchange(to_be_served_, true)) return;
  serve_after_ = std::exchange(pools, this);
}

void Pool::renew() {
  if (!discipline_.changes()) return;
  queue_.rekey([this](HeapNode& node) { return place_of(static_cast<Acquisition&>(node).request_); });
  parts_.renew([this](PoolPart& part) { return place_of(part.request); });
}

void JointClaim::own(std::span<PoolPart> parts) {
  parts_ = parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].whole = this;
    for (std::size_t j = 0; j < i; ++j) {
      if (parts[j].pool == parts[i].pool) throw std::logic_error("sim: a joint claim names a pool twice");
    }
  }
}

bool JointClaim::first_everywhere() const {
  for (PoolPart& part : parts_) {
    Pool& pool = *part.pool;
    if (!part.in_line() || &pool.parts_.front() != &part) return false;
    if (!pool.queue_.empty() && pool.queue_.front_key() < part.place) return false;
  }
  return true;
}

bool JointClaim::try_grant(Pool*& also) {
  for (PoolPart& part : parts_) {
    if (!part.in_line() || !part.pool->is_next(part.place)) return false;
    if (!part.pool->has_or_could_take(part.request)) return false;
  }
  leave_lines();
  Lease* taken = nullptr;
  for (PoolPart& part : parts_) part.pool->grant(part.request, taken);
  add_pools(also);
  if (!asking_) end(Wait::done);
  Pool::tell(taken);
  return true;
}

void JointClaim::serve_if_overtaken() {
  if (first_everywhere()) return;
  Pool* pools = nullptr;
  add_pools(pools);
  Pool::serve_all(pools);
}

void JointClaim::add_pools(Pool*& pools) {
  for (PoolPart& part : parts_) part.pool->add_to(pools);
}

void JointClaim::leave_lines() noexcept {
  for (PoolPart& part : parts_) part.unlink();
}

bool JointClaim::begin() {
  asking_ = true;
  Pool* also = nullptr;
  for (PoolPart& part : parts_) {
    Pool& pool = *part.pool;
    pool.arrive(part.request);
    part.request.asking = true;
    pool.renew();
  }
  for (PoolPart& part : parts_) {
    JointClaim* const was_blocking = part.pool->blocking();
    part.pool->parts_.join(part, part.pool->place_of(part.request));
    if (was_blocking != nullptr && !was_blocking->first_everywhere()) was_blocking->add_pools(also);
  }
  const bool balks = !try_grant(also) && deadline() <= now();
  if (balks) leave_lines();
  Pool::serve_all(also);
  const bool waits = parts_.front().in_line();
  asking_ = false;
  for (PoolPart& part : parts_) {
    part.request.asking = false;
    if (balks) part.pool->statistics_.count_balk();
    if (waits) part.pool->statistics_.count_joined(now());
  }
  return !waits && at_once(balks ? Wait::timed_out : Wait::done);
}

void JointClaim::withdraw() noexcept {
  for (PoolPart& part : parts_) part.request.lease = Lease();
  if (!parts_.front().in_line()) return;
  Pool* pools = nullptr;
  leave_lines();
  count_gave_up(nullptr);
  add_pools(pools);
  Pool::serve_all(pools);
}

/// One of its pools is gone: it waits for nothing that could come.
void JointClaim::lose(const Pool& pool, Pool*& also) noexcept {
  leave_lines();
  count_gave_up(&pool);
  for (PoolPart& part : parts_) {
    if (part.pool != &pool) part.pool->add_to(also);
  }
}

void JointClaim::count_gave_up(const Pool* but) noexcept {
  for (PoolPart& part : parts_) {
    if (part.pool == but) continue;
    part.pool->statistics_.count_gave_up(part.pool->simulation_.now(), part.request.standing.since);
  }
}

Instant JointClaim::now() const { return parts_.front().pool->simulation_.now(); }

}  // namespace sim
