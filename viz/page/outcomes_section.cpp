#include <fmt/format.h>

#include "models/report/words.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/html.hpp"
#include "viz/page/outcome_chart.hpp"
#include "viz/page/sections.hpp"

namespace viz {
namespace {

std::string range(std::optional<double> low, std::optional<double> high, const models::Definition& each, double by,
                  bool difference) {
  if (!low || !high) return {};
  const auto number = [&](double value) {
    return difference ? models::signed_number(value, each, by)
                      : models::number_in_words(models::possible(value, each), each, by);
  };
  std::string from = number(*low);
  if (const auto unit = from.find(" points"); unit != std::string::npos) from.erase(unit);  // said once, at the end
  return fmt::format("{} to {}", from, number(*high));
}

std::string level_cell(const models::OrReason<models::Estimate>& level, const models::Definition& each) {
  if (!level.value) return fmt::format("<td class=\"none\">– <small>{}</small></td>", escaped(level.reason));
  return fmt::format("<td class=\"number\">{}</td>",
                     words(models::number_in_words(level.value->mean, each, models::step(*level.value, each))));
}

/// The practices met the same luck and did the same: nothing that the practice changes touches this measure.
bool is_the_same(const models::Difference& found) {
  return found.mean == 0 && found.low95 && *found.low95 == 0 && *found.high95 == 0;
}

std::string verdict_words(const models::Difference& found, const models::Definition& each, double by) {
  if (is_the_same(found)) return "the same in every run";
  switch (found.verdict) {
    case models::Verdict::lower:
    case models::Verdict::higher:
      return models::amount_in_words(found.mean, each, by);
    case models::Verdict::no_difference_that_matters:
      return "too small to matter";
    case models::Verdict::cannot_tell:
      break;
  }
  return "cannot tell apart";
}

std::string difference_cell(const models::OrReason<models::Difference>& difference, const models::Definition& each) {
  if (!difference.value) return fmt::format("<td class=\"none\">– <small>{}</small></td>", escaped(difference.reason));
  const models::Difference& found = *difference.value;
  const double by = models::step(found, each);
  const bool told = found.verdict == models::Verdict::lower || found.verdict == models::Verdict::higher;
  std::string html =
      fmt::format("<td><span class=\"{}\">{}</span>", told ? "told" : "untold", words(verdict_words(found, each, by)));
  if (!found.low95) {
    html += fmt::format("<small>{}: one run, no interval</small>", words(models::signed_number(found.mean, each, by)));
  } else if (!is_the_same(found)) {
    html += fmt::format("<small>95&nbsp;%: {}</small><small>80&nbsp;%: {}</small>",
                        words(range(found.low95, found.high95, each, by, true)),
                        words(range(found.low80, found.high80, each, by, true)));
  }
  return html + "</td>";
}

std::string measure_cell(const models::Definition& each) {
  return fmt::format("<th scope=\"row\"{}>{} <small>{}</small></th>", each.headline ? " class=\"headline\"" : "",
                     escaped(each.name), escaped(each.unit));
}

std::string level_rows(const models::OutcomeTable& table) {
  std::string rows;
  for (const models::OutcomeRow& row : table.rows) {
    const models::Definition& each = models::definition(row.measure);
    rows += "<tr>" + measure_cell(each) + level_cell(row.base, each);
    if (row.base.value) {
      const models::Estimate& found = *row.base.value;
      const double by = models::step(found, each);
      rows += cell(found.low95 ? range(found.low95, found.high95, each, by, false) : "one run, no interval");
      rows += cell(range(found.low80, found.high80, each, by, false));
      rows += cell(range(found.p10, found.p90, each, by, false));
    } else {
      rows += "<td></td><td></td><td></td>";
    }
    rows += "</tr>\n";
  }
  return rows;
}

std::string level_table(const models::OutcomeTable& table) {
  return viz::table(std::string(models::to_string(table.outcome)) + ": every measure",
                    column_head("Measure") + column_head("Mean") + column_head("95 % interval") +
                        column_head("80 % interval") + column_head("Middle 80 % of runs"),
                    level_rows(table), "measures");
}

std::string difference_table(const PageContent& content, const models::OutcomeTable& table) {
  std::string head = column_head("Measure");
  for (std::size_t arm = 0; arm < content.estimates.arms.size(); ++arm) {
    head += fmt::format("<th scope=\"col\">{} {}{}</th>", badge(arm), escaped(content.estimates.arms[arm].name),
                        arm == 0 ? "<small>mean</small>" : "<small>difference from A</small>");
  }
  std::string rows;
  for (const models::OutcomeRow& row : table.rows) {
    const models::Definition& each = models::definition(row.measure);
    rows += "<tr>" + measure_cell(each) + level_cell(row.base, each);
    for (const auto& difference : row.differences) rows += difference_cell(difference, each);
    rows += "</tr>\n";
  }
  return viz::table(std::string(models::to_string(table.outcome)) + ": every measure", head, rows,
                    content.estimates.arms.size() > 2 ? "measures many" : "measures");
}

std::string introduction(const PageContent& content) {
  if (!content.is_comparison()) {
    return paragraph(
        "Each chart has its own scale. Headline measures stand here; every measure is in the tables below.");
  }
  return paragraph(
      "Each dot is the mean difference from A on the same families with the same luck; A is the line at 0. Every "
      "measure "
      "has its own scale. Left of the line is fewer or lower, right is more or higher. Headline measures stand here; "
      "every measure is in the tables below.");
}

}  // namespace

std::string outcomes_section(const PageContent& content) {
  std::string html = "<section aria-labelledby=\"outcomes\">\n";
  html += heading(2, content.is_comparison() ? "What differs: the seven outcomes" : "The seven outcomes", "outcomes");
  html += introduction(content);
  html += figure(outcome_legend(content.is_comparison(), content.estimates.replications), "", "legend");
  html += "<div class=\"grid\">\n";
  for (std::size_t i = 0; i < content.report.outcomes.size(); ++i) {
    const models::OutcomeTable& table = content.report.outcomes[i];
    html += "<div class=\"card\">\n" + heading(3, fmt::format("{} {}", i + 1, models::to_string(table.outcome)));
    html += figure(outcome_chart(table, fmt::format("outcome-{}", i + 1)), "") + "</div>\n";
  }
  html += "</div>\n" + heading(3, "Every measure, by outcome", "measures");
  if (content.is_comparison()) {
    html += paragraph(
        "Bold rows are headline measures. Where it says \"cannot tell apart\", these runs do not show "
        "which way the difference goes.");
  }
  for (const models::OutcomeTable& table : content.report.outcomes) {
    html += content.is_comparison() ? difference_table(content, table) : level_table(table);
  }
  return html + "</section>\n";
}

}  // namespace viz
