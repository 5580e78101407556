#include "viz/window/feathered.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace viz {
namespace {

sf::Vertex vertex(Point p, sf::Color colour) {
  return sf::Vertex({static_cast<float>(p.x), static_cast<float>(p.y)}, colour);
}

sf::Color faded(sf::Color colour) {
  colour.a = 0;
  return colour;
}

void add_quad(std::vector<sf::Vertex>& out, const sf::Vertex& a, const sf::Vertex& b, const sf::Vertex& c,
              const sf::Vertex& d) {
  out.insert(out.end(), {a, b, c, a, c, d});
}

Point unit_normal(Point a, Point b) {
  const double length = std::hypot(b.x - a.x, b.y - a.y);
  return length > 0 ? Point{-(b.y - a.y) / length, (b.x - a.x) / length} : Point{0, 0};
}

Point moved(Point p, Point n, double by) { return {p.x + n.x * by, p.y + n.y * by}; }

// The mean normal at each point of a line, longer at corners so that the width stays.
std::vector<Point> normals(std::span<const Point> points) {
  std::vector<Point> out(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point before = unit_normal(points[i > 0 ? i - 1 : i], points[i]);
    const Point after = unit_normal(points[i], points[std::min(i + 1, points.size() - 1)]);
    Point sum{before.x + after.x, before.y + after.y};
    if (i == 0) sum = after;
    if (i + 1 == points.size()) sum = before;
    const double length = std::hypot(sum.x, sum.y);
    if (length < 1e-9) {
      out[i] = after;
      continue;
    }
    const Point unit{sum.x / length, sum.y / length};
    const Point side = i + 1 == points.size() ? before : after;
    const double stretch = std::clamp(1 / std::max(0.4, unit.x * side.x + unit.y * side.y), 1.0, 1.6);
    out[i] = {unit.x * stretch, unit.y * stretch};
  }
  return out;
}

}  // namespace

void add_plain(std::vector<sf::Vertex>& out, Rect area, sf::Color colour) {
  add_quad(out, vertex({area.x, area.y}, colour), vertex({area.right(), area.y}, colour),
           vertex({area.right(), area.bottom()}, colour), vertex({area.x, area.bottom()}, colour));
}

void add_convex(std::vector<sf::Vertex>& out, std::span<const Point> outline, sf::Color colour) {
  const std::size_t n = outline.size();
  double area = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const Point& a = outline[i];
    const Point& b = outline[(i + 1) % n];
    area += a.x * b.y - b.x * a.y;
  }
  const double outward = area > 0 ? -1 : 1;
  std::vector<Point> inner(n), outer(n);
  for (std::size_t i = 0; i < n; ++i) {
    const Point before = unit_normal(outline[(i + n - 1) % n], outline[i]);
    const Point after = unit_normal(outline[i], outline[(i + 1) % n]);
    const Point sum{before.x + after.x, before.y + after.y};
    const double length = std::max(0.5, std::hypot(sum.x, sum.y));
    const Point normal{outward * sum.x / length, outward * sum.y / length};
    inner[i] = moved(outline[i], normal, -0.5);
    outer[i] = moved(outline[i], normal, 0.5);
  }
  for (std::size_t i = 2; i < n; ++i) {
    out.insert(out.end(), {vertex(inner[0], colour), vertex(inner[i - 1], colour), vertex(inner[i], colour)});
  }
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t j = (i + 1) % n;
    add_quad(out, vertex(inner[i], colour), vertex(inner[j], colour), vertex(outer[j], faded(colour)),
             vertex(outer[i], faded(colour)));
  }
}

