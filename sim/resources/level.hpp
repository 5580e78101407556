// A quantity that is put and taken by processes: a budget, hours left in a month, places in a queue of places.
//
// Who waits to take is served strictly in the order of the level's discipline, and so is who waits to put because there
// is no room: a large amount is not overtaken by a small one behind it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "sim/kernel/awaitable.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/resources/discipline.hpp"
#include "sim/resources/queue_statistics.hpp"
#include "sim/resources/waiting_line.hpp"
#include "sim/statistics/time_weighted.hpp"

namespace sim {

class Level;

/// What `co_await` of a level leaves in the frame of the process.
class [[nodiscard]] LevelMove final : public Awaitable<LevelMove>, public LineNode {
 public:
  LevelMove(Level& level, std::int64_t change, const Claim& claim);
  ~LevelMove() override;

  bool begin() override;
  void withdraw() noexcept override;
  [[nodiscard]] Wait result();

 private:
  friend class Level;
  enum class Stage : std::uint8_t { outside, queued, moved };

  Level* level_;         // null once the level is gone
  std::int64_t change_;  // negative for taking
  Standing standing_;
  Stage stage_ = Stage::outside;
};

class Level {
 public:
  using Amount = std::int64_t;
  static constexpr Amount no_limit = std::numeric_limits<Amount>::max();

  /// Throws std::logic_error unless 0 <= initial <= capacity.
  explicit Level(Simulation& simulation, Amount initial = 0, Amount capacity = no_limit,
                 Discipline discipline = Discipline::arrival_order);
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  /// Who still waits, waits until its patience ends or for good.
  ~Level();

  /// `Wait why = co_await level.take(amount)`: done when it has been taken; at once if it is there and nobody is
  /// before. `claim` gives patience and what the discipline looks at; its units, place and pre-emption mean nothing
  /// here. Throws std::logic_error unless the amount is at least 1. As a branch that loses, it gives back.
  [[nodiscard]] LevelMove take(Amount amount, const Claim& claim = {});
  /// The same for putting, which waits while there is no room. What has been put stays, also of a branch that loses.
  [[nodiscard]] LevelMove put(Amount amount, const Claim& claim = {});
  /// Without waiting: false, and nothing happens, if it could not be done at once.
  bool try_take(Amount amount, const Claim& claim = {});
  bool try_put(Amount amount, const Claim& claim = {});

  [[nodiscard]] Amount amount() const { return amount_.level(); }
  [[nodiscard]] Amount capacity() const { return capacity_; }
  [[nodiscard]] std::size_t takers() const { return takers_.line.size(); }
  [[nodiscard]] std::size_t putters() const { return putters_.line.size(); }

  struct Statistics {
    TimeWeighted amount;
    QueueStatistics take;
    QueueStatistics put;
  };
  [[nodiscard]] Statistics statistics() const { return {amount_, takers_.statistics, putters_.statistics}; }
  /// Forgets the past, for instance a warm-up.
  void restart_statistics();

 private:
  friend class LevelMove;
  struct Side {
    WaitingLine<LevelMove> line;
    std::uint64_t arrivals = 0;
    QueueStatistics statistics;
  };

  static Amount checked(Amount amount);
  [[nodiscard]] Side& side_of(Amount change) { return change < 0 ? takers_ : putters_; }
  [[nodiscard]] bool fits(Amount change) const;
  [[nodiscard]] bool try_now(Amount change, Standing& standing);
  void move(Amount change);
  bool serve_one(Side& side);
  void serve();
  void renew(Side& side);

  Simulation& simulation_;
  Discipline discipline_;
  Amount capacity_;
  TimeWeighted amount_;
  Side takers_;
  Side putters_;
  WaitingLine<LevelMove> moved_;  // have got theirs and have not gone on yet
};

}  // namespace sim
