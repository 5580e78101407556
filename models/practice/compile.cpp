// Scenario → models, one for each practice. Everything a file can get wrong has been refused when this returns.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "models/pipeline.hpp"

namespace models {
namespace {

constexpr int longest_run =
    35;  // years; the calendar's table ends 40 years after day 0, and work may be due after the end

Urgency urgency_from(const std::string& word) {
  static const std::map<std::string, Urgency> words = {{"crisis", Urgency::crisis},
                                                       {"statutory", Urgency::statutory},
                                                       {"planned", Urgency::planned},
                                                       {"direct_work", Urgency::direct_work},
                                                       {"development", Urgency::development}};
  return words.at(word);
}

std::uint16_t luck_name(const std::string& key) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return static_cast<std::uint16_t>(hash ^ hash >> 16);
}

TaskRules rules_of(const std::string& key, const Task& task) {
  TaskRules rules;
  rules.name = luck_name(key);
  rules.task = &task;
  rules.urgency = urgency_from(task.urgency);
  rules.first_due = to_span(*task.first_due);
  rules.every = to_span(*task.every);
  rules.may_begin = to_span(*task.may_begin);
  rules.lapses = to_span(*task.lapses);
  const double hours = (*task.direct).value + (*task.travel).value + (*task.recording).value + (*task.meeting).value;
  rules.minutes = hours * 60;
  rules.further_child = (*task.further_child).value * 60;
  if (hours > 0) {
    rules.direct = (*task.direct).value / hours;
    rules.travel = (*task.travel).value / hours;
    rules.recording = (*task.recording).value / hours;
    rules.meeting = (*task.meeting).value / hours;
  }
  return rules;
}

// The names that give indices; the same for every phase of a model, so that an index means one thing in a whole run.
struct Names {
  std::vector<std::string> needs, tasks, roles, teams;

  explicit Names(const std::vector<const Settings*>& phases) {
    collect(
        phases, needs, [](const Settings& s) -> auto& { return s.needs; });
    collect(
        phases, tasks, [](const Settings& s) -> auto& { return s.tasks; });
    collect(
        phases, roles, [](const Settings& s) -> auto& { return s.roles; });
    collect(
        phases, teams, [](const Settings& s) -> auto& { return s.teams; });
  }

  static int index(const std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
  }

 private:
  template <class Member>
  static void collect(const std::vector<const Settings*>& phases, std::vector<std::string>& names, Member member) {
    std::set<std::string> all;
    for (const Settings* phase : phases)
      for (const auto& [key, unused] : member(*phase)) all.insert(key);
    names.assign(all.begin(), all.end());
  }
};

class PhaseCompiler {
 public:
  PhaseCompiler(const Names& names, const Pathway& pathway, std::vector<Fault>& faults)
      : names_(names), pathway_(pathway), faults_(faults) {}

  CompiledPhase compile(const Settings& settings, sim::Instant from) {
    CompiledPhase phase;
    phase.from = from;
    phase.settings = &settings;
    phase.stages.resize(pathway_.stages().size());
    phase.tasks.resize(names_.tasks.size());
    compile_tasks(settings, phase);
    compile_stages(settings, phase);
    compile_people(settings, phase);
    return phase;
  }

 private:
  void fault(const Place& place, std::string message) { faults_.push_back({place, std::move(message)}); }

  void compile_tasks(const Settings& settings, CompiledPhase& phase) {
    for (std::size_t i = 0; i < names_.tasks.size(); ++i) {
      const auto found = settings.tasks.find(names_.tasks[i]);
      if (found == settings.tasks.end()) continue;
      phase.tasks[i] = rules_of(found->first, found->second);
      for (const std::string& stage : found->second.stages)
        phase.stages[pathway_.id(stage).index].tasks.push_back(TaskId{static_cast<std::uint8_t>(i)});
    }
  }

  void compile_stages(const Settings& settings, CompiledPhase& phase) {
    for (const auto& [key, stage] : settings.stages) {
      StageRules& rules = phase.stages[pathway_.id(key).index];
      rules.stage = &stage;
      rules.team = stage.team.empty() ? -1 : Names::index(names_.teams, stage.team);
      for (const Exit& exit : stage.exits)
        rules.exits.push_back({pathway_.id(exit.to), exit.share, exit.above, exit.below});
      if (pathway_[pathway_.id(key)].kind == StageKind::placement) {
        const auto placement = settings.placements.find(key);
        if (placement == settings.placements.end())
          fault(stage.place, "stage." + key + ": expected a table [placement." + key + "] with its price, found none");
        else
          rules.placement = &placement->second;
      }
      if (rules.team >= 0 && !has_case_holder(settings, stage.team))
        fault(stage.place, "stage." + key + ": the team " + stage.team + " has no post of a role that holds cases");
    }
  }

