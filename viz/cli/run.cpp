// `casework run`: one scenario under one practice.
#include <CLI/CLI.hpp>
#include <memory>

#include "viz/cli/all_authorities.hpp"
#include "viz/cli/answer.hpp"
#include "viz/cli/options.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/subcommands.hpp"

namespace viz {
namespace {

int run_scenario(const TypedOptions& typed) {
  const Options options = checked(typed, "run");
  if (options.asked.request.practices.size() > 1) {
    throw Refusal("run takes one practice; casework compare puts several side by side");
  }
  models::Scenario scenario = models::load_scenario(options.asked.scenario, options.asked.request);
  if (scenario.all_authorities) {
    if (options.precision || !options.levels.empty() || !options.zones.empty())
      throw Refusal(
          "every authority at once takes neither --replications auto nor --weeks-above nor --matters; name one with "
          "--authority");
    return answer_for_all(scenario, options);
  }
  scenario.arms.resize(1);
  return answer(std::move(scenario), options);
}

}  // namespace

void add_run(CLI::App& app, Action& chosen) {
  const auto typed = std::make_shared<TypedOptions>();
  CLI::App* command = app.add_subcommand("run", "Simulates one scenario under one practice");
  command->footer(
      "Examples:\n"
      "  casework run england_average\n"
      "  casework run england --replications 1\n"
      "  casework run england_average --authority leeds\n"
      "  casework run config/scenarios/england_average.toml --practice no_wrong_door --years 3 --replications 50\n"
      "  casework run england_average --set caseload.hard_cap=\"16 children\" --format json");
  command->allow_extras();
  add_options(*command, *typed);
  add_judging(*command, *typed);
  command->callback([typed, &chosen] { chosen = [typed] { return run_scenario(*typed); }; });
}

}  // namespace viz
