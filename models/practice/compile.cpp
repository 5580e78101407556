// Scenario → models, one for each practice. Everything a file can get wrong has been refused when this returns.
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "models/pipeline.hpp"
#include "models/practice/compile_phase.hpp"
#include "models/practice/names.hpp"

namespace models {
namespace {

constexpr int longest_run =
    35;  // years; the calendar's table ends 40 years after day 0, and work may be due after the end
constexpr std::size_t most_bits = 16;      // kinds of involvement and needs are bits of a family
constexpr std::size_t most_numbers = 255;  // roles, tasks and sources are numbered in a byte

std::vector<CompiledTeam> teams_of(const Names& names, const std::vector<const Settings*>& phases) {
  std::vector<CompiledTeam> teams;
  for (std::size_t kind = 0; kind < names.teams.size(); ++kind) {
    int most = 0;
    std::string name;
    for (const Settings* phase : phases) {
      const Team* team = entry_of(phase->teams, names.teams[kind]);
      if (team == nullptr) continue;
      most = std::max(most, static_cast<int>(std::lround((*team->teams).value)));
      name = team->name;
    }
    for (int n = 0; n < most; ++n) {
      const std::string number = most > 1 ? " " + std::to_string(n + 1) : "";
      teams.push_back({names.teams[kind], name + number, static_cast<int>(kind), n});
    }
  }
  return teams;
}

// A practice and its base may each have few enough and both together too many.
void check_counts(const Names& names, std::vector<Fault>& faults) {
  const auto at_most = [&](std::size_t most, std::size_t found, const char* what) {
    if (found > most)
      faults.push_back({{},
                        std::string(what) + ": expected at most " + std::to_string(most) +
                            " in the base and a practice together, found " + std::to_string(found)});
  };
  at_most(most_bits, names.involvements.size(), "involvement");
  at_most(most_bits, names.needs.size(), "needs");
  at_most(most_numbers, names.sources.size(), "source");
  at_most(most_numbers, names.tasks.size(), "task");
  at_most(most_numbers, names.roles.size(), "role");
}

// The base's stages and the arm's together: before day 0 every arm runs the base's practice.
Pathway pathway_of(const PracticeArm& base, const PracticeArm& practice, std::vector<Fault>& faults) {
  for (const Phase& phase : practice.phases) (void)Pathway::compile(phase.settings.stages, faults);
  std::map<std::string, Stage> stages = base.settings.stages;
  for (const auto& [key, stage] : practice.settings.stages) stages.insert_or_assign(key, stage);
  return Pathway::compile(stages, faults);
}

std::vector<std::string> task_names(const Names& names, const Settings& settings) {
  std::vector<std::string> words;
  for (const std::string& key : names.tasks) {
    const Task* task = entry_of(settings.tasks, key);
    words.push_back(task == nullptr ? key : task->name);
  }
  return words;
}

Model compile_arm(const std::shared_ptr<const Scenario>& scenario, std::size_t arm, std::vector<Fault>& faults) {
  const PracticeArm& base = scenario->arms.front();
  const PracticeArm& practice = scenario->arms[arm];
  std::vector<const Settings*> phases = {&base.settings, &practice.settings};
  for (const Phase& phase : practice.phases) phases.push_back(&phase.settings);
  const Names names(phases);
  check_counts(names, faults);

  const sim::Calendar calendar(scenario->start);
  const sim::Date start = scenario->start;
  const sim::Instant end = calendar.start_of(
      {start.year + scenario->years, start.month, start.month == 2 && start.day == 29 ? 28 : start.day});
  Model model{.scenario = scenario,
              .arm = arm,
              .calendar = calendar,
              .end = end,
              .pathway = pathway_of(base, practice, faults),
              .sources = names.sources,
              .involvements = names.involvements,
              .needs = names.needs,
              .tasks = names.tasks,
              .task_names = task_names(names, practice.settings),
              .roles = names.roles,
              .teams = teams_of(names, phases),
              .base = {},
              .phases = {}};
  if (!faults.empty()) return model;

  const auto compiled = [&](const Settings& settings, sim::Instant from) {
    return compile_phase(settings, from, names, model.pathway, faults);
  };
  model.base = compiled(base.settings, sim::Instant{-to_span(*base.settings.stock.lead_in).ticks});
  model.phases.push_back(compiled(practice.settings, sim::Instant{0}));
  for (const Phase& phase : practice.phases)
    model.phases.push_back(compiled(phase.settings, calendar.start_of(phase.from)));
  return model;
}

}  // namespace

std::vector<Model> compile(Scenario scenario) {
  std::vector<Fault> faults;
  if (scenario.years < 1 || scenario.years > longest_run)
    faults.push_back(
        {{}, "years: expected 1 to " + std::to_string(longest_run) + ", found " + std::to_string(scenario.years)});
  if (!faults.empty()) throw ScenarioError(std::move(faults));

  const auto shared = std::make_shared<const Scenario>(std::move(scenario));
  std::vector<Model> models;
  for (std::size_t arm = 0; arm < shared->arms.size(); ++arm) models.push_back(compile_arm(shared, arm, faults));
  if (!faults.empty()) throw ScenarioError(std::move(faults));
  return models;
}

}  // namespace models
