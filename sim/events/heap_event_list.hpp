// The list of events that is a heap and nothing else: short enough to be believed, and what the other is held against.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

#include "sim/events/event.hpp"
#include "sim/events/event_heap.hpp"

namespace sim {

class HeapEventList final : public EventOwner {
 public:
  HeapEventList() = default;
  HeapEventList(const HeapEventList&) = delete;
  HeapEventList& operator=(const HeapEventList&) = delete;
  /// Every event must have left, or died, before the list does.
  ~HeapEventList() = default;

  void schedule(const EventPlace& place, Event& event) {
    if (event.is_scheduled()) throw std::logic_error("sim: this event is already scheduled");
    event.enter(*this, place, scheduled_++);
    heap_.push(event);
  }

  void cancel(Event& event) noexcept override {
    if (!event.is_scheduled()) return;
    assert(event.owner_ == this);
    heap_.remove(event);
    event.owner_ = nullptr;
  }

  Event& pop() {
    Event& event = heap_.pop();
    event.owner_ = nullptr;
    return event;
  }

  Event* pop_before(Instant end) {
    if (heap_.empty() || heap_.front_ticks() >= end.ticks) return nullptr;
    return &pop();
  }

  [[nodiscard]] Instant next_instant() const { return {heap_.front_ticks()}; }
  [[nodiscard]] std::size_t size() const { return heap_.size(); }
  [[nodiscard]] bool empty() const { return heap_.empty(); }

 private:
  EventHeap heap_{Event::Part::soon};
  std::uint64_t scheduled_ = 0;
};

static_assert(PendingEvents<HeapEventList>);

}  // namespace sim
