// From the sums to the measures.
#include <algorithm>
#include <map>
#include <utility>

#include "models/measures/sums.hpp"

namespace models {
namespace {

constexpr double percent = 100, ticks_a_day = 1440, ticks_a_week = 7 * 1440;

double caseload_quantile(const std::vector<std::vector<std::int64_t>>& caseloads, double share) {
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

class SumUp {
 public:
  SumUp(const Sums& sums, sim::Span stretch)
      : s_(sums), ticks_(static_cast<double>(stretch.ticks)), years_(to_years(stretch).value) {}

  Values values() {
    flows();
    shares();
    stocks();
    people();
    money();
    return values_;
  }

 private:
  void set(Measure measure, double value) { values_[static_cast<std::size_t>(measure)] = value; }
  void set_share(Measure measure, double part, double whole) {
    if (whole > 0) set(measure, percent * part / whole);
  }
  [[nodiscard]] double mean(std::int64_t level) const { return ticks_ > 0 ? static_cast<double>(level) / ticks_ : 0; }

  void flows() {
    const auto a_year = [&](Measure m, double n) { set(m, n / years_); };
    a_year(Measure::contacts, s_.contacts);
    a_year(Measure::referrals, s_.referrals);
    a_year(Measure::assessments, s_.assessments);
    a_year(Measure::section_47_enquiries, s_.enquiries);
    a_year(Measure::initial_conferences, s_.conferences);
    a_year(Measure::child_protection_plan_starts, s_.plan_starts);
    a_year(Measure::entries_to_care, s_.entries);
    a_year(Measure::exits_from_care, s_.exits);
    a_year(Measure::care_proceedings_started, s_.proceedings);
    a_year(Measure::placement_breakdowns, s_.breakdowns);
    a_year(Measure::reunifications, s_.reunified);
    a_year(Measure::special_guardianships, s_.guardianships);
    a_year(Measure::adoptions, s_.adopted);
    a_year(Measure::missing_episodes, s_.missing);
    a_year(Measure::carer_households_lost, s_.homes_lost);
  }

  void shares() {
    set_share(Measure::re_referral_rate, s_.re_referrals, s_.referrals);
    set_share(Measure::assessments_within_45_days, s_.in_45_days, s_.assessments);
    if (s_.assessment_days.total() > 0) set(Measure::assessment_days_median, s_.assessment_days.median());
    set_share(Measure::conferences_within_15_days, s_.in_15_days, s_.conferences);
    set_share(Measure::second_plan_rate, s_.second_plans, s_.plan_starts);
    if (s_.court_cases > 0) set(Measure::care_proceedings_weeks, s_.court_weeks / s_.court_cases);
    set_share(Measure::placement_moves_3_or_more, s_.moved_often, s_.looked_after_at_year_end);
    set_share(Measure::visits_on_time, s_.visits_done_in_time, s_.visits_due);
    set_share(Measure::children_improved_rate, s_.improved, s_.eased);
    if (s_.level_children > 0) set(Measure::level_of_need_mean, s_.level_sum / s_.level_children);
    if (s_.allocations > 0) set(Measure::days_to_allocation, s_.allocation_days / s_.allocations);
  }

  void stocks() {
    const Sums::Levels& l = s_.levels;
    const auto looked_after = static_cast<double>(l.looked_after);
    set(Measure::children_in_need, mean(l.in_need));
    set(Measure::child_protection_plans, mean(l.on_plans));
    set(Measure::children_looked_after, mean(l.looked_after));
    set(Measure::unallocated_children, mean(l.unallocated));
    set(Measure::days_in_care, looked_after / ticks_a_day / years_);
    set_share(Measure::residential_share, s_.in_band[band_of_placement("childrens_home")], looked_after);
    const double child_weeks = static_cast<double>(l.helped) / ticks_a_week;
    if (child_weeks > 0)
      set(Measure::direct_hours_per_child_week, (s_.all_direct + s_.direct_support) / 60 / child_weeks);
    const double child_years = to_years(sim::Span{l.held}).value;
    if (child_years > 0) set(Measure::workers_per_child_year, s_.workers_met / child_years);
  }

  void people() {
    const Sums::Levels& l = s_.levels;
    if (l.holders > 0) {
      set(Measure::caseload_mean, percent * static_cast<double>(l.held) / static_cast<double>(l.holders));
      set(Measure::caseload_p90, caseload_quantile(s_.caseloads, 0.9));
    }
    set_share(Measure::workers_over_cap, s_.days_over, s_.days);
    set_share(Measure::direct_work_share, s_.direct, s_.worked);
    set_share(Measure::turnover_rate, s_.leavers / years_, mean(l.permanent));
    set_share(Measure::vacancy_rate, mean(l.established) - mean(l.permanent), mean(l.established));
    set_share(Measure::agency_rate, mean(l.agency), mean(l.agency) + mean(l.permanent));
    set_share(Measure::sickness_rate, s_.absent, s_.all_days - s_.leave);
    if (s_.weeks_worked > 0) set(Measure::staff_stress_index, s_.stress_sum / s_.weeks_worked);
  }

  void money() {
    set(Measure::cost_staff, s_.cost_staff / years_);
    set(Measure::cost_placements, s_.cost_placements / years_);
    set(Measure::cost_total, s_.cost_total / years_);
    const double in_need = mean(s_.levels.in_need);
    if (in_need > 0) set(Measure::cost_per_child_in_need, s_.cost_total / years_ / in_need);
  }

  const Sums& s_;
  double ticks_, years_;
  Values values_;
};

template <class Number>
void take_off(std::vector<Number>& from, const std::vector<Number>& what) {
  if (from.size() < what.size()) from.resize(what.size());
  for (std::size_t i = 0; i < what.size(); ++i) from[i] -= what[i];
}

}  // namespace

Sums Sums::since(const Sums& earlier) const {
  Sums rest = *this;
  using Number = double Sums::*;
  constexpr Number numbers[] = {&Sums::contacts,
                                &Sums::referrals,
                                &Sums::re_referrals,
                                &Sums::assessments,
                                &Sums::in_45_days,
                                &Sums::enquiries,
                                &Sums::conferences,
                                &Sums::in_15_days,
                                &Sums::plan_starts,
                                &Sums::second_plans,
                                &Sums::entries,
                                &Sums::exits,
                                &Sums::breakdowns,
                                &Sums::reunified,
                                &Sums::guardianships,
                                &Sums::adopted,
                                &Sums::proceedings,
                                &Sums::missing,
                                &Sums::homes_lost,
                                &Sums::eased,
                                &Sums::improved,
                                &Sums::visits_done_in_time,
                                &Sums::visits_due,
                                &Sums::direct_support,
                                &Sums::allocations,
                                &Sums::allocation_days,
                                &Sums::leavers,
                                &Sums::court_weeks,
                                &Sums::court_cases,
                                &Sums::level_sum,
                                &Sums::level_children,
                                &Sums::moved_often,
                                &Sums::looked_after_at_year_end,
                                &Sums::workers_met,
                                &Sums::tasks_done,
                                &Sums::direct,
                                &Sums::worked,
                                &Sums::at_cases,
                                &Sums::contracted,
                                &Sums::other,
                                &Sums::all_direct,
                                &Sums::days,
                                &Sums::days_over,
                                &Sums::all_days,
                                &Sums::absent,
                                &Sums::leave,
                                &Sums::stress_sum,
                                &Sums::weeks_worked,
                                &Sums::tasks_overdue,
                                &Sums::cost_staff,
                                &Sums::cost_placements,
                                &Sums::cost_total};
  // A number that is added to the sums and forgotten here does not compile.
  static_assert(sizeof(Sums) == sizeof(numbers) / sizeof(Number) * sizeof(double) + sizeof(Sums::assessment_days) +
                                    sizeof(Sums::in_band) + sizeof(Sums::caseloads) + 3 * sizeof(Sums::ways) +
                                    sizeof(Levels));
  for (const Number number : numbers) rest.*number -= earlier.*number;
  using Level = std::int64_t Levels::*;
  constexpr Level all_levels[] = {
      &Levels::looked_after, &Levels::in_need,   &Levels::on_plans,   &Levels::unallocated, &Levels::helped,
      &Levels::allocated,    &Levels::held,      &Levels::held_cases, &Levels::holders,     &Levels::holder_count,
      &Levels::established,  &Levels::permanent, &Levels::agency};
  static_assert(sizeof(Levels) == sizeof(all_levels) / sizeof(Level) * sizeof(std::int64_t) + sizeof(Levels::stages));
  for (const Level level : all_levels) rest.levels.*level -= earlier.levels.*level;
  for (std::size_t b = 0; b < band_count; ++b) rest.in_band[b] -= earlier.in_band[b];
  rest.assessment_days = sim::Histogram{};
  for (const auto& [value, weight] : assessment_days.weights()) {
    const auto before = earlier.assessment_days.weights().find(value);
    rest.assessment_days.add(value, weight - (before == earlier.assessment_days.weights().end() ? 0 : before->second));
  }
  for (std::size_t h = 0; h < earlier.caseloads.size(); ++h) take_off(rest.caseloads[h], earlier.caseloads[h]);
  take_off(rest.ways, earlier.ways);
  take_off(rest.came, earlier.came);
  take_off(rest.left, earlier.left);
  take_off(rest.levels.stages, earlier.levels.stages);
  return rest;
}

Values values_of(const Sums& sums, sim::Span stretch) { return SumUp(sums, stretch).values(); }

std::array<std::optional<double>, band_count> bands_of(const Sums& sums) {
  std::array<std::optional<double>, band_count> shares;
  std::map<Spread, double> whole;
  for (std::size_t b = 0; b < band_count; ++b) whole[bands()[b].of] += sums.in_band[b];
  for (std::size_t b = 0; b < band_count; ++b)
    if (const double all = whole[bands()[b].of]; all > 0) shares[b] = percent * sums.in_band[b] / all;
  return shares;
}

}  // namespace models
