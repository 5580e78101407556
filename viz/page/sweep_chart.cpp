#include "viz/page/sweep_chart.hpp"

#include <fmt/format.h>

#include "models/report/words.hpp"
#include "viz/page/line_chart.hpp"

namespace viz {
namespace {

/// The lines, one for each value of the second key; none where the measure is undefined in some cell.
std::vector<ChartLine> lines_of(const models::Sweep& sweep, models::Measure measure) {
  const models::Definition& definition = models::definition(measure);
  const std::size_t many = sweep.varied.size() > 1 ? sweep.varied[1].values.size() : 1;
  std::vector<ChartLine> lines(many);
  for (std::size_t c = 0; c < sweep.cells.size(); ++c) {
    const auto& found = sweep.cells[c].estimates.measures[static_cast<std::size_t>(measure)].value;
    if (!found) return {};
    ChartLine& line = lines[c % many];
    if (sweep.varied.size() > 1) line.name = sweep.varied[1].values[c % many];
    line.mean.push_back(found->mean);
    line.low.push_back(found->low95 ? models::possible(*found->low95, definition) : found->mean);
    line.high.push_back(found->high95 ? models::possible(*found->high95, definition) : found->mean);
  }
  return lines;
}

std::string description(const LineChart& chart) {
  std::string text;
  for (const ChartLine& line : chart.lines) {
    text += fmt::format("{}{}{} from {:.4g} at {} {} to {:.4g} at {}.", text.empty() ? "" : " ", line.name,
                        line.name.empty() ? "Goes" : " goes", line.mean.front(), chart.below, chart.places.front(),
                        line.mean.back(), chart.places.back());
  }
  if (chart.mark) text += fmt::format(" The knee is at {}.", chart.places[chart.mark->at]);
  return text;
}

}  // namespace

std::string sweep_chart(const models::Sweep& sweep, models::Measure measure, const std::optional<models::Knee>& knee,
                        const std::string& id) {
  const models::Definition& definition = models::definition(measure);
  LineChart chart;
  chart.id = id;
  chart.title = definition.name;
  chart.unit = definition.unit;
  chart.below = sweep.varied.front().key;
  chart.money = definition.unit.find("£") != std::string_view::npos;
  chart.places = sweep.varied.front().values;
  chart.lines = lines_of(sweep, measure);
  if (chart.lines.empty()) return {};
  if (knee)
    chart.mark = ChartMark{fmt::format("knee: {}", chart.places[knee->cell]), knee->cell, knee->low, knee->high};
  chart.description = description(chart);
  return line_chart(chart);
}

}  // namespace viz
