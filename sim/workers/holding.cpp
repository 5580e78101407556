#include "sim/workers/holding.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace sim {

Holdings::Holdings(Simulation& simulation, Discipline discipline, Choice choice, Overtaking overtaking)
    : simulation_(simulation), discipline_(discipline), choice_(choice), overtaking_(overtaking) {
  if (discipline.changes()) throw std::logic_error("sim: the order of what waits to be held must not change by itself");
  statistics_.things = statistics_.weight = statistics_.waiting = statistics_.waiting_weight = statistics_.over =
      TimeWeighted(simulation.now());
}

Holdings::Holdings(Simulation& simulation, Discipline discipline, Choose choose, Overtaking overtaking)
    : Holdings(simulation, discipline, Choice::least_held, overtaking) {
  if (!choose) throw std::logic_error("sim: a choice of holder that is none");
  choose_ = std::move(choose);
}

Holdings::~Holdings() {
  for (Held& held : all_) {
    if (held.guard != nullptr) held.guard->held_ = nullptr;
    if (held.wanted != nullptr) held.wanted->held_ = nullptr;
  }
  for (Holder* holder : holders_) {
    holder->group_ = nullptr;
    holder->first_ = holder->last_ = nullptr;
    holder->things_ = 0;
  }
}

Holdings::Placing Holdings::place(const Placement& placement) {
  if (placement.weight < 1) throw std::logic_error("sim: something of no weight is to be held");
  return Placing(*this, make(placement));
}

void Holdings::restart_statistics() {
  const Instant now = simulation_.now();
  Statistics fresh;
  for (const auto level : {&Statistics::things, &Statistics::weight, &Statistics::waiting, &Statistics::waiting_weight,
                           &Statistics::over}) {
    fresh.*level = statistics_.*level;
    (fresh.*level).restart(now);
  }
  statistics_ = fresh;
  for (Holder* holder : holders_) {
    holder->weight_.restart(now);
    holder->over_.restart(now);
    holder->is_over_.restart(now);
    holder->taken_ = holder->gone_ = 0;
  }
}

Held& Holdings::make(const Placement& placement) {
  if (free_.empty()) {
    all_.emplace_back();
    free_.reserve(all_.size());  // so that discard() cannot throw
    free_.push_back(&all_.back());
  }
  Held& held = *free_.back();
  free_.pop_back();
  held.asked = placement;
  if (placement.preferred != nullptr && placement.preferred->group_ != this) held.asked.preferred = nullptr;
  held.group = this;
  return held;
}

void Holdings::discard(Held& held) noexcept {
  held = Held();
  free_.push_back(&held);
}

Holder* Holdings::choose(const Placement& asked) {
  if (Holder* preferred = asked.preferred; preferred != nullptr && preferred->group_ == this) {
    if (preferred->has_room(asked.weight, asked.offer)) return preferred;
    if (asked.only_preferred) return nullptr;
  }
  return choose_ ? ask_model(asked) : choose_best(asked);
}

Holder* Holdings::choose_best(const Placement& asked) const {
  Holder* best = nullptr;
  std::int64_t best_price = 0;
  for (Holder* holder : holders_) {
    if (!holder->has_room(asked.weight, asked.offer)) continue;
    const std::int64_t price = holder->price_of(asked.weight);
    const auto is_better = [&] {
      if (price != best_price) return price < best_price;
      return choice_ == Choice::least_held ? holder->weight() < best->weight() : holder->room() > best->room();
    };
    if (best != nullptr && !is_better()) continue;
    best = holder;
    best_price = price;
  }
  return best;
}

Holder* Holdings::ask_model(const Placement& asked) {
  with_room_.clear();
  for (Holder* holder : holders_) {
    if (holder->has_room(asked.weight, asked.offer)) with_room_.push_back(holder);
  }
  if (with_room_.empty()) return nullptr;
  Holder* chosen = choose_(asked, with_room_);
  if (chosen != nullptr && std::find(with_room_.begin(), with_room_.end(), chosen) == with_room_.end()) {
    throw std::logic_error("sim: a holder is chosen who has no room");
  }
  return chosen;
}

void Holdings::give(Held& held, Holder& holder) {
  const Instant now = simulation_.now();
  if (held.last_holder == 0) {
    ++statistics_.placed;
    statistics_.waited += now - held.since;
  } else if (held.last_holder != holder.number_) {
    ++statistics_.transfers;
    ++held.changes;
  }
  held.last_holder = holder.number_;
  const std::int64_t price = holder.price_of(held.asked.weight);
  statistics_.paid = price > unlimited - statistics_.paid ? unlimited : statistics_.paid + price;
  holder.take(held, now);
  statistics_.things.add(now, 1);
  statistics_.weight.add(now, held.asked.weight);
  if (held.wanted != nullptr) held.wanted->found();
}

