// From the sums to the measures of one replication.
#include <algorithm>
#include <cmath>
#include <utility>

#include "models/measures/observer_state.hpp"

namespace models {
namespace {

constexpr double percent = 100;

}  // namespace

void Observer::State::set_share(Measure measure, double part, double whole) {
  if (whole > 0) set(measure, percent * part / whole);
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
  if (assessment_days.total() > 0) set(Measure::assessment_days_median, assessment_days.median());
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
  set(Measure::days_in_care, integral(looked_after) / 1440 / years);
  set_share(Measure::residential_share, in_band[band_of_placement("childrens_home")], integral(looked_after));
  const double child_weeks = integral(helped) / ticks_a_week;
  if (child_weeks > 0) set(Measure::direct_hours_per_child_week, (all_direct + direct_support) / 60 / child_weeks);
  const double child_years = to_years(sim::Span{held.integral(model.end)}).value;
  if (child_years > 0) set(Measure::workers_per_child_year, static_cast<double>(met.count()) / child_years);
}

// Each band as a share of its spread. Called before stocks().
void Observer::State::spreads() {
  for (std::size_t s = 0; s < stages.size(); ++s) {
    if (!model.pathway.stages()[s].looked_after) continue;
    const Placement* placement = model.phases.front().stages[s].placement;
    if (placement == nullptr) placement = model.base.stages[s].placement;
    in_band[band_of_placement(placement != nullptr ? placement->counted_as : "other")] += integral(stages[s]);
  }
  std::map<Spread, double> whole;
  for (std::size_t b = 0; b < band_count; ++b) whole[bands()[b].of] += in_band[b];
  for (std::size_t b = 0; b < band_count; ++b)
    if (const double all = whole[bands()[b].of]; all > 0) result.bands[b] = percent * in_band[b] / all;
}

double Observer::State::caseload_quantile(double share) const {
  std::vector<std::pair<double, std::int64_t>> found;  // children for each full-time equivalent, ticks
  std::int64_t all = 0;
  for (std::size_t hundredths = 1; hundredths < caseloads.size(); ++hundredths) {
    for (std::size_t children = 0; children < caseloads[hundredths].size(); ++children) {
      const std::int64_t ticks = caseloads[hundredths][children];
      if (ticks == 0) continue;
      found.emplace_back(100 * static_cast<double>(children) / static_cast<double>(hundredths), ticks);
      all += ticks;
    }
  }
  std::sort(found.begin(), found.end());
  double so_far = 0;
  for (const auto& [caseload, ticks] : found) {
    so_far += static_cast<double>(ticks);
    if (so_far >= share * static_cast<double>(all)) return caseload;
  }
  return found.empty() ? 0 : found.back().first;
}

void Observer::State::people(double years) {
  if (holders.integral(model.end) > 0) {
    set(Measure::caseload_mean, 100 * integral(held) / integral(holders));
    set(Measure::caseload_p90, caseload_quantile(0.9));
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
  result.accounts = charges.accounts(model.end);
  const Accounts& accounts = result.accounts;
  double staff = 0, placed = 0, all = 0;
  for (std::size_t y = 0; y < accounts.totals.size(); ++y) {
    const double factor = price_factor(model, y);
    staff += factor * pounds(accounts.of(CostKind::staff, y) + accounts.of(CostKind::recruitment, y));
    placed += factor * pounds(accounts.of(CostKind::placement, y) + accounts.of(CostKind::running, y));
    all += factor * pounds(accounts.totals[y]);
  }
  set(Measure::cost_staff, staff / years);
  set(Measure::cost_placements, placed / years);
  set(Measure::cost_total, all / years);
  if (mean(in_need) > 0) set(Measure::cost_per_child_in_need, all / years / mean(in_need));
}

}  // namespace models
