#include "viz/cli/answer.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "models/exports/event_log_csv.hpp"
#include "models/pipeline.hpp"
#include "models/report/asked.hpp"
#include "models/report/manifest.hpp"
#include "models/report/write_csv.hpp"
#include "models/report/write_json.hpp"
#include "models/report/write_text.hpp"
#include "models/studies/compare.hpp"
#include "viz/cli/interrupt.hpp"
#include "viz/cli/progress.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/result_folder.hpp"
#include "viz/cli/watched_study.hpp"
#include "viz/page/page.hpp"

namespace viz {
namespace {

namespace fs = std::filesystem;

constexpr int not_all_done = 1;

void say_failures(const models::Estimates& estimates) {
  constexpr std::size_t shown = 5;
  const auto& failures = estimates.failures;
  for (std::size_t i = 0; i < failures.size() && i < shown; ++i) fmt::print(stderr, "casework: {}\n", failures[i]);
  if (failures.size() > shown) fmt::print(stderr, "casework: and {} more like these\n", failures.size() - shown);
  fmt::print(stderr, "casework: {} of the simulations failed\n", failures.size());
}

/// Where everybody is at the end of the run nearest the median, for each practice: for the picture on the page.
std::vector<PathwayAtEnd> pathways(const std::vector<models::Model>& models, const models::Estimates& estimates) {
  std::vector<PathwayAtEnd> ends;
  for (std::size_t arm = 0; arm < models.size(); ++arm) {
    const std::uint32_t replication = estimates.arms[arm].nearest_median;
    models::CaseEventLog log;
    models::simulate(models[arm], {estimates.seed, replication}, log);
    ends.push_back(pathway_at_end(models[arm], replication, log));
  }
  return ends;
}

/// Runs once more what has been counted, this time keeping every event.
void write_events(const std::vector<models::Model>& models, const Options& options, int replications,
                  ResultFolder& folder, const std::atomic<bool>& interrupted) {
  for (const models::Model& model : models) {
    for (int replication = 1; replication <= replications && !interrupted; ++replication) {
      const fs::path name = fmt::format("events/{}-{}.csv", model.practice().key, replication);
      std::ofstream file(folder.path_for(name), std::ios::binary);
      file << models::event_csv_header();
      const auto number = static_cast<std::uint32_t>(replication);
      models::EventLogCsv events(model, number, file);
      models::simulate(model, {options.seed, number}, events);
      file.close();
      if (!file)
        throw Refusal(fmt::format("{}: cannot be written: the disk may be full", (folder.place() / name).string()));
    }
  }
}

void write_result(const Options& options, const std::vector<models::Model>& models, const models::StudyResult& result,
                  const models::Report& report, ResultFolder& folder) {
  const std::string manifest = models::manifest(options.asked, *models.front().scenario, result.estimates);
  folder.write("manifest.json", manifest);
  folder.write("estimates.csv", models::estimates_csv(result.estimates));
  if (models.size() > 1) folder.write("differences.csv", models::differences_csv(result.estimates));
  folder.write("financial_years.csv", models::financial_years_csv(result.estimates));
  folder.write("weeks_above.csv", models::weeks_above_csv(result.estimates));
  folder.write("beside_theory.csv", models::beside_theory_csv(result.estimates));
  folder.write("report.html",
               page(report, models, result, models::manifest_hash(manifest), pathways(models, result.estimates)));
}

std::string in_format(Format format, const models::Scenario& scenario, const models::Report& report,
                      const models::Estimates& estimates) {
  switch (format) {
    case Format::json:
      return models::write_json(scenario, estimates);
    case Format::csv:
      return models::estimates_csv(estimates);
    case Format::text:
      break;
  }
  return models::write_text(report, estimates);
}

void print(const std::string& text) {
  const bool printed = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!printed) throw Refusal(fmt::format("the answer cannot be printed: {}", std::strerror(errno)));
}

}  // namespace

int answer(models::Scenario question, const Options& options) {
  const std::vector<models::Model> models = models::compile(std::move(question));
  const models::Scenario& scenario = *models.front().scenario;
  const fs::path place = place_of_study(options, scenario, "");
  std::optional<ResultFolder> folder;
  if (!place.empty()) folder.emplace(place);

  const std::atomic<bool>& interrupted = watch_for_interrupt();
  WatchedStudy watched(options);
  watched.study.told(0, static_cast<int>(models.size()) * options.replications);
  const models::StudyResult result = models::compare(models, watched.study);
  watched.over();
  if (result.stopped) return watched.broken_off();
  if (!result.estimates.failures.empty()) say_failures(result.estimates);
  if (result.runs.front().empty()) return not_all_done;
  const models::Report report = models::report(models, result.estimates, options.asked);
  if (folder) {
    write_result(options, models, result, report, *folder);
    // As many as were asked for or were enough: failed ones among them.
    const int repeated = options.precision ? result.repeated : options.replications;
    if (options.events) write_events(models, options, repeated, *folder, interrupted);
    if (interrupted) return watched.broken_off();
    folder->keep();
  }
  std::string text = in_format(options.format, scenario, report, result.estimates);
  if (options.format == Format::text) text += fmt::format("\nThe report: {}\n", (place / "report.html").string());
  print(text);
  if (!options.quiet) fmt::print(stderr, "{}\n", timing_line(scenario.years, result.seconds_per_replication));
  return result.estimates.failures.empty() && result.not_precise.empty() ? 0 : not_all_done;
}

}  // namespace viz
