#include "sim/time/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>

namespace sim {
namespace {

constexpr std::int64_t minutes_of_day = 1440;
constexpr int years_before = 20;
constexpr int years_after = 80;  // the longest run, and what falls due after its end

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return a % b < 0 ? quotient - 1 : quotient;
}

int weekday_of(std::int64_t day) { return static_cast<int>(day - 7 * floor_divide(day + 3, 7) + 3); }  // 1970: Thursday

/// The first such weekday on or after the day.
std::int64_t on_or_after(std::int64_t day, int weekday) { return day + (weekday - weekday_of(day) + 7) % 7; }
std::int64_t on_or_before(std::int64_t day, int weekday) { return day - (weekday_of(day) - weekday + 7) % 7; }
constexpr int monday = 0;
constexpr int saturday = 5;

}  // namespace

std::int64_t day_number(Date date) {
  const std::chrono::year_month_day ymd{std::chrono::year(date.year),
                                        std::chrono::month(static_cast<unsigned>(date.month)),
                                        std::chrono::day(static_cast<unsigned>(date.day))};
  if (!ymd.ok() || date.month < 1 || date.day < 1) {
    throw std::invalid_argument(fmt::format("there is no day {}-{}-{}", date.year, date.month, date.day));
  }
  return std::chrono::sys_days(ymd).time_since_epoch().count();
}

