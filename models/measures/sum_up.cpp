// From the sums to the measures of one replication, and the identities that must hold.
#include <algorithm>
#include <cmath>

#include "models/measures/observer_state.hpp"

namespace models {
namespace {

constexpr double percent = 100;

}  // namespace

void Observer::State::set_share(Measure measure, double part, double whole) {
  if (whole > 0) set(measure, percent * part / whole);
}

void Observer::State::check() {
  std::int64_t need = 0, care = 0;
  for (std::size_t s = 0; s < stages.size(); ++s) {
    if (model.pathway.stages()[s].in_need) need += stages[s].level();
    if (model.pathway.stages()[s].looked_after) care += stages[s].level();
  }
  if (need != in_need.level()) broken("children in need are not those in the stages of need");
  if (care != entered_ever - left_ever) broken("children looked after are not those who entered less those who left");
  std::int64_t held = 0;
  for (const Holder& p : posts) held += p.children;
  if (held != allocated.level()) broken("children allocated are not those that workers hold");
  if (unallocated.level() < 0) broken("fewer than no children unallocated");
}

void Observer::State::flows(double years) {
  const auto a_year = [&](Measure m, double n) { set(m, n / years); };
  a_year(Measure::contacts, contacts);
  a_year(Measure::referrals, referrals);
  a_year(Measure::assessments, assessments);
  a_year(Measure::section_47_enquiries, enquiries);
  a_year(Measure::initial_conferences, conferences);
  a_year(Measure::child_protection_plan_starts, plan_starts);
  a_year(Measure::entries_to_care, entries);
  a_year(Measure::exits_from_care, exits);
  a_year(Measure::care_proceedings_started, proceedings);
  a_year(Measure::placement_breakdowns, breakdowns);
  a_year(Measure::reunifications, reunified);
  a_year(Measure::special_guardianships, guardianships);
  a_year(Measure::adoptions, adopted);
  a_year(Measure::missing_episodes, missing);
  a_year(Measure::carer_households_lost, homes_lost);
  set_share(Measure::re_referral_rate, re_referrals, referrals);
  set_share(Measure::assessments_within_45_days, in_45_days, assessments);
  if (assessment_days.total() > 0)
    set(Measure::assessment_days_median, static_cast<double>(assessment_days.quantile(0.5)));
  set_share(Measure::conferences_within_15_days, in_15_days, conferences);
  set_share(Measure::second_plan_rate, second_plans, plan_starts);
  if (proceedings_weeks.count() > 0) set(Measure::care_proceedings_weeks, proceedings_weeks.mean());
  set_share(Measure::placement_moves_3_or_more, moved_often, looked_after_at_year_end);
  set_share(Measure::visits_on_time, visits_done_in_time, visits_due);
  set_share(Measure::children_improved_rate, improved, eased);
  if (level_children > 0) set(Measure::level_of_need_mean, level_sum / level_children);
  if (allocations > 0) set(Measure::days_to_allocation, allocation_days / allocations);
}

void Observer::State::stocks(double years) {
  set(Measure::children_in_need, mean(in_need));
  set(Measure::child_protection_plans, mean(on_plans));
  set(Measure::children_looked_after, mean(looked_after));
  set(Measure::unallocated_children, mean(unallocated));
  set(Measure::days_in_care, static_cast<double>(looked_after.integral(model.end)) / 1440 / years);
  set_share(Measure::residential_share, mean(residential), mean(looked_after));
  const double child_weeks = static_cast<double>(helped.integral(model.end)) / ticks_a_week;
  if (child_weeks > 0) set(Measure::direct_hours_per_child_week, (all_direct + direct_support) / 60 / child_weeks);
  const double child_years = to_years(sim::Span{allocated.integral(model.end)}).value;
  if (child_years > 0) set(Measure::workers_per_child_year, workers_met / child_years);
}

void Observer::State::people(double years) {
  if (holders_ticks > 0) {
    set(Measure::caseload_mean, cases_ticks / holders_ticks);
    set(Measure::caseload_p90, static_cast<double>(caseloads.quantile(0.9)));
  }
  set_share(Measure::workers_over_cap, days_over, days);
  set_share(Measure::direct_work_share, direct, worked);
  set_share(Measure::turnover_rate, leavers / years, mean(permanent));
  set_share(Measure::vacancy_rate, mean(established) - mean(permanent), mean(established));
  set_share(Measure::agency_rate, mean(agency), mean(agency) + mean(permanent));
  set_share(Measure::sickness_rate, absent, all_days - leave);
  if (weeks_worked > 0) set(Measure::staff_stress_index, stress_sum / weeks_worked);
}

void Observer::State::money(double years) {
  price_to(model.end);
  const double staff = staff_pounds + recruitment_pounds;
  const double placed = placement_pounds + running_pounds;
  set(Measure::cost_staff, staff / years);
  set(Measure::cost_placements, placed / years);
  set(Measure::cost_total, (staff + placed + court_pounds) / years);
  if (mean(in_need) > 0) set(Measure::cost_per_child_in_need, (staff + placed + court_pounds) / years / mean(in_need));
}

}  // namespace models
