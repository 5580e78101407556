// Shapes as triangles with an edge that fades over one pixel: smooth without multisampling, which software OpenGL pays
// for with half its speed.
#pragma once

#include <SFML/Graphics/Vertex.hpp>
#include <span>
#include <vector>

#include "viz/canvas/canvas.hpp"

namespace viz {

/// All append to `out`, as sf::Triangles.
void add_plain(std::vector<sf::Vertex>& out, Rect area, sf::Color colour);
/// A convex outline, in either direction.
void add_convex(std::vector<sf::Vertex>& out, std::span<const Point> outline, sf::Color colour);
/// A band: its points run along one side and back along the other, as many on each.
void add_band(std::vector<sf::Vertex>& out, std::span<const Point> outline, sf::Color colour);
void add_line(std::vector<sf::Vertex>& out, std::span<const Point> points, double width, sf::Color colour);
/// The outline of a rectangle with round corners.
[[nodiscard]] std::vector<Point> rounded(Rect area, double radius);
/// The pieces of a dashed line; `on` and `off` in pixels.
[[nodiscard]] std::vector<std::vector<Point>> dashes(std::span<const Point> points, double on, double off);

}  // namespace viz
