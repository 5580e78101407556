#include "models/measures/traffic.hpp"

#include "models/measures/sums.hpp"
#include "models/practice/model.hpp"

namespace models {

Traffic traffic_of(const Model& model, const Sums& sums) {
  const sim::Span window = model.end - sim::Instant{};
  const auto ticks = static_cast<double>(window.ticks);
  const auto mean = [&](std::int64_t level) { return static_cast<double>(level) / ticks; };
  Traffic traffic;
  traffic.years = to_years(window).value;
  const auto a_year = [&](double n) { return n / traffic.years; };
  const std::size_t many = sums.levels.stages.size();
  for (std::size_t s = 0; s < many; ++s) {
    traffic.present.push_back(mean(sums.levels.stages[s]));
    traffic.came.push_back(a_year(sums.came[s]));
    traffic.left.push_back(a_year(sums.left[s]));
  }
  for (const double n : sums.ways) traffic.ways.push_back(a_year(n));
  traffic.holders = mean(sums.levels.holder_count);
  traffic.full_time = mean(sums.levels.holders) / 100;
  traffic.children_held = mean(sums.levels.held);
  traffic.cases_held = mean(sums.levels.held_cases);
  traffic.allocations = a_year(sums.allocations);
  traffic.unallocated = mean(sums.levels.unallocated);
  traffic.days_waited = sums.allocations > 0 ? sums.allocation_days / sums.allocations : 0;
  traffic.tasks = a_year(sums.tasks_done);
  traffic.hours_at_cases = a_year(sums.at_cases) / 60;
  traffic.hours_worked = a_year(sums.contracted) / 60;
  traffic.hours_other = a_year(sums.other) / 60;
  const double mornings = sums.all_days - sums.absent - sums.leave;
  traffic.overdue = mornings > 0 ? sums.tasks_overdue / mornings : 0;
  const double in_post = mean(sums.levels.permanent), posts = mean(sums.levels.established);
  traffic.turnover = in_post > 0 ? a_year(sums.leavers) / in_post : 0;
  traffic.vacancy = posts > 0 ? 1 - in_post / posts : 0;
  return traffic;
}

}  // namespace models
