// The right to units of a pool for a while, and the work done under it.
//
// A lease may be taken back by somebody more important (sim/resources/pool.hpp says when). Then it is empty, why() says
// preempted, and work that goes on under it ends at this instant with what is left of it. Nothing else that its holder
// waits for is disturbed: who stands in another queue stands there still. What becomes of the work, the model says:
//
//   Stint stint = co_await lease.work(effort);
//   while (stint.why == Wait::preempted) {  // resume; with `effort` for `stint.left`: restart
//     lease = co_await pool.acquire(claim);
//     stint = co_await lease.work(stint.left);
//   }
//   if (stint.why == Wait::preempted) others.try_put(stint.left);  // or: hand over, to a Store
//
// carry_out (sim/resources/carry_out.hpp) does each of the three in one line.
#pragma once

#include "sim/kernel/awaitable.hpp"
#include "sim/kernel/wait.hpp"
#include "sim/time/instant.hpp"
#include "sim/time/span.hpp"

namespace sim {

class Pool;
struct PoolRequest;

/// How work under a lease ended: done, preempted (the lease was taken, or somebody interrupted the process: then the
/// lease still holds) or cancelled; withdrawn as a branch that lost.
struct Stint {
  Wait why = Wait::done;
  Span left;  ///< 0 if done
};

/// The right to units of a pool, until its end. Empty if the wait for it ended otherwise: why() says how.
class [[nodiscard]] Lease {
 public:
  class Work;

  Lease() = default;
  Lease(Lease&& other) noexcept { take(other); }
  Lease& operator=(Lease&& other) noexcept;
  ~Lease() { give_back(); }

  /// Whether it holds units. False once released, taken or moved from, and if the pool is gone.
  explicit operator bool() const { return pool_ != nullptr; }
  [[nodiscard]] int units() const { return pool_ != nullptr ? units_ : 0; }
  /// How the wait for it ended: done for one that holds or held units; preempted for one that was taken.
  [[nodiscard]] Wait why() const { return why_; }
  /// Whether it held units and they were taken: what why() alone does not tell from an interrupted wait.
  [[nodiscard]] bool was_taken() const { return taken_; }
  /// Gives the units back now. Throws std::logic_error if it holds none: a second release is a fault. One that was
  /// taken may be released, which does nothing.
  void release();

  /// `Stint stint = co_await lease.work(span)`: goes on when `span` has passed, or as soon as the lease is taken. Work
  /// that would end at the instant at which the lease is taken is done. Under a lease that has been taken already,
  /// preempted at once with all of it left. Throws std::logic_error if the lease is empty otherwise, if it is being
  /// worked under already, or if `span` is negative. The lease may move meanwhile; if it ends otherwise, work goes on.
  [[nodiscard]] Work work(Span span);

 private:
  friend class Pool;
  friend struct PoolRequest;
  void take(Lease& other) noexcept;
  void give_back() noexcept;

  Pool* pool_ = nullptr;
  Lease* before_ = nullptr;  // the leases of a pool know each other: the latest given is the first
  Lease* after_ = nullptr;
  Work* work_ = nullptr;  // what is done under it
  int units_ = 0;
  int priority_ = 0;
  Wait why_ = Wait::done;
  bool firm_ = false;  // not to be taken
  bool taken_ = false;
  bool chosen_ = false;  // while a pool chooses which to take
};

/// What `co_await lease.work()` leaves in the frame of the process.
class [[nodiscard]] Lease::Work final : public Awaitable<Work> {
 public:
  Work(Lease& lease, Span span);
  ~Work() override { leave(); }

  bool begin() override;
  void withdraw() noexcept override;
  bool look() noexcept override;
  [[nodiscard]] Instant deadline() const noexcept override { return ends_; }
  [[nodiscard]] Stint result() const;

 private:
  friend class Lease;
  friend class Pool;
  void taken();
  void leave() noexcept;

  Lease* lease_;  // null once it is over or the lease is
  Span left_;
  Instant ends_ = Instant::never();
  bool going_on_ = false;
};

inline Lease::Work Lease::work(Span span) { return {*this, span}; }

}  // namespace sim
