// Interchangeable units that processes hold for a while: rooms, hours of a duty desk, people of one kind.
//
// Who waits is served strictly in the order of the pool's discipline: one who asks for many units is not overtaken by
// one behind it who asks for few. A unit is given back by the end of a Lease (sim/resources/lease.hpp), however that
// comes about. To ask several pools at once, all or nothing: sim/resources/acquire_all.hpp.
//
// Pre-emption. A claim that preempts and has come to the front takes what is missing from leases that are strictly less
// important (a larger priority) and not firm, if that makes enough together; otherwise it takes nothing and waits. An
// equal is never taken from. Among those it may take from, the least important go first, and among equals the one that
// was given last; a lease is taken whole, and none that turns out not to be needed. What it takes too much goes to
// those who wait. Pre-emption does not jump the queue: take Discipline::priority if it should. Looking for whom to take
// from costs a step for each lease; a claim that does not preempt pays nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sim/events/indexed_heap.hpp"
#include "sim/kernel/awaitable.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/resources/discipline.hpp"
#include "sim/resources/lease.hpp"
#include "sim/resources/pool_request.hpp"
#include "sim/resources/queue_statistics.hpp"
#include "sim/resources/waiting_line.hpp"
#include "sim/statistics/time_weighted.hpp"

namespace sim {

/// What becomes of leases that no longer fit when a pool shrinks.
enum class Shrink {
  keep_leases,  ///< they hold; nothing is given out until enough has come back
  take_leases,  ///< they are taken as by pre-emption, whatever their priority, unless firm, until the rest fits
};

class Pool {
 public:
  class Acquisition;

  /// Throws std::logic_error if `units` is negative.
  Pool(Simulation& simulation, int units, Discipline discipline = Discipline::arrival_order);
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  /// Leases still held become empty; who still waits, waits until its patience ends or for good.
  ~Pool();

  /// `Lease lease = co_await pool.acquire()`. Goes on at once if the units are free and nobody is before it; otherwise
  /// waits. Look at lease.why() if there is patience, or somebody who cancels, interrupts or preempts. Throws
  /// std::logic_error if units is below 1. More units than the pool has are waited for: it may grow.
  [[nodiscard]] Acquisition acquire(int units = 1, int priority = 0, std::optional<Instant> patience = std::nullopt);
  [[nodiscard]] Acquisition acquire(const Claim& claim);
  /// The same without waiting, for instance outside a process: balks, with an empty lease that says timed_out.
  [[nodiscard]] Lease try_acquire(const Claim& claim = {});
  /// A place among equals, for Claim::place: who asks again with it, for instance because its lease was taken, goes
  /// before those who came later. Two must not wait with the same place.
  [[nodiscard]] std::uint64_t new_place() { return ++arrivals_; }

  /// The capacity from now on, at least 0 (std::logic_error).
  void resize(int units, Shrink shrink = Shrink::keep_leases);

  [[nodiscard]] Simulation& simulation() const { return simulation_; }
  [[nodiscard]] int capacity() const { return capacity_; }
  [[nodiscard]] int busy() const { return static_cast<int>(statistics_.busy.level()); }
  /// What could be given out now; 0 while the pool is over its capacity.
  [[nodiscard]] int free() const { return capacity_ > busy() ? capacity_ - busy() : 0; }
  /// Processes that wait, those included that wait for other pools as well.
  [[nodiscard]] std::size_t waiting() const { return queue_.size() + parts_.size(); }

  /// Queues are counted the same everywhere (sim/resources/queue_statistics.hpp).
  struct Statistics : QueueStatistics {
    TimeWeighted busy;            ///< units out on lease
    TimeWeighted capacity;        ///< units there are
    std::uint64_t preempted = 0;  ///< leases taken back
  };
  [[nodiscard]] Statistics statistics() const { return statistics_; }
  /// Forgets the past, for instance a warm-up.
  void restart_statistics();

 private:
  friend class Lease;
  friend class JointClaim;

  void arrive(PoolRequest& request);
  [[nodiscard]] QueuePlace place_of(const PoolRequest& request) const {
    return discipline_.place(request.standing, simulation_.now());
  }
  void grant(PoolRequest& request, Lease*& taken);
  void give_back(Lease& lease) noexcept;

  // Who is next (pool_service.cpp).
  [[nodiscard]] bool is_next(const QueuePlace& place);
  [[nodiscard]] JointClaim* blocking();
  bool serve_next(Pool*& also);
  void serve();
  static void serve_all(Pool* pools);
  void add_to(Pool*& pools);
  void renew();

  // Whose units are taken (pool_preemption.cpp).
  [[nodiscard]] int missing_for(int units) const { return units - (capacity_ - busy()); }
  [[nodiscard]] bool has_or_could_take(const PoolRequest& request) const;
  void take_back(int missing, std::optional<int> than, Lease*& taken);
  [[nodiscard]] Lease* choose(std::optional<int> than) const;
  void spare(int surplus);
  void take(Lease& lease, Lease*& taken);
  static void tell(Lease* taken);

  Simulation& simulation_;
  Discipline discipline_;
  int capacity_;
  IndexedHeap<QueuePlace> queue_;  // who wants this pool alone
  WaitingLine<PoolPart> parts_;    // who wants other pools as well
  std::uint64_t arrivals_ = 0;
  Lease* leases_ = nullptr;
  Pool* serve_after_ = nullptr;  // the next of the pools that are to be served
  bool to_be_served_ = false;
  Statistics statistics_;
};

/// What `co_await pool.acquire()` leaves in the frame of the process: its place in the pool's queue.
class [[nodiscard]] Pool::Acquisition final : public Awaitable<Acquisition>, private HeapNode {
 public:
  Acquisition(Pool& pool, const Claim& claim);
  ~Acquisition() override;

  bool begin() override;
  void withdraw() noexcept override;
  [[nodiscard]] Lease result();

 private:
  friend class Pool;

  Pool& pool_;
  PoolRequest request_;
};

}  // namespace sim
