// How many units there are at what time: a list of instants, or a week that repeats, and the process that keeps a pool
// to it.
#pragma once

#include <optional>
#include <vector>

#include "sim/kernel/process.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/resources/pool.hpp"
#include "sim/time/calendar.hpp"
#include "sim/time/instant.hpp"

namespace sim {

/// The capacity from an instant on, at least 0.
struct CapacityChange {
  Instant from;
  int units = 0;
};

/// Units that are there on one day of the week between two times of the day; minutes after midnight,
/// 0 <= opens < closes <= 1440. Over midnight takes two.
struct WeeklyShift {
  int weekday = 0;  ///< 0 is Monday, 6 is Sunday
  int opens = 9 * 60;
  int closes = 17 * 60;
  int units = 0;  ///< at least 0
};

class CapacitySchedule {
 public:
  /// As listed; `before` the first. Throws std::invalid_argument if the instants do not increase or units are negative.
  explicit CapacitySchedule(std::vector<CapacityChange> changes, int before = 0);
  /// Every week the same: at any time the sum of the shifts that cover it, 0 if none does. Throws std::invalid_argument
  /// for a shift out of range. The calendar must outlive the schedule, and what it is asked must lie within its table.
  CapacitySchedule(const Calendar& calendar, std::vector<WeeklyShift> shifts,
                   BankHolidays bank_holidays = BankHolidays::off);

  [[nodiscard]] int units_at(Instant when) const;
  /// The first instant after `when` at which another number of units holds; none if the last has come, or, in a weekly
  /// pattern, if eight weeks bring no change.
  [[nodiscard]] std::optional<Instant> next_change(Instant when) const;

 private:
  [[nodiscard]] int weekly_units(Instant when) const;

  std::vector<CapacityChange> changes_;
  int before_ = 0;
  const Calendar* calendar_ = nullptr;  // null for a list
  std::vector<WeeklyShift> shifts_;
  std::vector<int> times_;  // minutes of the day at which a shift opens or closes
  BankHolidays bank_holidays_ = BankHolidays::off;
};

/// Keeps the pool at what the schedule says, from the instant it begins; start it once, with a rank and subject that
/// say where in an instant the change comes. A weekly pattern never ends: end the run by run_until. `shrink` says what
/// becomes of leases that no longer fit. All three must outlive it.
Process follow(Simulation& simulation, Pool& pool, const CapacitySchedule& schedule,
               Shrink shrink = Shrink::keep_leases);

}  // namespace sim
