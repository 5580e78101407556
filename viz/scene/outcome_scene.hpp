// How the service has gone: small lines over the weeks of the run, this run against the middle 80 % of all runs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/measures/estimate.hpp"
#include "models/measures/observe.hpp"
#include "viz/canvas/canvas.hpp"
#include "viz/canvas/font_metrics.hpp"
#include "viz/playback/pathway_state.hpp"

namespace viz {

/// One small chart.
struct OutcomeLine {
  std::string id;
  std::string title;
  std::string unit;              ///< after the title: "children"
  std::vector<double> this_run;  ///< element w: the end of week w
  models::Band band;             ///< empty when there was one run
  bool one_decimal = false;
  std::optional<double> now;  ///< counted at this instant; else the last whole week's
};

/// The lines of the Pathway screen. `bands` is empty when there was one replication. `now` is what the other panels
/// show, so that one screen never gives two numbers for one thing.
[[nodiscard]] std::vector<OutcomeLine> outcome_lines(const models::WeeklySeries& run,
                                                     const std::optional<models::WeeklyBands>& bands,
                                                     const ServiceNow& now);

/// What all the charts share.
struct OutcomeFrame {
  double weeks = 0;           ///< gone by, not whole: where the line "now" stands
  int start_year = 0;         ///< year of day 0, for the labels below
  double first_new_year = 0;  ///< weeks from day 0 to the first 1 January
  int runs = 1;               ///< replications behind the bands
  int columns = 2;
};

/// Draws as many of the lines as `frame.columns` and the height have room for, in order.
void draw_outcomes(Canvas& canvas, const FontMetrics& metrics, Rect area, const std::vector<OutcomeLine>& lines,
                   const OutcomeFrame& frame);

}  // namespace viz
