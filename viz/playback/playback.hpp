// A recorded run, at any instant: play it, step it, seek in it. What is shown is what was counted: everything here
// comes from the events of one run, in their order.
//
// A snapshot every four weeks makes a seek cost the same everywhere, and the state after a seek is the state after
// playing there (a property test). Nothing here calls the simulator.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "models/practice/model.hpp"
#include "models/world/events.hpp"
#include "viz/playback/ledger.hpp"
#include "viz/playback/movements.hpp"
#include "viz/playback/pathway_state.hpp"

namespace viz {

/// Stands at one instant of a run. `model` and `log` must outlive it.
class Playback {
 public:
  /// Reads the whole log once. Stands at day 0: events of the lead-in, and of day 0's first instant, have happened.
  Playback(const models::Model& model, const models::CaseEventLog& log);

  /// Goes to `at`, held within the run: everything told at or before it has happened.
  void seek(sim::Instant at);
  [[nodiscard]] sim::Instant at() const { return at_; }
  [[nodiscard]] sim::Instant end() const { return model_->end; }
  [[nodiscard]] const models::Model& model() const { return *model_; }

  [[nodiscard]] PathwayState pathway() const;
  [[nodiscard]] CaseloadState caseload() const { return ledger_.caseload(); }
  [[nodiscard]] ServiceNow service() const;
  [[nodiscard]] std::vector<Moving> moving(sim::Span longest = travel_time) const {
    return movements_.moving(at_, longest);
  }
  /// For a layout: the most that each way ever carries.
  [[nodiscard]] std::vector<Flow> peak_flows() const;
  /// Children referred in each week of the run.
  [[nodiscard]] const std::vector<int>& weekly_referrals() const { return referrals_; }

 private:
  struct Snapshot {
    Ledger ledger;
    std::size_t next;  // the first step not yet in it
  };

  void play_to(sim::Instant at);
  [[nodiscard]] bool between_placements(Edge edge) const;

  const models::Model* model_;
  const models::CaseEventLog* log_;
  std::vector<std::size_t> steps_;   // indices of the log's entries that change the ledger
  std::vector<Snapshot> snapshots_;  // at day 0, and every four weeks
  std::vector<int> referrals_;
  Movements movements_;
  sim::Instant at_;
  std::size_t next_ = 0;
  Ledger ledger_;
};

}  // namespace viz
