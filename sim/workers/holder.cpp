#include "sim/workers/holder.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "sim/workers/holding.hpp"

namespace sim {
namespace {

Cap checked(Cap cap) {
  if (cap.soft == unlimited) cap.soft = cap.hard;
  if (cap.soft < 0 || cap.hard < cap.soft || cap.price < 0) {
    throw std::logic_error("sim: a cap that is negative, or a soft one above the hard one");
  }
  return cap;
}

}  // namespace

Holder::Holder(Holdings& group, const Cap& cap) : group_(&group), cap_(checked(cap)) {
  const Instant now = group.simulation_.now();
  weight_ = over_ = is_over_ = TimeWeighted(now);
  group.join(*this);
}

Holder::~Holder() { leave(Orphans::to_front); }

void Holder::set_cap(const Cap& cap) {
  cap_ = checked(cap);
  if (group_ == nullptr) return;
  note_over(group_->simulation_.now());
  group_->room_at(*this);
}

void Holder::leave(Orphans orphans) {
  if (group_ != nullptr) group_->leave(*this, orphans);
}

bool Holder::has_room(std::int64_t weight, std::int64_t offer) const {
  return weight <= cap_.hard - this->weight() && price_of(weight) <= offer;
}

std::int64_t Holder::price_of(std::int64_t weight) const {
  const std::int64_t room_left = std::max<std::int64_t>(0, room());
  const std::int64_t excess = std::max<std::int64_t>(0, weight - room_left);
  return excess > 0 && cap_.price > unlimited / excess ? unlimited : cap_.price * excess;
}

void Holder::take(Held& held, Instant now) {
  held.holder = this;
  held.before = std::exchange(last_, &held);
  held.after = nullptr;
  (held.before != nullptr ? held.before->after : first_) = &held;
  ++things_;
  ++taken_;
  weight_.add(now, held.asked.weight);
  note_over(now);
}

void Holder::give_up(Held& held, Instant now) {
  (held.before != nullptr ? held.before->after : first_) = held.after;
  (held.after != nullptr ? held.after->before : last_) = held.before;
  held.before = held.after = nullptr;
  held.holder = nullptr;
  --things_;
  ++gone_;
  weight_.add(now, -held.asked.weight);
  note_over(now);
}

void Holder::note_over(Instant now) {
  const std::int64_t over = weight() > cap_.soft ? weight() - cap_.soft : 0;
  group_->statistics_.over.add(now, over - over_.level());
  over_.set(now, over);
  is_over_.set(now, over > 0 ? 1 : 0);
}

}  // namespace sim
