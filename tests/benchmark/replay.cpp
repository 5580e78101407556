#include "replay.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <set>
#include <stdexcept>
#include <tuple>

#include "measure.hpp"
#include "sim/events/event_list.hpp"
#include "sim/events/heap_event_list.hpp"

namespace ratios {
namespace {

using Kind = sim::TraceRecord::Kind;

struct Pending final : sim::Event {
  std::uint32_t slot = 0;
};

/// A list of the kernel.
template <class List>
class ByKernel {
 public:
  template <class... Arguments>
  explicit ByKernel(const EventStream& stream, Arguments... arguments) : list_(arguments...), events_(stream.slots) {
    for (std::uint32_t slot = 0; slot < stream.slots; ++slot) events_[slot].slot = slot;
  }

  void put(const Asked& asked) {
    list_.schedule({sim::Instant{asked.ticks}, asked.rank, asked.subject}, events_[asked.slot]);
  }
  void take_out(const Asked& asked) { list_.cancel(events_[asked.slot]); }
  std::uint32_t take_first() { return static_cast<const Pending&>(list_.pop()).slot; }
  [[nodiscard]] std::size_t entries() const { return list_.size(); }

 private:
  List list_;
  std::vector<Pending> events_;
};

struct DefaultList : ByKernel<sim::EventList> {
  explicit DefaultList(const EventStream& stream) : ByKernel(stream) {}
};
struct BucketsOnly : ByKernel<sim::EventList> {
  explicit BucketsOnly(const EventStream& stream) : ByKernel(stream, std::size_t{0}) {}
};
struct HeapAlone : ByKernel<sim::EventList> {
  explicit HeapAlone(const EventStream& stream) : ByKernel(stream, sim::EventList::heap_only) {}
};
struct ReferenceHeap : ByKernel<sim::HeapEventList> {
  explicit ReferenceHeap(const EventStream& stream) : ByKernel(stream) {}
};

struct Place {
  std::int64_t ticks;
  std::uint64_t subject;
  std::uint64_t sequence;
  std::int32_t rank;
  std::uint32_t slot;

  friend bool operator<(const Place& a, const Place& b) {
    return std::tie(a.ticks, a.rank, a.subject, a.sequence) < std::tie(b.ticks, b.rank, b.subject, b.sequence);
  }
  friend bool operator>(const Place& a, const Place& b) { return b < a; }
};

/// What is taken out stays until it comes up.
class LazyQueue {
 public:
  explicit LazyQueue(const EventStream& stream) : valid_(stream.slots) {}

  void put(const Asked& asked) {
    valid_[asked.slot] = ++sequence_;
    queue_.push({asked.ticks, asked.subject, sequence_, asked.rank, asked.slot});
  }
  void take_out(const Asked& asked) { valid_[asked.slot] = 0; }
  std::uint32_t take_first() {
    for (;;) {
      const Place first = queue_.top();
      queue_.pop();
      if (valid_[first.slot] == first.sequence) return first.slot;
    }
  }
  [[nodiscard]] std::size_t entries() const { return queue_.size(); }

 private:
  std::priority_queue<Place, std::vector<Place>, std::greater<>> queue_;
  std::vector<std::uint64_t> valid_;
  std::uint64_t sequence_ = 0;
};

class OrderedSet {
 public:
  explicit OrderedSet(const EventStream& stream) : where_(stream.slots) {}

  void put(const Asked& asked) {
    where_[asked.slot] = set_.insert({asked.ticks, asked.subject, ++sequence_, asked.rank, asked.slot}).first;
  }
  void take_out(const Asked& asked) { set_.erase(where_[asked.slot]); }
  std::uint32_t take_first() {
    const std::uint32_t slot = set_.begin()->slot;
    set_.erase(set_.begin());
    return slot;
  }
  [[nodiscard]] std::size_t entries() const { return set_.size(); }

 private:
  std::set<Place> set_;
  std::vector<std::set<Place>::iterator> where_;
  std::uint64_t sequence_ = 0;
};

/// How much of the time goes into reading the stream itself.
class NoList {
 public:
  explicit NoList(const EventStream& stream) : events_(stream.slots) {}
  void put(const Asked& asked) { events_[asked.slot] = asked.ticks; }
  void take_out(const Asked& asked) { events_[asked.slot] = 0; }
  std::uint32_t take_first() { return 0; }
  [[nodiscard]] std::size_t entries() const { return 0; }

 private:
  std::vector<std::int64_t> events_;
};

template <class List>
Replayed replay(const EventStream& stream) {
  List list(stream);
  Replayed result;
  result.ns = ns_an_item(static_cast<double>(stream.events), [&] {
    for (const Asked& asked : stream.asked) {
      switch (asked.kind) {
        case Asked::Kind::put:
          list.put(asked);
          result.most_entries = std::max<std::uint64_t>(result.most_entries, list.entries());
          break;
        case Asked::Kind::take_out:
          list.take_out(asked);
          break;
        case Asked::Kind::take_first:
          result.wrong += list.take_first() != asked.slot ? 1 : 0;
      }
    }
  });
  return result;
}

/// Follows the stream: what is pending, how often events share an instant.
class Follower {
 public:
  explicit Follower(EventStream& stream) : stream_(stream) {}

  void follow(const Asked& asked, std::int64_t now) {
    stream_.slots = std::max(stream_.slots, asked.slot + 1);
    if (asked.kind == Asked::Kind::put) {
      ++stream_.puts;
      stream_.most_pending = std::max(stream_.most_pending, ++pending_);
    } else {
      if (asked.kind == Asked::Kind::take_first) {
        stream_.mean_pending += static_cast<double>(pending_);
        stream_.tied += stream_.events > 0 && now == last_ ? 1 : 0;
        ++stream_.events;
        last_ = now;
      } else {
        ++stream_.taken_out;
      }
      --pending_;
    }
  }

 private:
  EventStream& stream_;
  std::uint64_t pending_ = 0;
  std::int64_t last_ = 0;
};

}  // namespace

EventStream stream_of(const sim::Trace& trace) {
  if (trace.overwritten() > 0) throw std::runtime_error("the trace is too small for the run");
  EventStream stream;
  Follower follower(stream);
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const sim::TraceRecord& record = trace[i];
    Asked asked;
    switch (record.kind()) {
      case Kind::scheduled:
        asked.kind = Asked::Kind::put;
        asked.ticks = record.other;
        break;
      case Kind::cancelled:
        asked.kind = Asked::Kind::take_out;
        break;
      case Kind::resumed:
      case Kind::looked:
        asked.kind = Asked::Kind::take_first;
        break;
      default:
        continue;
    }
    asked.slot = record.slot;
    asked.subject = record.subject;
    asked.rank = static_cast<std::int16_t>(record.rank);
    follower.follow(asked, record.ticks);
    stream.asked.push_back(asked);
  }
  if (stream.events > 0) stream.mean_pending /= static_cast<double>(stream.events);
  return stream;
}

std::vector<Contestant> contestants() {
  return {{"the kernel's list (default)", replay<DefaultList>},
          {"the same, never a heap", replay<BucketsOnly>},
          {"the same, always a heap", replay<HeapAlone>},
          {"reference 4-ary heap", replay<ReferenceHeap>},
          {"std::priority_queue, lazy deletion", replay<LazyQueue>},
          {"std::set", replay<OrderedSet>},
          {"none: reading the stream", replay<NoList>}};
}

}  // namespace ratios
