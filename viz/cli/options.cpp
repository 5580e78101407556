#include "viz/cli/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <optional>

#include "models/evidence/quantity.hpp"
#include "models/measures/read_measure.hpp"
#include "models/report/manifest.hpp"
#include "models/scenario/question.hpp"
#include "models/scenario/scale.hpp"
#include "viz/cli/refusal.hpp"

namespace viz {
namespace {

constexpr int most_replications = 100000;
constexpr int most_when_auto = 1000;
constexpr int most_threads = 1024;

template <class Whole>
std::optional<Whole> whole_number(const std::string& text) {
  Whole number{};
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return number;
}

/// Reads one number into `into`; a fault is added to `faults` and leaves it as it was.
void read(const std::string& option, const std::string& what, const std::string& text, int most, int& into,
          std::vector<std::string>& faults) {
  if (text.empty()) return;
  const std::optional<int> number = whole_number<int>(text);
  if (number && *number >= 1 && *number <= most) {
    into = *number;
  } else {
    faults.push_back(fmt::format("{}: expected {} from 1 to {}, found \"{}\"", option, what, most, text));
  }
}

/// "5%", "5 %" or "0.05".
void read_share(const std::string& option, const std::string& text, double lowest, double highest, double& into,
                std::vector<std::string>& faults) {
  if (text.empty()) return;
  const auto amount = models::read_amount(text);
  const double share = amount ? (amount->words == "%" ? amount->number / 100 : amount->number) : 0;
  if (amount && (amount->words.empty() || amount->words == "%") && share >= lowest && share <= highest) {
    into = share;
  } else {
    faults.push_back(fmt::format("{}: expected a percentage from {:g} % to {:g} %, found \"{}\"", option, 100 * lowest,
                                 100 * highest, text));
  }
}

void read_replications(const TypedOptions& typed, Options& options, std::vector<std::string>& faults) {
  constexpr double usual_precision = 0.05;
  const std::string& command = options.asked.command;
  const bool may_be_auto = command == "run" || command == "compare";
  if (may_be_auto && typed.replications == "auto") {
    options.replications = most_when_auto;
    double precision = usual_precision;
    read_share("--precision", typed.precision, 0.0001, 0.5, precision, faults);
    options.precision = precision;
    options.asked.further.insert(options.asked.further.end(),
                                 {"--replications", "auto", "--precision", fmt::format("{:g}%", 100 * precision)});
    return;
  }
  const std::size_t before = faults.size();
  read("--replications", may_be_auto ? "auto or a whole number" : "a whole number", typed.replications,
       most_replications, options.replications, faults);
  if (!typed.precision.empty() && faults.size() == before)
    faults.push_back("--precision: goes with --replications auto, which stops when the precision is reached");
}

void read_scale(const std::string& text, double& scale, std::vector<std::string>& faults) {
  if (text.empty()) return;
  const std::optional<double> number = models::read_number(text);
  if (number && *number >= models::least_scale && *number <= models::most_scale) {
    scale = *number;
  } else {
    faults.push_back(fmt::format("--scale: expected a number from {} to {}, found \"{}\"", models::least_scale,
                                 models::most_scale, text));
  }
}

void read_seed(const std::string& text, std::uint64_t& seed, std::vector<std::string>& faults) {
  if (text.empty()) return;
  if (const auto number = whole_number<std::uint64_t>(text)) {
    seed = *number;
  } else {
    faults.push_back(fmt::format("--seed: expected a whole number, 0 or more, found \"{}\"", text));
  }
}

void read_override(const std::string& text, std::vector<models::Override>& overrides,
                   std::vector<std::string>& faults) {
  const auto equals = text.find('=');
  const models::Override one{models::trimmed(text.substr(0, equals)),
                             equals == std::string::npos ? "" : models::trimmed(text.substr(equals + 1))};
  if (one.key.empty() || one.value.empty()) {
    faults.push_back(fmt::format(
        "--set: expected KEY=VALUE, for example --set caseload.hard_cap=\"16 children\", found \"{}\"", text));
  } else {
    overrides.push_back(one);
  }
}

void read_format(const std::string& text, Format& format, std::vector<std::string>& faults) {
  if (text.empty() || text == "text") return;
  if (text == "json") {
    format = Format::json;
  } else if (text == "csv") {
    format = Format::csv;
  } else {
    faults.push_back(fmt::format("--format: expected text, json or csv, found \"{}\"", text));
  }
}

}  // namespace

void add_place(CLI::App& command, TypedOptions& typed) {
  command.add_option("SCENARIO", typed.scenario, "A scenario file, or the name of one in config/scenarios");
  command
      .add_option("--authority", typed.authority,
                  "The authority, by key or path, in place of the scenario's; `casework authorities` lists them")
      ->type_name("A");
  command
      .add_option(
          "--scale", typed.scale,
          fmt::format("The same place, X times as large, {} to {}; else the scenario's. Rates, caps and prices stay",
                      models::least_scale, models::most_scale))
      ->type_name("X");
  command
      .add_option("--set", typed.settings,
                  "A setting for this question only, in the units of the files; may be repeated")
      ->type_name("KEY=VALUE")
      ->expected(1)
      ->take_all();
}

void add_luck(CLI::App& command, TypedOptions& typed) {
  command
      .add_option("--replications", typed.replications,
                  fmt::format("How often, 1 to {}; {} if not given", most_replications, Options{}.replications))
      ->type_name("N");
  command.add_option("--seed", typed.seed, "The seed of chance; 1 if not given. The same seed gives the same families")
      ->type_name("N");
  command.add_option("--threads", typed.threads, "Threads; all cores if not given. The answer does not depend on it")
      ->type_name("N");
  command.add_flag("--quiet", typed.quiet, "No progress and no timing");
}

void add_options(CLI::App& command, TypedOptions& typed) {
  add_place(command, typed);
  command
      .add_option("--practice", typed.practices,
                  "A practice model, by key or path; repeat it for more; the first is the base")
      ->type_name("P")
      ->expected(1)
      ->take_all();
  command
      .add_option("--years", typed.years,
                  fmt::format("Years to simulate, 1 to {}; else the scenario's", models::most_years))
      ->type_name("N");
  add_luck(command, typed);
  command.add_option("--out", typed.out, "The folder for the result; out/<scenario>-<hash> if not given")
      ->type_name("DIR");
  command
      .add_option("--format", typed.format,
                  "text, json or csv on standard output. With json and csv a folder is written only with --out;\n"
                  "csv prints the estimates, and the folder has the differences too")
      ->type_name("FORMAT");
  command
      .add_option("--events", typed.events, "csv: also write every event, one file for each practice and replication")
      ->type_name("csv");
}

void add_matters(CLI::App& command, TypedOptions& typed) {
  command
      .add_option("--matters", typed.matters,
                  "The smallest difference worth acting on, in the measure's unit or in % of the base:\n"
                  "caseload_mean=1, cost_total=£100000, children_looked_after=2%; may be repeated.\n"
                  "Else the tool's own, which `casework measures` lists")
      ->type_name("MEASURE=AMOUNT")
      ->expected(1)
      ->take_all();
}

void add_judging(CLI::App& command, TypedOptions& typed) {
  command
      .add_option("--precision", typed.precision,
                  fmt::format("With --replications auto, in place of a number: repeat until every headline measure, "
                              "and every difference in "
                              "one, is known\nwithin this share of the base, 5% if not given; at most {} times",
                              most_when_auto))
      ->type_name("P");
  add_matters(command, typed);
  command
      .add_option("--weeks-above", typed.weeks_above,
                  "Also count the weeks in which a stock is above a level: children_looked_after=560; may be repeated")
      ->type_name("STOCK=LEVEL")
      ->expected(1)
      ->take_all();
}

models::Scenario one_place(Options& options) {
  models::Request& request = options.asked.request;
  if (request.practices.size() > 1) throw Refusal(options.asked.command + " takes one practice");
  models::Scenario scenario = models::load_scenario(options.asked.scenario, request);
  if (scenario.all_authorities) throw Refusal(options.asked.command + " takes one authority; name it with --authority");
  if (request.practices.empty()) request.practices = {scenario.arms.front().key};
  return scenario;
}

std::filesystem::path place_of_study(const Options& options, const models::Scenario& scenario,
                                     const std::string& study) {
  if (!options.out.empty()) return options.out;
  if (options.format != Format::text) return {};
  const std::string hash = models::question_hash(options.asked, scenario, options.seed, options.replications);
  const std::string name = study.empty() ? "" : study + "-";
  return std::filesystem::path("out") / fmt::format("{}-{}{}", scenario.key, name, hash);
}

Options checked(const TypedOptions& typed, const std::string& command) {
  std::vector<std::string> faults;
  Options options;
  models::Request& request = options.asked.request;
  options.asked.command = command;
  options.asked.scenario = typed.scenario;
  if (typed.scenario.empty()) faults.emplace_back("which scenario? For example england_average");
  request.practices = typed.practices;
  request.authority = typed.authority;
  read("--years", "a whole number of years", typed.years, models::most_years, request.years, faults);
  read_scale(typed.scale, request.scale, faults);
  read_replications(typed, options, faults);
  read_share("--confidence", typed.confidence, 0.5, 0.9999, options.confidence, faults);
  for (const std::string& text : typed.matters) {
    models::read_zone(text, options.zones, faults);
    options.asked.further.insert(options.asked.further.end(), {"--matters", text});
  }
  for (const std::string& text : typed.weeks_above) {
    models::read_level(text, options.levels, faults);
    options.asked.further.insert(options.asked.further.end(), {"--weeks-above", text});
  }
  read("--threads", "a whole number", typed.threads, most_threads, options.threads, faults);
  read_seed(typed.seed, options.seed, faults);
  for (const std::string& setting : typed.settings) read_override(setting, request.overrides, faults);
  read_format(typed.format, options.format, faults);
  if (!typed.events.empty() && typed.events != "csv") {
    faults.push_back(fmt::format("--events: expected csv, found \"{}\"", typed.events));
  }
  options.events = !typed.events.empty();
  options.out = typed.out;
  options.quiet = typed.quiet;
  if (options.events && options.format != Format::text && options.out.empty()) {
    faults.emplace_back("--events: with --format json or csv, say with --out DIR where the events are to go");
  }
  if (!faults.empty()) throw Refusal(faults);
  return options;
}

}  // namespace viz
