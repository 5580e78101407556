#include <cmath>
#include <functional>
#include <memory>
#include <queue>
#include <tuple>

#include "bare_ladder.hpp"
#include "event_lists.hpp"
#include "measure.hpp"
#include "sim/events/event_list.hpp"
#include "sim/random/distributions.hpp"

namespace ratios {
namespace {

constexpr std::size_t drawn = 65'536;

/// What every list is asked to do: begin(slot) puts an event in for the first time; step() takes the first out, tells
/// the instant, and puts it back after a delay.
template <class List>
HoldOutcome hold(const HoldLoad& load, List& list) {
  const std::size_t mask = load.delays.size() - 1;
  for (std::size_t i = 0; i < load.pending; ++i) list.put(load.delays[i & mask], i);
  std::uint64_t order = 0;
  std::size_t next = 0;
  const auto steps = [&](std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
      const auto [now, slot] = list.take();
      order = (order ^ slot ^ static_cast<std::uint64_t>(now)) * 0x9e3779b97f4a7c15U;
      list.put(now + load.delays[next++ & mask], slot);
    }
  };
  steps(load.pending);
  const double ns = ns_an_item(static_cast<double>(load.steps), [&] { steps(load.steps); });
  return {ns, order};
}

struct Next {
  std::int64_t now;
  std::size_t slot;
};

class ByEventList {
 public:
  explicit ByEventList(const HoldLoad& load) : ranks_(load.ranks), steps_(load.pending) {
    for (std::size_t i = 0; i < load.pending; ++i) {
      steps_[i].slot = i;
      steps_[i].rank = static_cast<int>(i) % ranks_;
    }
  }

  void put(std::int64_t when, std::size_t slot) {
    list_.schedule({sim::Instant{when}, steps_[slot].rank, slot}, steps_[slot]);
  }
  Next take() {
    const auto& step = static_cast<Step&>(list_.pop());
    return {step.place().instant.ticks, step.slot};
  }

 private:
  struct Step final : sim::Event {
    std::size_t slot = 0;
    int rank = 0;
  };
  int ranks_;
  sim::EventList list_;
  std::vector<Step> steps_;
};

class ByPriorityQueue {
 public:
  explicit ByPriorityQueue(const HoldLoad& load) : ranks_(load.ranks) {}

  void put(std::int64_t when, std::size_t slot) {
    queue_.push({when, slot, scheduled_++, static_cast<int>(slot) % ranks_, static_cast<std::uint32_t>(slot)});
  }
  Next take() {
    const Entry first = queue_.top();
    queue_.pop();
    return {first.when, first.slot};
  }

 private:
  struct Entry {
    std::int64_t when;
    std::uint64_t subject;
    std::uint64_t sequence;
    int rank;
    std::uint32_t slot;

    friend bool operator>(const Entry& a, const Entry& b) {
      if (a.when != b.when) return a.when > b.when;
      if (a.rank != b.rank) return a.rank > b.rank;
      if (a.subject != b.subject) return a.subject > b.subject;
      return a.sequence > b.sequence;
    }
  };
  int ranks_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
  std::uint64_t scheduled_ = 0;
};

class ByShortPriorityQueue {
 public:
  void put(std::int64_t when, std::size_t slot) { queue_.push({when, slot, nullptr}); }
  Next take() {
    const Entry first = queue_.top();
    queue_.pop();
    return {first.when, first.subject};
  }

 private:
  struct Entry {
    std::int64_t when;
    std::uint64_t subject;
    void* what;  // a program's entry leads somewhere

    friend bool operator>(const Entry& a, const Entry& b) {
      return a.when != b.when ? a.when > b.when : a.subject > b.subject;
    }
  };
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

template <class List>
class ByBareList {
 public:
  void put(std::int64_t when, std::size_t slot) { list_.push(key_of(when, slot)); }
  Next take() {
    const Key first = list_.pop();
    return {ticks_of(first), number_of(first)};
  }

 private:
  List list_;
};

template <class Delay>
std::vector<std::int64_t> delays(std::uint64_t seed, const Delay& delay) {
  sim::Stream stream({seed, 0, 0, 0, 0});
  std::vector<std::int64_t> all(drawn);
  for (std::int64_t& ticks : all) ticks = delay(stream);
  return all;
}

}  // namespace

std::vector<std::int64_t> fine_delays(std::uint64_t seed) {
  return delays(seed, [](sim::Stream& stream) { return 1 + std::llround(sim::exponential(stream, 1e9)); });
}

std::vector<std::int64_t> coarse_delays(std::uint64_t seed, double mean) {
  return delays(seed,
                [mean](sim::Stream& stream) { return 1 + static_cast<std::int64_t>(sim::exponential(stream, mean)); });
}

HoldOutcome hold_by_event_list(const HoldLoad& load) {
  ByEventList list(load);
  return hold(load, list);
}

HoldOutcome hold_by_priority_queue(const HoldLoad& load) {
  ByPriorityQueue list(load);
  return hold(load, list);
}

HoldOutcome hold_by_short_priority_queue(const HoldLoad& load) {
  ByShortPriorityQueue list;
  return hold(load, list);
}

HoldOutcome hold_by_bare_heap(const HoldLoad& load) {
  ByBareList<BareHeap> list;
  return hold(load, list);
}

HoldOutcome hold_by_bare_ladder(const HoldLoad& load) {
  ByBareList<BareLadder> list;
  return hold(load, list);
}

}  // namespace ratios
