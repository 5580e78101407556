// What the kernel did, record by record, in a ring of fixed size: for finding out why a run went as it did.
//
//   sim::Trace trace(1 << 20);
//   simulation.trace_to(&trace);
//   simulation.run();
//   sim::print(trace, std::cerr);
//
// A record is 32 bytes and costs a few nanoseconds; a simulation without a trace pays one branch for each. The oldest
// records are overwritten, and counted. From the records of a whole run the work of the event list can be done again:
// `scheduled` puts an event in, `cancelled` takes it out before its time, `resumed` and `looked` take the first one
// out, and nothing else touches the list.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "sim/time/instant.hpp"

namespace sim {

struct TraceRecord {
  enum class Kind : std::uint8_t {
    started,       ///< given over to the simulation; `other` is when it is to begin
    scheduled,     ///< its event is in the list, for the instant `other`
    cancelled,     ///< its event is out of the list and does not happen
    resumed,       ///< its event was the first; the process begins or goes on
    looked,        ///< its event was the first; the process looks whether its wait is over, and if so goes on
    interrupted,   ///< somebody interrupted its wait
    asked_to_end,  ///< somebody cancelled it
    ended,         ///< it returned, failed, or was abandoned
  };

  std::int64_t ticks = 0;  ///< when this happened
  std::int64_t other = 0;  ///< ticks; 0 where the kind has none
  std::uint64_t subject = 0;
  std::uint32_t slot = 0;  ///< with the generation names the process
  std::uint32_t kind_number : 4 = 0;
  std::uint32_t generation : 12 = 0;  ///< the last 12 bits of it
  std::int32_t rank : 16 = 0;         ///< the nearest there is to it in [-32768, 32767]

  [[nodiscard]] Kind kind() const { return static_cast<Kind>(kind_number); }
  [[nodiscard]] Instant when() const { return {ticks}; }

  friend bool operator==(const TraceRecord& a, const TraceRecord& b) = default;
};
static_assert(sizeof(TraceRecord) == 32);

[[nodiscard]] std::string_view to_string(TraceRecord::Kind kind);
/// One line without its end: `1440 resumed 17.3 subject 204 rank 2`.
[[nodiscard]] std::string to_string(const TraceRecord& record);

class Trace {
 public:
  /// Keeps the last `records` of them, at least one (std::logic_error): 32 bytes each, taken at once.
  explicit Trace(std::size_t records);

  void add(const TraceRecord& record) {
    ring_[next_] = record;
    if (++next_ == ring_.size()) next_ = 0;
    ++added_;
  }
  /// Forgets them all.
  void clear() { next_ = 0, added_ = 0; }

  /// Ever added since the last clear().
  [[nodiscard]] std::uint64_t added() const { return added_; }
  [[nodiscard]] std::uint64_t overwritten() const { return added_ - size(); }
  /// How many there are to be seen.
  [[nodiscard]] std::size_t size() const { return added_ < ring_.size() ? next_ : ring_.size(); }
  /// Oldest first; `i` below size().
  [[nodiscard]] const TraceRecord& operator[](std::size_t i) const {
    return ring_[added_ < ring_.size() ? i : (next_ + i) % ring_.size()];
  }

 private:
  std::vector<TraceRecord> ring_;
  std::size_t next_ = 0;
  std::uint64_t added_ = 0;
};

/// Says how many were overwritten, if any were; then a line each, oldest first.
void print(const Trace& trace, std::ostream& out);

}  // namespace sim
