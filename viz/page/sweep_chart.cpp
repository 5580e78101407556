#include "viz/page/sweep_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/report/words.hpp"
#include "viz/canvas/font_metrics.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/axis.hpp"
#include "viz/page/compact_svg.hpp"
#include "viz/page/outcome_chart.hpp"
#include "viz/page/practice_badge.hpp"

namespace viz {
namespace {

constexpr double height = 264, top = 64, bottom = 218, left = 58;
constexpr std::size_t most_lines = 4;
constexpr TextStyle title_style{14, Weight::semibold, Align::start, Role::ink};
constexpr TextStyle note_style{12, Weight::medium, Align::start, Role::ink_soft};
constexpr TextStyle value_style{12, Weight::medium, Align::middle, Role::ink_soft};

// A line: one value of the second key, or all there is.
struct Line {
  std::string name;
  std::vector<double> mean, low, high;
};

struct Plot {
  std::vector<std::string> values;  // of the first key
  std::vector<Line> lines;
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

std::optional<Plot> plot_of(const models::Sweep& sweep, models::Measure measure) {
  Plot plot;
  plot.values = sweep.varied.front().values;
  const std::size_t lines = sweep.varied.size() > 1 ? sweep.varied[1].values.size() : 1;
  if (lines > most_lines || plot.values.size() < 2) return std::nullopt;
  plot.lines.resize(lines);
  for (std::size_t c = 0; c < sweep.cells.size(); ++c) {
    const auto& found = sweep.cells[c].estimates.measures[static_cast<std::size_t>(measure)].value;
    if (!found) return std::nullopt;
    Line& line = plot.lines[c % lines];
    const models::Definition& definition = models::definition(measure);
    if (sweep.varied.size() > 1) line.name = sweep.varied[1].values[c % lines];
    line.mean.push_back(found->mean);
    line.low.push_back(found->low95 ? models::possible(*found->low95, definition) : found->mean);
    line.high.push_back(found->high95 ? models::possible(*found->high95, definition) : found->mean);
  }
  double low = plot.lines.front().low.front(), high = low, widest = 0;
  for (const Line& line : plot.lines) {
    low = std::min(low, *std::min_element(line.low.begin(), line.low.end()));
    high = std::max(high, *std::max_element(line.high.begin(), line.high.end()));
    widest = std::max(widest, report_metrics().width(line.name, note_style));
  }
  const double room = high > low ? (high - low) * 0.08 : std::max(1.0, std::abs(high) * 0.05);
  low = low >= 0 && low < high - low ? 0 : low - room;
  plot.right = chart_width - 12 - (lines > 1 ? std::min(80.0, widest) + badge_size + 12 : 0);
  const std::vector<double> places = places_of(plot.values);
  plot.x = {places.front(), places.back(), left + 8, plot.right - 8};
  plot.y = {low, high + room, bottom, top};
  return plot;
}

std::vector<Point> points(const Plot& plot, const std::vector<double>& values) {
  const std::vector<double> places = places_of(plot.values);
  std::vector<Point> line;
  for (std::size_t i = 0; i < values.size(); ++i) line.push_back({plot.x.at(places[i]), plot.y.at(values[i])});
  return line;
}

void draw_axes(Canvas& canvas, const Plot& plot, const models::Definition& definition) {
  const std::vector<double> ticks = round_ticks(plot.y.from, plot.y.to, 4);
  const double apart = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
  for (const double tick : ticks) {
    const double y = std::round(plot.y.at(tick));
    canvas.line({left, y}, {plot.right, y}, {Role::rule, 1});
    TextStyle style = note_style;
    style.align = Align::end;
    canvas.text({left - 6, y + 4}, tick_label(tick, apart, definition.unit.find("£") != std::string_view::npos, false),
                style);
  }
  const std::vector<double> places = places_of(plot.values);
  double free_from = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double x = std::round(plot.x.at(places[i])), half = report_metrics().width(plot.values[i], value_style) / 2;
    canvas.line({x, bottom}, {x, bottom + 5}, {Role::ink_faint, 1});
    if (x - half < free_from) continue;
    canvas.text({x, bottom + 19}, plot.values[i], value_style);
    free_from = x + half + 6;
  }
  canvas.line({left, bottom}, {plot.right, bottom}, {Role::ink_faint, 1});
}

void draw_knee(Canvas& canvas, const Plot& plot, const models::Knee& knee) {
  const std::vector<double> places = places_of(plot.values);
  const double x = std::round(plot.x.at(places[knee.cell]));
  const double from = plot.x.at(places[knee.low]), to = plot.x.at(places[knee.high]);
  if (to > from) canvas.rectangle({from, top, to - from, bottom - top}, Fill{Role::ink, 0.06});
  canvas.line({x, top - 6}, {x, bottom}, {Role::ink, 1, Dash::dashed});
  TextStyle style = value_style;
  style.role = Role::ink;
  const std::string text = fmt::format("knee: {}", plot.values[knee.cell]);
  const double half = report_metrics().width(text, style) / 2;
  canvas.text({std::round(std::clamp(x, left + half, plot.right - half)), top - 10}, text, style);
}

std::string description(const Plot& plot, const std::string& key, const std::optional<models::Knee>& knee) {
  std::string text;
  for (const Line& line : plot.lines) {
    text += fmt::format("{}{}{} from {:.4g} at {} {} to {:.4g} at {}.", text.empty() ? "" : " ", line.name,
                        line.name.empty() ? "Goes" : " goes", line.mean.front(), key, plot.values.front(),
                        line.mean.back(), plot.values.back());
  }
  if (knee) text += fmt::format(" The knee is at {}.", plot.values[knee->cell]);
  return text;
}

// As near to the end of its line as it can be without touching another.
void draw_names(Canvas& canvas, const Plot& plot) {
  std::vector<std::size_t> order(plot.lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return plot.lines[a].mean.back() > plot.lines[b].mean.back(); });
  double free_from = top;
  for (const std::size_t i : order) {
    const double y = std::max(free_from, std::round(plot.y.at(plot.lines[i].mean.back())) - badge_size / 2);
    draw_badge(canvas, {plot.right + 8, y}, i);
    canvas.text({plot.right + 12 + badge_size, y + 13}, report_metrics().fitted(plot.lines[i].name, note_style, 80),
                note_style);
    free_from = y + badge_size + 3;
  }
}

}  // namespace

