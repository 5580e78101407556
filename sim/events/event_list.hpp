// What happens next: events ordered by instant, then rank, then subject, and only then by order of scheduling.
//
// Taking an event out really takes it out: cancelling leaves nothing behind, so the list is as long as what is to come.
//
// A few events stand in a heap. Many stand in buckets, each for a stretch of time a power of two long: putting in and
// taking out cost the same however many there are, and a bucket is sorted once, when its time comes. What is further
// off than the last bucket waits in a second heap. How long a bucket is follows from how close together events have
// been; it never touches the order.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include "sim/events/event.hpp"
#include "sim/events/event_heap.hpp"
#include "sim/events/taking_order.hpp"
#include "sim/time/instant.hpp"

namespace sim {

class EventList final : public EventOwner {
 public:
  using Place = EventPlace;

  /// Up to how many events a heap alone is the faster one, on every machine we measured.
  static constexpr std::size_t default_heap_up_to = 64;
  static constexpr std::size_t heap_only = std::numeric_limits<std::size_t>::max();

  /// With more than `heap_up_to` events buckets are used. The order does not depend on it.
  explicit EventList(std::size_t heap_up_to = default_heap_up_to);
  EventList(const EventList&) = delete;
  EventList& operator=(const EventList&) = delete;
  /// Every event must have left, or died, before the list does.
  ~EventList() = default;

  /// Throws std::logic_error if the event is already in a list.
  void schedule(const Place& place, Event& event) {
    if (event.is_scheduled()) throw std::logic_error("sim: this event is already scheduled");
    event.enter(*this, place, scheduled_++);
    ++size_;
    if (event.ticks_ > nearest_end_) {
      put_later(event);
    } else {
      soon_.push(event);
      if (soon_.size() > soon_limit_) relieve();
    }
  }

  /// Does nothing if the event is in no list.
  void cancel(Event& event) noexcept override;

  /// Takes the first event out. The list must not be empty.
  Event& pop() {
    assert(size_ > 0);
    if (nearest_.empty() && soon_.empty()) advance();
    return take(nearest_.empty() || (!soon_.empty() && goes_before(soon_.front(), *nearest_.back().event)));
  }

  /// Takes the first event out if its instant is before `end`; null otherwise.
  Event* pop_before(Instant end) {
    if (size_ == 0) return nullptr;
    if (nearest_.empty() && soon_.empty()) advance();
    const bool from_soon = nearest_.empty() || (!soon_.empty() && goes_before(soon_.front(), *nearest_.back().event));
    const std::int64_t ticks = from_soon ? soon_.front_ticks() : nearest_.back().event->ticks_;
    return ticks < end.ticks ? &take(from_soon) : nullptr;
  }

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Of the first event. The list must not be empty.
  [[nodiscard]] Instant next_instant() const;

  /// Ticks a bucket is long; 0 while there are none. For the curious and for tests.
  [[nodiscard]] std::int64_t bucket_width() const { return is_heap() ? 0 : std::int64_t{1} << shift_; }

 private:
  // An event is in one of several chains, by its number: walking them side by side does not wait for memory as often.
  static constexpr std::size_t lanes = 4;
  using Bucket = std::array<Event*, lanes>;
  static constexpr std::int64_t end_of_time = std::numeric_limits<std::int64_t>::max();

  Event& take(bool from_soon) {
    --size_;
    if (from_soon) {
      Event& event = soon_.pop();
      event.owner_ = nullptr;
      return event;
    }
    Event& event = *nearest_.back().event;
    event.owner_ = nullptr;
    nearest_.pop_back();
    drop_cancelled();
    return event;
  }
  void drop_cancelled() {
    while (!nearest_.empty() && nearest_.back().event == nullptr) nearest_.pop_back();
  }

  [[nodiscard]] bool is_heap() const { return nearest_end_ == end_of_time; }
  [[nodiscard]] std::int64_t bucket_of(std::int64_t ticks) const { return ticks >> shift_; }
  [[nodiscard]] std::uint64_t buckets_ahead(std::int64_t ticks) const {
    return static_cast<std::uint64_t>(bucket_of(ticks)) - static_cast<std::uint64_t>(current_);
  }
  [[nodiscard]] std::size_t slot_of(std::int64_t ticks) const {
    return static_cast<std::size_t>(bucket_of(ticks)) & (first_.size() - 1);
  }

  void put(Event& event);
  void put_later(Event& event) {
    if (buckets_ahead(event.ticks_) < first_.size()) {
      chain(event);
    } else {
      far_.push(event);
      if (loaded_ == 0) look_ahead();
    }
  }
  void chain(Event& event);
  void unchain(Event& event) noexcept;
  [[nodiscard]] std::size_t next_slot() const;

  void advance();
  void set_current(std::int64_t bucket);
  void load(std::size_t slot);
  void relieve();
  void look_ahead();
  void follow_density();
  [[nodiscard]] bool may_rebuild() const;
  [[nodiscard]] int shift_for(const EventHeap& heap) const;
  [[nodiscard]] int shift_for(double ticks, double events) const;
  [[nodiscard]] std::size_t bucket_count() const;
  void rebuild(int shift);
  void use_heap();
  Event* take_all();

  std::size_t size_ = 0;
  std::uint64_t scheduled_ = 0;
  std::int64_t nearest_end_ = end_of_time;   // last tick of the current bucket
  std::vector<TakingOrder::Entry> nearest_;  // what the current bucket held when its time came, last first
  EventHeap soon_{Event::Part::soon};        // came later, up to the end of the current bucket
  std::size_t soon_limit_;
  std::size_t heap_up_to_;

  int shift_ = 0;
  std::int64_t current_ = 0;             // bucket
  std::vector<Bucket> first_;            // of the chain of each bucket after the current one
  std::vector<std::uint64_t> occupied_;  // a bit a bucket
  std::size_t chained_ = 0;
  EventHeap far_{Event::Part::far};  // after the last bucket

  TakingOrder taking_order_;
  std::uint64_t scheduled_at_rebuild_ = 0;
  std::uint64_t loaded_ = 0;      // events, since
  std::int64_t loaded_from_ = 0;  // this tick
};

static_assert(PendingEvents<EventList>);

}  // namespace sim
