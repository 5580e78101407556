#include "models/studies/compare.hpp"

#include <chrono>
#include <mutex>
#include <stdexcept>

#include "models/pipeline.hpp"
#include "sim/experiment/hash.hpp"
#include "sim/experiment/replicate.hpp"
#include "sim/statistics/quantiles.hpp"

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
  std::vector<std::optional<Observations>> found(arms * static_cast<std::size_t>(study.replications));
  std::vector<std::string> failures(found.size());
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
  const sim::ReplicationOutcome outcome =
      sim::run_replications(0, static_cast<int>(found.size()), study.threads, body, study.told, study.stop);
  for (const sim::Failure& failure : outcome.failures) {
    const auto index = static_cast<std::size_t>(failure.replication);
    result.estimates.failures.push_back(models[index % arms].practice().key + ", replication " +
                                        std::to_string(index / arms + 1) + ", seed " + std::to_string(study.seed) +
                                        ": " + failure.message);
  }
  result.stopped = outcome.stopped;
  result.seconds_per_replication = timed > 0 ? seconds / timed : 0;

  gather(result, models, found, study.replications);
  Estimates& e = result.estimates;
  e.seed = study.seed;
  e.replications = static_cast<int>(result.runs.front().size());
  e.years = models.front().scenario->years;
  for (std::size_t arm = 0; arm < arms; ++arm) e.arms.push_back(estimate(models[arm], result.runs[arm]));
  for (std::size_t arm = 1; arm < arms; ++arm)
    e.differences.push_back(differences(models[arm], models.front(), result.runs[arm], result.runs.front()));
  return result;
}

}  // namespace models
