#include "viz/window/sfml_canvas.hpp"

#include <SFML/Graphics/Image.hpp>
#include <cmath>

#include "viz/window/coverage.hpp"
#include "viz/window/feathered.hpp"

namespace viz {

SfmlResources::SfmlResources() {
  const auto medium = font_file(Weight::medium);
  const auto semibold = font_file(Weight::semibold);
  medium_.loadFromMemory(medium.data(), medium.size());
  semibold_.loadFromMemory(semibold.data(), semibold.size());
}

const sf::Texture& SfmlResources::mark(Mark mark, double size) {
  const auto [entry, is_new] = marks_.try_emplace({mark, static_cast<int>(std::lround(size * 4))});
  if (is_new) {
    const Mask mask = mask_of(mark, size);
    sf::Image image;
    image.create(static_cast<unsigned>(mask.side), static_cast<unsigned>(mask.side));
    for (int i = 0; i < mask.side * mask.side; ++i) {
      image.setPixel(static_cast<unsigned>(i % mask.side), static_cast<unsigned>(i / mask.side),
                     sf::Color(255, 255, 255, mask.cover[static_cast<std::size_t>(i)]));
    }
    entry->second = std::make_unique<sf::Texture>();
    entry->second->loadFromImage(image);
  }
  return *entry->second;
}

double ScaledMetrics::width(std::string_view utf8, const TextStyle& style) const {
  TextStyle real = style;
  real.size = std::round(style.size * scale_);
  return screen_metrics().width(utf8, real) / scale_;
}

sf::Color to_sfml(Role role, double opacity) {
  const Colour c = colour(role);
  return {c.red, c.green, c.blue, static_cast<sf::Uint8>(std::lround(255 * opacity))};
}

SfmlCanvas::SfmlCanvas(sf::RenderTarget& target, SfmlResources& resources, double scale, Point origin)
    : target_(target), resources_(resources), scale_(scale), origin_(origin) {}

SfmlCanvas::~SfmlCanvas() { flush(); }

void SfmlCanvas::use(const sf::Texture* texture) {
  if (texture != texture_) flush();
  texture_ = texture;
}

void SfmlCanvas::flush() {
  if (!vertices_.empty()) target_.draw(vertices_.data(), vertices_.size(), sf::Triangles, sf::RenderStates(texture_));
  vertices_.clear();
}

std::vector<Point> SfmlCanvas::pixels(std::span<const Point> points) const {
  std::vector<Point> out;
  out.reserve(points.size());
  for (const Point& p : points) out.push_back(pixel(p));
  return out;
}

void SfmlCanvas::rectangle(Rect area, Fill fill, double radius) {
  if (area.width <= 0 || area.height <= 0) return;
  use(nullptr);
  const Point corner = pixel({area.x, area.y});
  const Rect real{corner.x, corner.y, area.width * scale_, area.height * scale_};
  if (radius > 0) add_convex(vertices_, rounded(real, radius * scale_), to_sfml(fill.role, fill.opacity));
  if (radius <= 0) add_plain(vertices_, real, to_sfml(fill.role, fill.opacity));
}

void SfmlCanvas::polyline(std::span<const Point> points, Stroke stroke) {
  if (points.size() < 2) return;
  use(nullptr);
  const std::vector<Point> way = pixels(points);
  const sf::Color colour = to_sfml(stroke.role, stroke.opacity);
  if (stroke.dash == Dash::solid) {
    add_line(vertices_, way, stroke.width * scale_, colour);
    return;
  }
  const bool dashed = stroke.dash == Dash::dashed;
  for (const auto& piece : dashes(way, (dashed ? 5 : 1.5) * scale_, (dashed ? 4 : 3) * scale_)) {
    add_line(vertices_, piece, stroke.width * scale_, colour);
  }
}

void SfmlCanvas::polygon(std::span<const Point> points, Fill fill) {
  if (points.size() < 3) return;
  use(nullptr);
  const std::vector<Point> outline = pixels(points);
  if (outline.size() <= 4) add_convex(vertices_, outline, to_sfml(fill.role, fill.opacity));
  if (outline.size() > 4) add_band(vertices_, outline, to_sfml(fill.role, fill.opacity));
}

void SfmlCanvas::marks(Mark mark, double size, std::span<const Point> at, Fill fill) {
  if (at.empty()) return;
  const sf::Texture& texture = resources_.mark(mark, size * scale_);
  use(&texture);
  const auto side = static_cast<float>(texture.getSize().x);
  const sf::Color colour = to_sfml(fill.role, fill.opacity);
  for (const Point& p : at) {
    const Point centre = pixel(p);
    const float left = static_cast<float>(std::floor(centre.x)) - std::floor(side / 2);
    const float top = static_cast<float>(std::floor(centre.y)) - std::floor(side / 2);
    const sf::Vertex corners[] = {{{left, top}, colour, {0, 0}},
                                  {{left + side, top}, colour, {side, 0}},
                                  {{left + side, top + side}, colour, {side, side}},
                                  {{left, top + side}, colour, {0, side}}};
    for (const int i : {0, 1, 2, 0, 2, 3}) vertices_.push_back(corners[i]);
  }
}

void SfmlCanvas::add_glyph(const sf::Glyph& glyph, float x, float y, sf::Color colour) {
  const sf::FloatRect& box = glyph.bounds;
  const sf::IntRect& from = glyph.textureRect;
  const float left = x + box.left, top = y + box.top;
  const auto u = static_cast<float>(from.left), v = static_cast<float>(from.top);
  const auto w = static_cast<float>(from.width), h = static_cast<float>(from.height);
  const sf::Vertex corners[] = {{{left, top}, colour, {u, v}},
                                {{left + w, top}, colour, {u + w, v}},
                                {{left + w, top + h}, colour, {u + w, v + h}},
                                {{left, top + h}, colour, {u, v + h}}};
  for (const int i : {0, 1, 2, 0, 2, 3}) vertices_.push_back(corners[i]);
}

void SfmlCanvas::text(Point at, std::string_view utf8, TextStyle style) {
  if (utf8.empty()) return;
  const sf::Font& font = resources_.font(style.weight);
  const auto size = static_cast<unsigned>(std::lround(style.size * scale_));
  TextStyle real = style;
  real.size = size;
  const double share = style.align == Align::start ? 0.0 : style.align == Align::middle ? 0.5 : 1.0;
  const Point start = pixel(at);
  auto x = static_cast<float>(std::round(start.x - (share > 0 ? share * screen_metrics().width(utf8, real) : 0)));
  const auto y = static_cast<float>(std::round(start.y));
  // All letters first: a glyph that is new may move the texture on.
  for (std::size_t i = 0; i < utf8.size();) font.getGlyph(next_character(utf8, i), size, false);
  auto& texture = const_cast<sf::Texture&>(font.getTexture(size));
  texture.setSmooth(false);
  use(&texture);
  for (std::size_t i = 0; i < utf8.size();) {
    const sf::Glyph& glyph = font.getGlyph(next_character(utf8, i), size, false);
    add_glyph(glyph, x, y, to_sfml(style.role));
    x += glyph.advance;
  }
}

}  // namespace viz
