#include "sim/statistics/exact_sum.hpp"

#include <bit>
#include <cmath>
#include <stdexcept>

#include "sim/statistics/whole_moments.hpp"

namespace sim {
namespace {

constexpr int digit_bits = 32;
constexpr std::int64_t digit_mask = 0xFFFF'FFFF;

/// |x| = mantissa * 2^exponent.
struct Parts {
  std::uint64_t mantissa;
  int exponent;
  bool negative;
};

Parts parts_of(double x) {
  constexpr std::uint64_t first_bit = std::uint64_t{1} << 52;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const int biased = static_cast<int>(bits >> 52 & 0x7FF);
  if (biased == 0x7FF) throw std::invalid_argument("sim: a sum is given what is no finite number");
  const std::uint64_t fraction = bits & (first_bit - 1);
  if (biased == 0) return {fraction, -1074, std::signbit(x)};
  return {fraction | first_bit, biased - 1075, std::signbit(x)};
}

}  // namespace

void ExactSum::add(double x) {
  const Parts parts = parts_of(x);
  add_at(parts.mantissa, parts.exponent - lowest_exponent, parts.negative);
  count_addition();
}

void ExactSum::add_product(double a, double b) {
  const Parts left = parts_of(a);
  const Parts right = parts_of(b);
  const UInt128 product = static_cast<UInt128>(left.mantissa) * right.mantissa;
  const int position = left.exponent + right.exponent - lowest_exponent;
  const bool negative = left.negative != right.negative;
  add_at(static_cast<std::uint64_t>(product), position, negative);
  add_at(static_cast<std::uint64_t>(product >> 64), position + 64, negative);
  count_addition();
}

void ExactSum::add_at(std::uint64_t bits, int position, bool negative) {
  const auto at = static_cast<std::size_t>(position / digit_bits);
  const UInt128 shifted = static_cast<UInt128>(bits) << (position % digit_bits);
  const std::int64_t sign = negative ? -1 : 1;
  digits_[at] += sign * (static_cast<std::int64_t>(shifted) & digit_mask);
  digits_[at + 1] += sign * (static_cast<std::int64_t>(shifted >> digit_bits) & digit_mask);
  digits_[at + 2] += sign * static_cast<std::int64_t>(shifted >> 2 * digit_bits);
}

void ExactSum::count_addition() {
  if (++pending_ >= most_pending) carry();
}

// Leaves every digit in [0, 2^32) but the last, which has the sign.
void ExactSum::carry() {
  std::int64_t carried = 0;
  for (std::size_t i = 0; i + 1 < size; ++i) {
    const std::int64_t digit = digits_[i] + carried;
    digits_[i] = digit & digit_mask;
    carried = digit >> digit_bits;
  }
  digits_[size - 1] += carried;
  pending_ = 1;
}

void ExactSum::merge(const ExactSum& other) {
  ExactSum added = other;  // may be this one
  if (pending_ + added.pending_ >= most_pending) {
    carry();
    added.carry();
  }
  for (std::size_t i = 0; i < size; ++i) digits_[i] += added.digits_[i];
  pending_ += added.pending_;
}

ExactSum ExactSum::times(std::int64_t n) const {
  ExactSum product = *this;
  product.carry();
  Int128 carried = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const Int128 digit = Int128{product.digits_[i]} * n + carried;
    product.digits_[i] =
        i + 1 < size ? static_cast<std::int64_t>(digit) & digit_mask : static_cast<std::int64_t>(digit);
    carried = digit >> digit_bits;
  }
  return product;
}

double ExactSum::value() const {
  ExactSum magnitude = *this;
  magnitude.carry();
  const bool negative = magnitude.digits_[size - 1] < 0;
  if (negative) {
    for (std::int64_t& digit : magnitude.digits_) digit = -digit;
    magnitude.carry();
  }
  const auto digit_at = [&](int i) { return i < 0 ? 0 : static_cast<std::uint64_t>(magnitude.digits_[i]); };
  int highest = static_cast<int>(size) - 1;
  while (highest >= 0 && digit_at(highest) == 0) --highest;
  if (highest < 0) return 0;
  // The leading 64 bits, the last of them set if anything follows: enough for the conversion to round as the whole.
  const UInt128 leading =
      static_cast<UInt128>(digit_at(highest)) << 64 | digit_at(highest - 1) << digit_bits | digit_at(highest - 2);
  const int surplus = static_cast<int>(std::bit_width(digit_at(highest)));
  auto bits = static_cast<std::uint64_t>(leading >> surplus);
  bool more = bits << surplus != static_cast<std::uint64_t>(leading);
  for (int i = highest - 3; i >= 0 && !more; --i) more = digit_at(i) != 0;
  if (more) bits |= 1;
  const double rounded = std::ldexp(static_cast<double>(bits), lowest_exponent + digit_bits * (highest - 2) + surplus);
  return negative ? -rounded : rounded;
}

bool operator==(const ExactSum& a, const ExactSum& b) {
  ExactSum left = a;
  ExactSum right = b;
  left.carry();
  right.carry();
  return left.digits_ == right.digits_;
}

}  // namespace sim
