// A station as a plain program: no processes, no statistics but one sum. The yardstick of the ratios.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "bare_heap.hpp"
#include "samplers.hpp"
#include "station.hpp"

namespace ratios {

/// Who waits, first come first served; doubles when full.
class Ring {
 public:
  struct Visit {
    std::int64_t arrived;
    std::int64_t service;
    std::uint64_t number;
  };

  [[nodiscard]] bool empty() const { return first_ == end_; }

  void add(const Visit& visit) {
    if (end_ - first_ == visits_.size()) grow();
    visits_[end_++ & (visits_.size() - 1)] = visit;
  }
  Visit take() { return visits_[first_++ & (visits_.size() - 1)]; }

 private:
  void grow() {
    std::vector<Visit> larger(2 * visits_.size());
    for (std::size_t i = first_; i < end_; ++i) larger[i & (larger.size() - 1)] = visits_[i & (visits_.size() - 1)];
    visits_ = std::move(larger);
  }

  std::vector<Visit> visits_{1024};
  std::size_t first_ = 0;
  std::size_t end_ = 0;
};

/// The sum over all visits of their time in system, in ticks, and the instant of the last event.
struct BareSums {
  std::int64_t in_system = 0;
  std::int64_t last = 0;
  std::int64_t unused = 0;
};

template <class List>
BareSums bare_station(const StationLoad& load) {
  const sim::Luck luck{load.seed, load.replication};
  const double gap = 1 / load.arrivals_a_unit;
  BareSums sums;
  List list;
  Ring waiting;
  std::uint64_t arrived = 0;
  int free = load.servers;
  list.push(key_of(draw(luck, 0, Purpose::gap, gap).ticks, 0));
  while (!list.empty()) {
    const Key event = list.pop();
    const std::int64_t now = sums.last = ticks_of(event);
    if (number_of(event) == 0) {
      const std::int64_t service = draw(luck, arrived, Purpose::service, 1).ticks;
      if (load.patience > 0) sums.unused += draw(luck, arrived, Purpose::patience, load.patience).ticks;
      waiting.add({now, service, arrived + 1});
      if (++arrived < load.visits) list.push(key_of(now + draw(luck, arrived, Purpose::gap, gap).ticks, 0));
    } else {
      ++free;
    }
    if (free > 0 && !waiting.empty()) {
      const Ring::Visit visit = waiting.take();
      --free;
      sums.in_system += now - visit.arrived + visit.service;
      list.push(key_of(now + visit.service, visit.number));
    }
  }
  return sums;
}

}  // namespace ratios
