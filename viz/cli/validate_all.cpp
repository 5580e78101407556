// Every authority with its own demand and staffing and nothing else of its own: how near the rest of what it publishes
// comes, beside simply assuming the national rates.
#include <fmt/format.h>

#include "models/studies/against_national.hpp"
#include "viz/cli/progress.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/table.hpp"
#include "viz/cli/validate.hpp"
#include "viz/cli/watched_study.hpp"

namespace viz {
namespace {

using models::Nearness;

std::string error_in(const Nearness& of, double value) {
  return fmt::format("{:.1f} {}", value, of.in_points ? "points" : "%");
}

std::string verdict(const Nearness& of) {
  if (of.given) return "given";
  if (of.high95 < 0) return "nearer";
  return of.low95 > 0 ? "further off" : "cannot tell";
}

}  // namespace

int validate_all(const Validation& asked) {
  const Options& options = asked.options;
  models::Files files({});
  const models::Authorities authorities = models::read_authorities(files);
  if (!files.faults.empty()) throw models::ScenarioError(files.faults);
  const std::filesystem::path file = asked.targets.empty() ? models::find_config() / "targets" / "any_authority.toml"
                                                           : std::filesystem::path(asked.targets);
  const models::Targets targets = models::load_targets(file, {}, std::string(models::every_authority));
  models::Request request = options.asked.request;
  request.years = targets.years;
  WatchedStudy watched(options);
  const models::SideBySide simulated =
      models::side_by_side(options.asked.scenario, request, watched.study, models::WhichPlaces::with_a_row);
  watched.over();
  if (simulated.stopped) return watched.broken_off();
  for (const std::string& failure : simulated.failures) fmt::print(stderr, "casework: {}\n", failure);
  const std::vector<Nearness> all = models::against_national(targets, authorities, simulated);
  if (all.empty())
    throw Refusal(file.string() + ": no target names a column of config/authorities/england.csv that was simulated");

  std::vector<std::vector<std::string>> rows{{"Figure", "Authorities", "Simulated", "National rate", "Year to year",
                                              "Difference", "95 % interval", "Nearer in", "Verdict"}};
  std::string csv =
      "measure,name,unit,authorities,simulated,national_rate,year_to_year,difference,low95,high95,nearer,verdict\n";
  for (const Nearness& of : all) {
    rows.push_back({of.name, fmt::format("{}", of.authorities), error_in(of, of.ours), error_in(of, of.national),
                    error_in(of, of.year_to_year), fmt::format("{:+.1f}", of.difference),
                    fmt::format("{:+.1f} to {:+.1f}", of.low95, of.high95), fmt::format("{:.0f} %", 100 * of.nearer),
                    verdict(of)});
    csv += fmt::format("{},{},{},{},{:.6g},{:.6g},{:.6g},{:.6g},{:.6g},{:.6g},{:.4g},{}\n", of.key, of.name,
                       of.in_points ? "points" : "%", of.authorities, of.ours, of.national, of.year_to_year,
                       of.difference, of.low95, of.high95, of.nearer, verdict(of));
  }
  give_table(asked, "validate england",
             fmt::format("Median absolute errors over England's authorities, year to 31 March 2025, of the mean of {} "
                         "run{} of {} years, seed {}, and of England's own rate; their difference, authority by "
                         "authority, with the interval of its median. Year to year is how far a figure moves in an "
                         "ordinary year.",
                         options.replications, options.replications == 1 ? "" : "s", targets.years, options.seed),
             columns(rows, {1, 2, 3, 4, 5, 6, 7}), as_markdown(rows, {1, 2, 3, 4, 5, 6, 7}), csv);
  if (!options.quiet)
    fmt::print(stderr, "{} simulations: {}\n", simulated.places.size() * options.replications,
               duration_in_words(simulated.seconds));
  return simulated.failures.empty() ? 0 : 1;
}

}  // namespace viz
