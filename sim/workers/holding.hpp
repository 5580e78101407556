// Things that are somebody's for months, and wait until somebody has room: apart from anybody's working time.
//
//   sim::Holding held = co_await team.place({.weight = 3, .due = due, .preferred = last_holder});
//   co_await visits(held.holder());          // the holder may change in between: transfer, or one who leaves
//   if (held.holder() == nullptr) co_await held.held();
//
// Who waits is placed in the order of a discipline. A thing is given back by the end of its Holding, however that comes
// about; until then it is one thing, whoever holds it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

#include "sim/kernel/awaitable.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/kernel/wait.hpp"
#include "sim/resources/discipline.hpp"
#include "sim/statistics/time_weighted.hpp"
#include "sim/workers/held.hpp"
#include "sim/workers/holder.hpp"

namespace sim {

/// Which of the holders with room gets it, unless it is the preferred one. The lowest price first; among equals as
/// said; then who joined first.
enum class Choice {
  least_held,  ///< the smallest weight
  most_room,   ///< the most weight below the soft cap
};

/// A choice of the model's: one of the holders, all of whom have room; or null for none of these. Must not throw.
using Choose = std::function<Holder*(const Placement&, const std::vector<Holder*>&)>;

/// Whether one that nobody has room for holds up those behind it.
enum class Overtaking {
  never,        ///< as in a pool: the order does not depend on what is free at the moment
  by_who_fits,  ///< the first for whom somebody has room; a large one may wait for ever
};

/// One thing that is held. The end of it gives it back. Empty if the wait for a holder ended otherwise: why() says how.
class [[nodiscard]] Holding {
 public:
  class Replacing;

  Holding() = default;
  Holding(Holding&& other) noexcept { take(other); }
  Holding& operator=(Holding&& other) noexcept;
  ~Holding() { give_back(); }

  /// Whether there is something: held, or waiting for another holder. False once released or moved from, or if the
  /// group is gone.
  explicit operator bool() const { return held_ != nullptr; }
  [[nodiscard]] Wait why() const { return why_; }
  /// Null while it waits for another holder. The next four throw std::logic_error if it is empty.
  [[nodiscard]] Holder* holder() const;
  [[nodiscard]] std::int64_t weight() const;
  [[nodiscard]] std::uint64_t subject() const;
  /// How often it has come to another holder.
  [[nodiscard]] int changes() const;

  /// To another holder of the same group, or from the waiting list to one. False, and nothing happens, if that would go
  /// over the hard cap; the soft one does not count. Throws std::logic_error if it is empty or `to` is not of the
  /// group.
  bool transfer_to(Holder& to);
  /// Goes on as `next`, which another group has placed: the first holder gives it back, the changes are added up.
  void continue_as(Holding next);
  /// Gives it back now. Throws std::logic_error if it is empty.
  void release();
  /// `Wait why = co_await holding.held()`: done when somebody holds it, at once if so. One process at a time; the
  /// patience's end leaves it where it waits.
  [[nodiscard]] Replacing held(Instant patience = Instant::never());

 private:
  friend class Holdings;
  void take(Holding& other) noexcept;
  void give_back() noexcept;
  [[nodiscard]] Held& the_held() const;

  Held* held_ = nullptr;
  Wait why_ = Wait::done;
};

/// A group of holders, and what waits for one of them.
class Holdings {
 public:
  class Placing;

  /// What a discipline calls a value is the weight. Throws std::logic_error if the discipline's order changes by
  /// itself.
  explicit Holdings(Simulation& simulation, Discipline discipline = Discipline::arrival_order,
                    Choice choice = Choice::least_held, Overtaking overtaking = Overtaking::never);
  Holdings(Simulation& simulation, Discipline discipline, Choose choose, Overtaking overtaking = Overtaking::never);
  Holdings(const Holdings&) = delete;
  Holdings& operator=(const Holdings&) = delete;
  /// Holdings become empty, its holders have left, and who waits, waits until its patience ends or for good.
  ~Holdings();

