// Events → the numbers of one replication. Listens to a run, or reads a log of it: the same code, the same numbers.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/measures/bands.hpp"
#include "models/measures/definitions.hpp"
#include "models/measures/ledger.hpp"
#include "models/measures/sums.hpp"
#include "models/measures/traffic.hpp"
#include "models/practice/model.hpp"
#include "models/world/events.hpp"

namespace models {

/// Weekly counts, for lines over time: element w is the state at the end of week w of the run.
struct WeeklySeries {
  std::vector<double> looked_after, in_need, on_plans, unallocated, caseload, referrals;
};

/// The measures of a financial year, or of the part of it that the run meets; flows are rates a year all the same.
/// Three or more placements in the year are said of whole years only.
struct YearObserved {
  int begins = 0;  ///< 2025: from 1 April 2025
  bool whole = true;
  Values values;
};

/// The numbers of one replication.
struct Observations {
  std::uint32_t replication = 0;
  Values values;                                        ///< empty: undefined in this run
  std::vector<YearObserved> financial_years;            ///< in order
  std::array<std::optional<double>, band_count> bands;  ///< in % of their spread, where anything ended or lives so
  WeeklySeries weekly;
  Traffic traffic;           ///< what theory asks of a run
  Accounts accounts;         ///< what was charged from day 0 on, by head and year, before inflation and discounting
  std::uint64_t events = 0;  ///< executed by the kernel
  std::string identities;    ///< empty when every identity held; else the first that did not, in words
  std::string refused;       ///< why nothing may be concluded from this run though its books are right; mostly empty

  [[nodiscard]] std::optional<double> operator[](Measure measure) const {
    return values[static_cast<std::size_t>(measure)];
  }
};

/// Why a measure is null in every run of this model; empty when it is not.
[[nodiscard]] std::string why_undefined(const Model& model, Measure measure);

/// Listens to a run and counts. Flows are counted from day 0 on; where the run begins on day 0, what is told at its
/// first instant is the opening stock and no flow.
class Observer : public CaseEventSink {
 public:
  explicit Observer(const Model& model);
  ~Observer() override;
  void tell(sim::Instant at, const CaseEvent& event) override;
  /// The numbers, once the run has reached its horizon. Checks the identities, and that a run which began with nobody
  /// has forgotten so by day 0.
  [[nodiscard]] Observations observations();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace models
