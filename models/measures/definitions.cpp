// The words and formulas of every measure. What is done to compute them stands in observe.cpp.
//
// `matters` is a setting of this tool, not a finding: no one has published how large a difference must be before a
// service would act on it. Large counts and costs move budgets at 1 or 2 %, rates that inspectors read at 5 %, small
// counts at 10 %.
#include "models/measures/definitions.hpp"

#include <algorithm>

namespace models {
namespace {

using enum Outcome;
using enum Direction;

// clang-format off
constexpr std::array<Definition, measure_count> all{{
    {Measure::contacts, "contacts", "Contacts", "children a year",
     "Children about whom the front door was contacted in the year.",
     "casework", lower_risk, neither, false, 2},
    {Measure::referrals, "referrals", "Referrals", "children a year",
     "Children whose contact was accepted as a referral in the year.",
     "S84", lower_risk, neither, false, 2},
    {Measure::re_referral_rate, "re_referral_rate", "Re-referred within 12 months", "%",
     "Referrals within 12 months of an earlier referral of the same child, out of all referrals.",
     "S84", lower_risk, lower_is_better, false, 5},
    {Measure::assessments, "assessments", "Assessments completed", "children a year",
     "Children whose assessment was authorised in the year, re-assessments of open cases included.",
     "S1", lower_risk, neither, false, 2},
    {Measure::assessments_within_45_days, "assessments_within_45_days", "Assessments within 45 working days", "%",
     "Completed assessments authorised within 45 working days of referral or start, out of all completed.",
     "S1", lower_risk, higher_is_better, false, 2},
    {Measure::assessment_days_median, "assessment_days_median", "Length of an assessment, median", "working days",
     "Median working days from referral or start to authorisation, over completed assessments.",
     "S1", lower_risk, lower_is_better, false, 5},
    {Measure::section_47_enquiries, "section_47_enquiries", "Section 47 enquiries", "children a year",
     "Children for whom a section 47 enquiry started in the year.",
     "S2", lower_risk, neither, false, 2},
    {Measure::initial_conferences, "initial_conferences", "Initial child protection conferences", "children a year",
     "Children who were the subject of an initial child protection conference in the year.",
     "S2", lower_risk, neither, false, 5},
    {Measure::conferences_within_15_days, "conferences_within_15_days", "Conferences within 15 working days", "%",
     "Initial conferences held within 15 working days of the strategy discussion that began the enquiry, out of all.",
     "S2", lower_risk, higher_is_better, false, 2},
    {Measure::children_in_need, "children_in_need", "Children in need, all open cases", "children",
     "Average number of children open from referral to closure, on a plan, looked after and leaving care included.",
     "S6", lower_risk, neither, false, 2},
    {Measure::child_protection_plans, "child_protection_plans", "Children on child protection plans", "children",
     "Average number of children who are the subject of a child protection plan, before a court included.",
     "S5", lower_risk, neither, true, 5},
    {Measure::child_protection_plan_starts, "child_protection_plan_starts", "Child protection plans started",
     "children a year",
     "Children who became the subject of a child protection plan in the year.",
     "S5", lower_risk, neither, false, 5},
    {Measure::second_plan_rate, "second_plan_rate", "Second or later child protection plans", "%",
     "Plan starts of children who had an earlier plan at any time, out of all plan starts.",
     "S6", lower_risk, lower_is_better, false, 5},
    {Measure::children_looked_after, "children_looked_after", "Children looked after", "children",
     "Average number of children looked after.",
     "S6", fewer_days_in_care, lower_is_better, true, 2},
    {Measure::entries_to_care, "entries_to_care", "Children entering care", "children a year",
     "Children who started to be looked after in the year.",
     "S5", fewer_days_in_care, lower_is_better, true, 5},
    {Measure::exits_from_care, "exits_from_care", "Children leaving care", "children a year",
     "Children who ceased to be looked after in the year, for any reason.",
     "S5", fewer_days_in_care, neither, false, 5},
    {Measure::days_in_care, "days_in_care", "Days in care", "days a year",
     "Days that children spent looked after in the year, summed over children.",
     "casework", fewer_days_in_care, lower_is_better, false, 2},
    {Measure::care_proceedings_started, "care_proceedings_started", "Care proceedings started", "cases a year",
     "Care applications issued in the year; one case may hold several children.",
     "S5", fewer_days_in_care, neither, false, 5},
    {Measure::care_proceedings_weeks, "care_proceedings_weeks", "Length of care proceedings, mean", "weeks",
     "Mean weeks from issue to final order, over proceedings that ended in the window.",
     "S14", fewer_days_in_care, lower_is_better, false, 5},
    {Measure::placement_moves_3_or_more, "placement_moves_3_or_more", "Three or more placements in the year", "%",
     "Children looked after at the year's end who had three or more placements in it, out of all looked after then.",
     "S5", stability, lower_is_better, true, 5},
    {Measure::placement_breakdowns, "placement_breakdowns", "Placement breakdowns", "a year",
     "Placements that ended unplanned in the year.",
     "casework", stability, lower_is_better, false, 5},
    {Measure::residential_share, "residential_share", "Looked after in children's homes", "%",
     "Share of the looked-after stock that lives in children's homes and secure homes.",
     "S6", wellbeing, lower_is_better, false, 5},
    {Measure::reunifications, "reunifications", "Children returned home from care", "children a year",
     "Children who ceased to be looked after because they returned to their parents, in the year.",
     "S6", fewer_days_in_care, neither, false, 10},
    {Measure::special_guardianships, "special_guardianships", "Special guardianship orders", "children a year",
     "Children who ceased to be looked after through a special guardianship order in the year.",
     "S5", stability, neither, false, 10},
    {Measure::adoptions, "adoptions", "Adoptions", "children a year",
     "Children who ceased to be looked after through adoption in the year.",
     "S5", stability, neither, false, 10},
    {Measure::unallocated_children, "unallocated_children", "Children without a worker", "children",
     "Average number of open children who need a worker and have none, or are looked to by those on duty; not those "
     "who wait for another team with a worker who keeps them.",
     "casework", lower_risk, lower_is_better, true, 10},
    {Measure::days_to_allocation, "days_to_allocation", "Wait for a worker, mean", "working days",
     "Mean working days from needing a worker to having one, over children who had none; 0 where one came at "
     "once.",
     "casework", lower_risk, lower_is_better, false, 10},
    {Measure::caseload_mean, "caseload_mean", "Caseload, mean", "children per FTE case holder",
     "Children held by social workers, agency workers included, out of the full-time equivalents of those who hold "
     "at least one, averaged over time.",
     "S79", staff_wellbeing, lower_is_better, true, 2},
    {Measure::caseload_p90, "caseload_p90", "Caseload, 90th percentile", "children per FTE case holder",
     "The caseload, in children for each full-time equivalent, that nine in ten days of those workers do not exceed.",
     "casework", staff_wellbeing, lower_is_better, false, 2},
    {Measure::workers_over_cap, "workers_over_cap", "Working above the caseload cap", "%",
     "Working days of case-holding social workers above their own soft cap, out of those with a cap.",
     "casework", staff_wellbeing, lower_is_better, false, 5},
    {Measure::visits_on_time, "visits_on_time", "Statutory visits on time", "%",
     "Statutory visits done by their due date, out of those done or cancelled after they were due.",
     "casework", lower_risk, higher_is_better, false, 2},
    {Measure::direct_work_share, "direct_work_share", "Time spent with children and families", "%",
     "Hours face to face with children and families, out of all hours of ten kinds worked by case-holding social "
     "workers.",
     "casework", wellbeing, higher_is_better, false, 5},
    {Measure::direct_hours_per_child_week, "direct_hours_per_child_week", "Direct hours a child gets a week", "hours",
     "Direct hours of all roles and of other support, out of weeks that children were open to a plan or looked "
     "after.",
     "casework", wellbeing, higher_is_better, true, 5},
    {Measure::workers_per_child_year, "workers_per_child_year", "Workers a child has in a year", "workers",
     "Distinct social workers that children were allocated to in the window, each once for a child, out of the years "
     "in which one was.",
     "casework", stability, lower_is_better, true, 5},
    {Measure::turnover_rate, "turnover_rate", "Social worker turnover", "%",
     "Social workers who left in the year, agency workers left out, out of those in post, in full-time equivalents.",
     "S79", lower_turnover, lower_is_better, true, 5},
    {Measure::vacancy_rate, "vacancy_rate", "Social worker vacancies", "%",
     "Posts of social workers without a permanent worker, out of all, in full-time equivalents; one that an agency "
     "worker covers is vacant.",
     "S79", lower_turnover, lower_is_better, false, 5},
    {Measure::agency_rate, "agency_rate", "Agency social workers", "%",
     "Agency workers, out of agency workers and workers in post, in full-time equivalents.",
     "S79", lower_turnover, lower_is_better, true, 5},
    {Measure::sickness_rate, "sickness_rate", "Sickness absence", "%",
     "Working days of social workers lost to sickness, out of those not on leave or in training.",
     "S79", staff_wellbeing, lower_is_better, false, 5},
    {Measure::staff_stress_index, "staff_stress_index", "Staff stress index", "0–100",
     "Mean over the weeks of case-holding social workers of a quantity of this model that follows caseload, overtime "
     "and work left undone; not a published scale.",
     "casework", staff_wellbeing, lower_is_better, true, 5},
    {Measure::level_of_need_mean, "level_of_need_mean", "Level of need, mean", "1–5",
     "Mean level of need over open children, in the aggregate only.",
     "casework", wellbeing, lower_is_better, false, 2},
    {Measure::children_improved_rate, "children_improved_rate", "Closed or stepped down with lower need", "%",
     "Children closed or stepped down at a lower one of the five levels of need than at referral, out of all closed or "
     "stepped down.",
     "casework", wellbeing, higher_is_better, true, 2},
    {Measure::missing_episodes, "missing_episodes", "Missing episodes of children looked after", "a year",
     "Episodes in the year in which a looked-after child was missing.",
     "S9", wellbeing, lower_is_better, false, 5},
    {Measure::carer_households_lost, "carer_households_lost", "Foster homes lost", "a year",
     "In-house foster homes that stopped fostering in the year.",
     "casework", stability, lower_is_better, false, 10},
    {Measure::cost_total, "cost_total", "Cost, total", "£ a year",
     "Staff and their recruitment, placements, proceedings, and the running of hubs and constellations in the year.",
     "casework", value_for_money, lower_is_better, true, 1},
    {Measure::cost_staff, "cost_staff", "Cost of staff", "£ a year",
     "Employees and agency workers at work in the year, with on-costs and the recruitment of permanent ones.",
     "casework", value_for_money, neither, false, 1},
    {Measure::cost_placements, "cost_placements", "Cost of placements", "£ a year",
     "Placements of looked-after children in the year, at their weekly prices, and the running of hubs and "
     "constellations.",
     "casework", value_for_money, lower_is_better, true, 1},
    {Measure::cost_per_child_in_need, "cost_per_child_in_need", "Cost for each child in need", "£ per child-year",
     "Total cost, out of years that children were open.",
     "casework", value_for_money, lower_is_better, false, 1},
}};
// clang-format on

constexpr bool in_order() {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (static_cast<std::size_t>(all[i].measure) != i) return false;
  }
  return true;
}
static_assert(in_order());

}  // namespace

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case lower_risk:
      return "Lower risk for children";
    case stability:
      return "Stability";
    case wellbeing:
      return "Wellbeing";
    case fewer_days_in_care:
      return "Fewer days in care";
    case staff_wellbeing:
      return "Staff wellbeing";
    case lower_turnover:
      return "Lower turnover and agency use";
    case value_for_money:
      return "Value for money";
  }
  return {};
}

std::span<const Definition> definitions() { return all; }

const Definition& definition(Measure measure) { return all[static_cast<std::size_t>(measure)]; }

const Definition* definition_of(std::string_view key) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Definition& each) { return each.key == key; });
  return found == all.end() ? nullptr : &*found;
}

double finest_step(const Definition& definition, double size) {
  const std::string_view unit = definition.unit;
  if (unit.starts_with("£")) return 1;
  if (unit == "%" || unit == "0–100" || unit.find("per FTE") != std::string_view::npos) return 0.1;
  if (unit == "1–5" || unit == "hours" || unit == "workers") return 0.01;
  if (unit == "working days" || unit == "weeks") return size < 1 ? 0.01 : 0.1;
  return size >= 10 ? 1 : 0.1;
}

std::size_t headline_count() {
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Definition& each) { return each.headline; }));
}

}  // namespace models
