// Sorting the events of one bucket, just before they happen.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/kernel/event.hpp"

namespace sim {

/// Sorts events by their places; works without comparing them where instants, ranks and subjects lie close together, as
/// they do when a thousand events share a tick.
struct TakingOrder {
  struct Entry {
    std::uint64_t key;  // for sorting only
    Event* event;       // null once it was cancelled
  };

  /// Last first, so that the first can be taken from the back. No entry may be null.
  void sort(std::vector<Entry>& entries);

 private:
  bool make_keys(std::vector<Entry>& entries);
  bool sort_by_digits(std::vector<Entry>& entries);

  std::vector<Entry> other_;
  int key_bits_ = 0;
};

}  // namespace sim
