// The Pathway picture: stages as cards, flows as ribbons, children as dots. Drawn on any Canvas, so the window, the
// report and the tests show the same.
//
// For a still picture call draw_pathway. A window that moves the dots draws the three parts as layers: ribbons, then
// its own dots from moving_dots(), then cards.
#pragma once

#include <span>
#include <vector>

#include "models/practice/pathway.hpp"
#include "viz/canvas/canvas.hpp"
#include "viz/canvas/font_metrics.hpp"
#include "viz/layout/pathway_layout.hpp"
#include "viz/playback/pathway_state.hpp"

namespace viz {

/// What the user has switched on.
struct Shown {
  bool moving = true;
  bool ribbons = true;
  friend bool operator==(const Shown&, const Shown&) = default;
};

/// Everything one picture is made of; all must outlive the call. `layout` must have been made with the same metrics.
struct PathwayPicture {
  const models::Pathway& pathway;
  const PathwayLayout& layout;
  const PathwayState& state;
  const FontMetrics& metrics;
  Shown shown{};
};

/// One moving child.
struct Dot {
  Point at;
  Role role = Role::front_door;
  bool overdue = false;  ///< drawn as a diamond
};
/// A dot's full width in pixels.
inline constexpr double dot_size = 5;

/// Where the moving children are: families of n are n dots, one behind the other.
[[nodiscard]] std::vector<Dot> moving_dots(const PathwayPicture& picture, std::span<const Moving> moving);

/// Ground, column headings and ribbons.
void draw_ribbons(Canvas& canvas, const PathwayPicture& picture);
void draw_dots(Canvas& canvas, std::span<const Dot> dots);
/// Cards, what is waiting and closed under them, numbers on the ribbons, and the legend.
void draw_cards(Canvas& canvas, const PathwayPicture& picture);

/// All of it, in order.
void draw_pathway(Canvas& canvas, const PathwayPicture& picture, std::span<const Moving> moving);

/// The picture in words, for its description.
[[nodiscard]] std::string describe_pathway(const PathwayPicture& picture);

}  // namespace viz
