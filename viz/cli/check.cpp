// `casework check`: every fault in files, with its place, before anything is run.
#include "models/scenario/check.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "models/pipeline.hpp"
#include "models/studies/targets.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/subcommands.hpp"

namespace viz {
namespace {

constexpr int refused = 2;

/// What is no question and needs no model.
bool stands_by_itself(const std::string& file) {
  const std::filesystem::path name = std::filesystem::path(file).filename();
  return name == "sources.toml" || name == "responses.toml";
}

/// The faults of one file. One that can be read is compiled too: a stage that nothing leads to shows only then.
std::vector<models::Fault> faults_of(const std::string& file) {
  if (models::is_targets(file)) {
    try {
      (void)models::load_targets(file);
    } catch (const models::ScenarioError& error) {
      return error.faults();
    }
    return {};
  }
  std::vector<models::Fault> faults = models::check_file(file);
  if (!faults.empty() || stands_by_itself(file)) return faults;
  try {
    (void)models::compile(models::load_any(file));
  } catch (const models::ScenarioError& error) {
    return error.faults();
  }
  return {};
}

int check_files(const std::vector<std::string>& files) {
  if (files.empty()) throw Refusal("which file? For example casework check my_practice.toml");
  std::size_t count = 0;
  std::string sound;
  for (const std::string& file : files) {
    const std::vector<models::Fault> faults = faults_of(file);
    for (const models::Fault& fault : faults) fmt::print(stderr, "{}\n", models::to_string(fault));
    if (faults.empty()) sound += fmt::format("{}: no fault\n", file);
    count += faults.size();
  }
  fmt::print("{}", sound);
  if (count == 0) return 0;
  fmt::print(stderr, "{} {}. Nothing was run.\n", count, count == 1 ? "fault" : "faults");
  return refused;
}

}  // namespace

void add_check(CLI::App& app, Action& chosen) {
  const auto files = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand("check", "Looks for faults in files, and runs nothing");
  command->add_option("FILE", *files, "Scenarios, practices, authorities, targets");
  command->footer("Example:\n  casework check my_practice.toml");
  command->allow_extras();
  command->callback([files, &chosen] { chosen = [files] { return check_files(*files); }; });
}

}  // namespace viz
