// A point of simulated time, in whole ticks since the simulation's origin.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

#include "sim/time/span.hpp"

namespace sim {

/// Whole ticks since the origin; negative before it. What a tick and the origin are, the model says: with a Calendar a
/// tick is one minute and the origin is 00:00 of its start date.
struct Instant {
  std::int64_t ticks = 0;

  /// Later than every event: a deadline that does not come.
  static constexpr Instant never() { return {std::numeric_limits<std::int64_t>::max()}; }

  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
  friend constexpr Instant operator+(Instant a, Span b) { return {a.ticks + b.ticks}; }
  friend constexpr Instant operator-(Instant a, Span b) { return {a.ticks - b.ticks}; }
  friend constexpr Span operator-(Instant a, Instant b) { return {a.ticks - b.ticks}; }
  friend constexpr Instant& operator+=(Instant& a, Span b) { return a = a + b; }
  friend constexpr Instant& operator-=(Instant& a, Span b) { return a = a - b; }
};

}  // namespace sim
