#include "viz/window/prepared_run.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "models/studies/compare.hpp"

namespace viz {
namespace {

// A result is shown only when it is the same; one that differs is shown with a warning.
std::string compared(const models::Estimates& estimates, const std::string& expected) {
  if (!estimates.failures.empty()) return estimates.failures.front();
  if (expected.empty() || estimates.hash == expected) return {};
  return "This is not the stored result: the files or the program have changed since it was made.";
}

}  // namespace

std::vector<models::Model> load_models(const WindowOptions& options) {
  std::vector<models::Model> models = models::compile(models::load_scenario(options.scenario, options.request));
  if (!options.at) return models;
  const models::Model& model = models.front();
  const sim::Date first = model.calendar.start();
  const sim::Date last = model.calendar.date({model.end.ticks - 1});
  if (*options.at < first || *options.at > last) {
    throw std::invalid_argument(fmt::format("--at: expected a day from {} to {}, found {}", sim::format_date(first),
                                            sim::format_date(last), sim::format_date(*options.at)));
  }
  return models;
}

std::optional<PreparedRun> prepare(std::vector<models::Model> models, const WindowOptions& options,
                                   Progress& progress) {
  PreparedRun run;
  run.models = std::move(models);
  run.replications = options.replications;
  models::Study study;
  study.seed = options.seed;
  study.replications = options.replications;
  study.stop = &progress.stop;
  study.told = [&](int done, int total) {
    progress.total = total + static_cast<int>(run.models.size());
    progress.done = done;
  };
  const models::StudyResult result = models::compare(run.models, study);
  if (result.stopped || progress.stop) return std::nullopt;
  run.replication = result.estimates.arms.front().nearest_median;
  run.warning = compared(result.estimates, options.expected_hash);
  for (std::size_t arm = 0; arm < run.models.size(); ++arm) {
    RecordedArm recorded;
    recorded.log = std::make_unique<models::CaseEventLog>();
    models::simulate(run.models[arm], {options.seed, run.replication}, *recorded.log);
    recorded.weekly = models::observe(run.models[arm], *recorded.log).weekly;
    if (options.replications > 1) recorded.bands = result.estimates.arms[arm].weekly;
    run.arms.push_back(std::move(recorded));
    ++progress.done;
    if (progress.stop) return std::nullopt;
  }
  return run;
}

}  // namespace viz
