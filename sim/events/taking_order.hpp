// Sorting the events of one bucket, just before they happen.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/events/event.hpp"

namespace sim {

/// Sorts events by their places; works without comparing them where instants, ranks and subjects lie close together, as
/// they do when a thousand events share a tick.
class TakingOrder {
 public:
  struct Entry {
    std::uint64_t key;  // for sorting only
    Event* event;       // null once it was cancelled
  };

  /// Before the events of a bucket are seen.
  void begin() { ticks_ = {}, ranks_ = {}, subjects_ = {}, sequences_ = {}; }
  /// Each of them, once.
  void see(const Event& event) {
    ticks_.add(event.ticks_);
    ranks_.add(event.rank_);
    subjects_.add(event.subject_);
    sequences_.add(event.sequence_);
  }
  /// Last first, so that the first can be taken from the back. No entry may be null; see() has seen each.
  void sort(std::vector<Entry>& entries);

 private:
  template <class Number>
  struct Range {
    Number least = std::numeric_limits<Number>::max();
    Number most = std::numeric_limits<Number>::min();

    void add(Number number) {
      least = number < least ? number : least;
      most = most < number ? number : most;
    }
    /// How many are needed to tell them apart.
    [[nodiscard]] int bits() const { return static_cast<int>(std::bit_width(above_least(most))); }
    [[nodiscard]] std::uint64_t above_least(Number number) const {
      return static_cast<std::uint64_t>(number) - static_cast<std::uint64_t>(least);
    }
  };

  bool make_keys(std::vector<Entry>& entries);
  bool sort_by_leading_bits(std::vector<Entry>& entries);

  Range<std::int64_t> ticks_;
  Range<int> ranks_;
  Range<std::uint64_t> subjects_;
  Range<std::uint64_t> sequences_;
  int key_bits_ = 0;
  std::vector<std::uint32_t> counts_;
  std::vector<Entry> other_;
};

}  // namespace sim
