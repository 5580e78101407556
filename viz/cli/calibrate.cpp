// `casework calibrate`: which settings reproduce what a place publishes.
#include "models/studies/calibrate.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "models/scenario/files.hpp"
#include "viz/cli/apply_values.hpp"
#include "viz/cli/interrupt.hpp"
#include "viz/cli/options.hpp"
#include "viz/cli/progress.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/result_folder.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/table.hpp"
#include "viz/cli/target_table.hpp"

namespace viz {
namespace {

struct Typed {
  TypedOptions question;
  std::string targets;
  int trials = 60;
  bool apply = false;
};

std::string parameters_as_text(const models::CalibrationResult& result) {
  std::vector<std::vector<std::string>> rows{
      {"Setting", "Before", "After", "Left open", "Bounds", "Told by the targets"}};
  for (const models::Fitted& each : result.parameters) {
    rows.push_back({each.parameter.key, fmt::format("{:.5g}", each.before), fmt::format("{:.5g}", each.after),
                    fmt::format("± {:.2g}", each.uncertainty),
                    fmt::format("{:g} to {:g}", each.parameter.from, each.parameter.to),
                    each.told_apart ? "yes" : "no: as wide as its bounds"});
  }
  return columns(rows, {1, 2, 3});
}

std::string not_told_apart(const models::CalibrationResult& result) {
  if (result.not_told_apart.empty()) return "Every direction in which the settings can move is told by some target.\n";
  std::string text = "These may move together and no target would notice:\n";
  for (const std::string& direction : result.not_told_apart) text += paragraph("- " + direction, 2);
  return text;
}

std::string report(const models::Targets& targets, const models::CalibrationResult& result) {
  std::string text = fmt::format(
      "{}\n{} settings, {} targets, {} trials of {} replications over {} years.\nMisfit, mean square in tolerances, by "
      "luck "
      "that the fit has not seen: {:.2f} before, {:.2f} after.\n\n",
      targets.name, result.parameters.size(), targets.targets.size(), result.trials, targets.replications,
      targets.years_of_a_trial, result.misfit_before, result.misfit_after);
  text += parameters_as_text(result) + "\n" + not_told_apart(result) + "\n" + targets_as_text(result.after);
  return text;
}

std::string settings_to_repeat(const models::CalibrationResult& result) {
  std::string text;
  for (const models::Fitted& each : result.parameters)
    text += fmt::format("--set {}={}\n", each.parameter.key,
                        each.text.find(' ') == std::string::npos ? each.text : "\"" + each.text + "\"");
  return text;
}

// How the targets answer to the settings: what an authority's thresholds are set by
// (config/evidence/responses.toml).
std::string slopes_as_csv(const models::Targets& targets, const models::CalibrationResult& result) {
  std::string text = "measure,after";
  for (const models::Parameter& p : targets.parameters) text += "," + p.key;
  text += "\n";
  std::size_t row = 0;
  for (const models::Held& held : result.after) {
    if (held.target.held_back) continue;
    text += fmt::format("{},{:.6g}", held.target.key, held.mean.value_or(0));
    for (const double slope : result.slopes[row]) text += fmt::format(",{:.5g}", slope);
    text += "\n";
    ++row;
  }
  return text;
}

int run(const Typed& typed) {
  const Options options = checked(typed.question, "calibrate");
  if (typed.targets.empty()) throw Refusal("which targets? For example --targets config/targets/england_average.toml");
  if (typed.trials < 1 || typed.trials > 100000)
    throw Refusal(fmt::format("--trials: expected a whole number from 1 to 100000, found {}", typed.trials));
  models::Targets targets = models::load_targets(typed.targets);
  if (targets.parameters.empty())
    throw Refusal(typed.targets + ": expected at least one [[parameter]]: what may be moved to meet the targets");
  if (!typed.question.replications.empty()) targets.replications = options.replications;
  std::optional<ResultFolder> folder;
  if (!options.out.empty()) folder.emplace(options.out);

  const bool visible = !options.quiet && somebody_watches();
  Progress progress(visible);
  models::Calibration how;
  how.scenario = options.asked.scenario;
  how.request = options.asked.request;
  how.seed = options.seed;
  how.threads = options.threads;
  how.most_trials = typed.trials;
  how.stop = &watch_for_interrupt();
  how.told = [&](int trials, double misfit) {
    if (!options.quiet && !visible) fmt::print(stderr, "casework: trial {}, misfit {:.3f}\n", trials, misfit);
    progress.show(trials, typed.trials + static_cast<int>(targets.parameters.size()) + 1);
  };
  const models::CalibrationResult result = models::calibrate(how, targets);
  progress.clear();
  if (result.stopped) {
    fmt::print(stderr, "casework: broken off; nothing was written, and nothing may be concluded\n");
    return 1;
  }
  const std::string text = report(targets, result);
  if (folder) {
    folder->write("report.txt", text);
    folder->write("settings.txt", settings_to_repeat(result));
    folder->write("targets.csv", targets_as_csv(result.after));
    folder->write("slopes.csv", slopes_as_csv(targets, result));
    folder->write("targets_before.csv", targets_as_csv(result.before));
    folder->keep();
  }
  fmt::print("{}", text);
  if (typed.apply)
    for (const std::string& changed : apply_values(how.scenario, how.request, result.parameters))
      fmt::print("written: {}\n", changed);
  else
    fmt::print("\nTo use them (or call again with --apply, which writes them where they stand):\n{}",
               settings_to_repeat(result));
  return 0;
}

}  // namespace

void add_calibrate(CLI::App& app, Action& chosen) {
  const auto typed = std::make_shared<Typed>();
  CLI::App* command =
      app.add_subcommand("calibrate", "Fits named settings to published figures, and says what they tell");
  command->footer(
      "Example:\n"
      "  casework calibrate england_average --targets config/targets/england_average.toml --out fit\n"
      "Targets that are held back are not fitted: they check the fit. The last look is taken with other luck.");
  command->allow_extras();
  add_place(*command, typed->question);
  command->add_option("--targets", typed->targets, "The file of targets and of settings that may be moved")
      ->type_name("FILE");
  command->add_option("--trials", typed->trials, "At most so many trials beyond the first slopes; 60 if not given")
      ->type_name("N");
  add_luck(*command, typed->question);
  command->add_option("--out", typed->question.out, "A folder for the report, the settings and the targets")
      ->type_name("DIR");
  command->add_flag("--apply", typed->apply, "Write the fitted values into the files they come from");
  command->callback([typed, &chosen] { chosen = [typed] { return run(*typed); }; });
}

}  // namespace viz
