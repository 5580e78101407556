#include "sim/kernel/event_list.hpp"

#include <cassert>
#include <stdexcept>

namespace sim {

Event::~Event() {
  if (list_ != nullptr) list_->cancel(*this);
}

void EventList::schedule(const Place& place, Event& event) {
  if (event.list_ != nullptr) throw std::logic_error("sim: this event is already scheduled");
  heap_.push({place.instant, place.subject, scheduled_, place.rank}, event);
  ++scheduled_;
  event.list_ = this;
}

void EventList::cancel(Event& event) noexcept {
  if (event.list_ == nullptr) return;
  assert(event.list_ == this);
  heap_.remove(event);
  event.list_ = nullptr;
}

Event& EventList::pop() {
  auto& event = static_cast<Event&>(heap_.pop());
  event.list_ = nullptr;
  return event;
}

}  // namespace sim
