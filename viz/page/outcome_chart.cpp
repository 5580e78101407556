#include "viz/page/outcome_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/report/words.hpp"
#include "viz/canvas/font_metrics.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/axis.hpp"
#include "viz/page/compact_svg.hpp"
#include "viz/page/practice_badge.hpp"

namespace viz {
namespace {

constexpr TextStyle name_style{14, Weight::semibold, Align::start, Role::ink};
constexpr TextStyle base_style{13, Weight::medium, Align::end, Role::ink_soft};
constexpr TextStyle words_style{13, Weight::medium, Align::start, Role::ink};
constexpr TextStyle tick_style{12, Weight::medium, Align::middle, Role::ink_soft};
constexpr double plot_left = 34;
constexpr double plot_right = 252;
constexpr double words_left = 268;
constexpr double arm_height = 24;
constexpr double name_height = 26;
constexpr double gap_between_rows = 16;
constexpr double ticks_height = 20 + gap_between_rows;

bool is_money(const models::Definition& each) { return each.unit.starts_with("£"); }

double row_height(const models::OutcomeRow& row) {
  const auto lines = static_cast<double>(std::max<std::size_t>(1, row.differences.size()));
  return name_height + lines * arm_height + ticks_height;
}

std::vector<const models::OutcomeRow*> headline_rows(const models::OutcomeTable& table) {
  std::vector<const models::OutcomeRow*> rows;
  for (const models::OutcomeRow& row : table.rows) {
    if (models::definition(row.measure).headline) rows.push_back(&row);
  }
  return rows;
}

/// The smallest difference worth acting on, in the measure's own unit.
double zone(const models::OutcomeRow& row) {
  for (const auto& difference : row.differences)
    if (difference.value) return difference.value->zone;
  return 0;
}

/// Two numbers that everything to be drawn lies between, with room on both sides.
struct Range {
  double low = 0;
  double high = 0;
  bool empty = true;

