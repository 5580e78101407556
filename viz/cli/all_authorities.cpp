#include "viz/cli/all_authorities.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <optional>

#include "models/report/manifest.hpp"
#include "models/scenario/authorities.hpp"
#include "models/studies/side_by_side.hpp"
#include "sim/statistics/interval.hpp"
#include "viz/cli/progress.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/result_folder.hpp"
#include "viz/cli/table.hpp"
#include "viz/cli/watched_study.hpp"

namespace viz {
namespace {

using models::Measure;
using models::Observations;

std::vector<double> values_of(const std::vector<Observations>& runs, Measure measure) {
  std::vector<double> values;
  for (const Observations& run : runs)
    if (run[measure]) values.push_back(*run[measure]);
  return values;
}

std::optional<double> mean_of(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

std::string number(double value) {
  if (std::abs(value) >= 1e6) return fmt::format("{:.2f} million", value / 1e6);
  return std::abs(value) >= 1000 ? fmt::format("{:.0f}", value) : fmt::format("{:.1f}", value);
}

// England's own, where it is among the columns of the file of authorities.
std::string published(const models::Authority& england, Measure measure) {
  const double children = england["population_0_17"];
  const auto count = [&](const char* column) { return number(england[column] * children / 10000); };
  const auto share = [&](const char* column) { return number(england[column]); };
  using enum Measure;
  switch (measure) {
    case referrals:
      return count("referrals_per_10000");
    case re_referral_rate:
      return share("re_referrals_pct");
    case assessments_within_45_days:
      return share("assessments_within_45_days_pct");
    case section_47_enquiries:
      return count("section_47_per_10000");
    case initial_conferences:
      return count("initial_conferences_per_10000");
    case conferences_within_15_days:
      return share("conferences_within_15_days_pct");
    case child_protection_plans:
      return count("child_protection_plans_per_10000");
    case child_protection_plan_starts:
      return count("plan_starts_per_10000");
    case second_plan_rate:
      return share("second_plan_pct");
    case children_in_need:
      return count("children_in_need_per_10000");
    case children_looked_after:
      return count("looked_after_per_10000");
    case entries_to_care:
      return count("looked_after_starts_per_10000");
    case placement_moves_3_or_more:
      return share("looked_after_3_or_more_placements_pct");
    case residential_share:
      return share("residential_share_pct");
    case caseload_mean:
      return share("average_caseload");
    case vacancy_rate:
      return share("vacancy_pct");
    case agency_rate:
      return share("agency_pct");
    case turnover_rate:
      return share("turnover_pct");
    case sickness_rate:
      return share("absence_pct");
    default:
      return "";
  }
}

std::string as_text(const models::SideBySide& result, const models::Authority& england) {
  std::vector<std::vector<std::string>> rows{{"ENGLAND", "UNIT", "SIMULATED", "95 % INTERVAL", "PUBLISHED 2025"}};
  for (const models::Definition& d : models::definitions()) {
    const std::vector<double> values = values_of(result.england, d.measure);
    const auto mean = mean_of(values);
    if (!mean) continue;
    const auto interval = sim::student_interval(values);
    rows.push_back({std::string(d.name), std::string(d.unit), number(*mean),
                    interval ? number(interval->low) + " to " + number(interval->high) : "one run: none",
                    published(england, d.measure)});
  }
  return columns(rows, {2, 3, 4});
}

std::string authorities_as_csv(const models::SideBySide& result) {
  std::string text = "authority,name,published_row,measure,mean,low95,high95\n";
  for (const models::PlaceResult& place : result.places) {
    for (const models::Definition& d : models::definitions()) {
      const std::vector<double> values = values_of(place.runs, d.measure);
      const auto mean = mean_of(values);
      if (!mean) continue;
      const auto interval = sim::student_interval(values);
      text += fmt::format("{},\"{}\",{},{},{:.9g},{},{}\n", place.key, place.name, place.published ? "yes" : "no",
                          d.key, *mean, interval ? fmt::format("{:.9g}", interval->low) : "",
                          interval ? fmt::format("{:.9g}", interval->high) : "");
    }
  }
  return text;
}

std::string england_as_csv(const models::SideBySide& result) {
  std::string text = "measure,adds_up,mean,low95,high95\n";
  for (const models::Definition& d : models::definitions()) {
    const std::vector<double> values = values_of(result.england, d.measure);
    const auto mean = mean_of(values);
    if (!mean) continue;
    const auto interval = sim::student_interval(values);
    text += fmt::format("{},{},{:.9g},{},{}\n", d.key, models::adds_up(d.measure) ? "sum" : "weighted mean", *mean,
                        interval ? fmt::format("{:.9g}", interval->low) : "",
                        interval ? fmt::format("{:.9g}", interval->high) : "");
  }
  return text;
}

}  // namespace

int answer_for_all(const models::Scenario& scenario, const Options& options) {
  if (options.format == Format::json || options.events)
    throw Refusal("--format json and --events are for one authority at a time; name it with --authority");
  models::Files files(options.asked.request.config);
  const models::Authority england = models::read_authorities(files).england;
  const std::filesystem::path place =
      !options.out.empty()
          ? options.out
          : std::filesystem::path("out") /
                fmt::format("{}-{}", scenario.key,
                            models::question_hash(options.asked, scenario, options.seed, options.replications));
  ResultFolder folder(place);
  WatchedStudy watched(options);
  const models::SideBySide result = models::side_by_side(options.asked.scenario, options.asked.request, watched.study);
  watched.over();
  if (result.stopped) return watched.broken_off();
  for (const std::string& failure : result.failures) fmt::print(stderr, "casework: {}\n", failure);
  if (result.england.empty()) return 1;
  const std::string text = as_text(result, england);
  folder.write("england.csv", england_as_csv(result));
  folder.write("authorities.csv", authorities_as_csv(result));
  folder.keep();
  if (options.format == Format::csv)
    fmt::print("{}", england_as_csv(result));
  else
    fmt::print(
        "{}: {} authorities, {} years, {} of {} replications.\nNumbers and pounds are sums; shares and rates are means "
        "weighted by what they are shares of.\n\n{}\nOne row an authority: {}\n",
        scenario.name, result.places.size(), scenario.years, result.england.size(), options.replications, text,
        (place / "authorities.csv").string());
  if (!options.quiet)
    fmt::print(stderr, "all authorities, {} years, one replication: {}\n", scenario.years,
               duration_in_words(result.seconds / options.replications));
  return result.failures.empty() ? 0 : 1;
}

}  // namespace viz
