// The run as a line from its first day to its last: referrals week by week, dated changes, and where we are.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/time/calendar.hpp"
#include "viz/canvas/canvas.hpp"
#include "viz/canvas/font_metrics.hpp"

namespace viz {

/// A dated change of the practice.
struct TimelineMark {
  sim::Instant at;
  std::string words;
};

struct Timeline {
  const sim::Calendar& calendar;
  sim::Instant at;
  sim::Instant end;
  std::span<const int> weekly_referrals;
  std::vector<TimelineMark> marks;
};

/// Where the line lies inside the panel: x is day 0, right() the end. A click there is a seek.
[[nodiscard]] Rect timeline_track(Rect area);
void draw_timeline(Canvas& canvas, const FontMetrics& metrics, Rect area, const Timeline& timeline);

}  // namespace viz
