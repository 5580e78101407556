// Count, sum and sum of squares of whole numbers, kept exactly: what the cheap tallies are made of.
//
// Whole numbers add up to the same whole number in any order. So these merge in any order, over any number of threads,
// with the same bits, and a mean of 10^12 ticks costs the variance no digit.
#pragma once

#include <cstdint>

namespace sim {

__extension__ using Int128 = __int128;  // __extension__: ISO C++ has no such type, gcc and clang do
__extension__ using UInt128 = unsigned __int128;

/// Whole numbers, each with a weight: a count of ones or ticks that a level lasted. Exact while the sum of squares
/// times weights stays below 2^127: 10^20 values of 10^9, or a level of 10^6 over 10^26 ticks.
struct WholeMoments {
  std::int64_t weight = 0;
  Int128 sum = 0;
  UInt128 squares = 0;

  void add(std::int64_t value) {
    ++weight;
    sum += value;
    squares += static_cast<UInt128>(Int128{value} * value);
  }
  /// The same `times` times, times >= 0.
  void add(std::int64_t value, std::int64_t times) {
    weight += times;
    sum += Int128{value} * times;
    squares += static_cast<UInt128>(Int128{value} * value) * static_cast<UInt128>(times);
  }
  void merge(const WholeMoments& other) {
    weight += other.weight;
    sum += other.sum;
    squares += other.squares;
  }

  /// 0 if there is no weight.
  [[nodiscard]] double mean() const;
  /// Sum over the values of (value - mean)^2; 0 if there is no weight.
  ///
  /// With m the whole number next to the mean and r = sum - weight m it is D - r^2 / weight, where D = sum of
  /// (value - m)^2 = squares - m (sum + r) is a whole number. D is at least |r| and |r| at most weight / 2, so the
  /// subtraction takes away half of D at most: the result is right to the last three bits of a double.
  [[nodiscard]] double squared_deviations() const;

  friend bool operator==(const WholeMoments&, const WholeMoments&) = default;
};

}  // namespace sim
