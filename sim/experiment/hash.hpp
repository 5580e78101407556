// A fingerprint of what went into a run or came out of it: equal bits, equal fingerprint, on every machine.
//
// FNV-1a, 64 bits (Fowler, Noll and Vo; RFC 9923). It tells honest things apart and notices a changed bit; it does not
// protect against somebody who wants two things to look alike.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sim {

class Hash {
 public:
  Hash& add_byte(std::uint8_t byte) {
    value_ = (value_ ^ byte) * 0x100000001b3U;
    return *this;
  }
  /// Eight bytes, the least significant first whatever the machine.
  Hash& add(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) add_byte(static_cast<std::uint8_t>(number >> shift));
    return *this;
  }
  Hash& add(std::int64_t number) { return add(static_cast<std::uint64_t>(number)); }
  Hash& add(int number) { return add(static_cast<std::int64_t>(number)); }
  Hash& add(bool truth) { return add_byte(truth ? 1 : 0); }
  /// The bits of the number: 0.0 and -0.0 differ, and so do numbers that print alike.
  Hash& add(double number) { return add(std::bit_cast<std::uint64_t>(number)); }
  /// Its length first, so that "ab" and "c" are not "a" and "bc".
  Hash& add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    return add_bytes(text);
  }
  Hash& add(const char* text) { return add(std::string_view(text)); }
  Hash& add(std::span<const double> numbers) {
    add(static_cast<std::uint64_t>(numbers.size()));
    for (const double number : numbers) add(number);
    return *this;
  }
  /// Without their length: plain FNV-1a of the bytes.
  Hash& add_bytes(std::string_view bytes) {
    for (const char byte : bytes) add_byte(static_cast<std::uint8_t>(byte));
    return *this;
  }

  [[nodiscard]] std::uint64_t value() const { return value_; }
  /// Sixteen digits.
  [[nodiscard]] std::string hex() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (int i = 0; i < 16; ++i) text[i] = digits[value_ >> (60 - 4 * i) & 0xF];
    return text;
  }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

}  // namespace sim
