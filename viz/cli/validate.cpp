// `casework validate`: what a place publishes beside what is simulated for it.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <memory>
#include <sstream>

#include "models/pipeline.hpp"
#include "models/scenario/files.hpp"
#include "models/studies/compare.hpp"
#include "models/studies/targets.hpp"
#include "viz/cli/interrupt.hpp"
#include "viz/cli/options.hpp"
#include "viz/cli/progress.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/target_table.hpp"

namespace viz {
namespace {

namespace fs = std::filesystem;

struct Typed {
  TypedOptions question;
  std::string targets;
  std::string into;
};

constexpr std::string_view begins = "<!-- casework validate -->", ends = "<!-- /casework validate -->";

// Puts the table between the two marks of a Markdown file.
void write_between_marks(const fs::path& file, const std::string& table) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Refusal(file.string() + ": cannot be read");
  std::ostringstream all;
  all << in.rdbuf();
  std::string text = all.str();
  const auto from = text.find(begins), to = text.find(ends);
  if (from == std::string::npos || to == std::string::npos || to < from)
    throw Refusal(
        fmt::format("{}: expected the lines {} and {}, between which the table goes", file.string(), begins, ends));
  text.replace(from + begins.size(), to - from - begins.size(), "\n\n" + table + "\n");
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) throw Refusal(file.string() + ": cannot be written");
}

fs::path targets_for(const Typed& typed, const models::Scenario& scenario) {
  if (!typed.targets.empty()) return typed.targets;
  const std::string& authority = scenario.arms.front().settings.key;
  const fs::path own = models::find_config() / "targets" / (authority + ".toml");
  if (!fs::exists(own))
    throw Refusal(
        fmt::format("there are no published figures for {} in config/targets; name a file with --targets", authority));
  return own;
}

int run(Typed typed) {
  if (typed.question.scenario.empty()) typed.question.scenario = "england_average";
  const std::string format = typed.question.format;
  if (format == "markdown") typed.question.format.clear();
  const Options options = checked(typed.question, "validate");
  models::Request request = options.asked.request;
  request.practices = {"baseline"};
  models::Scenario scenario = models::load_scenario(options.asked.scenario, request);
  const models::Targets targets = models::load_targets(targets_for(typed, scenario));
  request.years = targets.years;
  const std::vector<models::Model> models = models::compile(models::load_scenario(options.asked.scenario, request));

  Progress progress(!options.quiet && somebody_watches());
  models::Study study;
  study.seed = options.seed;
  study.replications = options.replications;
  study.threads = options.threads;
  study.stop = &watch_for_interrupt();
  study.told = [&](int done, int total) { progress.show(done, total); };
  const models::StudyResult result = models::compare(models, study);
  progress.clear();
  if (result.stopped) {
    fmt::print(stderr, "casework: broken off; nothing may be concluded\n");
    return 1;
  }
  for (const std::string& failure : result.estimates.failures) fmt::print(stderr, "casework: {}\n", failure);
  if (result.runs.front().empty()) return 1;
  const std::vector<models::Held> held = hold_against(targets, result.runs.front());
  const std::string table =
      fmt::format("{}, against the mean of {} runs of {} years, seed {}.\n\n{}", targets.name,
                  result.runs.front().size(), targets.years, options.seed, targets_as_markdown(held));
  if (!typed.into.empty()) write_between_marks(typed.into, table);
  if (format == "markdown")
    fmt::print("{}", table);
  else if (options.format == Format::csv)
    fmt::print("{}", targets_as_csv(held));
  else
    fmt::print("{}\n{}", targets.name, targets_as_text(held));
  return result.estimates.failures.empty() ? 0 : 1;
}

}  // namespace

void add_validate(CLI::App& app, Action& chosen) {
  const auto typed = std::make_shared<Typed>();
  CLI::App* command = app.add_subcommand("validate", "Published figures beside simulated ones: which are met");
  command->footer(
      "Examples:\n"
      "  casework validate\n"
      "  casework validate england_average --replications 40 --format csv\n"
      "A figure is met when the mean of the runs is as near as the file of targets asks; where the runs are too few "
      "to\n"
      "say, it says so.");
  command->allow_extras();
  add_place(*command, typed->question);
  command->add_option("--targets", typed->targets, "The file of published figures; the authority's own if not given")
      ->type_name("FILE");
  add_luck(*command, typed->question);
  command->add_option("--format", typed->question.format, "text, csv or markdown on standard output")
      ->type_name("FORMAT");
  command
      ->add_option("--into", typed->into,
                   fmt::format("Also write the table into a Markdown file, between {} and {}", begins, ends))
      ->type_name("FILE");
  command->callback([typed, &chosen] { chosen = [typed] { return run(*typed); }; });
}

}  // namespace viz
