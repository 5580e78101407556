#include "models/studies/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>

#include "models/evidence/quantity.hpp"
#include "models/measures/read_measure.hpp"
#include "models/pipeline.hpp"
#include "sim/experiment/hash.hpp"
#include "sim/experiment/replicate.hpp"

namespace models {
namespace {

using sim::Selection;

/// One round of simulations: by candidate that remains, its observations of each replication.
class Rounds {
 public:
  /// A run in which one of `measures` is undefined has failed.
  Rounds(const std::vector<Model>& models, std::vector<Measure> measures, const Study& study)
      : models_(models), measures_(std::move(measures)), study_(study), runs_(models.size()) {}

  /// Replications `from`, `from` + 1, … of those that remain; false when broken off.
  bool simulate(const std::vector<std::size_t>& remaining, int from, int count, int expected) {
    const std::size_t many = remaining.size();
    std::vector<std::optional<Observations>> found(many * static_cast<std::size_t>(count));
    const auto body = [&](int unit) {
      const auto index = static_cast<std::size_t>(unit);
      const auto replication = static_cast<std::uint32_t>(from + static_cast<int>(index / many));
      Observations run = replicate_once(models_[remaining[index % many]], {study_.seed, replication});
      for (const Measure measure : measures_)
        if (!run[measure])
          throw std::runtime_error(fmt::format("{} is undefined in this run", definition(measure).key));
      found[index] = std::move(run);
    };
    const auto told = [&](int done, int /*of this round*/) {
      if (study_.told) study_.told(simulations_ + done, std::max(expected, simulations_ + done));
    };
    const sim::ReplicationOutcome outcome =
        sim::run_replications(0, static_cast<int>(found.size()), study_.threads, body, told, study_.stop);
    simulations_ += outcome.finished + static_cast<int>(outcome.failures.size());
    for (const sim::Failure& failure : outcome.failures) {
      const std::size_t index = static_cast<std::size_t>(failure.replication);
      failures.push_back({remaining[index % many], from + static_cast<int>(index / many), failure.message});
    }
    if (outcome.stopped) return false;
    whole.clear();
    for (std::size_t r = 0; r < static_cast<std::size_t>(count); ++r) {
      const auto all = std::span(found).subspan(r * many, many);
      if (!std::all_of(all.begin(), all.end(), [](const auto& one) { return one.has_value(); })) continue;
      whole.emplace_back();
      for (std::size_t i = 0; i < many; ++i) {
        runs_[remaining[i]].push_back(std::move(*all[i]));
        whole.back().push_back(runs_[remaining[i]].size() - 1);
      }
    }
    return true;
  }

  struct Failed {
    std::size_t candidate;
    int replication;
    std::string message;
  };
  std::vector<Failed> failures;
  /// Of the last call: by replication that no candidate failed, by candidate that remained: the run's place in runs().
  std::vector<std::vector<std::size_t>> whole;
  [[nodiscard]] const std::vector<std::vector<Observations>>& runs() const { return runs_; }
  [[nodiscard]] int simulations() const { return simulations_; }

