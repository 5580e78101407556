// The exact sum of any number of doubles: the same bits in whatever order they are added and merged.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace sim {

/// A fixed-point number wide enough for every double and every product of two, after Kulisch, and after the small
/// superaccumulator of Neal ("Fast exact summation using small and large superaccumulators", arXiv 1505.05571, 2015):
/// digits of 32 bits in 64-bit words, whose upper halves collect carries until there is time for them.
///
/// Nothing is rounded before value(), so what it returns depends on the numbers alone and not on their order. Wide
/// enough for 2^60 additions. 1.1 KiB. Throws std::invalid_argument for
/// what is not finite.
class ExactSum {
 public:
  void add(double x);
  /// a times b, which no double could hold.
  void add_product(double a, double b);
  void merge(const ExactSum& other);

  /// The double nearest to the sum, ties to even; infinite if the sum is beyond them. Below 2^-1022, where only
  /// products get, it may be the one beside the nearest.
  [[nodiscard]] double value() const;
  /// The sum times n, exactly; n <= 2^62.
  [[nodiscard]] ExactSum times(std::int64_t n) const;

  /// Whether the sums are equal, however they came about.
  friend bool operator==(const ExactSum& a, const ExactSum& b);

 private:
  static constexpr std::size_t size = 137;  // bits from 2^-2148 to 2^2236: squares up to 2^2048, times 2^62, times 2^60
  static constexpr int lowest_exponent = -2148;
  static constexpr std::int64_t most_pending = std::int64_t{1} << 29;  // each puts less than 2^33 into a word

  void add_at(std::uint64_t bits, int position, bool negative);
  void count_addition();
  void carry();

  std::array<std::int64_t, size> digits_{};  // of base 2^32, lowest first
  std::int64_t pending_ = 0;                 // additions since the last carry
};

}  // namespace sim
