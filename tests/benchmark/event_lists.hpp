// The event list alone: take the first event out and put it back later, again and again ("hold"); and deadlines that
// are set and taken back at every step. By the kernel's list and by plain ones, which must agree on the order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ratios {

struct HoldLoad {
  std::size_t pending = 0;
  std::uint64_t steps = 0;
  std::vector<std::int64_t> delays;  ///< in ticks, used in turn; as many as a power of two
  int ranks = 1;                     ///< event i has rank i % ranks and subject i
};

/// 65,536 delays 1 + Exp(1) * 1e9: ties hardly occur.
std::vector<std::int64_t> fine_delays(std::uint64_t seed);
/// 65,536 delays 1 + floor(Exp(mean)): many events at one tick.
std::vector<std::int64_t> coarse_delays(std::uint64_t seed, double mean);

struct HoldOutcome {
  double ns = 0;            ///< a step
  std::uint64_t order = 0;  ///< fingerprint of the sequence of events
};

HoldOutcome hold_by_event_list(const HoldLoad& load);
/// std::priority_queue of the whole place: instant, rank, subject, order of scheduling.
HoldOutcome hold_by_priority_queue(const HoldLoad& load);
/// These know instant and subject only: for one rank, and a subject that is never twice in the list.
HoldOutcome hold_by_short_priority_queue(const HoldLoad& load);
HoldOutcome hold_by_bare_heap(const HoldLoad& load);
HoldOutcome hold_by_bare_ladder(const HoldLoad& load);

/// Cases that step every Exp(1) units; each step takes back the case's deadline, 50 units away, and sets the next.
struct DeadlineLoad {
  std::size_t cases = 0;
  std::uint64_t steps = 0;
  double ticks_a_unit = 1e6;
  std::uint64_t seed = 1;
};

struct DeadlineOutcome {
  double ns = 0;              ///< a step, once the deadlines of the beginning have passed
  double entries_a_case = 0;  ///< the most there were in the list
  std::uint64_t order = 0;
};

DeadlineOutcome deadlines_by_event_list(const DeadlineLoad& load);
/// Leaves the dead in a 4-ary heap and knows them by their number when they come up.
DeadlineOutcome deadlines_by_lazy_deletion(const DeadlineLoad& load);

}  // namespace ratios
