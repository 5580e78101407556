// One thing that is to happen once, its place among the others, and what a list of such things must do.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>

#include "sim/time/instant.hpp"

namespace sim {

class Event;

/// When, and in which place among the events of one instant; the smaller number goes first in each. Among equals in all
/// three the one that was scheduled first goes first.
struct EventPlace {
  Instant instant;
  int rank = 0;
  std::uint64_t subject = 0;
};

/// What holds an event until it happens.
class EventOwner {
 public:
  /// Takes the event out. Does nothing if the event is in no list.
  virtual void cancel(Event& event) noexcept = 0;

 protected:
  ~EventOwner() = default;
};

/// Something that is to happen once. Stays where it is in memory; takes itself out of its list when it dies. It carries
/// its place and where it stands, so that a list allocates nothing for it and takes it out without a search.
class Event {
 public:
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  [[nodiscard]] bool is_scheduled() const { return owner_ != nullptr; }
  /// As it was last scheduled.
  [[nodiscard]] EventPlace place() const { return {{ticks_}, rank_, subject_}; }
  [[nodiscard]] int rank() const { return rank_; }
  [[nodiscard]] std::uint64_t subject() const { return subject_; }

  /// The order of all lists: instant, rank, subject, scheduling. Both events must be in the same list.
  friend bool goes_before(const Event& a, const Event& b) {
    return a.ticks_ != b.ticks_ ? a.ticks_ < b.ticks_ : goes_before_at_its_instant(a, b);
  }

 protected:
  ~Event() {
    if (owner_ != nullptr) owner_->cancel(*this);
  }
  /// What place() says until it is scheduled.
  void keep_order(int rank, std::uint64_t subject) {
    rank_ = rank;
    subject_ = subject;
  }

 private:
  friend class EventHeap;
  friend class EventList;
  friend class HeapEventList;
  friend class TakingOrder;

  enum class Part : std::uint8_t { nearest, soon, later, far };

  friend bool goes_before_at_its_instant(const Event& a, const Event& b) {
    if (a.rank_ != b.rank_) return a.rank_ < b.rank_;
    if (a.subject_ != b.subject_) return a.subject_ < b.subject_;
    return a.sequence_ < b.sequence_;
  }

  void enter(EventOwner& owner, const EventPlace& place, std::uint64_t sequence) {
    owner_ = &owner;
    ticks_ = place.instant.ticks;
    rank_ = place.rank;
    subject_ = place.subject;
    sequence_ = sequence;
  }

  EventOwner* owner_ = nullptr;
  std::int64_t ticks_ = 0;
  std::uint64_t subject_ = 0;
  std::uint64_t sequence_ = 0;
  union {
    Event* before_ = nullptr;  // neighbours, where a list chains its events
    std::uint32_t position_;   // in an array, where a list keeps its events in one
  };
  Event* after_ = nullptr;
  int rank_ = 0;
  Part part_ = Part::soon;
};

/// What every list of events can do. All of them give out the same events in the same order.
template <class List>
concept PendingEvents = std::derived_from<List, EventOwner> &&
    requires(List& list, const List& seen, const EventPlace& place, Event& event, Instant end) {
  // Throws std::logic_error if the event is already in a list.
  list.schedule(place, event);
  // Takes it out, so that nothing of it stays; nothing happens if the event is in no list.
  { list.cancel(event) }
  noexcept;
  // Takes the first event out. The list must not be empty.
  { list.pop() } -> std::same_as<Event&>;
  // Takes the first event out if its instant is before `end`; null otherwise.
  { list.pop_before(end) } -> std::same_as<Event*>;
  // Of the first event. The list must not be empty.
  { seen.next_instant() } -> std::same_as<Instant>;
  { seen.size() } -> std::same_as<std::size_t>;
  { seen.empty() } -> std::same_as<bool>;
};

}  // namespace sim
