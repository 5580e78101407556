// One measure over the values of a setting: its mean, its interval, and the knee.
#pragma once

#include <optional>
#include <string>

#include "models/studies/sweep.hpp"

namespace viz {

/// Drawn for chart_width pixels. Of one key: a line with a dot a cell, the band of its 95 % interval, and the knee with
/// the cells between which it lies. Of two: a line for each value of the second, up to four; else, and where the
/// measure is undefined in some cell, nothing. `id` is unique in the page.
[[nodiscard]] std::string sweep_chart(const models::Sweep& sweep, models::Measure measure,
                                      const std::optional<models::Knee>& knee, const std::string& id);

}  // namespace viz
