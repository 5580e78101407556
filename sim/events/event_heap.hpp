// A 4-ary heap of events, each of which knows where it stands, so that any of them is taken out in O(log n).
//
// An entry is sixteen bytes: the instant beside the event, so that the event itself is looked at only where two
// instants are equal. The four branches of an entry lie in one cache line.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/events/event.hpp"

namespace sim {

class EventHeap {
 public:
  /// `part` is what its events are told about where they stand.
  explicit EventHeap(Event::Part part) : part_(part) {}

  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] Event& front() const { return *entries_.front().event; }
  [[nodiscard]] std::int64_t front_ticks() const { return entries_.front().ticks; }
  /// In no order but this: the first ones are early ones.
  [[nodiscard]] std::int64_t ticks_at(std::size_t position) const { return entries_[position].ticks; }

  void push(Event& event) {
    event.part_ = part_;
    const Entry entry{event.ticks_, &event};
    entries_.push_back(entry);
    rise(entries_.size() - 1, entry);
  }

  /// The last in memory, which is no last in time: for emptying it.
  [[nodiscard]] Event& back() const { return *entries_.back().event; }
  void pop_back() { entries_.pop_back(); }
  /// Gives back the memory of what it does not hold, if that is much.
  void shrink() {
    if (entries_.capacity() > small) entries_.shrink_to_fit();
  }

  Event& pop() {
    Event& event = front();
    const Entry last = entries_.back();
    entries_.pop_back();
    if (!entries_.empty()) sink(0, last);
    return event;
  }

  void remove(Event& event) noexcept {
    const std::size_t hole = event.position_;
    assert(event.part_ == part_ && entries_[hole].event == &event);
    const Entry last = entries_.back();
    entries_.pop_back();
    if (hole == entries_.size()) return;
    if (hole > 0 && last < entries_[(hole - 1) / arity]) {
      rise(hole, last);
    } else {
      sink(hole, last);
    }
  }

 private:
  struct Entry {
    std::int64_t ticks;
    Event* event;

    friend bool operator<(const Entry& a, const Entry& b) {
      return a.ticks != b.ticks ? a.ticks < b.ticks : goes_before_at_its_instant(*a.event, *b.event);
    }
  };
  static constexpr std::size_t arity = 4;
  static constexpr std::size_t small = 4096;

  void put(std::size_t position, const Entry& entry) {
    entries_[position] = entry;
    entry.event->position_ = static_cast<std::uint32_t>(position);
  }

  void rise(std::size_t position, Entry entry) {
    while (position > 0) {
      const std::size_t above = (position - 1) / arity;
      if (!(entry < entries_[above])) break;
      put(position, entries_[above]);
      position = above;
    }
    put(position, entry);
  }

  void sink(std::size_t position, Entry entry) {
    const std::size_t count = entries_.size();
    for (;;) {
      const std::size_t first = position * arity + 1;
      if (first >= count) break;
      const std::size_t end = first + arity < count ? first + arity : count;
      std::size_t least = first;
      for (std::size_t branch = first + 1; branch < end; ++branch) {
        if (entries_[branch] < entries_[least]) least = branch;
      }
      if (!(entries_[least] < entry)) break;
      put(position, entries_[least]);
      position = least;
    }
    put(position, entry);
  }

  Event::Part part_;
  std::vector<Entry> entries_;
};

}  // namespace sim
