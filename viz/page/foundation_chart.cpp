#include "viz/page/foundation_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "viz/canvas/font_metrics.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/outcome_chart.hpp"

namespace viz {
namespace {

struct Part {
  int count = 0;
  std::string_view name;
  std::string_view meaning;
  double opacity = 1;
};

std::array<Part, 5> parts_of(const models::Foundations& f) {
  return {{{f.assumed, "assumed", "assumed, or fitted to published totals", 0},
           {f.weak, "weak", "before and after, surveys, monitoring", 0.22},
           {f.official, "official", "official statistics, rules, arithmetic on them", 0.45},
           {f.moderate, "moderate", "matched comparisons, regressions", 0.72},
           {f.strong, "strong", "trials and reviews of trials", 1}}};
}

void draw_part(Canvas& canvas, Rect area, const Part& part) {
  constexpr Role hue = Role::this_run;
  if (part.opacity > 0) {
    canvas.rectangle(area, Fill{Role::card});
    canvas.rectangle(area, Fill{hue, part.opacity});
    return;
  }
  canvas.outlined(area, Fill{Role::card}, hue, 1.5);
}

}  // namespace

std::string foundation_chart(const models::Foundations& foundations, const std::string& id) {
  constexpr double bar = 30;
  constexpr double line = 24;
  constexpr TextStyle count_style{14, Weight::semibold, Align::end, Role::ink};
  constexpr TextStyle name_style{14, Weight::medium, Align::start, Role::ink};
  const std::array<Part, 5> parts = parts_of(foundations);
  std::string words;
  for (const Part& part : parts) words += fmt::format("{}{} {}", words.empty() ? "" : ", ", part.count, part.name);
  SvgCanvas canvas(chart_width, bar + 12 + line * parts.size(), {id, "What the answer rests on", words + "."});
  const double whole = std::max(1, foundations.total());
  double x = 0;
  for (const Part& part : parts) {
    const double width = chart_width * part.count / whole;
    if (width > 0) draw_part(canvas, {x, 0, width, bar}, part);
    x += width;
  }
  double y = bar + 12;
  for (const Part& part : parts) {
    draw_part(canvas, {0, y + 3, 16, 16}, part);
    canvas.text({58, y + 16}, fmt::format("{}", part.count), count_style);
    canvas.text({68, y + 16}, report_metrics().fitted(std::string(part.meaning), name_style, chart_width - 68),
                name_style);
    y += line;
  }
  return canvas.take();
}

}  // namespace viz
