// What a terminal shows after the measures: bad weeks, financial years, theory beside the simulation.
#pragma once

#include <span>
#include <string>

#include "models/measures/estimate.hpp"

namespace models {

/// A table a stock: half of all weeks, one in ten and one in twenty are above; then the levels that were asked about.
/// Empty without weeks.
[[nodiscard]] std::string bad_weeks_text(const Estimates& estimates);

/// Main stocks and costs by financial year, practice by practice. Empty without years.
[[nodiscard]] std::string financial_years_text(const Estimates& estimates);

/// Of the base: what theory gives, what was simulated, and the difference. Empty where there is none.
[[nodiscard]] std::string beside_theory_text(const Estimates& estimates);

/// What a report shows by financial year on a terminal and first on the page.
[[nodiscard]] std::span<const Measure> measures_by_year();

/// "Children looked after above 560: 12.3 % of weeks (95 % interval 8.1 to 16.5)", of an arm.
[[nodiscard]] std::string weeks_above_in_words(const BadWeeks& stock, const WeeksAbove& above, std::size_t arm);

}  // namespace models
