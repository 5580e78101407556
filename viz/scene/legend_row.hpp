// Entries of a legend, one after another, on as many lines as they need.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "viz/canvas/canvas.hpp"
#include "viz/canvas/font_metrics.hpp"

namespace viz {

/// One entry: a sign `width` pixels wide, drawn with its left end at the point given and centred on it, then words.
struct LegendEntry {
  double width = 0;
  std::function<void(Canvas&, Point)> sign;  ///< empty: words alone
  std::string words;
};

/// How legends are set.
struct LegendStyle {
  double line = 20;  ///< pixels from line to line
  double gap = 18;   ///< between entries
  Align align = Align::start;
};

/// Draws into `area`, from its top; returns the height used.
double draw_legend(Canvas& canvas, const FontMetrics& metrics, Rect area, const std::vector<LegendEntry>& entries,
                   LegendStyle style = {});

/// A square of a family's colour.
[[nodiscard]] LegendEntry swatch(Role fill, std::string words);
[[nodiscard]] LegendEntry marked(Mark mark, double size, Role role, std::string words);
[[nodiscard]] LegendEntry lined(Stroke stroke, std::string words);

}  // namespace viz
