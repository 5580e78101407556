// `casework models`: the practice models there are, and how firmly their figures stand.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "models/report/foundations.hpp"
#include "viz/cli/practice_files.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/table.hpp"

namespace viz {
namespace {

std::string count(int number) { return number == 0 ? "–" : fmt::format("{}", number); }

int print_models() {
  const models::Scenario scenario = on_the_average_authority(practice_keys());
  std::vector<std::vector<std::string>> rows{
      {"KEY", "NAME", "FIGURES", "STRONG", "MODERATE", "OFFICIAL", "WEAK", "ASSUMED"}};
  for (std::size_t arm = 0; arm < scenario.arms.size(); ++arm) {
    const models::PracticeArm& practice = scenario.arms[arm];
    const models::Foundations on = models::practice_figures(practice, arm == 0).foundations;
    rows.push_back({practice.key, practice.name, fmt::format("{}", on.total()), count(on.strong), count(on.moderate),
                    count(on.official), count(on.weak), count(on.assumed)});
  }
  fmt::print("{}\n", columns(rows, {2, 3, 4, 5, 6, 7}));
  for (const models::PracticeArm& practice : scenario.arms) {
    fmt::print("{}\n{}", practice.key, paragraph(practice.summary, 2));
  }
  fmt::print(
      "\nFigures are those that the practice sets; for the first, all that are in force. `casework explain KEY` shows "
      "them.\nStrong: trials and reviews. Moderate: quasi-experiments. Official: published statistics and rules. Weak: "
      "before and\nafter, surveys, monitoring. Assumed: nobody has published it.\n");
  return 0;
}

}  // namespace

void add_models(CLI::App& app, Action& chosen) {
  CLI::App* command = app.add_subcommand("models", "The practice models, and how firmly their figures stand");
  command->footer("Example:\n  casework models");
  command->allow_extras();
  command->callback([&chosen] { chosen = print_models; });
}

}  // namespace viz
