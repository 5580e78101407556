#include "viz/page/sensitivity_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/report/foundations.hpp"
#include "models/report/words.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/frame.hpp"
#include "viz/page/html.hpp"
#include "viz/page/tornado_chart.hpp"

namespace viz {
namespace {

std::string digits(double value) { return fmt::format("{:.4g}", value); }

std::string share(const sim::Interval& interval) {
  // An estimate from few rows may leave what a share can be.
  const auto possible = [](double value) { return 100 * std::clamp(value, 0.0, 1.0); };
  return fmt::format("{:.0f} % ({:.0f} to {:.0f})", possible(interval.mean), possible(interval.low),
                     possible(interval.high));
}

/// By mu* of one measure, the largest first.
std::vector<std::size_t> by_effect(const models::Sensitivity& study, std::size_t measure) {
  std::vector<std::size_t> inputs = study.order;
  std::stable_sort(inputs.begin(), inputs.end(), [&](std::size_t a, std::size_t b) {
    return study.effects[a][measure].screening.mean_of_absolute > study.effects[b][measure].screening.mean_of_absolute;
  });
  return inputs;
}

std::string screening_table(const models::Sensitivity& study, std::size_t measure) {
  const models::Definition& of = models::definition(study.question.measures[measure]);
  std::string rows;
  for (const std::size_t i : by_effect(study, measure)) {
    const models::Input& input = study.inputs[i];
    const models::FigureEffect& effect = study.effects[i][measure];
    rows += fmt::format("<tr><th scope=\"row\">{}<small>{}</small></th>", escaped(input.key),
                        escaped(fmt::format("{} to {} {}", digits(input.low), digits(input.high), input.unit)));
    rows += cell(std::string(models::in_words(input.strength))) +
            cell(digits(effect.screening.mean_of_absolute), "number") +
            cell(fmt::format("{:+.3g}", effect.screening.mean), "number") +
            cell(digits(effect.screening.spread), "number") +
            cell(effect.stands_out ? "stands out" : "no more than luck", effect.stands_out ? "told" : "untold") +
            "</tr>\n";
  }
  return table(fmt::format("{}, {}: effects of going over the whole range", of.name, of.unit),
               column_head("Figure and range") + column_head("Evidence") + column_head("Size (mu*)") +
                   column_head("Direction (mu)") + column_head("Depends on others (sigma)") +
                   column_head(fmt::format("Beside luck, {}", digits(study.noise[measure]))),
               rows);
}

std::string shares_table(const models::Sensitivity& study) {
  std::string head = column_head("Figure"), rows;
  for (const models::Measure measure : study.question.measures) {
    head += column_head(fmt::format("{}: alone", models::definition(measure).name));
    head += column_head(fmt::format("{}: with others", models::definition(measure).name));
  }
  for (const std::size_t i : study.order) {
    if (!study.effects[i].front().shares) continue;
    rows += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(study.inputs[i].key));
    for (const models::FigureEffect& effect : study.effects[i])
      rows += cell(share(effect.shares->first), "number") + cell(share(effect.shares->total), "number");
    rows += "</tr>\n";
  }
  rows += "<tr><th scope=\"row\">Luck</th>";
  for (const auto& luck : study.luck) rows += cell(share(luck->first), "number") + cell(share(luck->total), "number");
  return table("Shares of the variance between runs, with 95 % intervals", head, rows + "</tr>\n");
}

}  // namespace

std::vector<std::string> sensitivity_in_words(const models::Sensitivity& study) {
  std::vector<std::string> sentences;
  for (std::size_t m = 0; m < study.question.measures.size(); ++m) {
    const std::vector<std::size_t> inputs = by_effect(study, m);
    std::vector<std::string> names;
    const auto stands_out =
        std::count_if(inputs.begin(), inputs.end(), [&](std::size_t i) { return study.effects[i][m].stands_out; });
    for (std::size_t i = 0; i < inputs.size() && names.size() < 3; ++i)
      if (study.effects[inputs[i]][m].stands_out) names.push_back(study.inputs[inputs[i]].key);
    const std::string_view name = models::definition(study.question.measures[m]).name;
    if (names.empty())
      sentences.push_back(
          fmt::format("{}: none of {} figures is seen to move it beyond what luck does.", name, inputs.size()));
    else
      sentences.push_back(fmt::format("{}: {} of {} figures are seen to move it beyond what luck does, most of all {}.",
                                      name, stands_out, inputs.size(), models::listed(names)));
  }
  return sentences;
}

std::string sensitivity_page(const models::Sensitivity& study, const std::string& command) {
  const models::Estimates& run = study.summary;
  std::string html = page_head(fmt::format("{}: which figures matter", study.scenario_name));
  html += "<body>\n<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n<header>\n" + product_line();
  html += heading(1, "Which figures matter to the answer?");
  html += paragraph(
      fmt::format("{}. {} figures moved over their ranges, {} simulations of {} {}, seed {}.", study.scenario_name,
                  study.inputs.size(), study.simulations, run.years, run.years == 1 ? "year" : "years", run.seed),
      "setup");
  html += "</header>\n<main>\n" + heading(2, "The answer", "answer");
  html += list(sensitivity_in_words(study));
  html += heading(2, "The largest bars", "bars");
  html += paragraph(fmt::format(
      "What a measure becomes when one figure stands at an end of its range and everything else as it is, less what it "
      "is "
      "now; means of {} runs on the same luck, with 95 % intervals. A figure that is well known has a short range.",
      study.replications_of_bars));
  html += "<div class=\"grid\">\n";
  for (std::size_t m = 0; m < study.question.measures.size(); ++m) {
    const std::string chart =
        tornado_chart(study, m, "bars-" + std::string(models::definition(study.question.measures[m]).key));
    if (!chart.empty()) html += figure(chart, "", "card");
  }
  html += "</div>\n";
  if (!study.luck.empty() && study.luck.front()) {
    html += heading(2, "Shares of what varies", "shares");
    html += paragraph(
        "Sobol's indices of the figures that matter most, each drawn evenly from its range, and of luck: how much of "
        "the "
        "variance goes when one alone is known, and how much stays when only it is not. Together the first column adds "
        "up "
        "to at most 100 %; where it does not reach that, figures act through one another.");
    html += shares_table(study);
  }
  html += heading(2, "Every figure", "figures");
  html += paragraph(fmt::format(
      "Screening by Morris's method: {} times from a point drawn anew, each figure is moved by half of its range, and "
      "all "
      "runs have the same luck. What luck alone does is the mean change between two lucks, on the same scale.",
      study.question.blocks));
  for (std::size_t m = 0; m < study.question.measures.size(); ++m)
    html +=
        details(std::string(models::definition(study.question.measures[m]).name), screening_table(study, m), "long");
  if (!study.left_out.empty())
    html += details(fmt::format("{} figures were left out", study.left_out.size()), list(study.left_out), "long");
  html += heading(2, "How it was run", "method") + fmt::format("<pre>{}</pre>\n", escaped(command));
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace viz
