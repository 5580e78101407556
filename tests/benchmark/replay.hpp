// What a run asked of its event list, and the same asked of others: put in, take out, take the first.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/record/trace.hpp"

namespace ratios {

/// One thing asked of the list. A process has at most one event: its slot names it.
struct Asked {
  enum class Kind : std::uint8_t { put, take_out, take_first };

  std::int64_t ticks = 0;  ///< of the event put
  std::uint64_t subject = 0;
  std::uint32_t slot = 0;  ///< whose event; of take_first, whose came
  std::int16_t rank = 0;
  Kind kind = Kind::put;
};

struct EventStream {
  std::vector<Asked> asked;
  std::uint32_t slots = 0;
  std::uint64_t puts = 0;
  std::uint64_t taken_out = 0;
  std::uint64_t events = 0;
  std::uint64_t tied = 0;   ///< events at the instant of the one before
  double mean_pending = 0;  ///< met by an event
  std::uint64_t most_pending = 0;
};

/// Throws std::runtime_error if the trace does not hold the whole run.
EventStream stream_of(const sim::Trace& trace);

struct Replayed {
  double ns = 0;            ///< processor time an event, putting and taking out included
  std::uint64_t wrong = 0;  ///< events that were not the run's
  std::uint64_t most_entries = 0;
};

struct Contestant {
  std::string name;
  Replayed (*replay)(const EventStream&);
};

/// Every event list there is, the default first.
std::vector<Contestant> contestants();

}  // namespace ratios
