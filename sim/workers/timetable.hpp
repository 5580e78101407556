// When somebody is at work, week in, week out: full time, part time, a rota, or day and night.
//
// Working time is the only thing it counts. Absences are no part of it: sim/workers/attendance.hpp takes them off.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/time/calendar.hpp"
#include "sim/time/instant.hpp"
#include "sim/time/span.hpp"

namespace sim {

/// The hours of one day, in order and apart from each other; none is a day off. Hours up to 1440 and hours from 0 of
/// the next day are one spell, as a night is.
using DayHours = std::vector<WorkingHours>;

/// Days of whole weeks that repeat, the first being a Monday: 7, 14 and so on.
using Rota = std::vector<DayHours>;

/// One week with these hours on some weekdays (0 is Monday), and nothing on the others.
Rota weekly_rota(WorkingHours hours, const std::vector<int>& weekdays);

/// Shared by all who keep it; must outlive them.
class Timetable {
 public:
  /// Day and night, whatever a tick is.
  Timetable() = default;
  /// The calendar's own working time.
  explicit Timetable(const Calendar& calendar);
  /// The rota, counted from the Monday on or before the calendar's start. It ends with the calendar, 80 years later.
  /// Throws std::invalid_argument if the rota is not of whole weeks or a day's hours are out of order or range.
  Timetable(const Calendar& calendar, const Rota& rota, BankHolidays bank_holidays = BankHolidays::off);

  /// From the opening instant, up to but not including closing.
  [[nodiscard]] bool is_working_time(Instant when) const { return next_working_time(when) == when; }
  /// The first instant of working time that is not before `from`; never() if there is none.
  [[nodiscard]] Instant next_working_time(Instant from) const;
  /// When `work` of working time has gone by after `from`; `from` itself if work is zero. Work that ends with a spell
  /// ends at its closing. never() if the timetable ends before. O(log spells).
  [[nodiscard]] Instant add_working_time(Instant from, Span work) const;
  /// Working time in [a, b); zero if b is not after a. O(log spells).
  [[nodiscard]] Span working_time_between(Instant a, Instant b) const;

 private:
  // A spell is as long as the next one's `before` is larger; the last entry ends the table and is no spell.
  struct Spell {
    std::int64_t opens = 0;
    std::int64_t before = 0;  // working time of all earlier spells
  };

  [[nodiscard]] std::int64_t working_time_until(Instant when) const;

  std::vector<Spell> spells_;  // empty: always at work
};

}  // namespace sim
