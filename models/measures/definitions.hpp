// Every measure: its key, its words, its unit, its formula and the outcome it stands for.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace models {

/// The seven outcomes that structure every report (evidence: models/README.md).
enum class Outcome {
  lower_risk,
  stability,
  wellbeing,
  fewer_days_in_care,
  staff_wellbeing,
  lower_turnover,
  value_for_money
};
[[nodiscard]] std::string_view to_string(Outcome outcome);

/// Whether more of it is better, worse, or neither by itself.
enum class Direction { lower_is_better, higher_is_better, neither };

/// The measures, in the order in which every list of them is printed.
enum class Measure : std::size_t {
  contacts,
  referrals,
  re_referral_rate,
  assessments,
  assessments_within_45_days,
  assessment_days_median,
  section_47_enquiries,
  initial_conferences,
  conferences_within_15_days,
  children_in_need,
  child_protection_plans,
  child_protection_plan_starts,
  second_plan_rate,
  children_looked_after,
  entries_to_care,
  exits_from_care,
  days_in_care,
  care_proceedings_started,
  care_proceedings_weeks,
  placement_moves_3_or_more,
  placement_breakdowns,
  residential_share,
  reunifications,
  special_guardianships,
  adoptions,
  unallocated_children,
  days_to_allocation,
  caseload_mean,
  caseload_p90,
  workers_over_cap,
  visits_on_time,
  direct_work_share,
  direct_hours_per_child_week,
  workers_per_child_year,
  turnover_rate,
  vacancy_rate,
  agency_rate,
  sickness_rate,
  staff_stress_index,
  level_of_need_mean,
  children_improved_rate,
  missing_episodes,
  carer_households_lost,
  cost_total,
  cost_staff,
  cost_placements,
  cost_per_child_in_need
};
inline constexpr std::size_t measure_count = static_cast<std::size_t>(Measure::cost_per_child_in_need) + 1;

/// One measure's definition.
struct Definition {
  Measure measure;
  std::string_view key;      ///< "children_looked_after"
  std::string_view name;     ///< "Children looked after"
  std::string_view unit;     ///< "children", "%", "£ a year"
  std::string_view formula;  ///< one sentence
  std::string_view source;   ///< whose definition: a source key, or "casework"
  Outcome outcome;
  Direction direction;
  bool headline;   ///< one of those a report shows first
  double matters;  ///< the smallest difference worth acting on, in per cent of the base (assumed)
};

/// All of them, in the order of Measure.
[[nodiscard]] std::span<const Definition> definitions();
[[nodiscard]] const Definition& definition(Measure measure);
/// The measure of a key, or null.
[[nodiscard]] const Definition* definition_of(std::string_view key);

/// The finest step in which a measure is worth saying when its largest number is about `size`: £1, 0.1 of a percentage
/// point, one child of many.
[[nodiscard]] double finest_step(const Definition& definition, double size);

/// How many measures a report shows first.
[[nodiscard]] std::size_t headline_count();

}  // namespace models