 private:
  const std::vector<Model>& models_;
  std::vector<Measure> measures_;
  const Study& study_;
  std::vector<std::vector<Observations>> runs_;
  int simulations_ = 0;
};

std::vector<Measure> measures_of(const PlanQuestion& question) {
  std::vector<Measure> measures{question.goal};
  for (const Condition& condition : question.conditions) measures.push_back(condition.measure);
  return measures;
}

void require_defined(const PlanQuestion& question, const std::vector<Model>& models) {
  for (const Measure measure : measures_of(question))
    for (const Model& model : models)
      if (const std::string why = why_undefined(model, measure); !why.empty())
        throw std::invalid_argument(fmt::format("{}: {}", definition(measure).key, why));
}

std::vector<double> sample(const std::vector<Observations>& runs, Measure measure) {
  std::vector<double> values;
  for (const Observations& run : runs) values.push_back(*run[measure]);
  return values;
}

/// Zones that may be 0 (the base is 0) leave nothing to decide by: the last digit that is printed, then.
double zone_above_nothing(const Zones& zones, Measure measure, double base) {
  const Definition& of = definition(measure);
  return std::max(zone_of(zones, of, base), finest_step(of, base) / 2);
}

void gather(Plan& plan, const Rounds& rounds, const Selection& selection) {
  sim::Hash whole;
  for (std::size_t c = 0; c < plan.candidates.size(); ++c) {
    Candidate& candidate = plan.candidates[c];
    const std::vector<Observations>& runs = rounds.runs()[c];
    candidate.state = selection.state(c);
    candidate.replications = static_cast<int>(runs.size());
    candidate.goal = estimate_of(sample(runs, plan.question.goal));
    for (std::size_t i = 0; i < plan.question.conditions.size(); ++i) {
      const Condition& condition = plan.question.conditions[i];
      candidate.conditions.push_back(estimate_of(sample(runs, condition.measure)));
      const double short_by =
          (condition.at_least ? 1 : -1) * (condition.bound - candidate.conditions.back().mean) / plan.tolerances[i];
      candidate.missed_by = std::max(candidate.missed_by, short_by);
    }
    plan.summary.arms.emplace_back();
    plan.summary.arms.back().practice = name_of(plan, candidate);
    plan.summary.replication_hashes.emplace_back();
    for (const Observations& run : runs) {
      const std::string hash = hash_of(run);
      whole.add(hash);
      plan.summary.replication_hashes.back().push_back(hash);
    }
  }
  plan.summary.hash = whole.hex();
}

void conclude(Plan& plan, const Selection& selection) {
  plan.decided = selection.decided();
  plan.best = selection.best();
  if (!plan.decided) {
    plan.chance_right = selection.chance_right();
    plan.more_replications = selection.rounds_to_go();
  }
  if (plan.best) return;
  const auto miss = std::min_element(plan.candidates.begin(), plan.candidates.end(),
                                     [](const Candidate& a, const Candidate& b) { return a.missed_by < b.missed_by; });
  plan.nearest_miss = static_cast<std::size_t>(miss - plan.candidates.begin());
}

}  // namespace

std::optional<Condition> condition_from(const std::string& text, std::vector<std::string>& faults) {
  const auto sign = text.find_first_of("<>");
  const bool right = sign != std::string::npos && text.compare(sign + 1, 1, "=") == 0;
  const auto amount = right ? read_amount(text.substr(sign + 2)) : std::nullopt;
  if (!amount) {
    faults.push_back(
        fmt::format("--require: expected MEASURE>=AMOUNT or MEASURE<=AMOUNT, for example 'visits_on_time>=90', found "
                    "\"{}\"",
                    text));
    return std::nullopt;
  }
  const auto measure = read_measure("--require", trimmed(text.substr(0, sign)), faults);
  if (!measure) return std::nullopt;
  return Condition{*measure, text[sign] == '>', amount->number};
}

std::string in_words(const Condition& condition) {
  const Definition& of = definition(condition.measure);
  const bool money = of.unit.starts_with("£");
  return fmt::format("{} at {} {}{}{}", of.name, condition.at_least ? "least" : "most", money ? "£" : "",
                     fmt::format("{:.10g}", condition.bound), money ? "" : fmt::format(" {}", of.unit));
}

std::string found_in_words(const Plan& plan, std::size_t candidate) {
  if (plan.best && *plan.best == candidate) return plan.decided ? "best" : "best so far";
  switch (plan.candidates[candidate].state) {
    case Selection::State::misses:
      return "misses a condition";
    case Selection::State::larger:
      return "no better";
    case Selection::State::meets:
      return plan.question.conditions.empty() ? "not told apart" : "meets, not told apart";
    case Selection::State::undecided:
      break;
  }
  return "not decided";
}

std::string name_of(const Plan& plan, const Candidate& candidate) {
  std::string name;
  if (plan.question.practices.size() > 1) name = "practice " + candidate.practice;
  const std::string cell = name_of_cell(plan.question.varied, candidate.values);
  if (!name.empty() && !cell.empty()) name += ", ";
  return name + cell;
}

Plan plan(const std::filesystem::path& scenario, const Request& request, const PlanQuestion& question,
          const Study& study) {
  const auto begin = std::chrono::steady_clock::now();
  Plan result;
  result.question = question;
  std::vector<Request> requests;
  for (const std::string& practice : question.practices) {
    for (const auto& values : grid(question.varied)) {
      Request own = request_of(request, question.varied, values);
      own.practices = {question.practices.front()};
      if (practice != question.practices.front()) own.practices.push_back(practice);
      requests.push_back(std::move(own));
      result.candidates.push_back({practice, values, Selection::State::undecided, 0, {}, {}, 0});
    }
  }
  const std::vector<Model> models = compile_all(scenario, requests);
  require_defined(question, models);
  for (std::size_t c = 0; c < models.size(); ++c) result.candidates[c].practice = models[c].practice().key;
  result.scenario_name = models.front().scenario->name;
  result.summary.seed = study.seed;
  result.summary.years = models.front().scenario->years;

  Rounds rounds(models, measures_of(question), study);
  const int candidates = static_cast<int>(models.size());
  std::vector<std::size_t> all(models.size());
  for (std::size_t c = 0; c < all.size(); ++c) all[c] = c;
  const int first = std::min(question.first, study.replications);
  result.stopped = !rounds.simulate(all, 1, first, candidates * first * 2);
  if (!result.stopped && rounds.whole.size() < 3)
    throw std::invalid_argument(
        rounds.failures.empty()
            ? std::string("a plan needs at least three replications of each candidate")
            : fmt::format("too many of the first replications failed: {}", rounds.failures.front().message));
  if (!result.stopped) {
    Selection::Settings settings;
    settings.alternatives = models.size();
    settings.confidence = question.confidence;
    settings.first = static_cast<int>(rounds.whole.size());
    settings.variance = Selection::Variance::renewed;
    result.indifference =
        zone_above_nothing(study.zones, question.goal, mean_of(sample(rounds.runs().front(), question.goal)));
    settings.indifference = result.indifference;
    for (const Condition& condition : question.conditions) {
      result.tolerances.push_back(zone_above_nothing(study.zones, condition.measure, condition.bound));
      settings.conditions.push_back({condition.bound, condition.at_least, result.tolerances.back()});
    }
    Selection selection(settings);
    const auto add = [&] {
      for (const auto& replication : rounds.whole) {
        std::vector<std::vector<double>> round;
        for (std::size_t i = 0; i < replication.size(); ++i) {
          const Observations& run = rounds.runs()[selection.remaining()[i]][replication[i]];
          round.push_back({(question.smallest ? 1 : -1) * *run[question.goal]});
          for (const Condition& condition : question.conditions) round.back().push_back(*run[condition.measure]);
        }
        selection.add(round);
      }
    };
    add();
    int used = first;
    while (!selection.look() && used < study.replications && !result.stopped) {
      // As many replications at a time as keep a few cores busy; by what remains alone, so that the choice is the same
      // on any machine.
      constexpr int at_once = 8, most_at_once = 4;
      const int remaining = static_cast<int>(selection.remaining().size());
      const int count = std::min(std::clamp(at_once / remaining, 1, most_at_once), study.replications - used);
      const double to_go =
          std::min(selection.rounds_to_go().value_or(1), static_cast<double>(study.replications - used));
      result.stopped = !rounds.simulate(selection.remaining(), used + 1, count,
                                        rounds.simulations() + remaining * static_cast<int>(to_go));
      if (result.stopped) break;
      used += count;
      add();
    }
    gather(result, rounds, selection);
    conclude(result, selection);
    result.summary.replications = used;
  }
  for (const Rounds::Failed& failed : rounds.failures)
    result.summary.failures.push_back(fmt::format("{}, replication {}: {}",
                                                  name_of(result, result.candidates[failed.candidate]),
                                                  failed.replication, failed.message));
  result.simulations = rounds.simulations();
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

}  // namespace models