  void take(double value) {
    low = empty ? value : std::min(low, value);
    high = empty ? value : std::max(high, value);
    empty = false;
  }
  [[nodiscard]] Axis axis() const {
    const double room = high > low ? (high - low) * 0.06 : std::max(1.0, std::abs(high) * 0.1);
    return {low - room, high + room, plot_left, plot_right};
  }
};

Axis difference_axis(const models::OutcomeRow& row) {
  Range range;
  range.take(-zone(row));
  range.take(zone(row));
  for (const auto& difference : row.differences) {
    if (!difference.value) continue;
    range.take(difference.value->mean);
    range.take(difference.value->low95.value_or(difference.value->mean));
    range.take(difference.value->high95.value_or(difference.value->mean));
  }
  return range.axis();
}

void draw_ticks(Canvas& canvas, const Axis& axis, double y, bool money, bool with_sign) {
  const std::vector<double> ticks = round_ticks(axis.from, axis.to, 4);
  const double apart = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
  double free_from = -1e9;
  for (const double tick : ticks) {
    const double x = axis.at(tick);
    canvas.line({x, y}, {x, y + 4}, {Role::ink_faint, 1});
    const std::string label = tick_label(tick, apart, money, with_sign);
    const double half = report_metrics().width(label, tick_style) / 2;
    if (x - half < free_from) continue;
    canvas.text({std::round(x), y + 17}, label, tick_style);
    free_from = x + half + 8;
  }
}

/// Thin line, thick bar, dot.
void draw_interval(Canvas& canvas, const Axis& axis, double y, Role role, std::array<double, 4> ends) {
  canvas.line({axis.at(ends[0]), y}, {axis.at(ends[3]), y}, {role, 1.5});
  canvas.line({axis.at(ends[1]), y}, {axis.at(ends[2]), y}, {role, 5, Dash::solid, 0.55});
}

void draw_dot(Canvas& canvas, Point at, Role role, bool filled) {
  const std::array place{at};
  canvas.marks(Mark::disc, filled ? 11 : 12, place, Fill{filled ? role : Role::card});
  if (!filled) canvas.marks(Mark::ring, 11, place, Fill{role});
}

std::string short_words(const models::OrReason<models::Difference>& difference, const models::Definition& each) {
  if (!difference.value) return "–";
  if (!difference.value->low95) return "one run";
  if (difference.value->verdict == models::Verdict::cannot_tell) return "cannot tell apart";
  std::string words = models::amount_in_words(difference.value->mean, each, models::step(*difference.value, each));
  if (const auto at = words.find("percentage "); at != std::string::npos) words.erase(at, 11);
  return difference.value->verdict == models::Verdict::no_difference_that_matters ? "too small to matter" : words;
}

void draw_arm(Canvas& canvas, const models::OutcomeRow& row, std::size_t arm, const Axis& axis, double top) {
  const models::Definition& each = models::definition(row.measure);
  const auto& difference = row.differences[arm];
  const double y = top + arm_height / 2;
  draw_badge(canvas, {0, top + 3}, arm + 1);
  if (difference.value) {
    const models::Difference& found = *difference.value;
    const Role role = practice_role(arm + 1);
    if (found.low95) draw_interval(canvas, axis, y, role, {*found.low95, *found.low80, *found.high80, *found.high95});
    constexpr double agreement = 0.9;
    draw_dot(canvas, {axis.at(found.mean), y}, role, found.low95 && found.same_sign >= agreement);
  }
  const bool told = difference.value && (difference.value->verdict == models::Verdict::lower ||
                                         difference.value->verdict == models::Verdict::higher);
  TextStyle style = words_style;
  style.weight = told ? Weight::semibold : Weight::medium;
  style.role = told ? Role::ink : Role::ink_soft;
  canvas.text({words_left, y + 5},
              report_metrics().fitted(short_words(difference, each), style, chart_width - words_left), style);
}

void draw_differences(Canvas& canvas, const models::OutcomeRow& row, double top) {
  const Axis axis = difference_axis(row);
  const double first = top + name_height;
  const double last = first + arm_height * static_cast<double>(row.differences.size());
  const double indifferent = zone(row);
  if (indifferent > 0) {
    const double left = axis.at(-indifferent);
    canvas.rectangle({left, first, axis.at(indifferent) - left, last - first}, Fill{Role::control});
  }
  canvas.line({axis.at(0), first - 3}, {axis.at(0), last}, {Role::ink_soft, 1.5});
  for (std::size_t arm = 0; arm < row.differences.size(); ++arm) {
    draw_arm(canvas, row, arm, axis, first + arm_height * static_cast<double>(arm));
  }
  canvas.line({plot_left, last}, {plot_right, last}, {Role::rule, 1});
  draw_ticks(canvas, axis, last, is_money(models::definition(row.measure)), true);
}

void draw_level(Canvas& canvas, const models::OutcomeRow& row, double top) {
  const models::Definition& each = models::definition(row.measure);
  const double first = top + name_height;
  const double y = first + arm_height / 2;
  if (!row.base.value) {
    canvas.text({0, y + 5}, report_metrics().fitted(row.base.reason, base_style, chart_width), words_style);
    return;
  }
  const models::Estimate& found = *row.base.value;
  Range range;
  range.take(found.mean);
  std::array<double, 4> ends{};
  if (found.low95) {
    ends = {*found.p10, models::possible(*found.low95, each), models::possible(*found.high95, each), *found.p90};
    for (const double end : ends) range.take(end);
  }
  const Axis axis = range.axis();
  if (found.low95) draw_interval(canvas, axis, y, practice_role(0), ends);
  draw_dot(canvas, {axis.at(found.mean), y}, practice_role(0), true);
  draw_badge(canvas, {0, first + 3}, 0);
  TextStyle style = words_style;
  style.weight = Weight::semibold;
  canvas.text({words_left, y + 5}, models::number_in_words(found.mean, each, models::step(found, each)), style);
  canvas.line({plot_left, first + arm_height}, {plot_right, first + arm_height}, {Role::rule, 1});
  draw_ticks(canvas, axis, first + arm_height, is_money(each), false);
}

void draw_row(Canvas& canvas, const models::OutcomeRow& row, double top) {
  const models::Definition& each = models::definition(row.measure);
  std::string base;
  if (row.base.value && !row.differences.empty()) {
    base = "A: " + models::number_in_words(row.base.value->mean, each, models::step(*row.base.value, each));
  }
  const double taken = base.empty() ? 0 : report_metrics().width(base, base_style) + 12;
  canvas.text({0, top + 15}, report_metrics().fitted(each.name, name_style, chart_width - taken), name_style);
  canvas.text({chart_width, top + 15}, base, base_style);
  if (row.differences.empty()) {
    draw_level(canvas, row, top);
  } else {
    draw_differences(canvas, row, top);
  }
}

/// The whole chart in words.
std::string description(const std::vector<const models::OutcomeRow*>& rows) {
  std::string text;
  for (const models::OutcomeRow* row : rows) {
    const models::Definition& each = models::definition(row->measure);
    text += std::string(text.empty() ? "" : " ") + std::string(each.name) + ": ";
    if (row->differences.empty()) {
      text += row->base.value ? models::level_in_words(*row->base.value, each) : row->base.reason;
    }
    for (std::size_t arm = 0; arm < row->words.size(); ++arm) {
      text += fmt::format("{}{}, {}", arm == 0 ? "" : "; ", practice_letter(arm + 1), row->words[arm]);
    }
    text += ".";
  }
  return text;
}

}  // namespace

std::string practice_letter(std::size_t index) { return std::string(1, static_cast<char>('A' + index)); }

std::string outcome_chart(const models::OutcomeTable& table, const std::string& id) {
  const std::vector<const models::OutcomeRow*> rows = headline_rows(table);
  double height = 0;
  for (const models::OutcomeRow* row : rows) height += row_height(*row);
  if (!rows.empty()) height -= gap_between_rows;
  SvgCanvas canvas(chart_width, height,
                   {id, std::string(models::to_string(table.outcome)) + ", headline measures", description(rows)});
  double top = 0;
  for (const models::OutcomeRow* row : rows) {
    const models::Definition& each = models::definition(row->measure);
    canvas.begin({std::string(each.key), std::string(each.name), std::string(each.formula)});
    draw_row(canvas, *row, top);
    canvas.end();
    top += row_height(*row);
  }
  return compact_svg(canvas.take());
}

std::string outcome_legend(bool comparison, int replications) {
  constexpr double line = 22;
  const std::size_t lines = comparison ? 4 : 2;
  SvgCanvas canvas(chart_width, line * static_cast<double>(lines) + 4,
                   {"legend-outcomes", "How to read these charts", "The same is said in words beside them."});
  const Axis axis{0, 1, 4, 64};
  const Role role = practice_role(comparison ? 1 : 0);
  const auto say = [&](double y, std::string_view words) { canvas.text({78, y + 5}, words, words_style); };
  double y = line / 2;
  draw_interval(canvas, axis, y, role, {0, 0.2, 0.8, 1});
  say(y, comparison ? "thin line: 95 % interval; thick: 80 %" : "thin: middle 80 % of runs; thick: 95 % interval");
  y += line;
  draw_dot(canvas, {axis.at(0.5), y}, role, true);
  say(y, comparison ? "mean: 9 in 10 pairs of runs agree on the side"
                    : fmt::format("mean of {} {}", replications, replications == 1 ? "run" : "runs"));
  if (!comparison) return compact_svg(canvas.take());
  y += line;
  draw_dot(canvas, {axis.at(0.5), y}, role, false);
  say(y, "mean: fewer pairs agree");
  y += line;
  canvas.rectangle({4, y - 7, 60, 14}, Fill{Role::control});
  canvas.line({34, y - 9}, {34, y + 9}, {Role::ink_soft, 1.5});
  say(y, "0 is A; grey: too small to matter");
  return compact_svg(canvas.take());
}

}  // namespace viz
