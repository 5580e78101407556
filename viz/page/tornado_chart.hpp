// What a measure becomes at the ends of each figure's range, the figures that matter most on top: a tornado.
#pragma once

#include <string>

#include "models/studies/sensitivity.hpp"

namespace viz {

/// Drawn for chart_width pixels: of each figure the bar from its low end to its high one around what the measure is
/// now, with the 95 % interval of each end. `measure` is its place among those asked for. `id` is unique in the page.
[[nodiscard]] std::string tornado_chart(const models::Sensitivity& study, std::size_t measure, const std::string& id);

/// The figures with bars, those that move this measure most first.
[[nodiscard]] std::vector<std::size_t> by_width(const models::Sensitivity& study, std::size_t measure);

}  // namespace viz
