// `casework explain`: a practice in plain words: what it changes, what that rests on, and what is not known.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "models/exports/pathway_dot.hpp"
#include "models/pipeline.hpp"
#include "models/report/foundations.hpp"
#include "viz/cli/field_table.hpp"
#include "viz/cli/practice_files.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/table.hpp"

namespace viz {
namespace {

/// What was typed.
struct Explain {
  std::string practice;
  bool dot = false;
  bool figures = false;
  bool fields = false;
};

std::string basis(const models::FigureLine& figure) {
  std::string text = figure.source;
  const std::string strength(models::to_string(figure.strength));
  if (strength != figure.source) text += ", " + strength;
  if (!figure.range.empty()) text += "; range " + figure.range;
  return text;
}

/// One figure: what it was, what it becomes, what that rests on.
void print_change(const models::FigureLine& figure, const std::map<std::string, std::string>& before) {
  const auto old = before.find(figure.key);
  const bool new_here = old == before.end();
  const bool same = !new_here && old->second == figure.value;
  const std::string change = new_here ? figure.value + " (new)"
                             : same   ? figure.value + " (as it was)"
                                      : fmt::format("{} → {}", old->second, figure.value);
  fmt::print("  {}: {}\n", figure.key, change);
  fmt::print("{}", paragraph(fmt::format("[{}]{}{}", basis(figure), figure.note.empty() ? "" : " ", figure.note), 6));
}

void print_settings_without_figures(const models::PracticeArm& practice,
                                    const std::vector<models::FigureLine>& figures) {
  std::string keys;
  for (const std::string& key : practice.changed) {
    const auto has_key = [&](const models::FigureLine& figure) { return figure.key == key; };
    if (std::none_of(figures.begin(), figures.end(), has_key)) keys += (keys.empty() ? "" : ", ") + key;
  }
  if (!keys.empty()) fmt::print("{}", paragraph("It also sets: " + keys + ".", 2));
}

void print_in_words(const models::Scenario& scenario) {
  const models::PracticeArm& base = scenario.arms.front();
  const models::PracticeArm& practice = scenario.arms.back();
  const bool is_base = scenario.arms.size() == 1;
  const models::PracticeFigures stated = models::practice_figures(practice, is_base);
  const std::vector<models::FigureLine>& figures = stated.figures;
  const models::Foundations& on = stated.foundations;
  fmt::print("{} ({})\n{}", practice.name, practice.key, paragraph(practice.summary));
  if (!practice.source.empty()) {
    const auto source = scenario.sources.find(practice.source);
    fmt::print("{}", paragraph(fmt::format("Described in: {}", source == scenario.sources.end()
                                                                   ? practice.source
                                                                   : practice.source + ", " + source->second.title)));
  }
  if (!is_base) {
    std::map<std::string, std::string> before;
    for (const models::FigureLine& figure : models::figures(base.settings)) before[figure.key] = figure.value;
    fmt::print("\nWhat it changes, against {} in the average English authority\n", base.key);
    for (const models::FigureLine& figure : figures) print_change(figure, before);
    print_settings_without_figures(practice, figures);
  }
  if (!practice.not_known.empty()) fmt::print("\nWhat is not known\n{}", paragraph(practice.not_known, 2));
  fmt::print(
      "\nWhat it rests on\n{}",
      paragraph(fmt::format("{} figures: {} strong, {} moderate, {} official, {} weak, {} assumed. --figures lists "
                            "every figure in force, --fields every key and what it means.",
                            on.total(), on.strong, on.moderate, on.official, on.weak, on.assumed),
                2));
}

void print_figures(const models::Scenario& scenario) {
  std::vector<std::vector<std::string>> rows{{"KEY", "VALUE", "RANGE", "SOURCE", "STRENGTH", "NOTE"}};
  for (const models::FigureLine& figure : models::figures(scenario.arms.back().settings)) {
    rows.push_back({figure.key, figure.value, figure.range, figure.source,
                    std::string(models::to_string(figure.strength)), figure.note});
  }
  fmt::print("{}", columns(rows));
}

int explain(const Explain& asked) {
  if (asked.fields) {
    fmt::print("{}", field_table());
    return 0;
  }
  if (asked.practice.empty()) throw Refusal("which practice? `casework models` lists them");
  std::vector<std::string> practices{"baseline"};
  if (asked.practice != "baseline") practices.push_back(asked.practice);
  models::Scenario scenario = on_the_average_authority(practices);
  if (asked.dot) {
    const std::vector<models::Model> compiled = models::compile(std::move(scenario));
    fmt::print("{}", models::pathway_dot(compiled.back().pathway, compiled.back().practice().name));
  } else if (asked.figures) {
    print_figures(scenario);
  } else {
    print_in_words(scenario);
  }
  return 0;
}

}  // namespace

void add_explain(CLI::App& app, Action& chosen) {
  const auto typed = std::make_shared<Explain>();
  CLI::App* command =
      app.add_subcommand("explain", "A practice in plain words: what it changes, on what evidence, what is not known");
  command->add_option("PRACTICE", typed->practice, "A practice model, by key or path");
  command->add_flag("--dot", typed->dot, "Its pathway as a Graphviz drawing");
  command->add_flag("--figures", typed->figures, "Every figure in force, with its source");
  command->add_flag("--fields", typed->fields, "Every key a file may set: unit, range and what it means");
  command->footer(
      "Examples:\n"
      "  casework explain family_safeguarding\n"
      "  casework explain no_wrong_door --dot | dot -Tsvg > pathway.svg");
  command->allow_extras();
  command->callback([typed, &chosen] { chosen = [typed] { return explain(*typed); }; });
}

}  // namespace viz
