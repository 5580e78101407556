// Units of several pools at once, all or nothing.
//
//   const auto leases = co_await acquire_all(Wanted{rooms, {}}, Wanted{interpreters, {.units = 2}});
//   if (leases[0].why() != Wait::done) co_return;  // the same for all
//
// While it waits it holds nothing, so that no two who want the same pools in another order can lock each other out. It
// stands in the queue of each of its pools, in its place by that pool's discipline, and is served as soon as all have
// what it asks and nobody stands before it who lets nobody pass. Fairness: once it is first in all its queues nobody
// passes it, and what it waits for are leases that end; until then those behind it may go on, because whoever is before
// it in one queue must not hold up the others. So under one discipline nobody waits for ever; in exchange, units may
// stand idle for one who is first everywhere.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>

#include "sim/kernel/awaitable.hpp"
#include "sim/resources/pool.hpp"
#include "sim/resources/pool_request.hpp"

namespace sim {

/// What is wanted of one pool. Pre-emption works as for one pool, if it makes enough in all of them. Who asks gives up
/// at the earliest patience of its parts.
struct Wanted {
  Pool& pool;
  Claim claim;
};

/// What `co_await acquire_all()` leaves in the frame of the process. Its result: leases in the order of asking, all
/// given or all empty, each saying why. One that was given may be taken by pre-emption as any other.
template <std::size_t n>
class [[nodiscard]] JointAcquisition final : public Awaitable<JointAcquisition<n>, JointClaim> {
 public:
  template <std::same_as<Wanted>... All>
  explicit JointAcquisition(Simulation& simulation, const All&... wanted)
      : Awaitable<JointAcquisition<n>, JointClaim>(simulation,
                                                   std::min({wanted.claim.patience.value_or(Instant::never())...})),
        own_parts_{{PoolPart(wanted.pool, wanted.claim)...}} {
    this->own(own_parts_);
  }
  ~JointAcquisition() override { this->leave_lines(); }

  [[nodiscard]] std::array<Lease, n> result() {
    std::array<Lease, n> leases;
    for (std::size_t i = 0; i < n; ++i) leases[i] = own_parts_[i].request.result(this->outcome());
    return leases;
  }

 private:
  std::array<PoolPart, n> own_parts_;
};

/// Throws std::logic_error if a pool is named twice or a claim is for less than one unit.
template <std::same_as<Wanted>... All>
[[nodiscard]] auto acquire_all(const Wanted& first, const All&... others) {
  return JointAcquisition<1 + sizeof...(others)>(first.pool.simulation(), first, others...);
}

}  // namespace sim
