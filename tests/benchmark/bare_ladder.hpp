// A ladder queue (Tang, Goh and Thng, ACM TOMACS 15, 2005) of bare keys: the fastest plain list known to us for many
// events at continuous times. The yardstick of the ratios, not a part of the kernel.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "bare_heap.hpp"

namespace ratios {

/// Far events lie unsorted on top; when they come near they are spread over the buckets of a rung, full buckets over
/// another rung; the nearest bucket is sorted at the bottom. Buckets are powers of two wide: no division.
class BareLadder {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }

  void push(Key key) {
    ++size_;
    const std::int64_t ticks = ticks_of(key);
    if (ticks >= top_begin_) {
      top_.push_back(key);
      return;
    }
    for (std::size_t i = 0; i < rungs_used_; ++i) {
      Rung& rung = rungs_[i];
      if (ticks >= rung.near) {
        rung.buckets[static_cast<std::size_t>(ticks - rung.begin) >> rung.shift].push_back(key);
        return;
      }
    }
    std::size_t at = bottom_.size();
    bottom_.push_back(key);
    for (; at > 0 && bottom_[at - 1] < key; --at) bottom_[at] = bottom_[at - 1];
    bottom_[at] = key;
  }

  /// Must not be empty.
  Key pop() {
    if (bottom_.empty()) refill();
    const Key key = bottom_.back();
    bottom_.pop_back();
    --size_;
    return key;
  }

 private:
  static constexpr std::size_t most_rungs = 8;
  static constexpr std::size_t sorted_at_once = 48;

  struct Rung {
    std::int64_t begin = 0;
    std::int64_t near = 0;  // of the first bucket that has not been taken
    int shift = 0;
    std::size_t next = 0;
    std::size_t used = 0;
    std::vector<std::vector<Key>> buckets;
  };

  void spread(std::vector<Key>& keys, std::int64_t begin, std::int64_t length) {
    Rung& rung = rungs_[rungs_used_++];
    const auto wide = static_cast<std::uint64_t>(length) / keys.size();
    rung.shift = wide <= 1 ? 0 : static_cast<int>(std::bit_width(wide - 1));
    rung.begin = rung.near = begin;
    rung.next = 0;
    rung.used = (static_cast<std::size_t>(length - 1) >> rung.shift) + 1;
    if (rung.buckets.size() < rung.used) rung.buckets.resize(rung.used);
    for (const Key key : keys) {
      rung.buckets[static_cast<std::size_t>(ticks_of(key) - begin) >> rung.shift].push_back(key);
    }
    keys.clear();
  }

  void spread_top() {
    const auto [first, last] = std::minmax_element(top_.begin(), top_.end());
    const std::int64_t begin = ticks_of(*first);
    top_begin_ = ticks_of(*last) + 1;
    spread(top_, begin, top_begin_ - begin);
    // The last bucket may reach beyond the last key: what is pushed later and lies there belongs to it.
    const Rung& rung = rungs_[0];
    top_begin_ = begin + (static_cast<std::int64_t>(rung.used) << rung.shift);
  }

  void refill() {
    for (;;) {
      if (rungs_used_ == 0) spread_top();
      Rung& rung = rungs_[rungs_used_ - 1];
      while (rung.next < rung.used && rung.buckets[rung.next].empty()) ++rung.next;
      if (rung.next == rung.used) {
        --rungs_used_;
        continue;
      }
      std::vector<Key>& bucket = rung.buckets[rung.next];
      const std::int64_t begin = rung.begin + (static_cast<std::int64_t>(rung.next) << rung.shift);
      const std::int64_t wide = std::int64_t{1} << rung.shift;
      ++rung.next;
      rung.near = begin + wide;
      if (bucket.size() > sorted_at_once && rung.shift > 0 && rungs_used_ < most_rungs) {
        spread(bucket, begin, wide);
        continue;
      }
      bottom_.swap(bucket);
      std::sort(bottom_.begin(), bottom_.end(), std::greater<>());
      return;
    }
  }

  std::size_t size_ = 0;
  std::int64_t top_begin_ = std::numeric_limits<std::int64_t>::min();
  std::vector<Key> top_;
  std::array<Rung, most_rungs> rungs_;
  std::size_t rungs_used_ = 0;
  std::vector<Key> bottom_;  // the first event is last
};

}  // namespace ratios
