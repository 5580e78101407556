// A file of config/theory, run so long as its exact values need, and judged beside them.
//
// exact.csv holds rows of the same oracles as oracles.csv does for the kernel, with the same columns; here a length is
// in years of runs, all replications together. What is simulated is the whole service with nothing in it but what the
// file asks for, and what is measured is counted from its events, by code of its own.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "models/pipeline.hpp"
#include "tests/validation/judge.hpp"

namespace special_cases {

/// The program that always runs simulates a sixteenth of each case, and is content with larger standard errors. One
/// source file a program says which it is.
extern const bool in_short;

/// A case of exact.csv; throws std::out_of_range for another.
const theory::Case& exact(const std::string& name);

/// A file of config/theory, by its stem, with what else a case sets; compiled.
struct Asked {
  std::string file;
  std::vector<models::Override> overrides;
  double scale = 1;
};
models::Model model_of(const Asked& asked, int years);

/// What happens, in the order of time. False: enough has been seen, and the run ends there.
using Listener = std::function<bool(sim::Instant, const models::CaseEvent&)>;
void listen(const models::Model& model, models::RunId run, const Listener& listener);

/// One replication: the quantities by the names of their rows.
using Replication = std::function<theory::Results(const models::Model&, models::RunId)>;
/// What replications gave, by quantity.
using Found = std::map<std::string, sim::Tally>;
/// So many replications of so many years, with the luck of the case of that name.
Found replicate(const std::string& name, const Asked& asked, int years, int replications,
                const Replication& replication);
/// How long one replication may be and has to be, in years.
struct Years {
  int most = 35;
  int least = 1;
};
/// As many replications as the case's length asks for, and at least 24.
Found replicate(const theory::Case& of, const Asked& asked, Years years, const Replication& replication);
/// Beside the rows of the case. `larger` names the quantities whose standard error may be a larger share of the value
/// than a hundredth.
void judge(const theory::Case& of, const Found& found, const std::map<std::string, double>& larger = {});

/// In the oracles a year has 365 days, in the calendar 365.25: rates are by the year in both, and a day there is so
/// much of a year.
inline constexpr double days_a_year = 365.25, oracle_days_a_year = 365;
inline sim::Instant day(double n) { return sim::Instant{} + to_span(sim::Days{n}); }

}  // namespace special_cases
