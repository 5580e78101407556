// `casework sweep`: what one or two settings do over a grid, on the same families with the same luck.
#include "models/studies/sweep.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "models/measures/read_measure.hpp"
#include "models/report/asked.hpp"
#include "models/report/manifest.hpp"
#include "models/report/study_json.hpp"
#include "models/report/words.hpp"
#include "viz/cli/options.hpp"
#include "viz/cli/progress.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/result_folder.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/table.hpp"
#include "viz/cli/watched_study.hpp"
#include "viz/page/sweep_page.hpp"

namespace viz {
namespace {

using models::Definition;
using models::Measure;

struct Typed {
  TypedOptions question;
  std::vector<std::string> vary;
  std::vector<std::string> measures;
};

// What a planner looks at first when load is varied.
constexpr Measure usual[] = {Measure::unallocated_children,   Measure::days_to_allocation,
                             Measure::visits_on_time,         Measure::assessments_within_45_days,
                             Measure::workers_per_child_year, Measure::direct_work_share,
                             Measure::turnover_rate,          Measure::cost_total};

std::vector<Measure> measures_of(const std::vector<std::string>& typed, std::vector<std::string>& faults) {
  if (typed.empty()) return {std::begin(usual), std::end(usual)};
  std::vector<Measure> measures;
  for (const std::string& key : typed)
    if (const auto measure = models::read_measure("--measure", key, faults)) measures.push_back(*measure);
  return measures;
}

std::string in_quotation_marks(const std::string& text) {
  return text.find_first_of(",\"") == std::string::npos ? text : "\"" + text + "\"";
}

// One row a cell and measure.
std::string as_csv(const models::Sweep& sweep) {
  std::string text;
  for (const models::Varied& each : sweep.varied) text += each.key + ",";
  text +=
      "measure,unit,mean,low80,high80,low95,high95,p10,p90,less_first,less_first_low95,less_first_high95,variance_"
      "ratio,verdict,why_"
      "not\n";
  const auto number = [](const std::optional<double>& value) { return value ? fmt::format("{:.9g}", *value) : ""; };
  for (const models::Cell& cell : sweep.cells) {
    for (const Definition& d : models::definitions()) {
      for (const std::string& value : cell.values) text += in_quotation_marks(value) + ",";
      const auto& level = cell.estimates.measures[static_cast<std::size_t>(d.measure)];
      const auto& difference = cell.from_first.measures[static_cast<std::size_t>(d.measure)];
      text += fmt::format("{},{},", d.key, in_quotation_marks(std::string(d.unit)));
      if (level.value) {
        const models::Estimate& e = *level.value;
        text += fmt::format("{:.9g},{},{},{},{},{},{},", e.mean, number(e.low80), number(e.high80), number(e.low95),
                            number(e.high95), number(e.p10), number(e.p90));
      } else {
        text += ",,,,,,,";
      }
      if (difference.value) {
        text += fmt::format("{:.9g},{},{},{},{},", difference.value->mean, number(difference.value->low95),
                            number(difference.value->high95), number(difference.value->variance_ratio),
                            to_string(difference.value->verdict));
      } else {
        text += ",,,,,";
      }
      text += in_quotation_marks(level.reason) + "\n";
    }
  }
  return text;
}

// Nothing where nine in ten redraws of the runs have the knee in the same cell.
std::string where_else(const models::Sweep& sweep, const models::Knee& knee) {
  if (knee.low == knee.high) return "";
  return fmt::format(", between {} and {}", sweep.cells[knee.low].values.front(),
                     sweep.cells[knee.high].values.front());
}

std::string as_text(const models::Sweep& sweep, const std::vector<Measure>& measures) {
  std::string text =
      fmt::format("{}: {} settings, {} runs of {} years each, the same luck in all.\n\n", sweep.scenario_name,
                  sweep.cells.size(), sweep.summary.replications, sweep.summary.years);
  std::string knees;
  for (const Measure measure : measures) {
    const Definition& d = models::definition(measure);
    std::vector<std::vector<std::string>> rows{{}};
    for (const models::Varied& each : sweep.varied) rows[0].push_back(each.key);
    for (const char* head : {"MEAN", "95 % INTERVAL", "LESS THE FIRST"}) rows[0].emplace_back(head);
    const auto knee = models::knee_of(sweep, measure);
    for (std::size_t c = 0; c < sweep.cells.size(); ++c) {
      const models::Cell& cell = sweep.cells[c];
      std::vector<std::string> row = cell.values;
      const auto& level = cell.estimates.measures[static_cast<std::size_t>(measure)];
      if (!level.value) {
        row.insert(row.end(), {"–", level.reason, ""});
      } else {
        const double by = models::step(*level.value, d);
        const auto number = [&](double value) { return models::number_in_words(models::possible(value, d), d, by); };
        row.push_back(number(level.value->mean));
        row.push_back(level.value->low95 ? number(*level.value->low95) + " to " + number(*level.value->high95)
                                         : "one run, none");
        row.push_back(
            c == 0 ? "" : models::difference_in_words(cell.from_first.measures[static_cast<std::size_t>(measure)], d));
      }
      if (knee && knee->cell == c) row.back() += "  <- knee" + where_else(sweep, *knee);
      rows.push_back(std::move(row));
    }
    text += fmt::format("{}, {}\n{}\n", d.name, d.unit, columns(rows, {sweep.varied.size()}));
  }
  return text +
         "The knee is where a curve is farthest from the straight line between its ends: before it a step buys more "
         "than "
         "the\naverage step, after it less. It depends on the range asked for.\n";
}

int run(Typed typed) {
  std::vector<std::string> faults;
  const std::vector<Measure> measures = measures_of(typed.measures, faults);
  if (typed.vary.empty())
    faults.emplace_back(
        "--vary: expected one or two settings, for example --vary caseload.hard_cap=8:26:2, found none");
  const std::vector<models::Varied> varied = models::all_varied_from(typed.vary, 2, faults);
  Options options;
  try {
    options = checked(typed.question, "sweep");
  } catch (const Refusal& refusal) {
    faults.insert(faults.end(), refusal.reasons().begin(), refusal.reasons().end());
  }
  if (!faults.empty()) throw Refusal(faults);
  const models::Scenario scenario = one_place(options);
  const models::Request& request = options.asked.request;

  for (const std::string& each : typed.vary)
    options.asked.further.insert(options.asked.further.end(), {"--vary", each});
  for (const std::string& each : typed.measures)
    options.asked.further.insert(options.asked.further.end(), {"--measure", each});

  const std::filesystem::path place = place_of_study(options, scenario, "sweep");
  std::optional<ResultFolder> folder;
  if (!place.empty()) folder.emplace(place);

  WatchedStudy watched(options);
  const models::Sweep result = models::sweep(options.asked.scenario, request, varied, watched.study);
  watched.over();
  if (result.stopped) return watched.broken_off();
  for (const std::string& failure : result.summary.failures) fmt::print(stderr, "casework: {}\n", failure);
  if (result.cells.front().runs.empty()) return 1;
  if (folder) {
    folder->write("sweep.csv", as_csv(result));
    folder->write("sweep.json", models::sweep_json(result));
    folder->write("manifest.json", models::manifest(options.asked, scenario, result.summary));
    folder->write("sweep.html",
                  sweep_page(result, measures, models::rerun_command(options.asked, scenario, result.summary)));
    folder->keep();
  }
  if (options.format == Format::csv)
    fmt::print("{}", as_csv(result));
  else if (options.format == Format::json)
    fmt::print("{}", models::sweep_json(result));
  else
    fmt::print("{}\nThe charts: {}\n", as_text(result, measures), (place / "sweep.html").string());
  if (!options.quiet) fmt::print(stderr, "{} simulations: {}\n", watched.total(), duration_in_words(result.seconds));
  return result.summary.failures.empty() ? 0 : 1;
}

}  // namespace

void add_sweep(CLI::App& app, Action& chosen) {
  const auto typed = std::make_shared<Typed>();
  CLI::App* command =
      app.add_subcommand("sweep", "Varies one or two settings over a grid, and marks where a step no longer buys much");
  command->footer(
      "Examples:\n"
      "  casework sweep england_average --vary caseload.hard_cap=8:26:2 --years 3\n"
      "  casework sweep england_average --vary caseload.hard_cap=12:20:4 --vary caseload.above_cap=wait,duty\n"
      "  casework sweep england_average --vary team.safeguarding.posts.social_worker=90:120:10 --measure "
      "visits_on_time");
  command->allow_extras();
  command
      ->add_option("--vary", typed->vary,
                   "A setting and its values: KEY=from:to:step or KEY=one,another; twice for a grid of two")
      ->type_name("KEY=…")
      ->expected(1)
      ->take_all();
  command
      ->add_option("--measure", typed->measures,
                   "A measure to show, by key; may be repeated; what load moves if not given. The CSV has all of them")
      ->type_name("KEY")
      ->expected(1)
      ->take_all();
  add_options(*command, typed->question);
  add_matters(*command, typed->question);
  command->callback([typed, &chosen] { chosen = [typed] { return run(*typed); }; });
}

}  // namespace viz