  /// `Holding held = co_await group.place({.weight = 2})`. Goes on at once if somebody has room and nobody is before
  /// it. Throws std::logic_error if the weight is below 1.
  [[nodiscard]] Placing place(const Placement& placement);

  /// In the order of joining.
  [[nodiscard]] const std::vector<Holder*>& holders() const { return holders_; }
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
  [[nodiscard]] std::int64_t weight() const { return statistics_.weight.level(); }

  /// Statistics since the start or the last restart_statistics(). Until a restart,
  /// asked = things held + things waiting + released + gave_up.
  struct Statistics {
    TimeWeighted things;          ///< held
    TimeWeighted weight;          ///< of them
    TimeWeighted waiting;         ///< things that wait, for the first time or again
    TimeWeighted waiting_weight;  ///< of them
    TimeWeighted over;            ///< weight above soft caps
    std::uint64_t asked = 0;
    std::uint64_t placed = 0;     ///< given to a first holder
    std::uint64_t released = 0;   ///< given back by the end of their Holding
    std::uint64_t gave_up = 0;    ///< waits for a first holder that ended otherwise
    std::uint64_t transfers = 0;  ///< changes of holder
    std::uint64_t orphaned = 0;   ///< things whose holder left
    std::int64_t paid = 0;        ///< the price of what was placed over soft caps, those of orphans included
    Span waited;                  ///< for a first holder, summed over `placed`
  };
  [[nodiscard]] Statistics statistics() const { return statistics_; }
  /// Forgets the past, the holders' too.
  void restart_statistics();

 private:
  friend class Holder;
  friend class Holding;
  Held& make(const Placement& placement);
  void discard(Held& held) noexcept;
  [[nodiscard]] Holder* choose(const Placement& placement);
  [[nodiscard]] Holder* choose_best(const Placement& placement) const;
  [[nodiscard]] Holder* ask_model(const Placement& placement);
  void give(Held& held, Holder& holder);
  void take_back(Held& held) noexcept;
  [[nodiscard]] QueuePlace next_place(const Placement& asked);
  void wait(Held& held, const QueuePlace& place);
  bool stop_waiting(Held& held) noexcept;  // whether it was the first
  void release(Held& held) noexcept;
  bool transfer(Held& held, Holder& to);
  void join(Holder& holder);
  void leave(Holder& holder, Orphans orphans);
  void room_at(Holder& holder);
  void serve();
  std::size_t give_waiting(std::size_t place, Holder& holder);

  Simulation& simulation_;
  Discipline discipline_;
  Choice choice_ = Choice::least_held;
  Choose choose_;  // the model's, if there is one
  Overtaking overtaking_;
  std::vector<Holder*> holders_;
  std::vector<Holder*> with_room_;  // kept for its memory
  std::vector<Held*> waiting_;      // in order of place
  std::deque<Held> all_;            // used or free
  std::vector<Held*> free_;
  std::uint64_t arrivals_ = 0;
  std::uint64_t joined_ = 0;
  Statistics statistics_;
};

/// What `co_await group.place()` leaves in the frame of the process.
class [[nodiscard]] Holdings::Placing final : public Awaitable<Placing, WaitForHolder> {
 public:
  ~Placing() override;

  bool begin() override;
  void withdraw() noexcept override;
  [[nodiscard]] Holding result();

 private:
  friend class Holdings;
  Placing(Holdings& group, Held& held) : Awaitable(group.simulation_, held.asked.patience, &held) {}
};

/// What `co_await holding.held()` does.
class [[nodiscard]] Holding::Replacing final : public Awaitable<Replacing, WaitForHolder> {
 public:
  ~Replacing() override;

  bool begin() override;
  void withdraw() noexcept override;
  [[nodiscard]] Wait result() const { return outcome(); }

 private:
  friend class Holding;
  Replacing(Held& held, Instant patience);
};

}  // namespace sim
