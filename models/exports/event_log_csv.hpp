// Every event of a run as one line of CSV, written while the run goes on: memory does not grow.
//
// One wide table, the same columns for every kind of event; a column that an event does not have is empty. Of levels of
// need only the mean over all open children is written: no file of ours holds a score for a child.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "models/practice/model.hpp"
#include "models/world/events.hpp"

namespace models {

/// The header line, with its line end.
[[nodiscard]] std::string event_csv_header();

/// Writes what it hears to `out`, which must outlive it. Several runs may follow one another into one stream: write the
/// header once, then one sink a run. Of the time before day 0 it writes who and what there is (families, posts,
/// workers, homes), and the rest only when asked for.
class EventLogCsv : public CaseEventSink {
 public:
  enum class LeadIn { left_out, written };
  EventLogCsv(const Model& model, std::uint32_t replication, std::ostream& out, LeadIn lead_in = LeadIn::left_out);
  void tell(sim::Instant at, const CaseEvent& event) override;
  [[nodiscard]] std::uint64_t lines() const { return lines_; }

 private:
  const Model& model_;
  std::uint32_t replication_;
  std::ostream& out_;
  LeadIn lead_in_;
  std::uint64_t lines_ = 0;
  std::string line_;
};

}  // namespace models
