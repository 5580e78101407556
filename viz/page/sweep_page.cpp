#include "viz/page/sweep_page.hpp"

#include <fmt/format.h>

#include "models/report/words.hpp"
#include "models/scenario/field_lines.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/frame.hpp"
#include "viz/page/html.hpp"
#include "viz/page/sweep_chart.hpp"

namespace viz {
namespace {

std::string keys_of(const models::Sweep& sweep) {
  std::vector<std::string> keys;
  for (const models::Varied& each : sweep.varied) keys.push_back(each.key);
  return models::listed(keys);
}

std::string knee_words(const models::Sweep& sweep, models::Measure measure, const models::Knee& knee) {
  const auto value = [&](std::size_t cell) { return sweep.cells[cell].values.front(); };
  std::string text = fmt::format("{}: at {}", models::definition(measure).name, value(knee.cell));
  if (knee.low != knee.high) text += fmt::format(", between {} and {}", value(knee.low), value(knee.high));
  return text + fmt::format(" ({:.0f} % of redraws at that value).", 100 * knee.share);
}

std::string table_of(const models::Sweep& sweep, models::Measure measure) {
  const models::Definition& definition = models::definition(measure);
  std::string head, rows;
  for (const models::Varied& each : sweep.varied) head += column_head(each.key);
  for (const char* name : {"mean", "95 % interval", "middle 80 % of runs", "less the first"}) head += column_head(name);
  for (const models::Cell& cell : sweep.cells) {
    const auto index = static_cast<std::size_t>(measure);
    rows += "<tr>";
    for (const std::string& value : cell.values) rows += viz::cell(value);
    const auto& found = cell.estimates.measures[index];
    if (!found.value) {
      rows += viz::cell("– " + found.reason, "none") + "<td></td><td></td><td></td></tr>\n";
      continue;
    }
    const double by = models::step(*found.value, definition);
    const auto number = [&](double value) {
      return models::number_in_words(models::possible(value, definition), definition, by);
    };
    const auto range = [&](const std::optional<double>& low, const std::optional<double>& high) {
      return low ? number(*low) + " to " + number(*high) : std::string("one run, none");
    };
    rows += viz::cell(number(found.value->mean), "number") + viz::cell(range(found.value->low95, found.value->high95)) +
            viz::cell(range(found.value->p10, found.value->p90)) +
            viz::cell(&cell == &sweep.cells.front()
                          ? std::string("–")
                          : models::difference_in_words(cell.from_first.measures[index], definition)) +
            "</tr>\n";
  }
  return table(std::string(definition.name) + ", " + std::string(definition.unit), head, rows);
}

}  // namespace

std::string sweep_page(const models::Sweep& sweep, const std::vector<models::Measure>& measures,
                       const std::string& command) {
  const std::string keys = keys_of(sweep);
  const models::Estimates& run = sweep.summary;
  std::string html = page_head(fmt::format("{} by {}", sweep.scenario_name, keys));
  html += "<body>\n<a class=\"skip\" href=\"#charts\">Skip to the charts</a>\n<header>\n" + product_line();
  html += heading(1, fmt::format("What {} does", keys));
  html += paragraph(
      fmt::format("{}. {} settings, {} {} of {} {} each on the same families with the same luck, seed {}.",
                  sweep.scenario_name, sweep.cells.size(), run.replications, run.replications == 1 ? "run" : "runs",
                  run.years, run.years == 1 ? "year" : "years", run.seed),
      "setup");
  for (const models::Varied& each : sweep.varied)
    if (const models::FieldLine* line = models::field_line(each.key))
      html += paragraph(fmt::format("{}, {}: {}", each.key, line->unit, line->help), "setup");
  html += "</header>\n<main>\n" + heading(2, "What follows", "charts");
  html += paragraph(
      "Dots are means, bands their 95 % intervals, setting by setting. All settings meet the same luck, so a "
      "difference between two of them is surer than their bands suggest: the last column of the tables says "
      "how sure.");
  html += "<div class=\"grid\">\n";
  std::vector<std::string> knees;
  for (const models::Measure measure : measures) {
    const auto knee = models::knee_of(sweep, measure);
    const std::string chart =
        sweep_chart(sweep, measure, knee, "chart-" + std::string(models::definition(measure).key));
    if (!chart.empty()) html += figure(chart, "", "card");
    if (knee) knees.push_back(knee_words(sweep, measure, *knee));
  }
  html += "</div>\n";
  if (!knees.empty()) {
    html += heading(2, "Where a step no longer buys much", "knees");
    html += paragraph(
        "The knee is where the curve is farthest from the straight line between its ends, both axes stretched "
        "to the same length. It depends on the range that was asked for. The range in grey holds 90 of "
        "100 redraws of the runs.");
    html += list(knees);
  }
  html += heading(2, "In numbers", "numbers");
  for (const models::Measure measure : measures) html += table_of(sweep, measure);
  html += heading(2, "How it was run", "method") + fmt::format("<pre>{}</pre>\n", escaped(command));
  for (const std::string& failure : run.failures) html += paragraph("Left out: " + failure);
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace viz
