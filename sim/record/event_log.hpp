// The events of a run in memory, in the order in which they happened. Appended to, never changed.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <vector>

#include "sim/record/event_sink.hpp"
#include "sim/time/instant.hpp"

namespace sim {

template <class Event>
class EventLog final : public EventSink<Event> {
 public:
  struct Entry {
    Instant when;
    Event event;
  };

  /// Throws std::logic_error if `when` is before the entry before it.
  void tell(Instant when, const Event& event) override {
    if (!entries_.empty() && when < entries_.back().when) throw std::logic_error("sim: an event log goes back in time");
    entries_.push_back({when, event});
  }

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] const Entry& operator[](std::size_t i) const { return entries_[i]; }
  [[nodiscard]] auto begin() const { return entries_.begin(); }
  [[nodiscard]] auto end() const { return entries_.end(); }

 private:
  std::vector<Entry> entries_;
};

}  // namespace sim
