#include "viz/page/line_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/studies/grid.hpp"
#include "viz/canvas/font_metrics.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/axis.hpp"
#include "viz/page/compact_svg.hpp"
#include "viz/page/outcome_chart.hpp"
#include "viz/page/practice_badge.hpp"

namespace viz {
namespace {

constexpr double height = 264, top = 64, bottom = 218, left = 58;
constexpr TextStyle title_style{14, Weight::semibold, Align::start, Role::ink};
constexpr TextStyle note_style{12, Weight::medium, Align::start, Role::ink_soft};
constexpr TextStyle value_style{12, Weight::medium, Align::middle, Role::ink_soft};

struct Plot {
  const LineChart& chart;
  std::vector<double> places;
  Axis x, y;
  double right = 0;
};

// Numbers stand where they belong; words stand evenly.
std::vector<double> places_of(const std::vector<std::string>& values) {
  std::vector<double> places;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto number = models::number_of(values[i]);
    if (!number || (!places.empty() && *number <= places.back())) {
      places.clear();
      for (std::size_t j = 0; j < values.size(); ++j) places.push_back(static_cast<double>(j));
      return places;
    }
    places.push_back(*number);
  }
  return places;
}

Plot plot_of(const LineChart& chart) {
  Plot plot{chart, places_of(chart.places), {}, {}, 0};
  double low = chart.lines.front().low.front(), high = low, widest = 0;
  for (const ChartLine& line : chart.lines) {
    low = std::min(low, *std::min_element(line.low.begin(), line.low.end()));
    high = std::max(high, *std::max_element(line.high.begin(), line.high.end()));
    widest = std::max(widest, report_metrics().width(line.name, note_style));
  }
  const double room = high > low ? (high - low) * 0.08 : std::max(1.0, std::abs(high) * 0.05);
  low = low >= 0 && low < high - low ? 0 : low - room;
  plot.right = chart_width - 12 - (chart.lines.size() > 1 ? std::min(80.0, widest) + badge_size + 12 : 0);
  plot.x = {plot.places.front(), plot.places.back(), left + 8, plot.right - 8};
  plot.y = {low, high + room, bottom, top};
  return plot;
}

std::vector<Point> points(const Plot& plot, const std::vector<double>& values) {
  std::vector<Point> line;
  for (std::size_t i = 0; i < values.size(); ++i) line.push_back({plot.x.at(plot.places[i]), plot.y.at(values[i])});
  return line;
}

void draw_axes(Canvas& canvas, const Plot& plot) {
  const std::vector<double> ticks = round_ticks(plot.y.from, plot.y.to, 4);
  const double apart = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
  for (const double tick : ticks) {
    const double y = std::round(plot.y.at(tick));
    canvas.line({left, y}, {plot.right, y}, {Role::rule, 1});
    TextStyle style = note_style;
    style.align = Align::end;
    canvas.text({left - 6, y + 4}, tick_label(tick, apart, plot.chart.money, false), style);
  }
  double free_from = 0;
  for (std::size_t i = 0; i < plot.places.size(); ++i) {
    const std::string& name = plot.chart.places[i];
    const double x = std::round(plot.x.at(plot.places[i])), half = report_metrics().width(name, value_style) / 2;
    canvas.line({x, bottom}, {x, bottom + 5}, {Role::ink_faint, 1});
    if (x - half < free_from) continue;
    canvas.text({x, bottom + 19}, name, value_style);
    free_from = x + half + 6;
  }
  canvas.line({left, bottom}, {plot.right, bottom}, {Role::ink_faint, 1});
}

void draw_mark(Canvas& canvas, const Plot& plot, const ChartMark& mark) {
  const double x = std::round(plot.x.at(plot.places[mark.at]));
  const double from = plot.x.at(plot.places[mark.low]), to = plot.x.at(plot.places[mark.high]);
  if (to > from) canvas.rectangle({from, top, to - from, bottom - top}, Fill{Role::ink, 0.06});
  canvas.line({x, top - 6}, {x, bottom}, {Role::ink, 1, Dash::dashed});
  TextStyle style = value_style;
  style.role = Role::ink;
  const double half = report_metrics().width(mark.text, style) / 2;
  canvas.text({std::round(std::clamp(x, left + half, plot.right - half)), top - 10}, mark.text, style);
}

// As near to the end of its line as it can be without touching another.
void draw_names(Canvas& canvas, const Plot& plot) {
  std::vector<std::size_t> order(plot.chart.lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return plot.chart.lines[a].mean.back() > plot.chart.lines[b].mean.back();
  });
  double free_from = top;
  for (const std::size_t i : order) {
    const double y = std::max(free_from, std::round(plot.y.at(plot.chart.lines[i].mean.back())) - badge_size / 2);
    draw_badge(canvas, {plot.right + 8, y}, i);
    canvas.text({plot.right + 12 + badge_size, y + 13},
                report_metrics().fitted(plot.chart.lines[i].name, note_style, 80), note_style);
    free_from = y + badge_size + 3;
  }
}

}  // namespace

std::string line_chart(const LineChart& chart) {
  if (chart.places.size() < 2 || chart.lines.empty() || chart.lines.size() > most_lines) return {};
  const Plot plot = plot_of(chart);
  SvgCanvas canvas(chart_width, height, {chart.id, chart.title + " by " + chart.below, chart.description});
  canvas.text({0, 15}, report_metrics().fitted(chart.title, title_style, chart_width), title_style);
  canvas.text({0, 31}, plot.y.from > 0 ? chart.unit + "; the axis does not start at 0" : chart.unit, note_style);
  draw_axes(canvas, plot);
  if (chart.mark) draw_mark(canvas, plot, *chart.mark);
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    std::vector<Point> area = points(plot, chart.lines[i].high);
    const std::vector<Point> under = points(plot, chart.lines[i].low);
    area.insert(area.end(), under.rbegin(), under.rend());
    canvas.polygon(area, Fill{practice_role(i), 0.16});
  }
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const std::vector<Point> line = points(plot, chart.lines[i].mean);
    canvas.polyline(line, practice_stroke(i));
    if (chart.dots) canvas.marks(Mark::disc, 6, line, Fill{practice_role(i)});
  }
  if (chart.lines.size() > 1) draw_names(canvas, plot);
  TextStyle style = note_style;
  style.align = Align::end;
  canvas.text({plot.right, height - 8}, report_metrics().fitted(chart.below, style, plot.right), style);
  return compact_svg(canvas.take());
}

}  // namespace viz
