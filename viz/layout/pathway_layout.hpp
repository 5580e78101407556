// Where the stages of a pathway stand, and how the ribbons between them run. The same stage stands in the same place in
// every practice model: its column and row are written in the practice file.
//
// All in logical pixels, decided before anything is drawn, so that a test can prove that nothing overlaps.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/practice/pathway.hpp"
#include "viz/canvas/canvas.hpp"
#include "viz/canvas/font_metrics.hpp"
#include "viz/playback/pathway_state.hpp"

namespace viz {

/// How much there is room for: compact cards fold to title, number, at most two badges and a bar.
enum class Density { full, compact };
/// What fits a map of that size.
[[nodiscard]] Density density_for(Rect map);

/// One stage's card, and the line under it for what is waiting and what is closed.
struct CardPlace {
  models::StageId stage;
  Rect card;
  Rect under;
  std::vector<std::string> title;  ///< the name in one or two lines that fit
};

/// A ribbon's way, as points along its middle; it is never wider than `room`.
struct RibbonPath {
  Edge edge;
  std::vector<Point> middle;
  double room = 0;
  bool arrow = false;  ///< runs back or within a column: an arrow head shows the direction
};

/// A heading over one or two columns.
struct ColumnHeading {
  std::string words;
  Point at;  ///< middle of the baseline
};

/// Everything that stands still on the Pathway screen.
struct PathwayLayout {
  Rect map;
  Density density = Density::full;
  double scale = 0;  ///< pixels of ribbon width for one child a week
  std::vector<CardPlace> cards;
  std::vector<RibbonPath> ribbons;
  std::vector<ColumnHeading> headings;
  Rect legend;  ///< kept free for it, at the bottom

  /// The card of that stage, or null when it is not drawn.
  [[nodiscard]] const CardPlace* card(models::StageId stage) const;
  /// The way a dot takes: along the ribbon, or straight where too few take it for a ribbon. Empty when either stage
  /// is not drawn.
  [[nodiscard]] std::vector<Point> way(Edge edge) const;
  /// How wide a flow is drawn: linear in children a week, at least `thinnest_ribbon`.
  [[nodiscard]] double width(double a_week) const;
};

inline constexpr double thinnest_ribbon = 1.4;
/// A way that never carries this many children a week gets no ribbon; its dots run free.
inline constexpr double least_ribbon_flow = 0.3;
/// Likewise where it passes a column.
inline constexpr double least_long_ribbon_flow = 1.0;

/// Lays out the stages that are drawn. `peaks`: the most that each way ever carries, so that ribbons never touch.
[[nodiscard]] PathwayLayout lay_out(const models::Pathway& pathway, std::span<const Flow> peaks, Rect map,
                                    const FontMetrics& metrics);

/// The point a share of the way along, 0 to 1.
[[nodiscard]] Point along(std::span<const Point> way, double share);

/// The words over a column: "Contact", "Screening", …; both care columns are "Care".
[[nodiscard]] std::string column_heading(int column);

}  // namespace viz
