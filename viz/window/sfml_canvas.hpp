// Draws on an SFML target: the window's layers and the picture that is saved.
#pragma once

#include <SFML/Graphics/Font.hpp>
#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include "viz/canvas/canvas.hpp"
#include "viz/canvas/font_metrics.hpp"

namespace viz {

/// What all canvases of the window share: the two fonts and the marks as textures. Needs a display.
class SfmlResources {
 public:
  SfmlResources();
  [[nodiscard]] const sf::Font& font(Weight weight) const { return weight == Weight::medium ? medium_ : semibold_; }
  /// White, opacity as the mark covers each pixel.
  [[nodiscard]] const sf::Texture& mark(Mark mark, double size);

 private:
  sf::Font medium_;
  sf::Font semibold_;
  std::map<std::tuple<Mark, int>, std::unique_ptr<sf::Texture>> marks_;
};

/// Measures as the canvas of that scale draws: in logical pixels, at the real size of the letters.
class ScaledMetrics final : public FontMetrics {
 public:
  explicit ScaledMetrics(double scale) : scale_(scale) {}
  [[nodiscard]] double width(std::string_view utf8, const TextStyle& style) const override;

 private:
  double scale_;
};

[[nodiscard]] sf::Color to_sfml(Role role, double opacity = 1);

/// One pass over a target. Calls that can share a texture are sent together; destruction sends the rest.
class SfmlCanvas final : public Canvas {
 public:
  /// One logical pixel is `scale` pixels of the target; `origin` is the logical point at its top left.
  SfmlCanvas(sf::RenderTarget& target, SfmlResources& resources, double scale = 1, Point origin = {});
  ~SfmlCanvas() override;

  void rectangle(Rect area, Fill fill, double radius = 0) override;
  void polyline(std::span<const Point> points, Stroke stroke) override;
  void polygon(std::span<const Point> points, Fill fill) override;
  void marks(Mark mark, double size, std::span<const Point> at, Fill fill) override;
  void text(Point at, std::string_view utf8, TextStyle style) override;
  void begin(const Element& /*element*/) override {}
  void end() override {}

 private:
  void use(const sf::Texture* texture);
  void flush();
  void add_glyph(const sf::Glyph& glyph, float x, float y, sf::Color colour);
  [[nodiscard]] Point pixel(Point p) const { return {(p.x - origin_.x) * scale_, (p.y - origin_.y) * scale_}; }
  [[nodiscard]] std::vector<Point> pixels(std::span<const Point> points) const;

  sf::RenderTarget& target_;
  SfmlResources& resources_;
  double scale_;
  Point origin_;
  const sf::Texture* texture_ = nullptr;
  std::vector<sf::Vertex> vertices_;
};

}  // namespace viz
