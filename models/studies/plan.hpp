// The best of many settings under conditions, with the probability of being right.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/studies/compare.hpp"
#include "models/studies/grid.hpp"
#include "sim/experiment/selection.hpp"

namespace models {

/// "visits_on_time>=90": the mean over a run's window, and over replications.
struct Condition {
  Measure measure;
  bool at_least = true;
  double bound = 0;  ///< in the measure's unit
};

/// Reads "visits_on_time>=90 %" or "unallocated_children<=25". What is wrong is added to `faults`, in words.
[[nodiscard]] std::optional<Condition> condition_from(const std::string& text, std::vector<std::string>& faults);
/// "Statutory visits on time at least 90.0 %".
[[nodiscard]] std::string in_words(const Condition& condition);

/// What is to be decided.
struct PlanQuestion {
  std::vector<std::string> practices;  ///< candidates as well, the first is in force before day 0; at least one
  std::vector<Varied> varied;          ///< integer staffing, policies, whatever --set takes
  Measure goal = Measure::cost_total;
  bool smallest = true;  ///< else the largest
  std::vector<Condition> conditions;
  double confidence = 0.95;
  int first = 10;  ///< replications of every candidate before any is let go
};

/// One candidate.
struct Candidate {
  std::string practice;             ///< key
  std::vector<std::string> values;  ///< of each key that is varied
  sim::Selection::State state = sim::Selection::State::undecided;
  int replications = 0;
  Estimate goal;
  std::vector<Estimate> conditions;  ///< what the measure of each came to
  /// By how many tolerances the worst of its conditions is missed; 0 when all are met.
  double missed_by = 0;
};

struct Plan {
  PlanQuestion question;
  std::vector<Candidate> candidates;  ///< practices, then the grid; the last key fastest
  double indifference = 0;            ///< of the goal, in its unit
  std::vector<double> tolerances;     ///< of each condition, in its unit
  bool decided = false;               ///< else the most replications that were allowed are used up
  /// The best; when not decided, the one that seems to be. None when nothing meets the conditions.
  std::optional<std::size_t> best;
  std::optional<std::size_t> nearest_miss;  ///< when nothing does
  double chance_right = 0;                  ///< of `best`, when not decided (sim/experiment/selection.hpp)
  std::optional<double> more_replications;  ///< about, of each that remains, when not decided
  int simulations = 0;                      ///< in all
  std::string scenario_name;
  Estimates summary;  ///< for the manifest; an arm is a candidate
  bool stopped = false;
  double seconds = 0;  ///< wall time; never part of a result
};

/// Replications of every candidate under the same luck, in rounds, until one is chosen (sim/experiment/selection.hpp,
/// variances taken anew at each look) or study.replications rounds are over. Indifference and tolerances are the zones
/// of the measures, of the first candidate's mean and of the bound. The same choice for any number of threads. A round
/// in which a candidate fails is left out for all. Throws ScenarioError with the faults of all candidates when one is
/// no question, and std::invalid_argument in words when a measure is undefined there or every first round fails.
[[nodiscard]] Plan plan(const std::filesystem::path& scenario, const Request& request, const PlanQuestion& question,
                        const Study& study);

/// "best", "no better", "misses a condition", … of a candidate, as a table says it.
[[nodiscard]] std::string found_in_words(const Plan& plan, std::size_t candidate);

/// A candidate's settings in words: "practice baseline, caseload.hard_cap=16".
[[nodiscard]] std::string name_of(const Plan& plan, const Candidate& candidate);

}  // namespace models
