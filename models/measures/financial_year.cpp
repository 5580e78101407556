#include "models/measures/financial_year.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace models {

std::vector<FinancialYear> financial_years(const Model& model) {
  const sim::Date start = model.scenario->start;
  std::vector<FinancialYear> years;
  int begins = start.month < 4 ? start.year - 1 : start.year;
  for (sim::Instant from{}; from < model.end; ++begins) {
    const sim::Instant first = model.calendar.start_of({begins, 4, 1});
    const sim::Instant next = model.calendar.start_of({begins + 1, 4, 1});
    const sim::Instant to = std::min(next, model.end);
    years.push_back({begins, from, to, from == first && to == next});
    from = to;
  }
  return years;
}

std::string name_of_financial_year(int begins) { return fmt::format("{}-{:02}", begins, (begins + 1) % 100); }

}  // namespace models
