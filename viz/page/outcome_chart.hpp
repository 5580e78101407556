// One picture an outcome: its headline measures, each practice as a dot with its 80 % and 95 % intervals.
#pragma once

#include <string>
#include <vector>

#include "models/report/report.hpp"

namespace viz {

/// Width in pixels that the charts of a page are drawn for; they scale with their column.
inline constexpr double chart_width = 400;

/// Differences from the base, each measure on its own scale around 0, with the zone that is too small to matter in
/// grey; with one practice, the levels with the middle 80 % of runs. `id` is unique in the page.
[[nodiscard]] std::string outcome_chart(const models::OutcomeTable& table, const std::string& id);

/// What dots, bars and the grey zone mean.
[[nodiscard]] std::string outcome_legend(bool comparison, int replications);

/// "A" for the base, then "B", …
[[nodiscard]] std::string practice_letter(std::size_t index);

}  // namespace viz