void Holdings::take_back(Held& held) noexcept {
  const Instant now = simulation_.now();
  held.holder->give_up(held, now);
  statistics_.things.add(now, -1);
  statistics_.weight.add(now, -held.asked.weight);
}

namespace {

bool stands_before(const Held* held, const QueuePlace& place) { return held->place < place; }

}  // namespace

QueuePlace Holdings::next_place(const Placement& asked) {
  const Instant now = simulation_.now();
  return discipline_.place({asked.priority, asked.due, asked.weight, now, arrivals_++}, now);
}

void Holdings::wait(Held& held, const QueuePlace& place) {
  held.place = place;
  held.waits = true;
  waiting_.insert(std::lower_bound(waiting_.begin(), waiting_.end(), place, stands_before), &held);
  statistics_.waiting.add(simulation_.now(), 1);
  statistics_.waiting_weight.add(simulation_.now(), held.asked.weight);
}

bool Holdings::stop_waiting(Held& held) noexcept {
  const auto found = std::lower_bound(waiting_.begin(), waiting_.end(), held.place, stands_before);
  const bool was_first = found == waiting_.begin();
  waiting_.erase(found);
  held.waits = false;
  statistics_.waiting.add(simulation_.now(), -1);
  statistics_.waiting_weight.add(simulation_.now(), -held.asked.weight);
  return was_first;
}

void Holdings::release(Held& held) noexcept {
  Holder* holder = held.holder;
  bool was_first = false;
  if (holder != nullptr) {
    take_back(held);
  } else {
    was_first = stop_waiting(held);
  }
  ++statistics_.released;
  if (held.wanted != nullptr) held.wanted->held_ = nullptr;
  discard(held);
  if (holder != nullptr) {
    room_at(*holder);
  } else if (was_first) {
    serve();
  }
}

bool Holdings::transfer(Held& held, Holder& to) {
  if (to.group_ != this) throw std::logic_error("sim: a transfer to a holder of another group");
  if (held.holder == &to) return true;
  if (held.asked.weight > to.cap_.hard - to.weight()) return false;
  Holder* from = held.holder;
  bool was_first = false;
  if (from != nullptr) {
    take_back(held);
  } else {
    was_first = stop_waiting(held);
  }
  give(held, to);
  if (from != nullptr) {
    room_at(*from);
  } else if (was_first) {
    serve();
  }
  return true;
}

void Holdings::join(Holder& holder) {
  holder.number_ = ++joined_;
  holders_.push_back(&holder);
  room_at(holder);
}

void Holdings::leave(Holder& holder, Orphans orphans) {
  holders_.erase(std::find(holders_.begin(), holders_.end(), &holder));
  for (Held& held : all_) {
    if (held.asked.preferred == &holder) held.asked.preferred = nullptr;
  }
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  while (holder.first_ != nullptr) {
    Held& held = *holder.first_;
    take_back(held);
    ++statistics_.orphaned;
    Placement asked = held.asked;
    asked.offer = unlimited;
    Holder* other = orphans == Orphans::transferred ? choose(asked) : nullptr;
    if (other != nullptr) {
      give(held, *other);
    } else if (orphans == Orphans::to_back) {
      wait(held, next_place(asked));
    } else {
      wait(held, {least, least, arrivals_++});
    }
  }
  holder.group_ = nullptr;
  serve();
}

// Whatever waits and may now go to a holder, goes.
void Holdings::serve() {
  for (std::size_t i = 0; i < waiting_.size();) {
    Holder* holder = choose(waiting_[i]->asked);
    if (holder != nullptr) {
      i = give_waiting(i, *holder);
    } else if (overtaking_ == Overtaking::never) {
      return;
    } else {
      ++i;
    }
  }
}

// Since nobody who may go first finds room elsewhere, only this holder need be looked at.
void Holdings::room_at(Holder& holder) {
  if (choose_ || overtaking_ == Overtaking::never) return serve();
  for (std::size_t i = 0; i < waiting_.size();) {
    const Placement& asked = waiting_[i]->asked;
    const bool for_another = asked.only_preferred && asked.preferred != nullptr && asked.preferred != &holder;
    const bool fits = !for_another && holder.has_room(asked.weight, asked.offer);
    i = fits ? give_waiting(i, holder) : i + 1;
  }
}

// Where to look next: who is given something may leave other queues, this one among them.
std::size_t Holdings::give_waiting(std::size_t place, Holder& holder) {
  Held& held = *waiting_[place];
  stop_waiting(held);
  const std::size_t left = waiting_.size();
  give(held, holder);
  return waiting_.size() == left ? place : 0;
}

}  // namespace sim
