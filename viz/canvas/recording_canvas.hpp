// Keeps what was drawn, for tests and for looking up what lies under the pointer.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "viz/canvas/canvas.hpp"

namespace viz {

/// Every call, in order, with the elements it was made within.
class RecordingCanvas final : public Canvas {
 public:
  struct Rectangle {
    Rect area;
    Fill fill;
    std::string element;  ///< id of the innermost element, empty outside all
  };
  struct Line {
    std::vector<Point> points;
    Stroke stroke;
    std::string element;
  };
  struct Polygon {
    std::vector<Point> points;
    Fill fill;
    std::string element;
  };
  struct Marks {
    Mark mark = Mark::disc;
    double size = 0;
    std::vector<Point> at;
    Fill fill;
    std::string element;
  };
  struct Text {
    Point at;
    std::string words;
    TextStyle style;
    std::string element;
  };

  void rectangle(Rect area, Fill fill, double /*radius*/ = 0) override {
    rectangles.push_back({area, fill, innermost()});
  }
  void polyline(std::span<const Point> points, Stroke stroke) override {
    lines.push_back({{points.begin(), points.end()}, stroke, innermost()});
  }
  void polygon(std::span<const Point> points, Fill fill) override {
    polygons.push_back({{points.begin(), points.end()}, fill, innermost()});
  }
  void marks(Mark mark, double size, std::span<const Point> at, Fill fill) override {
    mark_sets.push_back({mark, size, {at.begin(), at.end()}, fill, innermost()});
  }
  void text(Point at, std::string_view utf8, TextStyle style) override {
    texts.push_back({at, std::string(utf8), style, innermost()});
  }
  void begin(const Element& element) override {
    elements.push_back(element);
    open_.push_back(element.id);
  }
  void end() override {
    if (open_.empty()) unmatched_ends += 1;
    if (!open_.empty()) open_.pop_back();
  }

  /// Elements that were begun and not ended.
  [[nodiscard]] std::size_t open() const { return open_.size(); }

  std::vector<Rectangle> rectangles;
  std::vector<Line> lines;
  std::vector<Polygon> polygons;
  std::vector<Marks> mark_sets;
  std::vector<Text> texts;
  std::vector<Element> elements;
  int unmatched_ends = 0;

 private:
  [[nodiscard]] std::string innermost() const { return open_.empty() ? std::string() : open_.back(); }

  std::vector<std::string> open_;
};

}  // namespace viz