std::string sweep_chart(const models::Sweep& sweep, models::Measure measure, const std::optional<models::Knee>& knee,
                        const std::string& id) {
  const std::optional<Plot> plot = plot_of(sweep, measure);
  if (!plot) return {};
  const models::Definition& definition = models::definition(measure);
  const std::string title(definition.name), key = sweep.varied.front().key;
  SvgCanvas canvas(chart_width, height, {id, title + " by " + key, description(*plot, key, knee)});
  canvas.text({0, 15}, report_metrics().fitted(title, title_style, chart_width), title_style);
  const std::string unit(definition.unit);
  canvas.text({0, 31}, plot->y.from > 0 ? unit + "; the axis does not start at 0" : unit, note_style);
  draw_axes(canvas, *plot, definition);
  if (knee) draw_knee(canvas, *plot, *knee);
  for (std::size_t i = 0; i < plot->lines.size(); ++i) {
    std::vector<Point> area = points(*plot, plot->lines[i].high);
    const std::vector<Point> under = points(*plot, plot->lines[i].low);
    area.insert(area.end(), under.rbegin(), under.rend());
    canvas.polygon(area, Fill{practice_role(i), 0.16});
  }
  for (std::size_t i = 0; i < plot->lines.size(); ++i) {
    const std::vector<Point> line = points(*plot, plot->lines[i].mean);
    canvas.polyline(line, practice_stroke(i));
    canvas.marks(Mark::disc, 6, line, Fill{practice_role(i)});
  }
  if (plot->lines.size() > 1) draw_names(canvas, *plot);
  TextStyle style = note_style;
  style.align = Align::end;
  canvas.text({plot->right, height - 8}, report_metrics().fitted(key, style, plot->right), style);
  return compact_svg(canvas.take());
}

}  // namespace viz
