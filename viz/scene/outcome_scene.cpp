#include "viz/scene/outcome_scene.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "viz/scene/enclosing_ticks.hpp"
#include "viz/scene/legend_row.hpp"
#include "viz/scene/words.hpp"

namespace viz {
namespace {

constexpr double least_height = 72;

struct Chart {
  Rect plot;
  double low = 0;
  double high = 1;
  double weeks = 1;
  [[nodiscard]] Point at(double week, double value) const {
    return {plot.x + plot.width * week / weeks, plot.bottom() - plot.height * (value - low) / (high - low)};
  }
};

std::string value_words(const OutcomeLine& line, double value) {
  return line.one_decimal ? one_decimal(value) : grouped(std::llround(value));
}

std::string tick_words(double value, double step) {
  return step < 1 ? one_decimal(value) : grouped(std::llround(value));
}

std::vector<double> ticks_of(const OutcomeLine& line) {
  double low = line.this_run.empty() ? 0 : *std::min_element(line.this_run.begin(), line.this_run.end());
  double high = line.this_run.empty() ? 1 : *std::max_element(line.this_run.begin(), line.this_run.end());
  for (const double value : line.band.p10) low = std::min(low, value);
  for (const double value : line.band.p90) high = std::max(high, value);
  if (low < 0.45 * high) low = 0;
  if (!line.one_decimal) high = std::max(high, low + 4);  // children are counted whole
  return enclosing_ticks(low, high, 3);
}

void draw_band(Canvas& canvas, const Chart& chart, const models::Band& band) {
  if (band.p10.size() < 2 || band.p90.size() != band.p10.size()) return;
  std::vector<Point> outline;
  for (std::size_t w = 0; w < band.p90.size(); ++w)
    outline.push_back(chart.at(static_cast<double>(w) + 1, band.p90[w]));
  for (std::size_t w = band.p10.size(); w-- > 0;) outline.push_back(chart.at(static_cast<double>(w) + 1, band.p10[w]));
  canvas.polygon(outline, Fill{Role::this_run, 0.16});
}

// Solid up to now, dashed after.
void draw_run(Canvas& canvas, const Chart& chart, const std::vector<double>& values, double now) {
  std::vector<Point> before, after;
  for (std::size_t w = 0; w < values.size(); ++w) {
    const double week = static_cast<double>(w) + 1;
    const Point p = chart.at(week, values[w]);
    if (week <= now) before.push_back(p);
    if (week > now && after.empty() && !before.empty()) after.push_back(before.back());
    if (week > now) after.push_back(p);
  }
  canvas.polyline(after, {Role::other_run, 1.5, Dash::dashed});
  canvas.polyline(before, {Role::this_run, 2});
}

void draw_years(Canvas& canvas, const FontMetrics& metrics, const Chart& chart, const OutcomeFrame& frame) {
  const TextStyle style{12, Weight::medium, Align::middle, Role::ink_faint};
  double free = chart.plot.x - 20;
  int year = frame.start_year + 1;
  for (double week = frame.first_new_year; week < chart.weeks; week += 365.25 / 7, ++year) {
    const double x = std::round(chart.at(week, chart.low).x);
    canvas.line({x, chart.plot.bottom()}, {x, chart.plot.bottom() + 3}, {Role::rule, 1});
    const Rect box = metrics.box({x, 0}, std::to_string(year), style);
    if (box.x < free + 8 || box.right() > chart.plot.right() + 14) continue;
    canvas.text({x, chart.plot.bottom() + 15}, std::to_string(year), style);
    free = box.right();
  }
}

// Title, unit and, at the right, what this run has now.
void draw_heading(Canvas& canvas, const FontMetrics& metrics, Rect cell, const OutcomeLine& line, double now,
                  const std::string& unit) {
  const TextStyle title{13, Weight::semibold};
  canvas.text({cell.x, cell.y + 12}, line.title, title);
  if (line.this_run.empty()) return;
  const auto last = static_cast<double>(line.this_run.size());
  const auto week = static_cast<std::size_t>(std::clamp(std::floor(now), 1.0, last)) - 1;
  const TextStyle value{15, Weight::semibold, Align::end, Role::ink};
  const std::string words = value_words(line, line.now.value_or(line.this_run[week]));
  canvas.text({cell.right(), cell.y + 12}, words, value);
  const double room = cell.width - metrics.width(line.title, title) - metrics.width(words, value) - 18;
  if (!unit.empty() && metrics.width(unit, {12}) <= room) {
    canvas.text({cell.x + metrics.width(line.title, title) + 7, cell.y + 12}, unit,
                {12, Weight::medium, Align::start, Role::ink_faint});
  }
}

void draw_chart(Canvas& canvas, const FontMetrics& metrics, Rect cell, const OutcomeLine& line,
                const OutcomeFrame& frame, bool years) {
  const std::vector<double> ticks = ticks_of(line);
  Chart chart;
  double axis = 0;
  const TextStyle tick_style{12, Weight::medium, Align::end, Role::ink_faint};
  const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
  for (const double tick : ticks) axis = std::max(axis, metrics.width(tick_words(tick, step), tick_style));
  chart.plot = {cell.x + axis + 8, cell.y + 24, cell.width - axis - 8, cell.height - 24 - (years ? 20 : 6)};
  chart.low = ticks.front();
  chart.high = ticks.back();
  chart.weeks = std::max<double>(1, static_cast<double>(line.this_run.size()));
  const double spacing = chart.plot.height / static_cast<double>(std::max<std::size_t>(1, ticks.size() - 1));
  canvas.begin({line.id, line.title, line.unit});
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const Point left = chart.at(0, ticks[i]);
    canvas.line(left, {chart.plot.right(), left.y}, {Role::rule, 1});
    const bool labelled = spacing >= 15 || i == 0 || i + 1 == ticks.size();
    if (labelled) canvas.text({left.x - 6, std::round(left.y) + 4}, tick_words(ticks[i], step), tick_style);
  }
  draw_band(canvas, chart, line.band);
  draw_run(canvas, chart, line.this_run, frame.weeks);
  const double now = chart.at(std::min(frame.weeks, chart.weeks), 0).x;
  canvas.line({now, chart.plot.y}, {now, chart.plot.bottom()}, {Role::ink, 1});
  if (years) draw_years(canvas, metrics, chart, frame);
  draw_heading(canvas, metrics, cell, line, frame.weeks,
               chart.low > 0 ? "axis from " + tick_words(chart.low, step) : line.unit);
  canvas.end();
}

std::vector<LegendEntry> legend(const OutcomeFrame& frame) {
  std::vector<LegendEntry> entries = {lined({Role::this_run, 2}, "this run"),
                                      lined({Role::other_run, 1.5, Dash::dashed}, "after now")};
  if (frame.runs > 1) {
    entries.push_back({14,
                       [](Canvas& canvas, Point at) {
                         canvas.rectangle({at.x, at.y - 6, 14, 12}, Fill{Role::this_run, 0.16});
                       },
                       "middle 80 % of " + std::to_string(frame.runs) + " runs"});
  } else {
    entries.push_back({0, {}, "one run, no interval"});
  }
  return entries;
}

}  // namespace

