// Every move of a run, for the dots on the ribbons and the flows a week.
#pragma once

#include <map>
#include <vector>

#include "models/practice/model.hpp"
#include "models/world/events.hpp"
#include "sim/time/span.hpp"
#include "viz/playback/pathway_state.hpp"

namespace viz {

/// How long a dot is seen on its way, unless the case moves on sooner: five simulated days. The counts do not wait for
/// it; the dot shows where somebody came from, the card where they are.
inline constexpr sim::Span travel_time{5 * 24 * 60};
/// Flows a week are means over this many weeks, taken at the end of a week.
inline constexpr int flow_weeks = 13;

/// The moves of a run, in order of time, and their counts by week.
class Movements {
 public:
  Movements(const models::Model& model, const models::CaseEventLog& log);

  /// Who is on the way at `at`; `longest` stretches the journey when the replay runs fast.
  [[nodiscard]] std::vector<Moving> moving(sim::Instant at, sim::Span longest = travel_time) const;
  /// Children a week on every edge that was ever taken, over the 13 weeks before the week of `at`.
  [[nodiscard]] std::vector<Flow> flows(sim::Instant at) const;
  /// The most that each edge ever carries, a week over 13 weeks: what a layout leaves room for.
  [[nodiscard]] std::vector<Flow> peaks() const;

 private:
  struct Move {
    sim::Instant when;
    sim::Instant next;  // when the case moves on
    Edge edge;
    int children = 1;
    bool overdue = false;
  };
  void count(const Move& move);

  int weeks_ = 0;
  std::vector<Move> moves_;
  std::map<Edge, std::vector<int>> weekly_;  // children by week, from 13 weeks before day 0
};

}  // namespace viz
