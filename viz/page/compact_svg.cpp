#include "viz/page/compact_svg.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <vector>

#include "viz/canvas/palette.hpp"

namespace viz {
namespace {

/// A point in tenths of a pixel.
struct Tenths {
  long x = 0;
  long y = 0;
};

/// "12.3" for 123, ".5" for 5, "-4" for -40; a space before it unless its sign parts it from what stands before.
void append(std::string& out, long tenths, bool parted) {
  if (tenths < 0) {
    out += '-';
  } else if (!parted) {
    out += ' ';
  }
  const long size = std::labs(tenths);
  if (size >= 10 || size == 0) out += std::to_string(size / 10);
  if (size % 10 != 0) out += "." + std::to_string(size % 10);
}

/// Reads "M1 2L3 4…", with a "z" at the end when it is closed. None when it holds anything else.
std::optional<std::vector<Tenths>> points_of(std::string_view path, bool& closed) {
  std::vector<Tenths> points;
  closed = path.ends_with('z');
  if (closed) path.remove_suffix(1);
  const auto number = [&path]() -> std::optional<long> {
    double value = 0;
    const auto read = std::from_chars(path.data(), path.data() + path.size(), value);
    if (read.ec != std::errc()) return std::nullopt;
    path.remove_prefix(static_cast<std::size_t>(read.ptr - path.data()));
    return std::lround(value * 10);
  };
  while (!path.empty()) {
    if (path.front() != (points.empty() ? 'M' : 'L')) return std::nullopt;
    path.remove_prefix(1);
    const std::optional<long> x = number();
    if (!x || path.empty() || path.front() != ' ') return std::nullopt;
    path.remove_prefix(1);
    const std::optional<long> y = number();
    if (!y) return std::nullopt;
    points.push_back({*x, *y});
  }
  return points;
}

double distance(Tenths p, Tenths a, Tenths b) {
  const auto dx = static_cast<double>(b.x - a.x);
  const auto dy = static_cast<double>(b.y - a.y);
  const auto px = static_cast<double>(p.x - a.x);
  const auto py = static_cast<double>(p.y - a.y);
  const double squared = dx * dx + dy * dy;
  if (squared == 0) return std::hypot(px, py);
  const double along = std::clamp((px * dx + py * dy) / squared, 0.0, 1.0);
  return std::hypot(px - along * dx, py - along * dy);
}

/// Keeps, between `from` and `to`, the points without which the line would run off by more than a quarter of a pixel
/// (Douglas and Peucker).
void keep_bends(const std::vector<Tenths>& points, std::size_t from, std::size_t to, std::vector<bool>& kept) {
  constexpr double tolerance = 2.5;
  std::size_t farthest = from;
  double off = tolerance;
  for (std::size_t i = from + 1; i < to; ++i) {
    const double here = distance(points[i], points[from], points[to]);
    if (here > off) {
      off = here;
      farthest = i;
    }
  }
  if (farthest == from) return;
  kept[farthest] = true;
  keep_bends(points, from, farthest, kept);
  keep_bends(points, farthest, to, kept);
}

std::vector<Tenths> bends_of(const std::vector<Tenths>& points) {
  std::vector<bool> kept(points.size(), false);
  kept.front() = kept.back() = true;
  keep_bends(points, 0, points.size() - 1, kept);
  std::vector<Tenths> bends;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (kept[i]) bends.push_back(points[i]);
  }
  return bends;
}

std::string compact_path(std::string_view path) {
  bool closed = false;
  const auto read = points_of(path, closed);
  if (!read || read->size() < 2) return std::string(path);
  const std::vector<Tenths> points = bends_of(*read);
  std::string out = "M";
  append(out, points.front().x, true);
  append(out, points.front().y, false);
  out += 'l';
  for (std::size_t i = 1; i < points.size(); ++i) {
    append(out, points[i].x - points[i - 1].x, i == 1);
    append(out, points[i].y - points[i - 1].y, false);
  }
  return closed ? out + 'z' : out;
}

void erase_all(std::string& text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) text.erase(at, part.size());
}

/// The value of an attribute that must come next, taken off the front of `tag`; none when another comes.
std::optional<std::string_view> next_value(std::string_view& tag, std::string_view name) {
  const std::string start = " " + std::string(name) + "=\"";
  if (!tag.starts_with(start)) return std::nullopt;
  const std::size_t to = tag.find('"', start.size());
  const std::string_view value = tag.substr(start.size(), to - start.size());
  tag.remove_prefix(to + 1);
  return value;
}

/// A rectangle with square corners as a path: a third shorter.
std::string compact_rectangles(std::string_view svg) {
  constexpr std::string_view start = "<rect";
  std::string out;
  out.reserve(svg.size());
  for (std::size_t at = svg.find(start); at != std::string_view::npos; at = svg.find(start)) {
    out.append(svg.substr(0, at));
    std::string_view tag = svg.substr(at + start.size());
    const auto x = next_value(tag, "x");
    const auto y = next_value(tag, "y");
    const auto width = next_value(tag, "width");
    const auto height = next_value(tag, "height");
    if (x && y && width && height && !tag.starts_with(" rx=")) {
      out.append("<path d=\"M")
          .append(*x)
          .append(" ")
          .append(*y)
          .append("h")
          .append(*width)
          .append("v")
          .append(*height);
      out.append("h-").append(*width).append("z\"");
      svg = tag;
    } else {
      out.append(start);
      svg.remove_prefix(at + start.size());
    }
  }
  return out.append(svg);
}

/// A group keeps its title, which is what a reader sees; no script looks for its id.
void erase_group_ids(std::string& svg) {
  constexpr std::string_view group = "<g id=\"";
  for (std::size_t at = svg.find(group); at != std::string::npos; at = svg.find(group, at)) {
    const std::size_t to = svg.find('"', at + group.size());
    svg.erase(at + 2, to + 1 - (at + 2));
  }
}

/// The commonest size and colour of text stand once, on the picture, and are inherited.
std::string with_inherited_text_style(std::string svg) {
  constexpr std::string_view root = "<svg ";
  if (!svg.starts_with(root)) return svg;
  const std::string size = " font-size=\"12\"";
  const std::string ink = " fill=\"" + hex(colour(Role::ink)) + "\"";
  erase_all(svg, " font-weight=\"400\"");
  erase_all(svg, size);
  for (std::size_t at = svg.find(ink + ">"); at != std::string::npos; at = svg.find(ink + ">", at))
    svg.erase(at, ink.size());
  return svg.insert(root.size() - 1, size + ink);
}

}  // namespace

std::string compact_svg(std::string_view svg) {
  constexpr std::string_view start = "<path d=\"";
  std::string out;
  out.reserve(svg.size());
  for (std::size_t at = svg.find(start); at != std::string_view::npos; at = svg.find(start)) {
    const std::size_t from = at + start.size();
    const std::size_t to = svg.find('"', from);
    out.append(svg.substr(0, from)).append(compact_path(svg.substr(from, to - from)));
    svg.remove_prefix(to);
  }
  out.append(svg);
  erase_all(out, "\n");
  erase_group_ids(out);
  return with_inherited_text_style(compact_rectangles(out));
}

}  // namespace viz
