// What happens next: events ordered by instant, then rank, then subject, and only then by order of scheduling.
//
// Taking an event out really takes it out: cancelling leaves nothing behind, so the list is as long as what is to come.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/kernel/indexed_heap.hpp"
#include "sim/time/instant.hpp"

namespace sim {

class EventList;

/// Something that is to happen once. Stays where it is in memory; takes itself out of its list when it dies.
class Event : private HeapNode {
 public:
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  [[nodiscard]] bool is_scheduled() const { return list_ != nullptr; }

 protected:
  ~Event();

 private:
  friend class EventList;
  EventList* list_ = nullptr;
};

class EventList {
 public:
  /// When, and in which place among the events of one instant; the smaller number goes first in each.
  struct Place {
    Instant instant;
    int rank = 0;
    std::uint64_t subject = 0;
  };

  EventList() = default;
  EventList(const EventList&) = delete;
  EventList& operator=(const EventList&) = delete;
  /// Every event must have left, or died, before the list does.
  ~EventList() = default;

  /// Throws std::logic_error if the event is already in a list.
  void schedule(const Place& place, Event& event);
  /// Does nothing if the event is in no list.
  void cancel(Event& event) noexcept;
  /// Takes the first event out. The list must not be empty.
  Event& pop();

  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] std::size_t size() const { return heap_.size(); }
  /// Of the first event. The list must not be empty.
  [[nodiscard]] Instant next_instant() const { return heap_.front_key().instant; }

 private:
  struct Key {
    Instant instant;
    std::uint64_t subject;
    std::uint64_t sequence;
    int rank;

    friend bool operator<(const Key& a, const Key& b) {
      if (a.instant != b.instant) return a.instant < b.instant;
      if (a.rank != b.rank) return a.rank < b.rank;
      if (a.subject != b.subject) return a.subject < b.subject;
      return a.sequence < b.sequence;
    }
  };

  IndexedHeap<Key> heap_;
  std::uint64_t scheduled_ = 0;
};

}  // namespace sim
