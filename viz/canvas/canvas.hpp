// What a scene draws on: shapes, marks and text with roles for colours, never pixels of a particular backend.
//
// Units are logical pixels, x to the right and y down. Every fill and every text names a Role of the palette, so that
// one colour keeps one meaning in the window, in the report and in the tests. Three backends: SvgCanvas (report),
// SfmlCanvas (window and PNG, in viz/window) and RecordingCanvas (tests).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "viz/canvas/palette.hpp"

namespace viz {

/// A place in logical pixels.
struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

/// An upright rectangle; `x` and `y` are its top left corner.
struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
  [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
  /// Smaller by `by` on every side; larger when it is negative.
  [[nodiscard]] Rect inset(double by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
  [[nodiscard]] bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  /// Whether the two share an area; touching edges do not count.
  [[nodiscard]] bool overlaps(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  friend bool operator==(const Rect&, const Rect&) = default;
};

/// What a surface is filled with; `opacity` in [0, 1].
struct Fill {
  Role role = Role::ink;
  double opacity = 1;
};

enum class Dash { solid, dashed, dotted };

/// How a line is drawn; `width` in pixels, > 0; `opacity` in [0, 1].
struct Stroke {
  Role role = Role::ink;
  double width = 1;
  Dash dash = Dash::solid;
  double opacity = 1;
};

/// The marks of the legend. Each stands for one thing (visual rules: viz/README.md), so that no category is told by
/// colour alone. A tick is a short horizontal bar; a bar of stated height is a rectangle.
enum class Mark { disc, ring, diamond, triangle, tick };

enum class Weight { medium, semibold };
enum class Align { start, middle, end };

/// No text without a style. `size` in pixels, at least smallest_text.
struct TextStyle {
  double size = 13;
  Weight weight = Weight::medium;
  Align align = Align::start;
  Role role = Role::ink;
};

/// Nothing readable is set smaller than this, at any size of window.
inline constexpr double smallest_text = 12;

/// A named part of a picture: the tooltip of the window, the title and description in SVG, the name in a test.
struct Element {
  std::string id;           ///< unique in the picture: "stage-assessment"
  std::string title;        ///< "Assessment"
  std::string description;  ///< "238 children, 34 waiting, 31 late"; may be empty
};

/// Takes drawing calls in order; later ones lie on top.
class Canvas {
 public:
  Canvas() = default;
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  virtual ~Canvas() = default;

  /// A filled rectangle, its corners rounded by `radius` pixels.
  virtual void rectangle(Rect area, Fill fill, double radius = 0) = 0;
  /// A line through the points, in order; fewer than two draw nothing.
  virtual void polyline(std::span<const Point> points, Stroke stroke) = 0;
  /// A filled outline, closed by itself: bands and ribbons. Need not be convex; must not cross itself.
  virtual void polygon(std::span<const Point> points, Fill fill) = 0;
  /// One mark at each point; `size` is the mark's full width in pixels.
  virtual void marks(Mark mark, double size, std::span<const Point> at, Fill fill) = 0;
  /// One line of text; `at` is on its baseline, at the start, middle or end as the style's alignment says. Whole
  /// pixels.
  virtual void text(Point at, std::string_view utf8, TextStyle style) = 0;
  /// What follows up to the matching end() belongs to `element`. Elements nest.
  virtual void begin(const Element& element) = 0;
  virtual void end() = 0;

  /// A straight line.
  void line(Point from, Point to, Stroke stroke) {
    const Point points[] = {from, to};
    polyline(points, stroke);
  }
  /// A rectangle with an edge drawn inside it.
  void outlined(Rect area, Fill fill, Role edge, double edge_width = 1, double radius = 0) {
    rectangle(area, Fill{edge}, radius);
    rectangle(area.inset(edge_width), fill, radius > edge_width ? radius - edge_width : 0);
  }
};

}  // namespace viz
