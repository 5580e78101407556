#include "viz/scene/legend_row.hpp"

#include <utility>

namespace viz {

double draw_legend(Canvas& canvas, const FontMetrics& metrics, Rect area, const std::vector<LegendEntry>& entries,
                   LegendStyle style) {
  const TextStyle words{12, Weight::medium, Align::start, Role::ink_soft};
  const auto width_of = [&](const LegendEntry& entry) {
    return entry.width + (entry.width > 0 ? 6 : 0) + metrics.width(entry.words, words);
  };
  double x = area.x;
  double y = area.y + style.line / 2;
  if (style.align == Align::end) {
    double total = -style.gap;
    for (const LegendEntry& entry : entries) total += width_of(entry) + style.gap;
    if (total < area.width) x = area.right() - total;
  }
  for (const LegendEntry& entry : entries) {
    const double width = width_of(entry);
    if (x > area.x && x + width > area.right()) {
      x = area.x;
      y += style.line;
    }
    if (entry.sign) entry.sign(canvas, {x, y});
    canvas.text({x + entry.width + (entry.width > 0 ? 6 : 0), y + 4}, entry.words, words);
    x += width + style.gap;
  }
  return y + style.line / 2 - area.y;
}

LegendEntry swatch(Role fill, std::string words) {
  return {11,
          [fill](Canvas& canvas, Point at) {
            canvas.rectangle({at.x, at.y - 6, 11, 11}, Fill{fill}, 2);
          },
          std::move(words)};
}

LegendEntry marked(Mark mark, double size, Role role, std::string words) {
  return {size,
          [=](Canvas& canvas, Point at) {
            const Point centre[] = {{at.x + size / 2, at.y}};
            canvas.marks(mark, size, centre, Fill{role});
          },
          std::move(words)};
}

LegendEntry lined(Stroke stroke, std::string words) {
  return {24,
          [stroke](Canvas& canvas, Point at) {
            canvas.line({at.x, at.y}, {at.x + 24, at.y}, stroke);
          },
          std::move(words)};
}

}  // namespace viz
