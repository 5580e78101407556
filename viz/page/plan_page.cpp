#include "viz/page/plan_page.hpp"

#include <fmt/format.h>

#include <cmath>

#include "models/report/words.hpp"
#include "models/scenario/field_lines.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/page/frame.hpp"
#include "viz/page/html.hpp"

namespace viz {
namespace {

using State = sim::Selection::State;

std::string level(const models::Estimate& estimate, models::Measure measure) {
  const models::Definition& of = models::definition(measure);
  const double by = models::step(estimate, of);
  std::string text = models::number_in_words(models::possible(estimate.mean, of), of, by);
  if (estimate.low95)
    text +=
        fmt::format(" (95 % interval {} to {})", models::number_in_words(models::possible(*estimate.low95, of), of, by),
                    models::number_in_words(models::possible(*estimate.high95, of), of, by));
  return text;
}

std::string goal_in_words(const models::Plan& plan) {
  std::string name(models::definition(plan.question.goal).name);
  if (name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return fmt::format("{} {}", plan.question.smallest ? "smallest" : "largest", name);
}

std::string conditions_in_words(const models::Plan& plan) {
  std::vector<std::string> each;
  for (const models::Condition& condition : plan.question.conditions) each.push_back(models::in_words(condition));
  return models::listed(each);
}

std::string at(const models::Plan& plan, std::size_t candidate) {
  const std::string name = models::name_of(plan, plan.candidates[candidate]);
  return name.empty() ? "the scenario as it is" : name;
}

std::string amount(double value, models::Measure measure) {
  const models::Definition& of = models::definition(measure);
  // Two digits: more would look as if somebody had measured it.
  const double by = value > 0 ? std::pow(10.0, std::floor(std::log10(value)) - 1) : 1;
  return fmt::format("{}{}", models::number_in_words(value, of, by),
                     of.unit.starts_with("£") || of.unit == "%" ? "" : fmt::format(" {}", of.unit));
}

}  // namespace

std::vector<std::string> plan_in_words(const models::Plan& plan) {
  std::vector<std::string> sentences;
  const double confidence = 100 * plan.question.confidence;
  if (plan.best) {
    const models::Candidate& best = plan.candidates[*plan.best];
    std::string conditions;
    for (std::size_t i = 0; i < plan.question.conditions.size(); ++i)
      conditions += fmt::format("; {} is {}", models::definition(plan.question.conditions[i].measure).name,
                                level(best.conditions[i], plan.question.conditions[i].measure));
    sentences.push_back(fmt::format("{} {}: {} is {}{}.", plan.decided ? "Best is" : "Best so far is",
                                    at(plan, *plan.best), models::definition(plan.question.goal).name,
                                    level(best.goal, plan.question.goal), conditions));
  }
  if (plan.decided && plan.best) {
    sentences.push_back(
        fmt::format("With a probability of at least {:g} % no setting that meets the conditions is better by more than "
                    "what matters "
                    "({}).",
                    confidence, amount(plan.indifference, plan.question.goal)));
  } else if (!plan.best) {
    sentences.push_back(fmt::format(
        "{} {}.",
        plan.decided ? "No setting meets what is required:" : "As it seems no setting meets what is required:",
        conditions_in_words(plan)));
    if (plan.nearest_miss) {
      const models::Candidate& miss = plan.candidates[*plan.nearest_miss];
      std::string conditions;
      for (std::size_t i = 0; i < plan.question.conditions.size(); ++i)
        conditions +=
            fmt::format("{}{} is {}", i == 0 ? "" : "; ", models::definition(plan.question.conditions[i].measure).name,
                        level(miss.conditions[i], plan.question.conditions[i].measure));
      sentences.push_back(
          fmt::format("Nearest comes {}: {}. Ask for more, or for less.", at(plan, *plan.nearest_miss), conditions));
    }
  }
  if (!plan.decided) {
    std::vector<std::string> others;
    for (std::size_t c = 0; c < plan.candidates.size(); ++c) {
      const State state = plan.candidates[c].state;
      if ((state == State::undecided || state == State::meets) && (!plan.best || c != *plan.best))
        others.push_back(at(plan, c));
    }
    std::string text = fmt::format("This cannot be told with {:g} % yet", confidence);
    if (plan.best) text += fmt::format("; that it is right has a chance of about {:.0f} %", 100 * plan.chance_right);
    if (!others.empty()) text += fmt::format(". Still in question: {}", models::listed(others));
    if (plan.more_replications)
      text += fmt::format(". About {:.0f} replications more of each would decide", *plan.more_replications);
    sentences.push_back(text + ".");
  }
  return sentences;
}

std::string plan_page(const models::Plan& plan, const std::string& command) {
  const models::Estimates& run = plan.summary;
  std::string html = page_head(fmt::format("{}: a plan", plan.scenario_name));
  html += "<body>\n<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n<header>\n" + product_line();
  html += heading(1, fmt::format("Which setting gives the {}?", goal_in_words(plan)));
  html += paragraph(
      fmt::format("{}. {} settings, {} simulations of {} {} each on the same families with the same luck, seed {}.",
                  plan.scenario_name, plan.candidates.size(), plan.simulations, run.years,
                  run.years == 1 ? "year" : "years", run.seed),
      "setup");
  if (!plan.question.conditions.empty())
    html += paragraph("Under the condition: " + conditions_in_words(plan) + ".", "setup");
  for (const models::Varied& each : plan.question.varied)
    if (const models::FieldLine* line = models::field_line(each.key))
      html += paragraph(fmt::format("{}, {}: {}", each.key, line->unit, line->help), "setup");
  html += "</header>\n<main>\n" + heading(2, "The answer", "answer");
  bool first = true;
  for (const std::string& sentence : plan_in_words(plan)) {
    html += paragraph(sentence, first ? "lead" : "");
    first = false;
  }
  html += heading(2, "Every setting", "settings");
  std::string head, rows;
  if (plan.question.practices.size() > 1) head += column_head("practice");
  for (const models::Varied& each : plan.question.varied) head += column_head(each.key);
  head += column_head(std::string(models::definition(plan.question.goal).name));
  for (const models::Condition& condition : plan.question.conditions)
    head += column_head(std::string(models::definition(condition.measure).name));
  head += column_head("runs") + column_head("found");
  for (std::size_t c = 0; c < plan.candidates.size(); ++c) {
    const models::Candidate& candidate = plan.candidates[c];
    rows += "<tr>";
    if (plan.question.practices.size() > 1) rows += cell(candidate.practice);
    for (const std::string& value : candidate.values) rows += cell(value);
    rows += cell(level(candidate.goal, plan.question.goal));
    for (std::size_t i = 0; i < candidate.conditions.size(); ++i)
      rows += cell(level(candidate.conditions[i], plan.question.conditions[i].measure));
    const std::string state = models::found_in_words(plan, c);
    rows += cell(fmt::format("{}", candidate.replications), "number") +
            cell(state, plan.best && *plan.best == c ? "told" : "") + "</tr>\n";
  }
  html += table("What each setting gives", head, rows);
  html += heading(2, "How it was found", "method");
  html += paragraph(
      "All settings meet the same luck, replication by replication. A setting is let go when it is known to miss a "
      "condition by more than what matters, or to be no better than one that is known to meet all of them, as Kim and "
      "Nelson (KN++) and Batur and Kim do it; those that remain are simulated again. The probability of a right choice "
      "is proved for many runs that spread roughly normally; in a thousand trials with known answers it was kept.");
  html += paragraph(
      "Intervals in the table are of each mean by itself: differences between settings are surer, because their luck "
      "is "
      "the same. And they are taken where the search stopped, so that of the best they are a little favourable: to "
      "quote "
      "a level, run that setting with another seed.");
  for (std::size_t i = 0; i < plan.tolerances.size(); ++i)
    html += paragraph(fmt::format(
        "{}: within {} of the bound it may be called either way.",
        models::definition(plan.question.conditions[i].measure).name,
        fmt::format("{:.3g} {}", plan.tolerances[i], models::definition(plan.question.conditions[i].measure).unit)));
  html += fmt::format("<pre>{}</pre>\n", escaped(command));
  for (const std::string& failure : run.failures) html += paragraph("Left out: " + failure);
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace viz