Date date_of(std::int64_t day_number) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(day_number))};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Date parse_date(std::string_view text) {
  const auto fault = [&] {
    return std::invalid_argument(fmt::format("expected a date like 2026-03-31, found \"{}\"", text));
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') throw fault();
  const auto number = [&](std::size_t from, std::size_t digits) {
    int value = 0;
    for (const char digit : text.substr(from, digits)) {
      if (digit < '0' || digit > '9') throw fault();
      value = 10 * value + (digit - '0');
    }
    return value;
  };
  const Date date{number(0, 4), number(5, 2), number(8, 2)};
  static_cast<void>(day_number(date));  // throws if there is no such day
  return date;
}

std::string format_date(Date date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

Date easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int g = (b - (b + 8) / 25 + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return {year, n / 31, n % 31 + 1};
}

std::vector<Date> bank_holidays(int year) {
  const std::int64_t easter = day_number(easter_sunday(year));
  const std::int64_t new_year = day_number({year, 1, 1});
  std::int64_t christmas = day_number({year, 12, 25});
  std::int64_t boxing_day = christmas + 1;
  // On a weekend both move past it; when only Christmas Day does (a Sunday), it is kept after Boxing Day.
  if (weekday_of(christmas) == saturday) {
    christmas += 2;
    boxing_day += 2;
  } else if (weekday_of(boxing_day) == saturday) {
    boxing_day += 2;
  } else if (weekday_of(christmas) == saturday + 1) {
    christmas += 2;
  }
  std::vector<std::int64_t> days{
      weekday_of(new_year) >= saturday ? on_or_after(new_year, monday) : new_year,
      easter - 2,
      easter + 1,
      on_or_after(day_number({year, 5, 1}), monday),
      on_or_before(day_number({year, 5, 31}), monday),
      on_or_before(day_number({year, 8, 31}), monday),
      christmas,
      boxing_day,
  };
  std::sort(days.begin(), days.end());
  std::vector<Date> dates;
  dates.reserve(days.size());
  for (const std::int64_t day : days) dates.push_back(date_of(day));
  return dates;
}

Calendar::Calendar(Date start, WorkingHours hours) : hours_(hours) {
  if (hours.opens < 0 || hours.opens >= hours.closes || hours.closes > minutes_of_day) {
    throw std::invalid_argument(fmt::format("working hours from minute {} to minute {}", hours.opens, hours.closes));
  }
  first_day_ = day_number({start.year - years_before, 1, 1});
  origin_ = day_number(start) - first_day_;
  const std::int64_t end = day_number({start.year + years_after + 1, 1, 1});
  days_.resize(static_cast<std::size_t>(end - first_day_));
  for (std::size_t i = 0; i < days_.size(); ++i) {
    const std::int64_t day = first_day_ + static_cast<std::int64_t>(i);
    const int weekday = weekday_of(day);
    days_[i] = {date_of(day), 0, static_cast<std::int8_t>(weekday), weekday < saturday, true};
  }
  for (int year = start.year - years_before; year <= start.year + years_after; ++year) {
    mark_bank_holidays(year);
    mark_school_holidays(year);
  }
  for (std::size_t i = 0; i < days_.size(); ++i) {
    if (days_[i].working) working_rows_.push_back(static_cast<std::int32_t>(i));
    days_[i].working_days_so_far = static_cast<std::int32_t>(working_rows_.size());
  }
}

void Calendar::mark_bank_holidays(int year) {
  for (const Date date : bank_holidays(year)) days_[day_number(date) - first_day_].working = false;
}

void Calendar::mark_out_of_term(std::int64_t from_day, std::int64_t to_day) {
  for (std::int64_t day = from_day; day <= to_day; ++day) days_[day - first_day_].term = false;
}

void Calendar::mark_school_holidays(int year) {
  mark_out_of_term(day_number({year, 1, 1}), day_number({year, 1, 3}));
  mark_out_of_term(day_number({year, 7, 23}), day_number({year, 9, 1}));
  mark_out_of_term(day_number({year, 12, 21}), day_number({year, 12, 31}));
  const std::int64_t easter = day_number(easter_sunday(year));
  mark_out_of_term(easter - 7, easter + 7);
  for (const std::int64_t half_term :
       {on_or_after(day_number({year, 2, 12}), monday), on_or_before(day_number({year, 5, 31}), monday),
        on_or_before(day_number({year, 10, 31}), monday)}) {
    mark_out_of_term(half_term, half_term + 6);
  }
}

std::int64_t Calendar::row(Instant when) const {
  const std::int64_t row = origin_ + floor_divide(when.ticks, minutes_of_day);
  if (row < 0 || row >= static_cast<std::int64_t>(days_.size())) {
    throw std::out_of_range("an instant outside the calendar: more than 20 years before or 80 after its start");
  }
  return row;
}

std::int64_t Calendar::working_row(std::int64_t ordinal) const {
  if (ordinal < 1 || ordinal > static_cast<std::int64_t>(working_rows_.size())) {
    throw std::out_of_range("a working day outside the calendar: more than 20 years before or 80 after its start");
  }
  return working_rows_[ordinal - 1];
}

Instant Calendar::start_of(Date date) const {
  const Instant midnight_of_date = midnight(day_number(date) - first_day_);
  static_cast<void>(row(midnight_of_date));  // throws outside the table
  return midnight_of_date;
}

int Calendar::minute_of_day(Instant when) {
  return static_cast<int>(when.ticks - minutes_of_day * floor_divide(when.ticks, minutes_of_day));
}

bool Calendar::is_working_time(Instant when) const {
  const int minute = minute_of_day(when);
  return is_working_day(when) && hours_.opens <= minute && minute < hours_.closes;
}

Instant Calendar::next_working_morning(Instant when) const {
  const Day& day = at(when);
  const bool today = day.working && minute_of_day(when) < hours_.opens;
  return midnight(working_row(day.working_days_so_far + (today ? 0 : 1))) + Span{hours_.opens};
}

Instant Calendar::add_working_days(Instant from, int n) const {
  if (n < 0) throw std::invalid_argument("a negative number of working days");
  return midnight(working_row(std::int64_t{at(from).working_days_so_far} + n)) + Span{hours_.closes - 1};
}

Instant Calendar::add_working_days(Instant from, WorkingDays n) const {
  if (!(n.value >= 0 && n.value < 1e6)) throw std::invalid_argument("working days outside [0, 1000000)");
  return add_working_days(from, static_cast<int>(std::ceil(n.value)));
}

int Calendar::working_days_between(Instant a, Instant b) const {
  return at(b).working_days_so_far - at(a).working_days_so_far;
}

// Since the start of the table.
std::int64_t Calendar::working_minutes_until(Instant when) const {
  const Day& day = at(when);
  const std::int64_t whole_days = day.working_days_so_far - (day.working ? 1 : 0);
  const std::int64_t today =
      day.working ? std::clamp(minute_of_day(when), hours_.opens, hours_.closes) - hours_.opens : 0;
  return whole_days * (hours_.closes - hours_.opens) + today;
}

Instant Calendar::add_working_time(Instant from, Span work) const {
  if (work < Span{0}) throw std::invalid_argument("a negative amount of work");
  if (work == Span{0}) return from;
  const std::int64_t done = working_minutes_until(from) + work.ticks;
  const std::int64_t length = hours_.closes - hours_.opens;
  const std::int64_t whole_days = (done - 1) / length;  // so that work that ends with a day does not end the next
  return midnight(working_row(whole_days + 1)) + Span{hours_.opens + done - whole_days * length};
}

Span Calendar::working_time_between(Instant a, Instant b) const {
  return {working_minutes_until(b) - working_minutes_until(a)};
}

}  // namespace sim
