// Who is next: what orders those who wait for the same thing, and the work that waits to be taken.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/time/instant.hpp"

namespace sim {

/// What one process asks of a pool, a store or a level.
struct Claim {
  int units = 1;                         ///< of a pool, at least 1
  int priority = 0;                      ///< the smaller is more important: 1 before 2, as in the tables
  Instant due = Instant::never();        ///< for Discipline::earliest_due
  std::optional<Instant> patience = {};  ///< gives up at this instant; at once if it is not after now
  std::int64_t value = 0;                ///< for Discipline::smallest_value and for a model's own key
  std::uint64_t place = 0;               ///< from Pool::new_place(), to ask again without losing it; 0 for the last
  bool preempts = false;                 ///< may take units from leases that are less important
  bool firm = false;                     ///< its lease is never taken by pre-emption
};

/// What a discipline may look at in one who waits.
struct Standing {
  int priority = 0;
  Instant due = Instant::never();
  std::int64_t value = 0;
  Instant since;              ///< when it came
  std::uint64_t arrival = 0;  ///< counts those who came to this queue
};

/// A place in a queue; the smaller goes first. `arrival` must differ between members of a queue.
struct QueuePlace {
  std::int64_t key = 0;
  std::int64_t priority = 0;
  std::uint64_t arrival = 0;

  friend constexpr bool operator<(const QueuePlace& a, const QueuePlace& b) {
    if (a.key != b.key) return a.key < b.key;
    if (a.priority != b.priority) return a.priority < b.priority;
    return a.arrival < b.arrival;
  }
};

/// An order of service. The same five and the model's own serve a Pool, a Store, a Level and a Backlog.
class Discipline {
 public:
  /// The smaller goes first; equals by arrival. Must depend on nothing but its arguments.
  using Key = std::int64_t (*)(const Standing& standing, Instant now);

  static const Discipline arrival_order;   ///< who came first
  static const Discipline latest_first;    ///< who came last
  static const Discipline priority;        ///< the smaller priority first; among equals who came first
  static const Discipline earliest_due;    ///< the earlier due date; equals by priority, then who came first
  static const Discipline smallest_value;  ///< the smaller value, for instance a length; among equals who came first

  /// The model's own: `key` is asked once, when somebody joins the queue.
  static constexpr Discipline by_key(Key key) { return {Kind::by_key, key}; }
  /// The model's own, asked anew for everybody who waits each time something may be given out: for an order that
  /// changes while people wait. Costs a step for each of them every time.
  static constexpr Discipline by_changing_key(Key key) { return {Kind::by_changing_key, key}; }

  [[nodiscard]] constexpr QueuePlace place(const Standing& standing, Instant now) const {
    switch (kind_) {
      case Kind::arrival_order:
        break;
      case Kind::latest_first:
        return {-static_cast<std::int64_t>(standing.arrival), 0, standing.arrival};
      case Kind::priority:
        return {0, standing.priority, standing.arrival};
      case Kind::earliest_due:
        return {standing.due.ticks, standing.priority, standing.arrival};
      case Kind::smallest_value:
        return {standing.value, 0, standing.arrival};
      case Kind::by_key:
      case Kind::by_changing_key:
        return {key_(standing, now), 0, standing.arrival};
    }
    return {0, 0, standing.arrival};
  }
  [[nodiscard]] constexpr bool changes() const { return kind_ == Kind::by_changing_key; }

  friend constexpr bool operator==(const Discipline&, const Discipline&) = default;

 private:
  enum class Kind : std::uint8_t {
    arrival_order,
    latest_first,
    priority,
    earliest_due,
    smallest_value,
    by_key,
    by_changing_key,
  };

  constexpr Discipline(Kind kind, Key key) : key_(key), kind_(kind) {}

  Key key_;
  Kind kind_;
};

inline constexpr Discipline Discipline::arrival_order{Kind::arrival_order, nullptr};
inline constexpr Discipline Discipline::latest_first{Kind::latest_first, nullptr};
inline constexpr Discipline Discipline::priority{Kind::priority, nullptr};
inline constexpr Discipline Discipline::earliest_due{Kind::earliest_due, nullptr};
inline constexpr Discipline Discipline::smallest_value{Kind::smallest_value, nullptr};

/// The place of one who has no value, where the time does not count.
constexpr QueuePlace queue_place(const Discipline& discipline, int priority, Instant due, std::uint64_t arrival) {
  return discipline.place({priority, due, 0, {}, arrival}, {});
}

}  // namespace sim
