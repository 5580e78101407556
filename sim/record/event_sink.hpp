// Who listens to a run. What happens is told once, to a sink; who is behind it is not the kernel's business.
#pragma once

#include <utility>
#include <vector>

#include "sim/time/instant.hpp"

namespace sim {

/// Instants do not go back from one tell() to the next.
template <class Event>
class EventSink {
 public:
  EventSink() = default;
  EventSink(const EventSink&) = delete;
  EventSink& operator=(const EventSink&) = delete;
  virtual ~EventSink() = default;

  virtual void tell(Instant when, const Event& event) = 0;
};

/// Hears nothing.
template <class Event>
class NullSink final : public EventSink<Event> {
 public:
  void tell(Instant /*when*/, const Event& /*event*/) override {}
};

/// Passes on to several, in the order given; they must outlive it.
template <class Event>
class TeeSink final : public EventSink<Event> {
 public:
  explicit TeeSink(std::vector<EventSink<Event>*> listeners) : listeners_(std::move(listeners)) {}

  void tell(Instant when, const Event& event) override {
    for (EventSink<Event>* listener : listeners_) listener->tell(when, event);
  }

 private:
  std::vector<EventSink<Event>*> listeners_;
};

/// Calls a function.
template <class Event, class Function>
class FunctionSink final : public EventSink<Event> {
 public:
  explicit FunctionSink(Function function) : function_(std::move(function)) {}

  void tell(Instant when, const Event& event) override { function_(when, event); }

 private:
  Function function_;
};

}  // namespace sim
