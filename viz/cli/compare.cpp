// `casework compare`: practices side by side on the same families with the same luck.
#include <CLI/CLI.hpp>
#include <memory>

#include "viz/cli/answer.hpp"
#include "viz/cli/options.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/subcommands.hpp"

namespace viz {
namespace {

int compare_practices(const TypedOptions& typed) {
  const Options options = checked(typed, "compare");
  models::Scenario scenario = models::load_scenario(options.asked.scenario, options.asked.request);
  if (scenario.all_authorities) {
    throw Refusal(
        "this scenario asks for every authority at once, which casework run does for one practice; name an "
        "authority with --authority to compare practices there");
  }
  if (scenario.arms.size() < 2) {
    throw Refusal(
        "compare needs at least two practices, for example --practice baseline --practice family_safeguarding; "
        "`casework models` lists them");
  }
  return answer(std::move(scenario), options);
}

}  // namespace

void add_compare(CLI::App& app, Action& chosen) {
  const auto typed = std::make_shared<TypedOptions>();
  CLI::App* command = app.add_subcommand(
      "compare", "Compares practices on the same families with the same luck; the first is the base");
  command->footer(
      "Examples:\n"
      "  casework compare england_average --practice baseline --practice family_safeguarding\n"
      "  casework compare england_average --practice baseline --practice my_practice.toml --years 3 --out my_answer\n"
      "  casework compare england_average --practice baseline --practice mockingbird --replications auto --precision "
      "2%\n"
      "  casework compare england_average --practice baseline --practice mockingbird --matters cost_total=£250000");
  command->allow_extras();
  add_options(*command, *typed);
  add_judging(*command, *typed);
  command->callback([typed, &chosen] { chosen = [typed] { return compare_practices(*typed); }; });
}

}  // namespace viz
