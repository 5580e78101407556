// The Pathway screen: where its panels stand, the top bar, and the service in five numbers.
#pragma once

#include <string>

#include "viz/canvas/canvas.hpp"
#include "viz/canvas/font_metrics.hpp"
#include "viz/playback/pathway_state.hpp"

namespace viz {

/// The panels. `left` is empty when it is folded.
struct Screen {
  Rect top, left, map, caseload, outcomes, transport, timeline;
  int outcome_columns = 2;
};
/// For a window of that size, from 1024x640 up. `folded`: without the left panel.
[[nodiscard]] Screen screen_for(double width, double height, bool folded);
/// Whether a window of that size starts with the left panel folded: it would cost the map too much.
[[nodiscard]] bool starts_folded(double width);

/// What the top bar says.
struct RunLabel {
  std::string scenario;
  std::string practice;
  std::string run;  ///< "run 17 of 200, nearest the median"
};
/// "run 17 of 200, nearest the median", or "one run, no interval".
[[nodiscard]] std::string run_words(unsigned replication, int replications);
void draw_top_bar(Canvas& canvas, const FontMetrics& metrics, Rect area, const RunLabel& label);

/// The five numbers, large, for the upper part of the left panel; returns the height used.
double draw_service(Canvas& canvas, Rect area, const ServiceNow& now);

/// The rules between the panels.
void draw_panel_rules(Canvas& canvas, const Screen& screen);

}  // namespace viz
