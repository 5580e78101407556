#include "models/studies/compare.hpp"

#include <chrono>
#include <mutex>
#include <stdexcept>

#include "models/pipeline.hpp"
#include "models/studies/enough.hpp"
#include "sim/experiment/hash.hpp"
#include "sim/experiment/replicate_until.hpp"

namespace models {
namespace {

// A replication counts only where every arm finished it: differences are paired.
void gather(StudyResult& study, const std::vector<Model>& models, std::vector<std::optional<Observations>>& found,
            int replications) {
  study.runs.resize(models.size());
  study.estimates.replication_hashes.resize(models.size());
  sim::Hash whole;
  for (int r = 0; r < replications; ++r) {
    bool complete = true;
    for (std::size_t arm = 0; arm < models.size(); ++arm)
      complete = complete && found[static_cast<std::size_t>(r) * models.size() + arm].has_value();
    if (!complete) continue;
    for (std::size_t arm = 0; arm < models.size(); ++arm) {
      Observations& run = *found[static_cast<std::size_t>(r) * models.size() + arm];
      const std::string hash = hash_of(run);
      whole.add(hash);
      study.estimates.replication_hashes[arm].push_back(hash);
      study.runs[arm].push_back(std::move(run));
    }
  }
  study.estimates.hash = whole.hex();
}

}  // namespace

std::string hash_of(const Observations& run) {
  sim::Hash hash;
  hash.add(static_cast<int>(run.replication));
  for (const std::optional<double>& value : run.values) {
    hash.add(value.has_value());
    hash.add(value.value_or(0.0));
  }
  for (const YearObserved& year : run.financial_years) {
    hash.add(year.begins);
    for (const std::optional<double>& value : year.values) {
      hash.add(value.has_value());
      hash.add(value.value_or(0.0));
    }
  }
  for (const std::vector<double>* series : {&run.weekly.looked_after, &run.weekly.in_need, &run.weekly.on_plans,
                                            &run.weekly.unallocated, &run.weekly.caseload, &run.weekly.referrals})
    hash.add(std::span<const double>(*series));
  return hash.hex();
}

Observations replicate_once(const Model& model, RunId run) {
  Observer observer(model);
  const std::uint64_t events = simulate(model, run, observer);
  Observations result = observer.observations();
  result.replication = run.replication;
  result.events = events;
  if (!result.identities.empty()) throw std::runtime_error("bookkeeping does not hold: " + result.identities);
  if (!result.refused.empty()) throw std::runtime_error(result.refused);
  return result;
}

StudyResult compare(const std::vector<Model>& models, const Study& study) {
  StudyResult result;
  const std::size_t arms = models.size();
  const int units = static_cast<int>(arms) * study.replications;
  std::vector<std::optional<Observations>> found(static_cast<std::size_t>(units));
  double seconds = 0;
  int timed = 0;
  std::mutex clock;
  const auto body = [&](int unit) {
    const auto index = static_cast<std::size_t>(unit);
    const RunId run{study.seed, static_cast<std::uint32_t>(index / arms + 1)};
    const auto begin = std::chrono::steady_clock::now();
    found[index] = replicate_once(models[index % arms], run);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    const std::lock_guard lock(clock);
    seconds += took.count();
    ++timed;
  };
  sim::ReplicationOutcome outcome;
  if (study.precision) {
    Enough enough(models, *study.precision);
    // The prefix is decided unit by unit, arm after arm of each replication: with the last arm a replication is whole.
    const auto decide = [&](int unit, bool /*finished*/) {
      const auto index = static_cast<std::size_t>(unit);
      if (index % arms + 1 < arms) return false;
      return enough.decide(std::span(found).subspan(index + 1 - arms, arms));
    };
    sim::Prefix prefix = sim::run_prefix(0, units, study.threads, body, decide, study.told, study.stop);
    found.resize(static_cast<std::size_t>(prefix.length));
    outcome = std::move(prefix.outcome);
    result.enough = enough.enough();
    if (!result.enough) result.not_precise = enough.not_precise();
  } else {
    outcome = sim::run_replications(0, units, study.threads, body, study.told, study.stop);
  }
  for (const sim::Failure& failure : outcome.failures) {
    const auto index = static_cast<std::size_t>(failure.replication);
    result.estimates.failures.push_back(models[index % arms].practice().key + ", replication " +
                                        std::to_string(index / arms + 1) + ", seed " + std::to_string(study.seed) +
                                        ": " + failure.message);
  }
  result.stopped = outcome.stopped;
  result.repeated = static_cast<int>(found.size() / arms);
  result.seconds_per_replication = timed > 0 ? seconds / timed : 0;

  gather(result, models, found, static_cast<int>(found.size() / arms));
  Estimates& e = result.estimates;
  e.seed = study.seed;
  e.replications = static_cast<int>(result.runs.front().size());
  e.years = models.front().scenario->years;
  if (study.precision) e.precision = {*study.precision, result.enough, result.not_precise};
  const DifferenceRules rules{study.zones, arms - 1};
  for (std::size_t arm = 0; arm < arms; ++arm) e.arms.push_back(estimate(models[arm], result.runs[arm]));
  for (std::size_t arm = 1; arm < arms; ++arm)
    e.differences.push_back(differences(models[arm], models.front(), result.runs[arm], result.runs.front(), rules));
  e.bad_weeks = bad_weeks(result.runs, study.levels);
  for (std::size_t arm = 0; arm < arms; ++arm) e.shadows.push_back(shadows(models[arm], result.runs[arm]));
  return result;
}

}  // namespace models
