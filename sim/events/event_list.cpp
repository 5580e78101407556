#include "sim/events/event_list.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <utility>

namespace sim {
namespace {

constexpr int bits_a_word = 64;
// What a bucket should hold: sorting a few is nothing, and a bucket costs a search for the next one.
constexpr double most_events_a_bucket = 48;
constexpr std::size_t fewest_buckets = 256;
constexpr std::size_t small = 4096;              // so much memory is not worth giving back
constexpr std::size_t fewest_loaded = 512;       // for an estimate
constexpr std::size_t events_for_a_rebuild = 8;  // scheduled since the last, for each there is
constexpr std::size_t most_buckets = std::size_t{1} << 17;
constexpr double longest_bucket = 0x1p56;

std::uint64_t distance(std::int64_t from, std::int64_t to) {
  return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

}  // namespace

EventList::EventList(std::size_t heap_up_to) : soon_limit_(heap_up_to), heap_up_to_(heap_up_to) {}

void EventList::cancel(Event& event) noexcept {
  if (!event.is_scheduled()) return;
  assert(event.owner_ == this);
  switch (event.part_) {
    case Event::Part::nearest:
      nearest_[event.position_].event = nullptr;
      drop_cancelled();
      break;
    case Event::Part::soon:
      soon_.remove(event);
      break;
    case Event::Part::later:
      unchain(event);
      break;
    case Event::Part::far:
      far_.remove(event);
      break;
  }
  event.owner_ = nullptr;
  --size_;
}

Instant EventList::next_instant() const {
  assert(size_ > 0);
  if (!nearest_.empty()) {
    const std::int64_t ticks = nearest_.back().event->ticks_;
    return {soon_.empty() ? ticks : std::min(ticks, soon_.front_ticks())};
  }
  if (!soon_.empty()) return {soon_.front_ticks()};
  if (chained_ == 0) return {far_.front_ticks()};
  std::int64_t least = end_of_time;
  for (const Event* event : first_[next_slot()]) {
    for (; event != nullptr; event = event->after_) least = std::min(least, event->ticks_);
  }
  return {least};
}

void EventList::put(Event& event) {
  if (event.ticks_ > nearest_end_) {
    put_later(event);
  } else {
    soon_.push(event);
  }
}

void EventList::chain(Event& event) {
  const std::size_t slot = slot_of(event.ticks_);
  Event*& first = first_[slot][event.sequence_ % lanes];
  event.part_ = Event::Part::later;
  event.before_ = nullptr;
  event.after_ = first;
  if (first != nullptr) {
    first->before_ = &event;
  } else {
    occupied_[slot / bits_a_word] |= std::uint64_t{1} << slot % bits_a_word;
  }
  first = &event;
  ++chained_;
}

void EventList::unchain(Event& event) noexcept {
  if (event.after_ != nullptr) event.after_->before_ = event.before_;
  if (event.before_ != nullptr) {
    event.before_->after_ = event.after_;
  } else {
    const std::size_t slot = slot_of(event.ticks_);
    Bucket& bucket = first_[slot];
    bucket[event.sequence_ % lanes] = event.after_;
    if (bucket == Bucket{}) occupied_[slot / bits_a_word] &= ~(std::uint64_t{1} << slot % bits_a_word);
  }
  --chained_;
}

// The first occupied one after the current bucket's; there must be one.
std::size_t EventList::next_slot() const {
  const std::size_t from = static_cast<std::size_t>(current_ + 1) & (first_.size() - 1);
  std::size_t word = from / bits_a_word;
  std::uint64_t bits = occupied_[word] & ~std::uint64_t{0} << from % bits_a_word;
  while (bits == 0) {
    word = (word + 1) & (occupied_.size() - 1);
    bits = occupied_[word];
  }
  return word * bits_a_word + static_cast<std::size_t>(std::countr_zero(bits));
}

// Makes the bucket of the next event the current one.
void EventList::advance() {
  if (size_ <= heap_up_to_ / 2) return use_heap();
  follow_density();
  if (!nearest_.empty() || !soon_.empty()) return;
  soon_.shrink();
  soon_limit_ = std::max(heap_up_to_, size_ / 8);
  if (chained_ == 0) {
    set_current(bucket_of(far_.front_ticks()));
  } else {
    const std::size_t slot = next_slot();
    const std::size_t step = (slot - static_cast<std::size_t>(current_)) & (first_.size() - 1);
    set_current(current_ + static_cast<std::int64_t>(step));
  }
  load(static_cast<std::size_t>(current_) & (first_.size() - 1));
}

// What the last bucket reaches now comes out of the far heap.
void EventList::set_current(std::int64_t bucket) {
  current_ = bucket;
  nearest_end_ = current_ << shift_ | ((std::int64_t{1} << shift_) - 1);
  while (!far_.empty() && buckets_ahead(far_.front_ticks()) < first_.size()) chain(far_.pop());
}

void EventList::load(std::size_t slot) {
  Bucket at = std::exchange(first_[slot], {});
  taking_order_.begin();
  for (std::size_t before = 1; nearest_.size() != before;) {  // one step in each chain, until all are at their ends
    before = nearest_.size();
    for (Event*& event : at) {
      if (event == nullptr) continue;
      nearest_.push_back({0, event});
      taking_order_.see(*event);
      event = event->after_;
    }
  }
  occupied_[slot / bits_a_word] &= ~(std::uint64_t{1} << slot % bits_a_word);
  chained_ -= nearest_.size();
  loaded_ += nearest_.size();
  taking_order_.sort(nearest_);
  for (std::size_t i = 0; i < nearest_.size(); ++i) {
    nearest_[i].event->part_ = Event::Part::nearest;
    nearest_[i].event->position_ = static_cast<std::uint32_t>(i);
  }
}

// Rebuilding looks at every event; so many must have been scheduled since the last time. Where days are dense and
// nights are not, the best length goes to and fro; following each turn costs more than it saves once events are many.
bool EventList::may_rebuild() const { return scheduled_ - scheduled_at_rebuild_ > events_for_a_rebuild * size_; }

// Too much stands in the first heap: because buckets are not used yet, or are too long; or because it all happens at
// one instant, where a heap is as good as anything.
void EventList::relieve() {
  if (is_heap()) {
    rebuild(shift_for(soon_));
  } else if (may_rebuild() && shift_for(soon_) + 1 < shift_) {
    rebuild(shift_for(soon_));
  } else {
    soon_limit_ *= 2;
  }
}

// No bucket has had its turn yet, as at the beginning of a run, and most events are beyond the last one.
void EventList::look_ahead() {
  if (far_.size() > std::max(fewest_loaded, size_ / 2) && may_rebuild()) rebuild(shift_for(far_));
}

// Between two buckets: are they as long as they should be, and as many?
void EventList::follow_density() {
  if (!may_rebuild()) return;
  if (loaded_ >= std::max(fewest_loaded, size_ / 16)) {
    const int wanted =
        shift_for(static_cast<double>(distance(loaded_from_, nearest_end_)), static_cast<double>(loaded_));
    const std::size_t count = bucket_count();
    if (std::abs(wanted - shift_) > 1 || count >= 4 * first_.size() || 8 * count <= first_.size()) {
      rebuild(wanted);
    } else {
      loaded_ = 0;
      loaded_from_ = nearest_end_;
    }
  } else if (chained_ == 0) {
    rebuild(shift_for(far_));
  }
}

// So that about events_a_bucket of what comes first fall into one bucket.
int EventList::shift_for(const EventHeap& heap) const {
  std::array<std::int64_t, 64> sample;
  const std::size_t count = std::min(sample.size(), heap.size());
  for (std::size_t i = 0; i < count; ++i) sample[i] = heap.ticks_at(i);
  std::sort(sample.begin(), sample.begin() + count);
  const std::size_t half = count / 2;
  const std::size_t last = half > 0 && sample[half] > sample[0] ? half : count - 1;
  return shift_for(static_cast<double>(distance(sample[0], sample[last])), static_cast<double>(last + 1));
}

int EventList::shift_for(double ticks, double events) const {
  const double wanted = std::min(static_cast<double>(size_) / 8, most_events_a_bucket);
  const double width = std::clamp(ticks * wanted / events, 1.0, longest_bucket);
  return static_cast<int>(std::bit_width(static_cast<std::uint64_t>(width))) - 1;
}

std::size_t EventList::bucket_count() const {
  return std::clamp(std::bit_ceil(size_ / 8), fewest_buckets, most_buckets);
}

void EventList::rebuild(int shift) {
  Event* all = take_all();
  std::int64_t least = end_of_time;
  for (const Event* event = all; event != nullptr; event = event->after_) least = std::min(least, event->ticks_);
  const std::size_t count = bucket_count();
  if (count != first_.size()) {
    first_ = std::vector<Bucket>(count);
    occupied_ = std::vector<std::uint64_t>(count / bits_a_word);
  }
  shift_ = shift;
  set_current(bucket_of(least));
  soon_limit_ = std::max(heap_up_to_, size_ / 8);
  scheduled_at_rebuild_ = scheduled_;
  loaded_ = 0;
  loaded_from_ = nearest_end_;
  while (all != nullptr) {
    Event& event = *all;
    all = event.after_;
    put(event);
  }
}

void EventList::use_heap() {
  Event* all = take_all();
  nearest_end_ = end_of_time;
  soon_limit_ = heap_up_to_;
  while (all != nullptr) {
    Event& event = *all;
    all = event.after_;
    soon_.push(event);
  }
}

// Every event, in no order, chained by what comes after; the parts are empty then.
Event* EventList::take_all() {
  Event* all = nullptr;
  const auto gather = [&all](Event& event) {
    event.after_ = all;
    all = &event;
  };
  for (const TakingOrder::Entry& entry : nearest_) {
    if (entry.event != nullptr) gather(*entry.event);
  }
  nearest_.clear();
  if (nearest_.capacity() > small) nearest_.shrink_to_fit();
  for (; !soon_.empty(); soon_.pop_back()) gather(soon_.back());
  for (; !far_.empty(); far_.pop_back()) gather(far_.back());
  far_.shrink();
  for (std::size_t word = 0; chained_ > 0; ++word) {
    for (; occupied_[word] != 0; occupied_[word] &= occupied_[word] - 1) {
      const std::size_t slot = word * bits_a_word + static_cast<std::size_t>(std::countr_zero(occupied_[word]));
      for (Event*& first : first_[slot]) {
        for (Event* event = std::exchange(first, nullptr); event != nullptr; --chained_) {
          Event* after = event->after_;
          gather(*event);
          event = after;
        }
      }
    }
  }
  return all;
}

}  // namespace sim
