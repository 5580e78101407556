#include "models/practice/compile_phase.hpp"

#include <algorithm>
#include <map>

#include "models/scenario/shares.hpp"

namespace models {
namespace {

constexpr double least_post = 0.01;  // of a full-time equivalent: what can be told of a post

Urgency urgency_from(const std::string& word) {
  static const std::map<std::string, Urgency> words = {{"crisis", Urgency::crisis},
                                                       {"statutory", Urgency::statutory},
                                                       {"planned", Urgency::planned},
                                                       {"direct_work", Urgency::direct_work},
                                                       {"development", Urgency::development}};
  return words.at(word);
}

Law law_from(const std::string& word) {
  if (word == "exponential") return Law::exponential;
  return word == "fixed" ? Law::fixed : Law::lognormal;
}

std::uint16_t luck_name(const std::string& key) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return static_cast<std::uint16_t>(hash ^ hash >> 16);
}

// Bits of the names that are in `chosen`.
std::uint16_t bits(const std::vector<std::string>& names, const std::vector<std::string>& chosen) {
  std::uint16_t set = 0;
  for (const std::string& name : chosen) set |= static_cast<std::uint16_t>(1U << Names::index(names, name));
  return set;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class PhaseCompiler {
 public:
  PhaseCompiler(const Settings& settings, const Names& names, const Pathway& pathway, std::vector<Fault>& faults)
      : settings_(settings), names_(names), pathway_(pathway), faults_(faults) {}

  CompiledPhase compile(sim::Instant from) {
    phase_.from = from;
    phase_.settings = &settings_;
    phase_.stages.resize(pathway_.stages().size());
    phase_.tasks.resize(names_.tasks.size());
    compile_families();
    compile_tasks();
    compile_stages();
    compile_people();
    compile_specialists();
    return std::move(phase_);
  }

 private:
  void fault(const Place& place, std::string message) { faults_.push_back({place, std::move(message)}); }

  void compile_families() {
    for (const std::string& key : names_.sources) phase_.sources.push_back(entry_of(settings_.sources, key));
    for (const std::string& key : names_.needs) phase_.needs.push_back(entry_of(settings_.needs, key));
    for (const std::string& key : names_.involvements) {
      phase_.involvements.push_back(entry_of(settings_.involvements, key));
      phase_.need_shares.push_back(need_shares(phase_.involvements.back()));
    }
  }

  // Who always has a need has it; the others so often that the published share comes out over all. Children alone are
  // none of those over whom it was published.
  [[nodiscard]] std::vector<double> need_shares(const Involvement* involvement) const {
    std::vector<double> shares;
    for (const std::string& key : names_.needs) {
      const Need* need = entry_of(settings_.needs, key);
      const bool possible = involvement != nullptr && need != nullptr;
      if (!possible)
        shares.push_back(0);
      else if (contains(involvement->always, key))
        shares.push_back(1);
      else
        shares.push_back(involvement->alone ? (*need->prevalence).value : share_among_others(settings_, key));
    }
    return shares;
  }

  [[nodiscard]] TaskRules rules_of(const std::string& key, const Task& task) const {
    TaskRules rules;
    rules.name = luck_name(key);
    rules.task = &task;
    rules.urgency = urgency_from(task.urgency);
    rules.law = law_from(task.law);
    for (const std::string& role : task.done_by)
      rules.done_by.push_back(RoleId{static_cast<std::uint8_t>(Names::index(names_.roles, role))});
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

  void compile_tasks() {
    for (std::size_t i = 0; i < names_.tasks.size(); ++i) {
      const Task* task = entry_of(settings_.tasks, names_.tasks[i]);
      if (task == nullptr) continue;
      phase_.tasks[i] = rules_of(names_.tasks[i], *task);
      for (const std::string& stage : task->stages)
        phase_.stages[pathway_.id(stage).index].tasks.push_back(TaskId{static_cast<std::uint8_t>(i)});
    }
  }

  void compile_stages() {
    for (const auto& [key, stage] : settings_.stages) {
      StageRules& rules = phase_.stages[pathway_.id(key).index];
      rules.stage = &stage;
      rules.team = stage.team.empty() ? -1 : Names::index(names_.teams, stage.team);
      rules.law = law_from(stage.law);
      for (const Exit& exit : stage.exits) {
        const std::uint16_t of = bits(names_.involvements, exit.of);
        rules.named |= of;
        rules.exits.push_back({pathway_.id(exit.to), exit.share, exit.above, exit.below, of});
      }
      if (pathway_[pathway_.id(key)].kind == StageKind::placement) {
        rules.placement = entry_of(settings_.placements, key);
        if (rules.placement == nullptr)
          fault(stage.place, "stage." + key + ": expected a table [placement." + key + "] with its price, found none");
      }
      if (rules.team >= 0 && !has_case_holder(stage.team))
        fault(stage.place, "stage." + key + ": the team " + stage.team + " has no post of a role that holds cases");
    }
  }

  [[nodiscard]] bool has_case_holder(const std::string& key) const {
    const Team* team = entry_of(settings_.teams, key);
    if (team == nullptr) return true;  // the loader has said so already
    return std::any_of(team->posts.begin(), team->posts.end(), [&](const auto& posts) {
      const Role* role = entry_of(settings_.roles, posts.first);
      return role != nullptr && role->holds_cases && (*posts.second).value >= least_post;
    });
  }

  void compile_people() {
    for (const std::string& key : names_.roles) phase_.roles.push_back(entry_of(settings_.roles, key));
    for (std::size_t t = 0; t < names_.teams.size(); ++t) {
      const Team* team = entry_of(settings_.teams, names_.teams[t]);
      phase_.duty.push_back(team == nullptr ? 0 : (*team->duty).value);
      if (team == nullptr) continue;
      for (std::size_t r = 0; r < names_.roles.size(); ++r) {
        const auto posts = team->posts.find(names_.roles[r]);
        if (posts == team->posts.end()) continue;
        phase_.posts.push_back({static_cast<int>(t), RoleId{static_cast<std::uint8_t>(r)}, (*posts->second).value});
      }
    }
  }

  void compile_specialists() {
    for (const std::string& need : names_.needs) {
      std::vector<RoleId>& meeting = phase_.specialists.emplace_back();
      for (std::size_t r = 0; r < phase_.roles.size(); ++r)
        if (phase_.roles[r] != nullptr && contains(phase_.roles[r]->meets, need))
          meeting.push_back(RoleId{static_cast<std::uint8_t>(r)});
    }
  }

  const Settings& settings_;
  const Names& names_;
  const Pathway& pathway_;
  std::vector<Fault>& faults_;
  CompiledPhase phase_;
};

}  // namespace

CompiledPhase compile_phase(const Settings& settings, sim::Instant from, const Names& names, const Pathway& pathway,
                            std::vector<Fault>& faults) {
  return PhaseCompiler(settings, names, pathway, faults).compile(from);
}

}  // namespace models
