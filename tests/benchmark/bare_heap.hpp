// What a plain C++ program would use for its events: a key of 128 bits, the instant above and a number below, in an
// aligned 4-ary heap. The yardstick of the ratios, not a part of the kernel.
#pragma once

#include <boost/align/aligned_allocator.hpp>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ratios {

/// The instant in the upper half (not negative), whatever the program likes below: one comparison, ties by number.
__extension__ using Key = unsigned __int128;

constexpr Key key_of(std::int64_t ticks, std::uint64_t number) { return static_cast<Key>(ticks) << 64 | number; }
constexpr std::int64_t ticks_of(Key key) { return static_cast<std::int64_t>(key >> 64); }
constexpr std::uint64_t number_of(Key key) { return static_cast<std::uint64_t>(key); }

/// Four siblings share a cache line. The front goes down to the bottom first and the last rises from there: most of
/// what is last belongs near the bottom.
class BareHeap {
 public:
  BareHeap() : keys_(root) {}

  [[nodiscard]] bool empty() const { return keys_.size() == root; }
  [[nodiscard]] std::size_t size() const { return keys_.size() - root; }
  [[nodiscard]] Key front() const { return keys_[root]; }

  void push(Key key) {
    keys_.push_back(key);
    rise(keys_.size() - 1, key);
  }

  Key pop() {
    const Key first = keys_[root];
    const Key last = keys_.back();
    keys_.pop_back();
    if (empty()) return first;
    const std::size_t count = keys_.size();
    std::size_t hole = root;
    for (std::size_t child = first_child(hole); child < count; child = first_child(hole)) {
      const std::size_t least = child + arity <= count ? least_of_four(child) : least_of(child, count);
      keys_[hole] = keys_[least];
      hole = least;
    }
    rise(hole, last);
    return first;
  }

 private:
  static constexpr std::size_t arity = 4;
  static constexpr std::size_t root = 3;  // so that siblings begin at multiples of four

  static constexpr std::size_t first_child(std::size_t position) { return arity * (position - 2); }
  static constexpr std::size_t parent(std::size_t position) { return position / arity + 2; }

  [[nodiscard]] std::size_t least_of_four(std::size_t child) const {
    const std::size_t a = keys_[child + 1] < keys_[child] ? child + 1 : child;
    const std::size_t b = keys_[child + 3] < keys_[child + 2] ? child + 3 : child + 2;
    return keys_[b] < keys_[a] ? b : a;
  }
  [[nodiscard]] std::size_t least_of(std::size_t child, std::size_t end) const {
    std::size_t least = child;
    while (++child < end) least = keys_[child] < keys_[least] ? child : least;
    return least;
  }

  void rise(std::size_t position, Key key) {
    while (position > root && key < keys_[parent(position)]) {
      keys_[position] = keys_[parent(position)];
      position = parent(position);
    }
    keys_[position] = key;
  }

  std::vector<Key, boost::alignment::aligned_allocator<Key, 64>> keys_;
};

}  // namespace ratios
