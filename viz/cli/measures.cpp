// `casework measures`: what each measure means, under the outcome that it stands for.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <optional>

#include "models/measures/definitions.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/table.hpp"

namespace viz {
namespace {

constexpr std::array outcomes{models::Outcome::lower_risk,      models::Outcome::stability,
                              models::Outcome::wellbeing,       models::Outcome::fewer_days_in_care,
                              models::Outcome::staff_wellbeing, models::Outcome::lower_turnover,
                              models::Outcome::value_for_money};

int print_measures() {
  int number = 0;
  for (const models::Outcome outcome : outcomes) {
    fmt::print("{}{}. {}\n", number == 0 ? "" : "\n", number + 1, models::to_string(outcome));
    ++number;
    for (const models::Definition& measure : models::definitions()) {
      if (measure.outcome != outcome) continue;
      fmt::print("  {} – {} ({})\n", measure.key, measure.name, measure.unit);
      fmt::print("{}", paragraph(fmt::format("{} Source: {}.", measure.formula, measure.source), 6));
    }
  }
  return 0;
}

}  // namespace

void add_measures(CLI::App& app, Action& chosen) {
  CLI::App* command =
      app.add_subcommand("measures", "What each measure means: key, unit, formula and source, by outcome");
  command->footer("Example:\n  casework measures");
  command->allow_extras();
  command->callback([&chosen] { chosen = print_measures; });
}

}  // namespace viz
