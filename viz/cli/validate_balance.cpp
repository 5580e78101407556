// Whether a place stays as it is when nothing changes.
#include <fmt/format.h>

#include <cmath>

#include "models/pipeline.hpp"
#include "models/studies/compare.hpp"
#include "models/studies/drift.hpp"
#include "viz/cli/table.hpp"
#include "viz/cli/validate.hpp"
#include "viz/cli/watched_study.hpp"

namespace viz {
namespace {

constexpr int years_of_balance = 10;

std::string interval(const models::Drift& drift) {
  if (!std::isfinite(drift.low95)) return "one run: none";
  return fmt::format("{:+.2f} to {:+.2f}", drift.low95, drift.high95);
}

std::string_view verdict(models::Met balanced) {
  switch (balanced) {
    case models::Met::met:
      return "in balance";
    case models::Met::missed:
      return "drifts";
    default:
      return "cannot tell";
  }
}

}  // namespace

int validate_balance(const Validation& asked) {
  const Options& options = asked.options;
  models::Request request = options.asked.request;
  request.years = years_of_balance;
  const std::vector<models::Model> models = models::compile(models::load_scenario(options.asked.scenario, request));
  WatchedStudy watched(options);
  const models::StudyResult result = models::compare(models, watched.study);
  watched.over();
  if (result.stopped) return watched.broken_off();
  for (const std::string& failure : result.estimates.failures) fmt::print(stderr, "casework: {}\n", failure);
  if (result.runs.front().empty()) return 1;
  std::vector<std::vector<std::string>> rows{{"Stock", "Mean", "Movement, % a year", "95 % interval", "Verdict"}};
  std::string csv = "stock,mean,percent_a_year,low95,high95,verdict\n";
  for (const models::Drift& drift : models::drift_of(result.runs.front())) {
    rows.push_back({drift.name, fmt::format("{:.0f}", drift.mean), fmt::format("{:+.2f}", drift.a_year),
                    interval(drift), std::string(verdict(drift.balanced))});
    csv += fmt::format("{},{:.9g},{:.9g},{:.9g},{:.9g},{}\n", drift.name, drift.mean, drift.a_year, drift.low95,
                       drift.high95, verdict(drift.balanced));
  }
  give_table(
      asked, "validate balance",
      fmt::format("{}: {} years with nothing changed, {} runs, seed {}. In balance is within {:g} % a year either "
                  "way.",
                  models.front().settings().name, years_of_balance, result.runs.front().size(), options.seed,
                  models::most_drift),
      columns(rows, {1, 2, 3}), as_markdown(rows, {1, 2, 3}), csv);
  return result.estimates.failures.empty() ? 0 : 1;
}

}  // namespace viz
