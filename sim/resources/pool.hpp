// Interchangeable units that processes hold for a while: rooms, hours of a duty desk, people of one kind.
//
// Who waits is served strictly in the order of the pool's discipline: one who asks for many units is not overtaken by
// one behind it who asks for few. A unit is given back by the end of a Lease, however that comes about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sim/kernel/awaitable.hpp"
#include "sim/kernel/indexed_heap.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/kernel/wait.hpp"
#include "sim/resources/discipline.hpp"
#include "sim/statistics/time_weighted.hpp"

namespace sim {

class Pool;

/// The right to units of a pool, until its end. Empty if the wait for it ended otherwise: why() says how.
class [[nodiscard]] Lease {
 public:
  Lease() = default;
  Lease(Lease&& other) noexcept { take(other); }
  Lease& operator=(Lease&& other) noexcept;
  ~Lease() { give_back(); }

  /// Whether it holds units. False once released or moved from, and if the pool is gone.
  explicit operator bool() const { return pool_ != nullptr; }
  [[nodiscard]] int units() const { return pool_ != nullptr ? units_ : 0; }
  /// How the wait for it ended; done for one that holds or held units.
  [[nodiscard]] Wait why() const { return why_; }
  /// Gives the units back now. Throws std::logic_error if it holds none: a second release is a fault.
  void release();

 private:
  friend class Pool;
  void take(Lease& other) noexcept;
  void give_back() noexcept;

  Pool* pool_ = nullptr;
  Lease* before_ = nullptr;  // the leases of a pool know each other, so that the pool may die first
  Lease* after_ = nullptr;
  int units_ = 0;
  Wait why_ = Wait::done;
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
  /// waits. Look at lease.why() if there is patience, or somebody who cancels or interrupts. Throws std::logic_error
  /// if units is below 1. More units than the pool has are waited for: it may grow.
  [[nodiscard]] Acquisition acquire(int units = 1, int priority = 0, std::optional<Instant> patience = std::nullopt);
  [[nodiscard]] Acquisition acquire(const Claim& claim);

  /// The capacity from now on, at least 0 (std::logic_error). Never takes a unit from a lease: a pool that shrinks
  /// under what is busy gives out nothing until enough has come back.
  void resize(int units);

  [[nodiscard]] int capacity() const { return capacity_; }
  [[nodiscard]] int busy() const { return static_cast<int>(busy_.level()); }
  /// What could be given out now; 0 while the pool is over its capacity.
  [[nodiscard]] int free() const { return capacity_ > busy() ? capacity_ - busy() : 0; }
  [[nodiscard]] std::size_t waiting() const { return queue_.size(); }

  /// Statistics since the start or the last restart_statistics(). Levels are exact integrals over time.
  struct Statistics {
    TimeWeighted busy;           ///< units out on lease
    TimeWeighted queue;          ///< processes that wait
    TimeWeighted capacity;       ///< units there are
    std::uint64_t acquired = 0;  ///< leases given
    std::uint64_t waits = 0;     ///< of all who asked, those who could not go on at once
    std::uint64_t gave_up = 0;   ///< waits that ended without a lease: patience, cancelled, interrupted
    Span waited;                 ///< sum over leases given of the time from asking to getting
  };
  [[nodiscard]] Statistics statistics() const;
  /// Forgets the past, for instance a warm-up.
  void restart_statistics();

 private:
  friend class Lease;

  void grant(Lease& lease, int units, Instant asked);
  void give_back(Lease& lease) noexcept;
  void serve();

  Simulation& simulation_;
  Discipline discipline_;
  int capacity_;
  IndexedHeap<QueuePlace> queue_;
  std::uint64_t arrivals_ = 0;
  Lease* leases_ = nullptr;
  TimeWeighted busy_;
  TimeWeighted queued_;
  TimeWeighted capacity_over_time_;
  std::uint64_t acquired_ = 0;
  std::uint64_t waits_ = 0;
  std::uint64_t gave_up_ = 0;
  Span waited_;
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
  Claim claim_;
  Instant asked_;
  Lease lease_;  // given already, if the process has not gone on yet
};

}  // namespace sim