  static bool has_case_holder(const Settings& settings, const std::string& team) {
    const auto found = settings.teams.find(team);
    if (found == settings.teams.end()) return true;  // the loader has said so already
    return std::any_of(found->second.posts.begin(), found->second.posts.end(), [&](const auto& posts) {
      const auto role = settings.roles.find(posts.first);
      return role != settings.roles.end() && role->second.holds_cases && (*posts.second).value >= 0.5;
    });
  }

  void compile_people(const Settings& settings, CompiledPhase& phase) {
    for (const std::string& key : names_.roles) {
      const auto found = settings.roles.find(key);
      phase.roles.push_back(found == settings.roles.end() ? nullptr : &found->second);
    }
    for (std::size_t t = 0; t < names_.teams.size(); ++t) {
      const auto team = settings.teams.find(names_.teams[t]);
      if (team == settings.teams.end()) continue;
      for (std::size_t r = 0; r < names_.roles.size(); ++r) {
        const auto posts = team->second.posts.find(names_.roles[r]);
        if (posts == team->second.posts.end()) continue;
        phase.posts.push_back({static_cast<int>(t), RoleId{static_cast<std::uint8_t>(r)},
                               static_cast<int>(std::lround((*posts->second).value))});
      }
    }
    for (const std::string& key : names_.needs) {
      const auto found = settings.needs.find(key);
      phase.needs.push_back(found == settings.needs.end() ? nullptr : &found->second);
      phase.specialists.emplace_back();
      for (std::size_t r = 0; r < names_.roles.size(); ++r) {
        const Role* role = phase.roles[r];
        if (role != nullptr && std::find(role->meets.begin(), role->meets.end(), key) != role->meets.end())
          phase.specialists.back().push_back(RoleId{static_cast<std::uint8_t>(r)});
      }
    }
  }

  const Names& names_;
  const Pathway& pathway_;
  std::vector<Fault>& faults_;
};

std::vector<CompiledTeam> teams_of(const Names& names, const std::vector<const Settings*>& phases) {
  std::vector<CompiledTeam> teams;
  for (std::size_t kind = 0; kind < names.teams.size(); ++kind) {
    int most = 0;
    std::string name;
    for (const Settings* phase : phases) {
      const auto found = phase->teams.find(names.teams[kind]);
      if (found == phase->teams.end()) continue;
      most = std::max(most, static_cast<int>(std::lround((*found->second.teams).value)));
      name = found->second.name;
    }
    for (int n = 1; n <= most; ++n) {
      const std::string number = most > 1 ? " " + std::to_string(n) : "";
      teams.push_back({names.teams[kind], name + number, static_cast<int>(kind)});
    }
  }
  return teams;
}

Model compile_arm(const std::shared_ptr<const Scenario>& scenario, std::size_t arm, std::vector<Fault>& faults) {
  const PracticeArm& practice = scenario->arms[arm];
  const Settings& base = scenario->arms.front().settings;
  std::vector<const Settings*> phases = {&base, &practice.settings};
  for (const Phase& phase : practice.phases) phases.push_back(&phase.settings);
  const Names names(phases);

  // The base's stages and the arm's together: before day 0 every arm runs the base's practice.
  std::map<std::string, Stage> stages = base.stages;
  for (const auto& [key, stage] : practice.settings.stages) stages.insert_or_assign(key, stage);

  const sim::Calendar calendar(scenario->start);
  const sim::Date start = scenario->start;
  const sim::Instant end = calendar.start_of(
      {start.year + scenario->years, start.month, start.month == 2 && start.day == 29 ? 28 : start.day});
  Model model{scenario,    arm,         calendar, end,         Pathway::compile(stages, faults),
              names.needs, names.tasks, {},       names.roles, teams_of(names, phases),
              {},          {}};
  if (!faults.empty()) return model;

  PhaseCompiler compiler(names, model.pathway, faults);
  model.base = compiler.compile(base, sim::Instant{-to_span(*base.stock.lead_in).ticks});
  model.phases.push_back(compiler.compile(practice.settings, sim::Instant{0}));
  for (const Phase& phase : practice.phases)
    model.phases.push_back(compiler.compile(phase.settings, calendar.start_of(phase.from)));
  for (const std::string& key : names.tasks) {
    const auto found = practice.settings.tasks.find(key);
    model.task_names.push_back(found == practice.settings.tasks.end() ? key : found->second.name);
  }
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
  if (!faults.empty()) {
    const auto same = [](const Fault& a, const Fault& b) {
      return a.message == b.message && a.place.file == b.place.file && a.place.line == b.place.line;
    };
    faults.erase(std::unique(faults.begin(), faults.end(), same), faults.end());
    throw ScenarioError(std::move(faults));
  }
  return models;
}

}  // namespace models
