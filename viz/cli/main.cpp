// The program `casework`: reads the command line, does one thing, and says by its exit code how it went: 0 done, 1 some
// replications failed or it was broken off, 2 the input was refused and nothing was run.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "models/scenario/diagnostics.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/suggestion.hpp"

namespace {

constexpr int refused = 2;

int say_faults(const models::ScenarioError& error) {
  for (const models::Fault& fault : error.faults()) fmt::print(stderr, "{}\n", models::to_string(fault));
  const std::size_t count = error.faults().size();
  fmt::print(stderr, "{} {}. Nothing was run.\n", count, count == 1 ? "fault" : "faults");
  return refused;
}

int say_reasons(const viz::Refusal& refusal) {
  for (const std::string& reason : refusal.reasons()) fmt::print(stderr, "casework: {}\n", reason);
  return refused;
}

void describe(CLI::App& app) {
  app.name("casework");
  app.description(
      "Simulates an English children's social care service: the same families with the same luck under different\n"
      "practice models, and what differs. It says nothing about any named child.");
  app.set_version_flag("--version", CASEWORK_VERSION);
  app.footer(
      "Examples:\n"
      "  casework models\n"
      "  casework compare england_average --practice baseline --practice family_safeguarding\n"
      "  casework run england_average --set caseload.hard_cap=\"16 children\" --years 3\n"
      "The script ./casework takes two words more: `demo` compares four practice models, `test` checks the program.\n"
      "`casework COMMAND --help` says what a command takes.");
}

int run(int argc, char** argv) {
  CLI::App app;
  describe(app);
  viz::Action chosen;
  viz::add_run(app, chosen);
  viz::add_compare(app, chosen);
  viz::add_sweep(app, chosen);
  viz::add_plan(app, chosen);
  viz::add_sensitivity(app, chosen);
  viz::add_authorities(app, chosen);
  viz::add_calibrate(app, chosen);
  viz::add_validate(app, chosen);
  viz::add_selftest(app, chosen);
  viz::add_check(app, chosen);
  viz::add_explain(app, chosen);
  viz::add_models(app, chosen);
  viz::add_measures(app, chosen);
  viz::add_view(app, chosen);
  if (argc < 2) {
    fmt::print("{}", app.help());
    return 0;
  }
  if (const std::string unknown = viz::unknown_command(app, argv[1]); !unknown.empty()) throw viz::Refusal(unknown);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked_for_help) {
    return app.exit(asked_for_help);
  } catch (const CLI::ConversionError& error) {
    // "Could not convert: --threads = x": every option that is not a text is a whole number.
    const std::string said = error.what();
    const auto name = said.find("--"), equals = said.find(" = ");
    if (name == std::string::npos || equals == std::string::npos) throw viz::Refusal(said);
    throw viz::Refusal(fmt::format("{}: expected a whole number, found \"{}\"", said.substr(name, equals - name),
                                   said.substr(equals + 3)));
  } catch (const CLI::ParseError& error) {
    throw viz::Refusal(error.what());
  }
  for (const CLI::App* command : app.get_subcommands()) {
    if (const auto unknown = viz::unknown_arguments(*command); !unknown.empty()) throw viz::Refusal(unknown);
  }
  if (!chosen) throw viz::Refusal("which command? `casework --help` lists them");
  return chosen();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const models::ScenarioError& error) {
    return say_faults(error);
  } catch (const viz::Refusal& refusal) {
    return say_reasons(refusal);
  } catch (const std::exception& error) {
    fmt::print(stderr, "casework: {}\nThis is a fault of the program, not of your files.\n", error.what());
    return 1;
  }
}
