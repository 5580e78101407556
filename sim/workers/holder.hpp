// Who holds things for months, up to a cap: not how much time somebody has, but how much is theirs.
//
// Weights and caps are whole numbers in whatever the model counts: if most things weigh 1 and some 1.5, count halves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "sim/resources/discipline.hpp"
#include "sim/statistics/time_weighted.hpp"
#include "sim/time/instant.hpp"

namespace sim {

class Holder;
class Holding;
class Holdings;
struct Held;

inline constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();

/// How much a holder may hold. Throws nothing: a cap below what is held takes nothing away, it lets nothing in.
struct Cap {
  std::int64_t soft = unlimited;  ///< may be exceeded by who offers the price, up to `hard`; unlimited: as `hard`
  std::int64_t hard = unlimited;  ///< is never exceeded by what is placed or transferred
  std::int64_t price = 1;         ///< of each unit above `soft`, at least 0; what it is paid in, the model says
};

/// What is to be held, as a process asks for it.
struct Placement {
  std::int64_t weight = 1;              ///< at least 1
  int priority = 0;                     ///< the smaller is placed first
  Instant due = Instant::never();       ///< for Discipline::earliest_due
  Instant patience = Instant::never();  ///< gives up at this instant; at once if it is not after now
  std::int64_t offer = 0;               ///< the most it may cost to go over a soft cap; unlimited: whatever it costs
  Holder* preferred = nullptr;          ///< gets it if there is room, whoever else has more
  bool only_preferred = false;          ///< nobody else will do, as long as the preferred holder is there
  std::uint64_t subject = 0;            ///< what it stands for; the model's
};

/// What happens to what is held by somebody who leaves. In the order in which it came to them.
enum class Orphans {
  transferred,  ///< at once to others, before those who wait; soft caps do not count. Who finds none waits in front
  to_front,     ///< waits before all others
  to_back,      ///< waits as if it had been asked for now
};

/// One who holds. Belongs to a group from the beginning until it leaves, or either dies.
class Holder {
 public:
  /// Joins the group, and takes at once what waits and finds room. Throws std::logic_error if the cap is negative
  /// or the soft one above the hard one.
  Holder(Holdings& group, const Cap& cap);
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;
  /// Leaves, if it has not: what it holds goes to the front.
  ~Holder();

  /// From now on; more room is filled at once. Throws as the constructor does.
  void set_cap(const Cap& cap);
  [[nodiscard]] const Cap& cap() const { return cap_; }

  /// Gone for good, with nothing left in its hands. Does nothing if it has left.
  void leave(Orphans orphans);
  [[nodiscard]] bool has_left() const { return group_ == nullptr; }

  [[nodiscard]] std::int64_t weight() const { return weight_.level(); }
  [[nodiscard]] std::size_t things() const { return things_; }
  /// Below the soft cap; negative above it.
  [[nodiscard]] std::int64_t room() const { return cap_.soft - weight(); }
  /// Whether something of this weight may come in, at a price of not more than `offer`.
  [[nodiscard]] bool has_room(std::int64_t weight, std::int64_t offer = 0) const;
  /// What it costs to hold this much more: the price of each unit that comes to lie above the soft cap.
  [[nodiscard]] std::int64_t price_of(std::int64_t weight) const;

  /// Statistics since the beginning or the group's last restart_statistics().
  struct Statistics {
    TimeWeighted weight;      ///< held
    TimeWeighted over;        ///< weight above the soft cap
    TimeWeighted is_over;     ///< 1 while there is any, so that its integral is the time over the cap
    std::uint64_t taken = 0;  ///< things that came, first or by a change of holder
    std::uint64_t gone = 0;   ///< things that went, released or to another
  };
  [[nodiscard]] Statistics statistics() const { return {weight_, over_, is_over_, taken_, gone_}; }

 private:
  friend class Holdings;
  friend class Holding;

  void take(Held& held, Instant now);
  void give_up(Held& held, Instant now);
  void note_over(Instant now);

  Holdings* group_;
  Cap cap_;
  std::uint64_t number_;  // in the group, never given twice
  Held* first_ = nullptr;
  Held* last_ = nullptr;
  std::size_t things_ = 0;
  TimeWeighted weight_;
  TimeWeighted over_;
  TimeWeighted is_over_;
  std::uint64_t taken_ = 0;
  std::uint64_t gone_ = 0;
};

}  // namespace sim
