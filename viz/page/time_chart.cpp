#include "viz/page/time_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "viz/canvas/font_metrics.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/axis.hpp"
#include "viz/page/compact_svg.hpp"
#include "viz/page/outcome_chart.hpp"
#include "viz/page/practice_badge.hpp"

namespace viz {
namespace {

constexpr double height = 232;
constexpr double top = 30;
constexpr double bottom = 202;
constexpr double left = 46;
constexpr double label_gap = 8;
constexpr std::size_t weeks_a_point = 6;
constexpr double weeks_a_year = 365.25 / 7;
constexpr TextStyle title_style{14, Weight::semibold, Align::start, Role::ink};
constexpr TextStyle note_style{12, Weight::medium, Align::start, Role::ink_soft};
constexpr TextStyle name_style{12, Weight::medium, Align::start, Role::ink};

struct Plot {
  Axis x;
  Axis y;
  double right = 0;  ///< last pixel of the plot
};

/// Weeks that are drawn: every sixth, about five pixels apart in a run of five years, and the last.
std::vector<std::size_t> points_of(const models::Band& band) {
  std::vector<std::size_t> weeks;
  for (std::size_t week = 0; week < band.mean.size(); week += weeks_a_point) weeks.push_back(week);
  if (!band.mean.empty() && weeks.back() + 1 != band.mean.size()) weeks.push_back(band.mean.size() - 1);
  return weeks;
}

std::vector<Point> line_of(const Plot& plot, const std::vector<double>& values, const std::vector<std::size_t>& weeks) {
  std::vector<Point> line;
  for (const std::size_t week : weeks)
    line.push_back({plot.x.at(static_cast<double>(week + 1)), plot.y.at(values[week])});
  return line;
}

Plot plot_of(const TimeChart& chart) {
  double low = 0;
  double high = 0;
  std::size_t weeks = 1;
  bool first = true;
  for (const TimeLine& line : chart.lines) {
    const models::Band& band = *line.band;
    weeks = std::max(weeks, band.mean.size());
    for (const auto* values :
         {&band.mean, chart.bands ? &band.p10 : &band.mean, chart.bands ? &band.p90 : &band.mean}) {
      for (const double value : *values) {
        low = first ? value : std::min(low, value);
        high = first ? value : std::max(high, value);
        first = false;
      }
    }
  }
  // Near 0 the axis starts at 0; a flat line gets some room.
  const double room = high > low ? (high - low) * 0.08 : std::max(1.0, std::abs(high) * 0.05);
  low = low < (high - low) || low < room ? 0 : low - room;
  double widest = 0;
  for (const TimeLine& line : chart.lines) widest = std::max(widest, report_metrics().width(line.name, name_style));
  const double names = std::min(widest, 112.0) + badge_size + label_gap + 4;
  const double right = chart_width - names;
  return {{0, static_cast<double>(weeks), left, right}, {low, high + room, bottom, top}, right};
}

void draw_grid(Canvas& canvas, const TimeChart& chart, const Plot& plot) {
  const std::vector<double> ticks = round_ticks(plot.y.from, plot.y.to, 4);
  const double apart = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
  for (const double tick : ticks) {
    const double y = std::round(plot.y.at(tick));
    canvas.line({left, y}, {plot.right, y}, {Role::rule, 1});
    TextStyle style = note_style;
    style.align = Align::end;
    canvas.text({left - 6, y + 4}, tick_label(tick, apart, false, false), style);
  }
  const int years = static_cast<int>(plot.x.to / weeks_a_year + 0.5);
  const int each = years > 6 ? (years + 5) / 6 : 1;
  for (int year = 0; year <= years; year += each) {
    const double x = std::min(plot.right, std::round(plot.x.at(year * weeks_a_year)));
    canvas.line({x, bottom}, {x, bottom + 5}, {Role::ink_faint, 1});
    TextStyle style = note_style;
    style.align = Align::middle;
    canvas.text({x, bottom + 19}, fmt::format("{}", chart.start.year + year), style);
  }
  canvas.line({left, bottom}, {plot.right, bottom}, {Role::ink_faint, 1});
}

/// Places for the names at the ends of the lines: as near to the line as they can be without touching each other.
std::vector<double> name_places(const TimeChart& chart, const Plot& plot) {
  constexpr double apart = badge_size + 3;
  std::vector<std::size_t> order(chart.lines.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<double> wanted;
  for (const TimeLine& line : chart.lines) wanted.push_back(plot.y.at(line.band->mean.back()));
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  std::vector<double> places = wanted;
  double free_from = top - badge_size / 2;
  for (const std::size_t i : order) {
    places[i] = std::max(places[i], free_from);
    free_from = places[i] + apart;
  }
  double free_to = bottom;
  for (auto i = order.rbegin(); i != order.rend(); ++i) {
    places[*i] = std::min(places[*i], free_to);
    free_to = places[*i] - apart;
  }
  return places;
}

void draw_names(Canvas& canvas, const TimeChart& chart, const Plot& plot) {
  const std::vector<double> places = name_places(chart, plot);
  const double x = plot.right + label_gap;
  for (std::size_t arm = 0; arm < chart.lines.size(); ++arm) {
    const double y = std::round(places[arm]);
    const double end = plot.y.at(chart.lines[arm].band->mean.back());
    canvas.line({plot.right, end}, {x - 1, y}, {practice_role(arm), 1});
    draw_badge(canvas, {x, y - badge_size / 2}, arm);
    const double room = chart_width - x - badge_size - 4;
    canvas.text({x + badge_size + 4, y + 4}, report_metrics().fitted(chart.lines[arm].name, name_style, room),
                name_style);
  }
}

std::string description(const TimeChart& chart) {
  std::string text;
  for (std::size_t arm = 0; arm < chart.lines.size(); ++arm) {
    const models::Band& band = *chart.lines[arm].band;
    text += fmt::format("{}{}, {}: from {:.1f} in the first week to {:.1f} in the last.", arm == 0 ? "" : " ",
                        practice_letter(arm), chart.lines[arm].name, band.mean.front(), band.mean.back());
  }
  return text;
}

}  // namespace

std::string time_chart(const TimeChart& chart) {
  for (const TimeLine& line : chart.lines) {
    if (line.band == nullptr || line.band->mean.size() < 2) return {};
  }
  if (chart.lines.empty()) return {};
  const Plot plot = plot_of(chart);
  SvgCanvas canvas(chart_width, height, {chart.id, chart.title + " over time", description(chart)});
  canvas.text({0, 15}, chart.title, title_style);
  const std::string note = plot.y.from > 0 ? chart.unit + "; the axis does not start at 0" : chart.unit;
  canvas.text({report_metrics().width(chart.title, title_style) + 8, 15}, note, note_style);
  draw_grid(canvas, chart, plot);
  if (chart.bands) {
    for (std::size_t arm = 0; arm < chart.lines.size(); ++arm) {
      const std::vector<std::size_t> weeks = points_of(*chart.lines[arm].band);
      std::vector<Point> area = line_of(plot, chart.lines[arm].band->p90, weeks);
      const std::vector<Point> under = line_of(plot, chart.lines[arm].band->p10, weeks);
      area.insert(area.end(), under.rbegin(), under.rend());
      canvas.polygon(area, Fill{practice_role(arm), 0.14});
    }
  }
  for (std::size_t arm = 0; arm < chart.lines.size(); ++arm) {
    const models::Band& band = *chart.lines[arm].band;
    canvas.begin({practice_letter(arm), chart.lines[arm].name, ""});
    canvas.polyline(line_of(plot, band.mean, points_of(band)), practice_stroke(arm));
    canvas.end();
  }
  draw_names(canvas, chart, plot);
  return compact_svg(canvas.take());
}

}  // namespace viz
