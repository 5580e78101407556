// `casework plan`: the best setting under conditions, with the probability of being right.
#include "models/studies/plan.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "models/measures/read_measure.hpp"
#include "models/report/manifest.hpp"
#include "models/report/study_json.hpp"
#include "models/report/words.hpp"
#include "models/report/write_csv.hpp"
#include "viz/cli/options.hpp"
#include "viz/cli/progress.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/result_folder.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/table.hpp"
#include "viz/cli/watched_study.hpp"
#include "viz/page/plan_page.hpp"

namespace viz {
namespace {

constexpr const char* most_replications = "300";
constexpr std::size_t most_keys = 6;

struct Typed {
  TypedOptions question;
  std::vector<std::string> vary, require;
  std::string minimise, maximise;
};

std::string number(const std::optional<double>& value) { return value ? fmt::format("{:.9g}", *value) : ""; }

/// One row a setting and measure: the goal, then the conditions.
std::string as_csv(const models::Plan& plan) {
  std::string text = "practice,";
  for (const models::Varied& each : plan.question.varied) text += models::csv_field(each.key) + ",";
  text += "measure,unit,condition,mean,low95,high95,replications,found\r\n";
  for (std::size_t c = 0; c < plan.candidates.size(); ++c) {
    const models::Candidate& candidate = plan.candidates[c];
    std::string who = models::csv_field(candidate.practice) + ",";
    for (const std::string& value : candidate.values) who += models::csv_field(value) + ",";
    const auto row = [&](models::Measure measure, const std::string& condition, const models::Estimate& value) {
      const models::Definition& of = models::definition(measure);
      text += fmt::format("{}{},{},{},{},{},{},{},{}\r\n", who, of.key, models::csv_field(of.unit), condition,
                          number(value.mean), number(value.low95), number(value.high95), candidate.replications,
                          models::found_in_words(plan, c));
    };
    row(plan.question.goal, "", candidate.goal);
    for (std::size_t i = 0; i < candidate.conditions.size(); ++i) {
      const models::Condition& condition = plan.question.conditions[i];
      row(condition.measure, fmt::format("{}={:.9g}", condition.at_least ? ">" : "<", condition.bound),
          candidate.conditions[i]);
    }
  }
  return text;
}

std::string as_text(const models::Plan& plan) {
  std::string text = fmt::format("{}: {} settings, {} simulations of {} years, the same luck in all.\n\n",
                                 plan.scenario_name, plan.candidates.size(), plan.simulations, plan.summary.years);
  for (const std::string& sentence : plan_in_words(plan)) text += paragraph(sentence, 0);
  std::vector<std::vector<std::string>> rows{{}};
  if (plan.question.practices.size() > 1) rows[0].emplace_back("practice");
  for (const models::Varied& each : plan.question.varied) rows[0].push_back(each.key);
  rows[0].emplace_back(models::definition(plan.question.goal).key);
  for (const models::Condition& condition : plan.question.conditions)
    rows[0].emplace_back(models::definition(condition.measure).key);
  for (const char* head : {"runs", "found"}) rows[0].emplace_back(head);
  const auto level = [](const models::Estimate& value, models::Measure measure) {
    const models::Definition& of = models::definition(measure);
    return models::number_in_words(models::possible(value.mean, of), of, models::step(value, of));
  };
  for (std::size_t c = 0; c < plan.candidates.size(); ++c) {
    const models::Candidate& candidate = plan.candidates[c];
    std::vector<std::string> row;
    if (plan.question.practices.size() > 1) row.push_back(candidate.practice);
    row.insert(row.end(), candidate.values.begin(), candidate.values.end());
    row.push_back(level(candidate.goal, plan.question.goal));
    for (std::size_t i = 0; i < candidate.conditions.size(); ++i)
      row.push_back(level(candidate.conditions[i], plan.question.conditions[i].measure));
    row.push_back(fmt::format("{}", candidate.replications));
    row.push_back(models::found_in_words(plan, c));
    rows.push_back(std::move(row));
  }
  return text + "\n" + columns(rows, {});
}

models::PlanQuestion question_of(const Typed& typed, std::vector<std::string>& faults) {
  models::PlanQuestion question;
  if (typed.vary.empty())
    faults.emplace_back("--vary: expected a setting and its values, for example --vary caseload.hard_cap=12:20:2");
  question.varied = models::all_varied_from(typed.vary, most_keys, faults);
  for (const std::string& text : typed.require)
    if (const auto condition = models::condition_from(text, faults)) question.conditions.push_back(*condition);
  if (!typed.minimise.empty() && !typed.maximise.empty())
    faults.emplace_back("--minimise, --maximise: expected one of them");
  const std::string& goal = typed.maximise.empty() ? typed.minimise : typed.maximise;
  question.smallest = typed.maximise.empty();
  if (!goal.empty())
    if (const auto measure = models::read_measure(question.smallest ? "--minimise" : "--maximise", goal, faults))
      question.goal = *measure;
  return question;
}

int run(Typed typed) {
  std::vector<std::string> faults;
  models::PlanQuestion question = question_of(typed, faults);
  if (typed.question.replications.empty()) typed.question.replications = most_replications;
  if (typed.question.replications == "auto")
    faults.emplace_back("--replications: plan repeats until it is sure; expected the most that it may");
  Options options;
  try {
    options = checked(typed.question, "plan");
  } catch (const Refusal& refusal) {
    faults.insert(faults.end(), refusal.reasons().begin(), refusal.reasons().end());
  }
  if (!faults.empty()) throw Refusal(faults);
  question.confidence = options.confidence;
  models::Request& request = options.asked.request;
  const models::Scenario scenario = models::load_scenario(options.asked.scenario, request);
  if (scenario.all_authorities) throw Refusal("plan takes one authority; name it with --authority");
  if (request.practices.empty()) request.practices = {scenario.arms.front().key};
  question.practices = request.practices;

  auto& further = options.asked.further;
  for (const std::string& each : typed.vary) further.insert(further.end(), {"--vary", each});
  for (const std::string& each : typed.require) further.insert(further.end(), {"--require", each});
  further.insert(further.end(),
                 {question.smallest ? "--minimise" : "--maximise", std::string(models::definition(question.goal).key)});
  further.insert(further.end(), {"--confidence", fmt::format("{:g}%", 100 * question.confidence)});
  further.insert(further.end(), {"--replications", fmt::format("{}", options.replications)});

  const std::filesystem::path place = place_of_study(options, scenario, "plan");
  std::optional<ResultFolder> folder;
  if (!place.empty()) folder.emplace(place);
  WatchedStudy watched(options);
  models::Plan result;
  try {
    result = models::plan(options.asked.scenario, request, question, watched.study);
  } catch (const std::invalid_argument& cannot) {
    throw Refusal(cannot.what());
  }
  watched.over();
  if (result.stopped) return watched.broken_off();
  for (const std::string& failure : result.summary.failures) fmt::print(stderr, "casework: {}\n", failure);
  if (folder) {
    folder->write("plan.csv", as_csv(result));
    folder->write("plan.json", models::plan_json(result));
    folder->write("manifest.json", models::manifest(options.asked, scenario, result.summary));
    folder->write("plan.html", plan_page(result, models::rerun_command(options.asked, scenario, result.summary)));
    folder->keep();
  }
  if (options.format == Format::csv)
    fmt::print("{}", as_csv(result));
  else if (options.format == Format::json)
    fmt::print("{}", models::plan_json(result));
  else
    fmt::print("{}\nThe page: {}\n", as_text(result), (place / "plan.html").string());
  if (!options.quiet) fmt::print(stderr, "{} simulations: {}\n", result.simulations, duration_in_words(result.seconds));
  return result.decided && result.best ? 0 : 1;
}

}  // namespace

void add_plan(CLI::App& app, Action& chosen) {
  const auto typed = std::make_shared<Typed>();
  CLI::App* command =
      app.add_subcommand("plan", "Finds the setting that is best under conditions, and says how sure that is");
  command->footer(
      "Examples:\n"
      "  casework plan england_average --vary team.safeguarding.posts.social_worker=86:110:4 \\\n"
      "      --require 'visits_on_time>=85' --minimise cost_total\n"
      "  casework plan brackenmere --vary caseload.hard_cap=12:20:2 --vary caseload.above_cap=wait,duty \\\n"
      "      --require 'unallocated_children<=5' --maximise children_improved_rate --confidence 90%\n"
      "Exit code 1 says that no setting meets the conditions, or that it cannot be told yet which is best.");
  command->allow_extras();
  const auto several = [&](const char* name, std::vector<std::string>& into, const char* help, const char* type) {
    command->add_option(name, into, help)->type_name(type)->expected(1)->take_all();
  };
  several("--vary", typed->vary, "A setting and its values: KEY=from:to:step or KEY=one,another; up to six of them",
          "KEY=…");
  several("--require", typed->require, "A condition on a measure's mean: 'MEASURE>=AMOUNT' or 'MEASURE<=AMOUNT'", "C");
  command->add_option("--minimise", typed->minimise, "The measure to make small; cost_total if nothing is said")
      ->type_name("MEASURE");
  command->add_option("--maximise", typed->maximise, "The measure to make large")->type_name("MEASURE");
  command->add_option("--confidence", typed->question.confidence, "How sure the choice is to be; 95% if not given")
      ->type_name("P");
  add_options(*command, typed->question);
  add_matters(*command, typed->question);
  command->callback([typed, &chosen] { chosen = [typed] { return run(*typed); }; });
}

}  // namespace viz
