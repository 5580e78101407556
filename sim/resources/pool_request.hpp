// What stands in the queues of pools: a request for units. Part of sim/resources/pool.hpp; a model does not need it.
#pragma once

#include <cstddef>
#include <span>

#include "sim/kernel/waiting.hpp"
#include "sim/resources/discipline.hpp"
#include "sim/resources/lease.hpp"
#include "sim/resources/waiting_line.hpp"

namespace sim {

class JointClaim;

/// What somebody wants of one pool, and the lease once it is given.
struct PoolRequest {
  /// Throws std::logic_error if the claim is for less than one unit.
  explicit PoolRequest(const Claim& claim);
  /// The lease, saying how the wait for it ended.
  Lease result(Wait outcome);

  Standing standing;
  int units;
  bool preempts;
  bool firm;
  bool asking = false;  // just being made: not yet in the queue for good
  Lease lease;          // given already, if the process has not gone on yet
};

/// What a joint claim wants of one of its pools.
struct PoolPart : LineNode {
  PoolPart(Pool& wanted, const Claim& claim) : pool(&wanted), request(claim) {}

  Pool* pool;
  JointClaim* whole = nullptr;
  PoolRequest request;
};

/// A claim on several pools, all or nothing, as the pools see it. sim/resources/acquire_all.hpp has its rules.
class JointClaim : public Waiting {
 public:
  bool begin() override;
  void withdraw() noexcept override;

 protected:
  using Waiting::Waiting;
  /// Once, before anything else; at least one. Throws std::logic_error if a pool is named twice.
  void own(std::span<PoolPart> parts);

  /// Leaves all its queues: nothing more, as at the end of a run.
  void leave_lines() noexcept;

 private:
  friend class Pool;
  [[nodiscard]] bool first_everywhere() const;
  void serve_if_overtaken();
  bool try_grant(Pool*& also);
  void add_pools(Pool*& pools);
  void lose(const Pool& pool, Pool*& also) noexcept;
  void count_gave_up(const Pool* but) noexcept;
  [[nodiscard]] Instant now() const;

  std::span<PoolPart> parts_;
  bool asking_ = false;
};

}  // namespace sim
