// Dates, working days, bank holidays of England and school terms: what an Instant means to people.
//
// Everything is a table by day number, made once, from 20 years before to 80 years after the start; every question
// asked during a run is then O(1). An instant outside the table throws std::out_of_range. A Calendar never changes
// after it is made: one may be shared by any number of threads.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/time/instant.hpp"
#include "sim/time/span.hpp"

namespace sim {

/// A day of the proleptic Gregorian calendar.
struct Date {
  int year = 1970;
  int month = 1;  ///< 1 to 12
  int day = 1;    ///< 1 to 31

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// Days since 1970-01-01. Throws std::invalid_argument if there is no such day.
std::int64_t day_number(Date date);
Date date_of(std::int64_t day_number);
/// "2026-03-31". Throws std::invalid_argument unless it is exactly that form and there is such a day.
Date parse_date(std::string_view text);
std::string format_date(Date date);
/// Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, chapter 8).
Date easter_sunday(int year);
/// The eight standing bank holidays of England in date order, each on the day it is kept: one that falls on a weekend
/// moves to the next working day. One-off days (jubilees, coronations) are left out.
std::vector<Date> bank_holidays(int year);

/// When a working day begins and ends, minutes after midnight, 0 <= opens < closes <= 1440.
struct WorkingHours {
  int opens = 9 * 60;
  int closes = 17 * 60;
};

/// What becomes of them in a pattern that repeats by the week.
enum class BankHolidays { off, as_other_days };

class Calendar {
 public:
  /// A tick is one minute and Instant{0} is 00:00 of `start`. Throws std::invalid_argument for hours out of range.
  explicit Calendar(Date start, WorkingHours hours = {});

  [[nodiscard]] Date start() const { return date_of(first_day_ + origin_); }
  [[nodiscard]] WorkingHours hours() const { return hours_; }

  /// The calendar knows the days from the first of these instants to just before the second.
  [[nodiscard]] Instant known_from() const { return midnight(0); }
  [[nodiscard]] Instant known_until() const { return midnight(static_cast<std::int64_t>(days_.size())); }

  /// 00:00 of that day.
  [[nodiscard]] Instant start_of(Date date) const;
  [[nodiscard]] Date date(Instant when) const { return at(when).date; }
  [[nodiscard]] int month(Instant when) const { return at(when).date.month; }
  /// 0 is Monday, 6 is Sunday.
  [[nodiscard]] int weekday(Instant when) const { return at(when).weekday; }
  /// Minutes since 00:00 of the day, 0 to 1439.
  [[nodiscard]] static int minute_of_day(Instant when);

  /// Monday to Friday and no bank holiday.
  [[nodiscard]] bool is_working_day(Instant when) const { return at(when).working; }
  [[nodiscard]] bool is_working_day(Date date) const { return is_working_day(start_of(date)); }
  /// Within the working hours of a working day: from the opening minute, up to but not including closing.
  [[nodiscard]] bool is_working_time(Instant when) const;

  /// The opening of the first working day that opens strictly after `when`.
  [[nodiscard]] Instant next_working_morning(Instant when) const;

  /// When something that must be done within n working days of `from` is due: the last working minute (16:59 for hours
  /// to 17:00) of the n-th working day after the day of `from`. The day after `from` is the first that can count. For
  /// n = 0: of the day itself, or of the last working day before it. Throws std::invalid_argument if n is negative.
  [[nodiscard]] Instant add_working_days(Instant from, int n) const;
  /// As above; a fraction of a day counts as a whole one.
  [[nodiscard]] Instant add_working_days(Instant from, WorkingDays n) const;

  /// Working days after the day of `a` up to and including the day of `b`; negative if b's day is before a's. The
  /// inverse of add_working_days.
  [[nodiscard]] int working_days_between(Instant a, Instant b) const;

  /// When `work` of working time has gone by after `from`; `from` itself if work is zero. Work that ends with the day
  /// ends at closing time. Throws std::invalid_argument if work is negative.
  [[nodiscard]] Instant add_working_time(Instant from, Span work) const;
  /// Working minutes in [a, b); negative if b is before a.
  [[nodiscard]] Span working_time_between(Instant a, Instant b) const;

  /// Whether schools are in term on that day, weekends between two school weeks included. An approximation to the term
  /// dates of England, which each authority sets: holidays are 23 July to 1 September; 21 December to 3 January; a
  /// week either side of Easter Sunday; and three half terms of a week from Monday to Sunday: the first Monday on or
  /// after 12 February, the last of May and the last of October.
  [[nodiscard]] bool in_school_term(Instant when) const { return at(when).term; }

 private:
  struct Day {
    Date date;
    std::int32_t working_days_so_far;  // from the start of the table, this day included
    std::int8_t weekday;
    bool working;
    bool term;
  };

  [[nodiscard]] std::int64_t row(Instant when) const;
  [[nodiscard]] const Day& at(Instant when) const { return days_[row(when)]; }
  [[nodiscard]] Instant midnight(std::int64_t row) const { return {(row - origin_) * 1440}; }
  [[nodiscard]] std::int64_t working_row(std::int64_t ordinal) const;
  [[nodiscard]] std::int64_t working_minutes_until(Instant when) const;
  void mark_bank_holidays(int year);
  void mark_school_holidays(int year);
  void mark_out_of_term(std::int64_t from_day, std::int64_t to_day);

  WorkingHours hours_;
  std::int64_t first_day_ = 0;  // day number of row 0
  std::int64_t origin_ = 0;     // row of the start date
  std::vector<Day> days_;
  std::vector<std::int32_t> working_rows_;  // row of the k-th working day of the table
};

}  // namespace sim
