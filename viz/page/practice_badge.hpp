// The letter of a practice on its colour: never the colour alone.
#pragma once

#include <cstddef>
#include <string>

#include "viz/canvas/canvas.hpp"

namespace viz {

inline constexpr double badge_size = 18;

/// A small square with the letter of the practice; `at` is its top left corner.
void draw_badge(Canvas& canvas, Point at, std::size_t practice);

/// The text colour that is readable on the colour of a practice: white or ink, at least 4.5:1.
[[nodiscard]] Role on_practice(std::size_t practice);

/// How the line of a practice is drawn: A thin, B thick, C dashed, D dotted.
[[nodiscard]] Stroke practice_stroke(std::size_t practice);

}  // namespace viz