void add_band(std::vector<sf::Vertex>& out, std::span<const Point> outline, sf::Color colour) {
  const std::size_t half = outline.size() / 2;
  const auto opposite = [&](std::size_t i) { return outline[outline.size() - 1 - i]; };
  for (std::size_t i = 0; i + 1 < half; ++i) {
    const Point a = outline[i], b = outline[i + 1], c = opposite(i + 1), d = opposite(i);
    add_quad(out, vertex(a, colour), vertex(b, colour), vertex(c, colour), vertex(d, colour));
    Point n = unit_normal(a, b);
    if ((a.x - d.x) * n.x + (a.y - d.y) * n.y < 0) n = {-n.x, -n.y};
    add_quad(out, vertex(a, colour), vertex(b, colour), vertex(moved(b, n, 0.8), faded(colour)),
             vertex(moved(a, n, 0.8), faded(colour)));
    Point m = unit_normal(d, c);
    if ((d.x - a.x) * m.x + (d.y - a.y) * m.y < 0) m = {-m.x, -m.y};
    add_quad(out, vertex(d, colour), vertex(c, colour), vertex(moved(c, m, 0.8), faded(colour)),
             vertex(moved(d, m, 0.8), faded(colour)));
  }
}

void add_line(std::vector<sf::Vertex>& out, std::span<const Point> points, double width, sf::Color colour) {
  if (points.size() < 2) return;
  // A hair line that runs straight is drawn on whole pixels; feathered it would be two grey ones.
  const bool upright = points.size() == 2 && points[0].x == points[1].x;
  const bool level = points.size() == 2 && points[0].y == points[1].y;
  if (upright || level) {
    const double whole = std::max(1.0, std::round(width));
    const double x = std::min(points[0].x, points[1].x), y = std::min(points[0].y, points[1].y);
    if (level)
      add_plain(out, {x, std::floor(y - (whole - 1) / 2), std::fabs(points[1].x - points[0].x), whole}, colour);
    if (upright)
      add_plain(out, {std::floor(x - (whole - 1) / 2), y, whole, std::fabs(points[1].y - points[0].y)}, colour);
    return;
  }
  const std::vector<Point> n = normals(points);
  const double core = std::max(0.0, width / 2 - 0.5);
  const double edge = width / 2 + 0.5;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Point a = points[i], b = points[i + 1];
    const Point na = n[i], nb = n[i + 1];
    add_quad(out, vertex(moved(a, na, core), colour), vertex(moved(b, nb, core), colour),
             vertex(moved(b, nb, -core), colour), vertex(moved(a, na, -core), colour));
    for (const double side : {1.0, -1.0}) {
      add_quad(out, vertex(moved(a, na, side * core), colour), vertex(moved(b, nb, side * core), colour),
               vertex(moved(b, nb, side * edge), faded(colour)), vertex(moved(a, na, side * edge), faded(colour)));
    }
  }
}

std::vector<Point> rounded(Rect area, double radius) {
  constexpr double quarter = 1.5707963267948966;
  const double r = std::min({radius, area.width / 2, area.height / 2});
  const Point centres[] = {{area.right() - r, area.bottom() - r},
                           {area.x + r, area.bottom() - r},
                           {area.x + r, area.y + r},
                           {area.right() - r, area.y + r}};
  std::vector<Point> out;
  for (int corner = 0; corner < 4; ++corner) {
    for (int step = 0; step <= 5; ++step) {
      const double angle = quarter * (corner + step / 5.0);
      out.push_back({centres[corner].x + r * std::cos(angle), centres[corner].y + r * std::sin(angle)});
    }
  }
  return out;
}

std::vector<std::vector<Point>> dashes(std::span<const Point> points, double on, double off) {
  std::vector<std::vector<Point>> pieces;
  double left = on;
  bool is_on = true;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    Point at = points[i];
    const Point to = points[i + 1];
    if (is_on && pieces.empty()) pieces.push_back({at});
    for (double rest = std::hypot(to.x - at.x, to.y - at.y); rest > 1e-9;) {
      const double step = std::min(rest, left);
      at = {at.x + (to.x - at.x) * step / rest, at.y + (to.y - at.y) * step / rest};
      if (is_on) pieces.back().push_back(at);
      rest -= step;
      left -= step;
      if (left > 1e-9) continue;
      is_on = !is_on;
      left = is_on ? on : off;
      if (is_on) pieces.push_back({at});
    }
  }
  return pieces;
}

}  // namespace viz