std::vector<OutcomeLine> outcome_lines(const models::WeeklySeries& run, const std::optional<models::WeeklyBands>& bands,
                                       const ServiceNow& now) {
  const auto band = [&](models::Band models::WeeklyBands::*member) {
    return bands ? (*bands).*member : models::Band{};
  };
  using Bands = models::WeeklyBands;
  return {{"looked-after", "Children looked after", "", run.looked_after, band(&Bands::looked_after), false,
           now.looked_after},
          {"unallocated", "Children without a worker", "", run.unallocated, band(&Bands::unallocated), false,
           now.unallocated},
          {"in-need", "Children in need", "", run.in_need, band(&Bands::in_need), false, now.in_need},
          {"plans", "On protection plans", "children", run.on_plans, band(&Bands::on_plans), false, now.on_plans},
          {"mean-caseload", "Mean caseload", "children", run.caseload, band(&Bands::caseload), true, now.mean_caseload},
          {"referrals", "Referrals", "children a week", run.referrals, band(&Bands::referrals), false, {}}};
}

void draw_outcomes(Canvas& canvas, const FontMetrics& metrics, Rect area, const std::vector<OutcomeLine>& lines,
                   const OutcomeFrame& frame) {
  canvas.begin({"outcomes", "Outcomes", ""});
  canvas.rectangle(area, Fill{Role::card});
  const TextStyle title{15, Weight::semibold};
  canvas.text({area.x + 14, area.y + 22}, "Outcomes", title);
  const double left = area.x + 30 + metrics.width("Outcomes", title);
  draw_legend(canvas, metrics, {left, area.y + 7, area.right() - left - 8, 20}, legend(frame), {20, 14});
  const Rect grid{area.x + 14, area.y + 38, area.width - 30, area.height - 42};
  const int columns = std::max(1, frame.columns);
  const int rows = std::clamp(static_cast<int>(grid.height / least_height), 1,
                              (static_cast<int>(lines.size()) + columns - 1) / columns);
  const double width = (grid.width - 24.0 * (columns - 1)) / columns;
  const double height = grid.height / rows;
  for (std::size_t i = 0; i < lines.size() && i < static_cast<std::size_t>(rows * columns); ++i) {
    const int column = static_cast<int>(i) % columns;
    const int row = static_cast<int>(i) / columns;
    draw_chart(canvas, metrics,
               {std::round(grid.x + column * (width + 24)), std::round(grid.y + row * height), std::floor(width),
                std::floor(height) - 4},
               lines[i], frame, row + 1 == rows || height > 100);
  }
  canvas.end();
}

}  // namespace viz
