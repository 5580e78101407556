// The sections for those who plan: bad weeks, financial years, and theory beside the simulation.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/measures/financial_year.hpp"
#include "models/report/further_text.hpp"
#include "models/report/words.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/html.hpp"
#include "viz/page/line_chart.hpp"
#include "viz/page/sections.hpp"

namespace viz {
namespace {

std::string level(const models::Estimate& estimate, const models::Definition& of) {
  return models::number_in_words(models::possible(estimate.mean, of), of, models::step(estimate, of));
}

std::string interval(const models::Estimate& estimate, const models::Definition& of) {
  if (!estimate.low95) return "one run, no interval";
  const double by = models::step(estimate, of);
  return fmt::format("95 %: {} to {}", models::number_in_words(models::possible(*estimate.low95, of), of, by),
                     models::number_in_words(models::possible(*estimate.high95, of), of, by));
}

std::string level_cell(const models::Estimate& estimate, const models::Definition& of) {
  return fmt::format("<td class=\"number\">{}<small>{}</small></td>", words(level(estimate, of)),
                     words(interval(estimate, of)));
}

std::string weeks_chart(const PageContent& content, const models::BadWeeks& stock) {
  const models::Definition& of = models::definition(stock.stock);
  LineChart chart;
  chart.id = "weeks-" + std::string(of.key);
  chart.title = of.name;
  chart.unit = "% of weeks above the level";
  chart.below = of.unit;
  chart.dots = false;
  chart.lines.resize(content.estimates.arms.size());
  for (std::size_t arm = 0; arm < chart.lines.size(); ++arm)
    if (chart.lines.size() > 1) chart.lines[arm].name = content.estimates.arms[arm].name;
  for (const models::WeeksAbove& above : stock.levels) {
    chart.places.push_back(fmt::format("{:g}", above.level));
    for (std::size_t arm = 0; arm < chart.lines.size(); ++arm) {
      const models::Estimate& share = above.shares[arm];
      chart.lines[arm].mean.push_back(share.mean);
      chart.lines[arm].low.push_back(std::clamp(share.low95.value_or(share.mean), 0.0, 100.0));
      chart.lines[arm].high.push_back(std::clamp(share.high95.value_or(share.mean), 0.0, 100.0));
    }
  }
  for (std::size_t arm = 0; arm < chart.lines.size(); ++arm)
    chart.description += fmt::format("{}{}: one week in ten is above {}.", arm == 0 ? "" : " ",
                                     content.estimates.arms[arm].name, level(stock.one_in_ten[arm], of));
  return line_chart(chart);
}

std::string arm_head(const PageContent& content, std::size_t arm) {
  return fmt::format("{} {}", badge(arm), escaped(content.estimates.arms[arm].name));
}

std::string weeks_table(const PageContent& content) {
  std::string rows;
  for (const models::BadWeeks& stock : content.estimates.bad_weeks) {
    const models::Definition& of = models::definition(stock.stock);
    for (std::size_t arm = 0; arm < stock.median.size(); ++arm)
      rows += fmt::format("<tr><th scope=\"row\">{} <small>{}</small></th>", escaped(of.name), escaped(of.unit)) +
              (content.is_comparison() ? fmt::format("<td>{}</td>", arm_head(content, arm)) : "") +
              level_cell(stock.median[arm], of) + level_cell(stock.one_in_ten[arm], of) +
              level_cell(stock.one_in_twenty[arm], of) + level_cell(stock.highest[arm], of) + "</tr>\n";
  }
  return table("The level that so many weeks of a run exceed",
               column_head("Stock") + (content.is_comparison() ? column_head("Practice") : "") +
                   column_head("Half of the weeks") + column_head("One week in ten") +
                   column_head("One week in twenty") + column_head("The highest week"),
               rows);
}

std::vector<std::string> asked_levels(const PageContent& content) {
  std::vector<std::string> lines;
  for (const models::BadWeeks& stock : content.estimates.bad_weeks) {
    for (const models::WeeksAbove& above : stock.levels) {
      if (!above.asked) continue;
      for (std::size_t arm = 0; arm < above.shares.size(); ++arm)
        lines.push_back((content.is_comparison() ? content.estimates.arms[arm].name + ": " : std::string()) +
                        models::weeks_above_in_words(stock, above, arm) + ".");
    }
  }
  return lines;
}

std::string year_cell(const models::OrReason<models::Estimate>& value, const models::Definition& of) {
  if (!value.value) return fmt::format("<td class=\"none\">– <small>{}</small></td>", escaped(value.reason));
  return level_cell(*value.value, of);
}

std::string year_cell(const models::OrReason<models::Difference>& value, const models::Definition& of) {
  if (!value.value) return fmt::format("<td class=\"none\">– <small>{}</small></td>", escaped(value.reason));
  const models::Difference& found = *value.value;
  const double by = models::step(found, of);
  std::string range = found.low95 ? fmt::format("95 %: {} to {}", models::signed_number(*found.low95, of, by),
                                                models::signed_number(*found.high95, of, by))
                                  : "one run, no interval";
  return fmt::format("<td class=\"number\">{}<small>{}</small></td>", words(models::signed_number(found.mean, of, by)),
                     words(range));
}

template <class What>
std::string year_rows(const std::string& who, const std::vector<models::OfYear<What>>& years) {
  std::string rows;
  for (const models::Measure measure : models::measures_by_year()) {
    const models::Definition& of = models::definition(measure);
    rows += fmt::format("<tr><th scope=\"row\">{} <small>{}</small></th>{}", escaped(of.name), escaped(of.unit), who);
    for (const auto& year : years) rows += year_cell(year.measures[static_cast<std::size_t>(measure)], of);
    rows += "</tr>\n";
  }
  return rows;
}

std::string plain(double value, double half) {
  const int digits = half >= 1 ? 0 : half >= 0.1 ? 1 : 2;
  return fmt::format("{:.{}f}", value, digits);
}

std::string theory_rows(const models::Shadow& shadow) {
  std::string row =
      fmt::format("<tr><th scope=\"row\">{} <small>{}</small></th>", escaped(shadow.what), escaped(shadow.unit));
  if (!shadow.difference.value) {
    const std::string& reason = shadow.by_theory.value ? shadow.simulated.reason : shadow.by_theory.reason;
    const std::string seen =
        shadow.simulated.value ? plain(shadow.simulated.value->mean, shadow.simulated.value->mean / 100) : "–";
    return row + fmt::format(
                     "<td class=\"none\">– <small>{}</small></td><td class=\"number\">{}</td><td></td><td>{}"
                     "<small>{}</small></td></tr>\n",
                     escaped(reason), escaped(seen), escaped(shadow.theory), escaped(shadow.why));
  }
  const models::Difference& off = *shadow.difference.value;
  const double half = off.low95 ? (*off.high95 - *off.low95) / 2 : std::abs(off.mean) / 10;
  const std::string range =
      off.low95 ? fmt::format("95 %: {} to {}", plain(*off.low95, half), plain(*off.high95, half)) : "one run";
  row += cell(plain(shadow.by_theory.value->mean, half), "number") +
         cell(plain(shadow.simulated.value->mean, half), "number") +
         fmt::format("<td class=\"number\">{}<small>{}</small></td>", words(plain(off.mean, half)), words(range)) +
         fmt::format("<td>{}<small>{}</small></td></tr>\n", escaped(shadow.theory), escaped(shadow.why));
  return row;
}

}  // namespace

std::string weeks_section(const PageContent& content) {
  if (content.estimates.bad_weeks.empty()) return {};
  std::string html = "<section aria-labelledby=\"weeks\">\n" + heading(2, "Bad weeks", "weeks");
  html += paragraph(
      "An average hides the weeks in which a service is stretched, and it is those that it has to be staffed for. Each "
      "curve says how many weeks of a run are above a level; bands are 95 % intervals of that share.");
  if (const auto asked = asked_levels(content); !asked.empty()) html += list(asked);
  html += "<div class=\"grid\">\n";
  for (const models::BadWeeks& stock : content.estimates.bad_weeks)
    if (const std::string chart = weeks_chart(content, stock); !chart.empty()) html += figure(chart, "", "card");
  return html + "</div>\n" + weeks_table(content) + "</section>\n";
}

std::string years_section(const PageContent& content) {
  const models::Estimates& estimates = content.estimates;
  if (estimates.arms.empty() || estimates.arms.front().financial_years.empty()) return {};
  std::string html = "<section aria-labelledby=\"years\">\n" + heading(2, "By financial year", "years");
  html += paragraph(
      "From 1 April to 31 March; flows and costs are of the year, stocks its average. Of a year that the run meets "
      "only in "
      "part they are rates a year. Every measure by year is in financial_years.csv.");
  std::string head = column_head("Measure") + (content.is_comparison() ? column_head("Practice") : "");
  for (const auto& year : estimates.arms.front().financial_years)
    head += column_head(models::name_of_financial_year(year.begins) + (year.whole ? "" : ", part"));
  std::string rows;
  for (std::size_t arm = 0; arm < estimates.arms.size(); ++arm)
    rows += year_rows(content.is_comparison() ? fmt::format("<td>{}</td>", arm_head(content, arm)) : "",
                      estimates.arms[arm].financial_years);
  html += table("Levels by financial year", head, rows);
  if (content.is_comparison()) {
    rows.clear();
    for (std::size_t arm = 0; arm < estimates.differences.size(); ++arm)
      rows += year_rows(fmt::format("<td>{}<small>less A</small></td>", arm_head(content, arm + 1)),
                        estimates.differences[arm].financial_years);
    html += table("Differences from A by financial year, run by run", head, rows);
  }
  return html + "</section>\n";
}

std::string theory_section(const PageContent& content) {
  const auto& shadows = content.estimates.shadows;
  if (shadows.empty() || shadows.front().empty()) return {};
  std::string html = "<section aria-labelledby=\"theory\">\n" + heading(2, "Beside theory", "theory");
  html += paragraph(
      "What a formula says of this very scenario, without simulating it: it is given the demand, moves, stays and "
      "staffing of each run. Where it agrees, the simulation does what arithmetic does; where it does not, the reason "
      "is "
      "what the simulation knows and the formula does not.");
  for (std::size_t arm = 0; arm < shadows.size(); ++arm) {
    std::string rows;
    for (const models::Shadow& shadow : shadows[arm]) rows += theory_rows(shadow);
    const std::string of = content.is_comparison()
                               ? fmt::format("Theory beside the simulation: {}", content.estimates.arms[arm].name)
                               : "Theory beside the simulation";
    html += table(of,
                  column_head("Quantity") + column_head("Theory") + column_head("Simulated") +
                      column_head("Simulated less theory") + column_head("Which theory, and why they differ"),
                  rows);
  }
  return html + "</section>\n";
}

}  // namespace viz
