// Lengths of time: a Span counts whole ticks of the clock; Hours, Days and the rest are quantities people write down.
//
// A quantity becomes a Span only here and only if its length is fixed. Working days have no fixed length: the calendar
// alone converts them (sim/time/calendar.hpp).
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace sim {

/// A length of simulated time in whole ticks; the calendar and the quantities below make a tick one minute. May be
/// negative as the difference of two instants.
struct Span {
  std::int64_t ticks = 0;

  friend constexpr auto operator<=>(const Span&, const Span&) = default;
  friend constexpr Span operator+(Span a, Span b) { return {a.ticks + b.ticks}; }
  friend constexpr Span operator-(Span a, Span b) { return {a.ticks - b.ticks}; }
  friend constexpr Span operator-(Span a) { return {-a.ticks}; }
  friend constexpr Span operator*(Span a, std::int64_t n) { return {a.ticks * n}; }
  friend constexpr Span operator*(std::int64_t n, Span a) { return {a.ticks * n}; }
  friend constexpr Span& operator+=(Span& a, Span b) { return a = a + b; }
  friend constexpr Span& operator-=(Span& a, Span b) { return a = a - b; }
};

/// A quantity with its unit in the type. `Hours{2}` and `Days{2}` do not mix; each compares and adds with its own kind.
template <class Unit>
struct Quantity {
  double value = 0;

  friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
  friend constexpr Quantity operator*(Quantity a, double factor) { return {a.value * factor}; }
  friend constexpr Quantity operator*(double factor, Quantity a) { return {a.value * factor}; }
  friend constexpr Quantity operator/(Quantity a, double divisor) { return {a.value / divisor}; }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
  friend constexpr Quantity& operator+=(Quantity& a, Quantity b) { return a = a + b; }
};

using Minutes = Quantity<struct MinuteUnit>;
using Hours = Quantity<struct HourUnit>;
using Days = Quantity<struct DayUnit>;                ///< 24 hours, whatever the day
using Weeks = Quantity<struct WeekUnit>;              ///< 7 days
using WorkingDays = Quantity<struct WorkingDayUnit>;  ///< no fixed length: see Calendar::add_working_days
using Years = Quantity<struct YearUnit>;              ///< 365.25 days, the mean length

inline constexpr double minutes_per_hour = 60.0;
inline constexpr double minutes_per_day = 24 * minutes_per_hour;
inline constexpr double minutes_per_week = 7 * minutes_per_day;
inline constexpr double minutes_per_year = 365.25 * minutes_per_day;

/// Rounds to the nearest tick, halves away from zero. The value must be finite and below 2^62 ticks.
inline Span to_span(Minutes length) { return {std::llround(length.value)}; }
inline Span to_span(Hours length) { return {std::llround(length.value * minutes_per_hour)}; }
inline Span to_span(Days length) { return {std::llround(length.value * minutes_per_day)}; }
inline Span to_span(Weeks length) { return {std::llround(length.value * minutes_per_week)}; }
inline Span to_span(Years length) { return {std::llround(length.value * minutes_per_year)}; }

constexpr Minutes to_minutes(Span span) { return {static_cast<double>(span.ticks)}; }
constexpr Hours to_hours(Span span) { return {static_cast<double>(span.ticks) / minutes_per_hour}; }
constexpr Days to_days(Span span) { return {static_cast<double>(span.ticks) / minutes_per_day}; }
constexpr Weeks to_weeks(Span span) { return {static_cast<double>(span.ticks) / minutes_per_week}; }
constexpr Years to_years(Span span) { return {static_cast<double>(span.ticks) / minutes_per_year}; }

}  // namespace sim
