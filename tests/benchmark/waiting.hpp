// A million processes that wait: what one takes of memory, and what an event costs among them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ratios {

struct WaitingLoad {
  std::size_t processes = 0;
  std::uint64_t events = 0;
  std::uint64_t seed = 1;
};

struct WaitingOutcome {
  double bytes = 0;  ///< resident, a process: frame, list, everything
  double ns = 0;     ///< an event: a process goes on, draws a delay of mean one unit, waits
};

/// In a process of the operating system of their own, so that nobody else's memory counts. Both nought if that failed.
WaitingOutcome waiting_processes(const WaitingLoad& load);
/// The same delays, drawn alike, in a bare 4-ary heap.
WaitingOutcome waiting_in_bare_heap(const WaitingLoad& load);

}  // namespace ratios
