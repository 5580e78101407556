// What adds up while a run is observed, and the measures that follow from it for any stretch of time.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/measures/bands.hpp"
#include "models/measures/definitions.hpp"
#include "sim/statistics/quantiles.hpp"
#include "sim/time/span.hpp"

namespace models {

/// Sums since day 0. The difference of two is what the time between them has added.
struct Sums {
  // Flows, in children unless said.
  double contacts = 0, referrals = 0, re_referrals = 0, assessments = 0, in_45_days = 0, enquiries = 0, conferences = 0,
         in_15_days = 0, plan_starts = 0, second_plans = 0, entries = 0, exits = 0, breakdowns = 0, reunified = 0,
         guardianships = 0, adopted = 0, proceedings = 0, missing = 0, homes_lost = 0, eased = 0, improved = 0,
         visits_done_in_time = 0, visits_due = 0, direct_support = 0, allocations = 0, allocation_days = 0;
  double leavers = 0;  ///< hundredths of a full-time equivalent
  double court_weeks = 0, court_cases = 0;
  double level_sum = 0, level_children = 0;
  double moved_often = 0, looked_after_at_year_end = 0;
  double workers_met = 0;  ///< distinct social workers, over children
  double tasks_done = 0;   ///< by social workers who hold cases
  sim::Histogram assessment_days;
  std::array<double, band_count> in_band{};

  // Of workers' weeks, in minutes and days.
  double direct = 0, worked = 0, at_cases = 0, contracted = 0, other = 0, all_direct = 0, days = 0, days_over = 0,
         all_days = 0, absent = 0, leave = 0, stress_sum = 0, weeks_worked = 0, tasks_overdue = 0;
  /// How long social workers had so many children, in ticks: by hundredths of full time, then by children.
  std::vector<std::vector<std::int64_t>> caseloads;

  // Children that went from stage to stage, by from × stages + to; by stage those who came from nowhere or from
  // closure, and all who left.
  std::vector<double> ways, came, left;

  /// Levels over time, in ticks; those of the workforce in hundredths of a full-time equivalent.
  struct Levels {
    std::vector<std::int64_t> stages;
    std::int64_t looked_after = 0, in_need = 0, on_plans = 0, unallocated = 0, helped = 0, allocated = 0, held = 0,
                 held_cases = 0, holders = 0, holder_count = 0, established = 0, permanent = 0, agency = 0;
  } levels;

  /// In pounds, at the prices that hold.
  double cost_staff = 0, cost_placements = 0, cost_total = 0;

  /// What has been added since; `earlier` is of the same run.
  [[nodiscard]] Sums since(const Sums& earlier) const;
};

/// By Measure; empty where nothing of the kind happened.
using Values = std::array<std::optional<double>, measure_count>;

/// The measures of a stretch of time in which `sums` were added.
[[nodiscard]] Values values_of(const Sums& sums, sim::Span stretch);

/// Each band as a share of its spread, %, of `sums`; children placed each way must be in in_band.
[[nodiscard]] std::array<std::optional<double>, band_count> bands_of(const Sums& sums);

}  // namespace models
