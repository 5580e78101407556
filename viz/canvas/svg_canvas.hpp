// Draws into SVG text: for the report and for export. Links nothing; the same calls give the same bytes.
#pragma once

#include <string>

#include "viz/canvas/canvas.hpp"

namespace viz {

/// How the text of an SVG is set.
struct SvgFont {
  std::string family = "Arial, system-ui, sans-serif";  ///< measured with report_metrics()
  int medium = 400;
  int semibold = 700;
};

/// One picture. It is `role="img"` with a title and a description, every begin() is a group with a title, and ids are
/// prefixed with the picture's own id so that several stand in one page.
class SvgCanvas final : public Canvas {
 public:
  /// `picture.id` must be unique in the page; width and height in pixels are the viewBox. The picture scales with its
  /// container: in the page, give it a width by style.
  SvgCanvas(double width, double height, const Element& picture, SvgFont font = {});

  void rectangle(Rect area, Fill fill, double radius = 0) override;
  void polyline(std::span<const Point> points, Stroke stroke) override;
  void polygon(std::span<const Point> points, Fill fill) override;
  void marks(Mark mark, double size, std::span<const Point> at, Fill fill) override;
  void text(Point at, std::string_view utf8, TextStyle style) override;
  void begin(const Element& element) override;
  void end() override;

  /// The finished `<svg>…</svg>`; open elements are closed. Call once, last.
  [[nodiscard]] std::string take();

 private:
  void path(std::span<const Point> points, bool closed);

  std::string id_;
  SvgFont font_;
  std::string out_;
  int open_ = 0;
};

/// `text` with & < > " ' escaped, and what XML forbids left out.
[[nodiscard]] std::string escaped(std::string_view text);
/// At most two decimals, no trailing zeros, no exponent, never "-0".
[[nodiscard]] std::string number(double value);

}  // namespace viz
