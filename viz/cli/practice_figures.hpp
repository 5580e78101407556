// The figures that a practice sets, and how firmly they stand.
#pragma once

#include <vector>

#include "models/report/report.hpp"
#include "models/scenario/scenario.hpp"

namespace viz {

/// The figures of the practice whose keys it sets itself, in the order of the field list.
[[nodiscard]] std::vector<models::FigureLine> changed_figures(const models::PracticeArm& practice);

/// How many of them stand how firmly.
[[nodiscard]] models::Foundations foundations(const std::vector<models::FigureLine>& figures);

}  // namespace viz
