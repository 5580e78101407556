// A count over time: a line a practice, and the band of the middle 80 % of its runs.
#pragma once

#include <string>
#include <vector>

#include "models/measures/estimate.hpp"
#include "sim/time/calendar.hpp"

namespace viz {

/// One practice's weekly numbers.
struct TimeLine {
  std::string name;
  const models::Band* band = nullptr;
};

/// What is drawn.
struct TimeChart {
  std::string id;               ///< unique in the page
  std::string title;            ///< "Children looked after"
  std::string unit;             ///< "children"
  sim::Date start;              ///< day 0
  bool bands = true;            ///< false for one run
  std::vector<TimeLine> lines;  ///< by arm, the base first
};

/// Drawn for chart_width pixels; every sixth week is a point. Lines carry letter and name at their ends. Empty when
/// there is nothing to draw.
[[nodiscard]] std::string time_chart(const TimeChart& chart);

}  // namespace viz
