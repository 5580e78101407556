// `casework validate`: what a place publishes beside what is simulated for it.
#include "viz/cli/validate.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "models/pipeline.hpp"
#include "models/scenario/authorities.hpp"
#include "models/scenario/files.hpp"
#include "models/studies/compare.hpp"
#include "models/studies/targets.hpp"
#include "viz/cli/into_marks.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/table.hpp"
#include "viz/cli/target_table.hpp"
#include "viz/cli/watched_study.hpp"

namespace viz {
namespace {

namespace fs = std::filesystem;

struct Typed {
  TypedOptions question;
  std::string targets;
  std::string into;
  std::string given;
  bool balance = false;
};

bool has_a_row(const std::string& authority) {
  models::Files files({});
  const models::Authorities rows = models::read_authorities(files);
  return files.faults.empty() && authority != rows.rest.key && rows.find(authority) != nullptr;
}

fs::path targets_for(const Validation& asked, const std::string& authority) {
  if (!asked.targets.empty()) return asked.targets;
  const fs::path folder = models::find_config() / "targets", own = folder / (authority + ".toml");
  if (fs::exists(own)) return own;
  if (has_a_row(authority)) return folder / "any_authority.toml";
  throw Refusal(
      fmt::format("there are no published figures for {} in config/targets; name a file with --targets", authority));
}

TableFormat table_format(const std::string& text) {
  if (text.empty() || text == "text") return TableFormat::text;
  if (text == "csv") return TableFormat::csv;
  if (text == "markdown") return TableFormat::markdown;
  throw Refusal(fmt::format("--format: expected text, csv or markdown, found \"{}\"", text));
}

models::Given given(const std::string& text) {
  if (text.empty() || text == "demand-and-staffing") return models::Given::demand_and_staffing;
  if (text == "everything") return models::Given::everything;
  if (text == "population") return models::Given::population;
  throw Refusal(fmt::format("--given: expected demand-and-staffing, everything or population, found \"{}\"", text));
}

int run(Typed typed) {
  if (typed.question.scenario.empty()) typed.question.scenario = "england_average";
  Validation asked;
  asked.targets = typed.targets;
  asked.into = typed.into;
  asked.format = table_format(typed.question.format);
  typed.question.format.clear();
  asked.options = checked(typed.question, "validate");
  models::Request& request = asked.options.asked.request;
  request.practices = {"baseline"};
  request.given = given(typed.given);
  const models::Scenario scenario = models::load_scenario(asked.options.asked.scenario, request);
  if (typed.balance) return validate_balance(asked);
  return scenario.all_authorities ? validate_all(asked) : validate_place(asked, scenario);
}

}  // namespace

std::string as_markdown(const std::vector<std::vector<std::string>>& rows, const std::vector<std::size_t>& right) {
  std::string text;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    text += "|";
    for (const std::string& cell : rows[r]) text += " " + cell + " |";
    text += "\n";
    if (r > 0) continue;
    text += "|";
    for (std::size_t c = 0; c < rows[r].size(); ++c)
      text += std::find(right.begin(), right.end(), c) == right.end() ? "---|" : "---:|";
    text += "\n";
  }
  return text;
}

void give_table(const Validation& asked, const std::string& name, const std::string& heading, const std::string& text,
                const std::string& markdown, const std::string& csv) {
  if (!asked.into.empty()) write_between_marks(asked.into, name, heading + "\n\n" + markdown);
  if (asked.format == TableFormat::markdown)
    fmt::print("{}\n\n{}", heading, markdown);
  else if (asked.format == TableFormat::csv)
    fmt::print("{}", csv);
  else
    fmt::print("{}\n{}", paragraph(heading), text);
}

int validate_place(const Validation& asked, const models::Scenario& scenario) {
  const Options& options = asked.options;
  const std::string& authority = scenario.arms.front().settings.key;
  models::Targets targets = models::load_targets(targets_for(asked, authority), {}, authority);
  std::erase_if(targets.targets, models::is_movement);  // --balance asks about those
  models::Request request = options.asked.request;
  request.years = targets.years;
  const std::vector<models::Model> models = models::compile(models::load_scenario(options.asked.scenario, request));

  WatchedStudy watched(options);
  const models::StudyResult result = models::compare(models, watched.study);
  watched.over();
  if (result.stopped) return watched.broken_off();
  for (const std::string& failure : result.estimates.failures) fmt::print(stderr, "casework: {}\n", failure);
  if (result.runs.front().empty()) return 1;
  const std::vector<models::Held> held = hold_against(targets, result.runs.front());
  give_table(asked, "validate",
             fmt::format("{}, against the mean of {} runs of {} years, seed {}.", targets.name,
                         result.runs.front().size(), targets.years, options.seed),
             targets_as_text(held, targets.own_figures), targets_as_markdown(held, targets.own_figures),
             targets_as_csv(held));
  return result.estimates.failures.empty() ? 0 : 1;
}

void add_validate(CLI::App& app, Action& chosen) {
  const auto typed = std::make_shared<Typed>();
  CLI::App* command = app.add_subcommand("validate", "Published figures beside simulated ones: which are met");
  command->footer(
      "Examples:\n"
      "  casework validate\n"
      "  casework validate england_average --replications 40 --format csv\n"
      "  casework validate --authority leeds\n"
      "  casework validate england --replications 2\n"
      "  casework validate --balance\n"
      "A figure is met when the mean of the runs is as near as the file of targets asks; where the runs are too few "
      "to\n"
      "say, it says so. An authority that is a row of config/authorities/england.csv is simulated with its own demand\n"
      "and staffing and England's thresholds; the scenario england does so for every one, and says how near that "
      "comes\n"
      "beside simply assuming the national rates.");
  command->allow_extras();
  add_place(*command, typed->question);
  command->add_option("--targets", typed->targets, "The file of published figures; the authority's own if not given")
      ->type_name("FILE");
  command
      ->add_option("--given", typed->given,
                   "What of an authority's row is put in: demand-and-staffing if not given, everything or population")
      ->type_name("WHAT");
  command->add_flag("--balance", typed->balance, "Instead: whether the stocks stay as they are for ten years");
  add_luck(*command, typed->question);
  command->add_option("--format", typed->question.format, "text, csv or markdown on standard output")
      ->type_name("FORMAT");
  command
      ->add_option("--into", typed->into,
                   fmt::format("Also write the table into a Markdown file, between {} and {}; \"validate england\" and "
                               "\"validate balance\" there for those",
                               mark_before("validate"), mark_after("validate")))
      ->type_name("FILE");
  command->callback([typed, &chosen] { chosen = [typed] { return run(*typed); }; });
}

}  // namespace viz
