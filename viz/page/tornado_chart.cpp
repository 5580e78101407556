#include "viz/page/tornado_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/report/words.hpp"
#include "viz/canvas/font_metrics.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/axis.hpp"
#include "viz/page/compact_svg.hpp"
#include "viz/page/outcome_chart.hpp"

namespace viz {
namespace {

constexpr double top = 62, row_height = 44, bar_height = 12, left = 8, right = chart_width - 8;
constexpr TextStyle title_style{14, Weight::semibold, Align::start, Role::ink};
constexpr TextStyle note_style{12, Weight::medium, Align::start, Role::ink_soft};
constexpr TextStyle tick_style{12, Weight::medium, Align::middle, Role::ink_soft};

double reach(const models::Difference& end) {
  return std::max(
      {std::abs(end.mean), std::abs(end.low95.value_or(end.mean)), std::abs(end.high95.value_or(end.mean))});
}

std::string digits(double value) { return fmt::format("{:.6g}", value); }

/// A bar from nought to its end; the low end of a range is hollow, the high one full, so that they are told apart
/// without colour.
void draw_end(Canvas& canvas, const Axis& axis, double y, const models::Difference& end, bool high) {
  const double from = std::min(axis.at(0), axis.at(end.mean)), width = std::abs(axis.at(end.mean) - axis.at(0));
  const Rect bar{from, y - bar_height / 2, width, bar_height};
  canvas.rectangle(bar, Fill{practice_role(high ? 1 : 0), high ? 0.85 : 0.3});
  if (!high && width > 0) {
    const std::array outline{Point{bar.x, bar.y}, Point{bar.right(), bar.y}, Point{bar.right(), bar.bottom()},
                             Point{bar.x, bar.bottom()}, Point{bar.x, bar.y}};
    canvas.polyline(outline, {practice_role(0), 1.5});
  }
  if (!end.low95) return;
  canvas.line({axis.at(*end.low95), y}, {axis.at(*end.high95), y}, {Role::ink, 1});
  for (const double edge : {*end.low95, *end.high95})
    canvas.line({axis.at(edge), y - 3}, {axis.at(edge), y + 3}, {Role::ink, 1});
}

}  // namespace

std::vector<std::size_t> by_width(const models::Sensitivity& study, std::size_t measure) {
  std::vector<std::size_t> inputs;
  for (const std::size_t i : study.order)
    if (study.effects[i][measure].bar) inputs.push_back(i);
  const auto width = [&](std::size_t i) {
    const models::Bar& bar = *study.effects[i][measure].bar;
    return std::max({bar.at_low.mean, bar.at_high.mean, 0.0}) - std::min({bar.at_low.mean, bar.at_high.mean, 0.0});
  };
  std::stable_sort(inputs.begin(), inputs.end(), [&](std::size_t a, std::size_t b) { return width(a) > width(b); });
  return inputs;
}

std::string tornado_chart(const models::Sensitivity& study, std::size_t measure, const std::string& id) {
  const std::vector<std::size_t> inputs = by_width(study, measure);
  if (inputs.empty()) return {};
  const models::Definition& definition = models::definition(study.question.measures[measure]);
  const models::Estimate& now = study.now[measure];
  double most = 0;
  std::string words;
  for (const std::size_t i : inputs) {
    const models::Bar& bar = *study.effects[i][measure].bar;
    most = std::max({most, reach(bar.at_low), reach(bar.at_high)});
    words += fmt::format(" {}: {:+.4g} at {}, {:+.4g} at {}.", study.inputs[i].key, bar.at_low.mean,
                         digits(study.inputs[i].low), bar.at_high.mean, digits(study.inputs[i].high));
  }
  if (!(most > 0)) most = 1;
  const double bottom = top + row_height * static_cast<double>(inputs.size());
  const Axis axis{-most * 1.05, most * 1.05, left, right};
  SvgCanvas canvas(chart_width, bottom + 28,
                   {id, fmt::format("{}: what each figure's range does", definition.name), words.substr(1)});
  canvas.text({0, 15}, report_metrics().fitted(definition.name, title_style, chart_width), title_style);
  canvas.text(
      {0, 32},
      report_metrics().fitted(
          fmt::format("Change from {}; {}",
                      models::number_in_words(now.mean, definition, models::step(now, definition)), definition.unit),
          note_style, chart_width),
      note_style);
  canvas.text({0, 50}, "Outlined: at the low end of the range. Filled: at the high end.", note_style);
  const std::vector<double> ticks = round_ticks(axis.from, axis.to, 5);
  const double apart = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
  for (const double tick : ticks) {
    const double x = std::round(axis.at(tick));
    // Beside the bars alone: names must not be crossed.
    for (std::size_t row = 0; row < inputs.size(); ++row) {
      const double y = top + row_height * static_cast<double>(row);
      canvas.line({x, y + 21}, {x, y + 37}, {tick == 0 ? Role::ink_soft : Role::rule, tick == 0 ? 1.5 : 1.0});
    }
    const std::string label = tick_label(tick, apart, definition.unit.starts_with("£"), true);
    const double half = report_metrics().width(label, tick_style) / 2;
    canvas.text({std::clamp(x, half, chart_width - half), bottom + 17}, label, tick_style);
  }
  for (std::size_t row = 0; row < inputs.size(); ++row) {
    const models::Input& input = study.inputs[inputs[row]];
    const models::Bar& bar = *study.effects[inputs[row]][measure].bar;
    const double y = top + row_height * static_cast<double>(row);
    const std::string name =
        fmt::format("{}, {} to {} {}", input.key, digits(input.low), digits(input.high), input.unit);
    canvas.text({0, y + 15}, report_metrics().fitted(name, note_style, chart_width), note_style);
    draw_end(canvas, axis, y + 29, bar.at_low, false);
    draw_end(canvas, axis, y + 29, bar.at_high, true);
  }
  return compact_svg(canvas.take());
}

}  // namespace viz
