#include "sim/record/trace.hpp"

#include <fmt/format.h>

#include <ostream>
#include <stdexcept>

namespace sim {

std::string_view to_string(TraceRecord::Kind kind) {
  switch (kind) {
    case TraceRecord::Kind::started:
      return "started";
    case TraceRecord::Kind::scheduled:
      return "scheduled";
    case TraceRecord::Kind::cancelled:
      return "cancelled";
    case TraceRecord::Kind::resumed:
      return "resumed";
    case TraceRecord::Kind::looked:
      return "looked";
    case TraceRecord::Kind::interrupted:
      return "interrupted";
    case TraceRecord::Kind::asked_to_end:
      return "asked to end";
    case TraceRecord::Kind::ended:
      return "ended";
  }
  return "?";
}

std::string to_string(const TraceRecord& record) {
  const TraceRecord::Kind kind = record.kind();
  const bool has_other = kind == TraceRecord::Kind::started || kind == TraceRecord::Kind::scheduled;
  const int rank = record.rank;
  const unsigned generation = record.generation;
  return fmt::format("{} {}{} {}.{} subject {} rank {}", record.ticks, to_string(kind),
                     has_other ? fmt::format(" for {}", record.other) : "", record.slot, generation, record.subject,
                     rank);
}

Trace::Trace(std::size_t records) : ring_(records) {
  if (records == 0) throw std::logic_error("sim: a trace of no records");
}

void print(const Trace& trace, std::ostream& out) {
  if (trace.overwritten() > 0) out << fmt::format("{} older records were overwritten\n", trace.overwritten());
  for (std::size_t i = 0; i < trace.size(); ++i) out << to_string(trace[i]) << '\n';
}

}  // namespace sim
