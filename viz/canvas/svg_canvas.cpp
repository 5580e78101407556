#include "viz/canvas/svg_canvas.hpp"

#include <charconv>
#include <cmath>
#include <utility>

namespace viz {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  std::string out = " ";
  out.append(name).append("=\"").append(value).append("\"");
  return out;
}

std::string attribute(std::string_view name, double value) { return attribute(name, number(value)); }

std::string paint(std::string_view property, Role role, double opacity) {
  std::string out = attribute(property, hex(colour(role)));
  if (opacity < 1) out += attribute(std::string(property) + "-opacity", opacity);
  return out;
}

std::string move(double x, double y) { return "M" + number(x) + " " + number(y); }

// One mark as a piece of path; all marks of a call share one element.
std::string outline(Mark mark, double size, Point at) {
  const double r = size / 2;
  const std::string arc = "a" + number(r) + " " + number(r) + " 0 1 0 ";
  switch (mark) {
    case Mark::disc:
    case Mark::ring:
      return move(at.x - r, at.y) + arc + number(size) + " 0" + arc + number(-size) + " 0z";
    case Mark::diamond:
      return move(at.x, at.y - r) + "l" + number(r) + " " + number(r) + " " + number(-r) + " " + number(r) + " " +
             number(-r) + " " + number(-r) + "z";
    case Mark::triangle:
      return move(at.x, at.y - r) + "l" + number(r) + " " + number(size) + "h" + number(-size) + "z";
    case Mark::tick:
      return move(at.x - r, at.y - 1) + "h" + number(size) + "v2h" + number(-size) + "z";
  }
  return {};
}

}  // namespace

std::string number(double value) {
  double rounded = std::round(value * 100) / 100;
  if (!std::isfinite(rounded) || rounded == 0) rounded = 0;  // also turns -0 into 0
  char digits[48];
  const auto end = std::to_chars(digits, digits + sizeof digits, rounded, std::chars_format::fixed, 2).ptr;
  std::string out(digits, end);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

SvgCanvas::SvgCanvas(double width, double height, const Element& picture, SvgFont font)
    : id_(picture.id), font_(std::move(font)) {
  const std::string id = escaped(id_);
  out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"" + attribute("id", id) +
         attribute("viewBox", "0 0 " + number(width) + " " + number(height)) + attribute("width", width) +
         attribute("height", height) + attribute("aria-labelledby", id + "-title " + id + "-description") +
         attribute("font-family", escaped(font_.family)) + ">\n";
  out_ += "<title" + attribute("id", id + "-title") + ">" + escaped(picture.title) + "</title>\n";
  out_ += "<desc" + attribute("id", id + "-description") + ">" + escaped(picture.description) + "</desc>\n";
}

void SvgCanvas::rectangle(Rect area, Fill fill, double radius) {
  if (area.width <= 0 || area.height <= 0) return;
  out_ += "<rect" + attribute("x", area.x) + attribute("y", area.y) + attribute("width", area.width) +
          attribute("height", area.height);
  if (radius > 0) out_ += attribute("rx", radius);
  out_ += paint("fill", fill.role, fill.opacity) + "/>\n";
}

void SvgCanvas::path(std::span<const Point> points, bool closed) {
  out_ += "<path d=\"" + move(points.front().x, points.front().y);
  for (const Point& p : points.subspan(1)) out_ += "L" + number(p.x) + " " + number(p.y);
  out_ += closed ? "z\"" : "\"";
}

void SvgCanvas::polyline(std::span<const Point> points, Stroke stroke) {
  if (points.size() < 2) return;
  path(points, false);
  out_ += attribute("fill", "none") + paint("stroke", stroke.role, stroke.opacity) +
          attribute("stroke-width", stroke.width) + attribute("stroke-linejoin", "round");
  if (stroke.dash == Dash::dashed) out_ += attribute("stroke-dasharray", "5 4");
  if (stroke.dash == Dash::dotted) out_ += attribute("stroke-dasharray", "1.5 3");
  out_ += "/>\n";
}

void SvgCanvas::polygon(std::span<const Point> points, Fill fill) {
  if (points.size() < 3) return;
  path(points, true);
  out_ += paint("fill", fill.role, fill.opacity) + "/>\n";
}

void SvgCanvas::marks(Mark mark, double size, std::span<const Point> at, Fill fill) {
  if (at.empty()) return;
  const double stroke = size < 6 ? 1 : 1.5;
  out_ += "<path d=\"";
  for (const Point& p : at) out_ += outline(mark, mark == Mark::ring ? size - stroke : size, p);
  out_ += "\"";
  if (mark == Mark::ring) {
    out_ += attribute("fill", "none") + paint("stroke", fill.role, fill.opacity) + attribute("stroke-width", stroke);
  } else {
    out_ += paint("fill", fill.role, fill.opacity);
  }
  out_ += "/>\n";
}

void SvgCanvas::text(Point at, std::string_view utf8, TextStyle style) {
  if (utf8.empty()) return;
  out_ += "<text" + attribute("x", std::round(at.x)) + attribute("y", std::round(at.y)) +
          attribute("font-size", style.size) +
          attribute("font-weight", style.weight == Weight::semibold ? font_.semibold : font_.medium);
  if (style.align != Align::start) out_ += attribute("text-anchor", style.align == Align::end ? "end" : "middle");
  out_ += paint("fill", style.role, 1) + ">" + escaped(utf8) + "</text>\n";
}

void SvgCanvas::begin(const Element& element) {
  out_ += "<g" + attribute("id", escaped(id_ + "-" + element.id)) + "><title>" + escaped(element.title);
  if (!element.description.empty()) out_ += ": " + escaped(element.description);
  out_ += "</title>\n";
  ++open_;
}

void SvgCanvas::end() {
  if (open_ == 0) return;
  out_ += "</g>\n";
  --open_;
}

std::string SvgCanvas::take() {
  while (open_ > 0) end();
  out_ += "</svg>\n";
  return std::exchange(out_, {});
}

}  // namespace viz
