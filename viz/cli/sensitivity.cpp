// `casework sensitivity`: which of the figures that an answer rests on matter to it.
#include "models/studies/sensitivity.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "models/measures/read_measure.hpp"
#include "models/report/foundations.hpp"
#include "models/report/manifest.hpp"
#include "models/report/study_json.hpp"
#include "models/report/write_csv.hpp"
#include "viz/cli/options.hpp"
#include "viz/cli/progress.hpp"
#include "viz/cli/refusal.hpp"
#include "viz/cli/result_folder.hpp"
#include "viz/cli/subcommands.hpp"
#include "viz/cli/table.hpp"
#include "viz/cli/watched_study.hpp"
#include "viz/page/sensitivity_page.hpp"
#include "viz/page/tornado_chart.hpp"

namespace viz {
namespace {

using models::Measure;

struct Typed {
  TypedOptions question;
  std::vector<std::string> figures, measures;
  int blocks = 4, bars = 12, top = 5, rows = 64;
};

constexpr Measure usual[] = {Measure::children_looked_after, Measure::child_protection_plans, Measure::visits_on_time,
                             Measure::cost_total};

/// One row a figure and measure.
std::string as_csv(const models::Sensitivity& study) {
  std::string text =
      "figure,unit,low,now,high,evidence,source,measure,measure_unit,mu_star,mu,sigma,luck,stands_out,at_low,at_low_"
      "low95,"
      "at_low_high95,at_high,at_high_low95,at_high_high95,share_alone,share_alone_low95,share_alone_high95,share_with_"
      "others,share_with_others_low95,share_with_others_high95\r\n";
  const auto number = [](const std::optional<double>& value) { return value ? fmt::format("{:.9g}", *value) : ""; };
  for (const std::size_t i : study.order) {
    const models::Input& input = study.inputs[i];
    for (std::size_t m = 0; m < study.question.measures.size(); ++m) {
      const models::Definition& of = models::definition(study.question.measures[m]);
      const models::FigureEffect& effect = study.effects[i][m];
      text += fmt::format("{},{},{:.9g},{:.9g},{:.9g},{},{},{},{},{:.9g},{:.9g},{:.9g},{:.9g},{}",
                          models::csv_field(input.key), models::csv_field(input.unit), input.low, input.now, input.high,
                          models::csv_field(models::in_words(input.strength)), models::csv_field(input.source), of.key,
                          models::csv_field(of.unit), effect.screening.mean_of_absolute, effect.screening.mean,
                          effect.screening.spread, study.noise[m], effect.stands_out ? "yes" : "no");
      if (effect.bar) {
        const auto &low = effect.bar->at_low, &high = effect.bar->at_high;
        text += fmt::format(",{:.9g},{},{},{:.9g},{},{}", low.mean, number(low.low95), number(low.high95), high.mean,
                            number(high.low95), number(high.high95));
      } else {
        text += ",,,,,,";
      }
      if (effect.shares) {
        const auto &first = effect.shares->first, &total = effect.shares->total;
        text += fmt::format(",{:.6g},{:.6g},{:.6g},{:.6g},{:.6g},{:.6g}\r\n", first.mean, first.low, first.high,
                            total.mean, total.low, total.high);
      } else {
        text += ",,,,,,\r\n";
      }
    }
  }
  return text;
}

/// An estimate from few rows may leave what a share can be.
std::string share(double value) { return fmt::format("{:.0f} %", 100 * std::clamp(value, 0.0, 1.0)); }

std::string as_text(const models::Sensitivity& study) {
  std::string text = fmt::format("{}: {} figures over their ranges, {} simulations of {} years.\n\n",
                                 study.scenario_name, study.inputs.size(), study.simulations, study.summary.years);
  for (const std::string& sentence : sensitivity_in_words(study)) text += paragraph(sentence, 0);
  for (std::size_t m = 0; m < study.question.measures.size(); ++m) {
    const models::Definition& of = models::definition(study.question.measures[m]);
    std::vector<std::vector<std::string>> rows{{"FIGURE", "RANGE", "AT LOW", "AT HIGH", "SHARE ALONE", "EVIDENCE"}};
    const auto end = [](const models::Difference& difference) {
      std::string value = fmt::format("{:+.4g}", difference.mean);
      if (difference.low95) value += fmt::format(" ± {:.2g}", (*difference.high95 - *difference.low95) / 2);
      return value;
    };
    for (const std::size_t i : by_width(study, m)) {
      const models::FigureEffect& effect = study.effects[i][m];
      const models::Input& input = study.inputs[i];
      rows.push_back({input.key, fmt::format("{:.5g} to {:.5g} {}", input.low, input.high, input.unit),
                      end(effect.bar->at_low), end(effect.bar->at_high),
                      effect.shares ? share(effect.shares->first.mean) : "–",
                      std::string(models::in_words(input.strength))});
    }
    text += fmt::format("\n{}, {}; now {:.5g}, ends of each range less that\n{}", of.name, of.unit, study.now[m].mean,
                        columns(rows, {2, 3, 4}));
    if (!study.luck.empty() && study.luck[m])
      text += fmt::format("Luck alone is {:.0f} % of what varies when the first {} figures do.\n",
                          100 * std::clamp(study.luck[m]->first.mean, 0.0, 1.0), study.question.top);
  }
  if (!study.left_out.empty())
    text += fmt::format("\n{} figures cannot be moved alone and were left out; the page says which and why.\n",
                        study.left_out.size());
  return text;
}

models::SensitivityQuestion question_of(const Typed& typed, std::vector<std::string>& faults) {
  models::SensitivityQuestion question;
  question.keys = typed.figures;
  for (const std::string& key : typed.measures)
    if (const auto measure = models::read_measure("--measure", key, faults)) question.measures.push_back(*measure);
  if (typed.measures.empty()) question.measures.assign(std::begin(usual), std::end(usual));
  const auto number = [&](const char* option, int given, int lowest, std::size_t& into) {
    constexpr int most = 4096;
    if (given < lowest || given > most)
      faults.push_back(fmt::format("{}: expected a whole number from {} to {}, found {}", option, lowest, most, given));
    else
      into = static_cast<std::size_t>(given);
  };
  number("--blocks", typed.blocks, 1, question.blocks);
  number("--bars", typed.bars, 1, question.bars);
  number("--top", typed.top, 0, question.top);
  number("--rows", typed.rows, 1, question.rows);
  return question;
}

int run(Typed typed) {
  std::vector<std::string> faults;
  const models::SensitivityQuestion question = question_of(typed, faults);
  if (typed.question.replications.empty()) typed.question.replications = "1";
  Options options;
  try {
    options = checked(typed.question, "sensitivity");
  } catch (const Refusal& refusal) {
    faults.insert(faults.end(), refusal.reasons().begin(), refusal.reasons().end());
  }
  if (!faults.empty()) throw Refusal(faults);
  const models::Scenario scenario = one_place(options);
  auto& further = options.asked.further;
  for (const std::string& each : typed.figures) further.insert(further.end(), {"--figure", each});
  for (const std::string& each : typed.measures) further.insert(further.end(), {"--measure", each});
  further.insert(further.end(), {"--blocks", fmt::format("{}", typed.blocks), "--bars", fmt::format("{}", typed.bars),
                                 "--top", fmt::format("{}", typed.top), "--rows", fmt::format("{}", typed.rows)});
  const std::filesystem::path place = place_of_study(options, scenario, "sensitivity");
  std::optional<ResultFolder> folder;
  if (!place.empty()) folder.emplace(place);
  WatchedStudy watched(options);
  models::Sensitivity result;
  try {
    result = models::sensitivity(options.asked.scenario, options.asked.request, question, watched.study);
  } catch (const std::invalid_argument& cannot) {
    throw Refusal(cannot.what());
  }
  watched.over();
  if (result.stopped) return watched.broken_off();
  if (folder) {
    folder->write("sensitivity.csv", as_csv(result));
    folder->write("sensitivity.json", models::sensitivity_json(result));
    folder->write("manifest.json", models::manifest(options.asked, scenario, result.summary));
    folder->write("sensitivity.html",
                  sensitivity_page(result, models::rerun_command(options.asked, scenario, result.summary)));
    folder->keep();
  }
  if (options.format == Format::csv)
    fmt::print("{}", as_csv(result));
  else if (options.format == Format::json)
    fmt::print("{}", models::sensitivity_json(result));
  else
    fmt::print("{}\nThe page: {}\n", as_text(result), (place / "sensitivity.html").string());
  if (!options.quiet) fmt::print(stderr, "{} simulations: {}\n", result.simulations, duration_in_words(result.seconds));
  return 0;
}

}  // namespace

void add_sensitivity(CLI::App& app, Action& chosen) {
  const auto typed = std::make_shared<Typed>();
  CLI::App* command = app.add_subcommand("sensitivity", "Says which of the figures an answer rests on matter to it");
  command->footer(
      "Examples:\n"
      "  casework sensitivity england_average --years 2\n"
      "  casework sensitivity brackenmere --measure visits_on_time --figure caseload.soft_cap=12:20 --figure "
      "time.recording=0.7:1.2\n"
      "All figures with a range are screened (Morris); the largest are drawn as bars; the first few are given their "
      "share\n"
      "of the variance, beside luck (Sobol).");
  command->allow_extras();
  const auto several = [&](const char* name, std::vector<std::string>& into, const char* help, const char* type) {
    command->add_option(name, into, help)->type_name(type)->expected(1)->take_all();
  };
  several("--figure", typed->figures,
          "A figure to move, KEY or KEY=low:high; may be repeated; every figure with a range if not given", "KEY");
  several("--measure", typed->measures, "A measure to look at, by key; may be repeated; four main ones if not given",
          "KEY");
  command->add_option("--blocks", typed->blocks, "Times that each figure is moved in the screening; 4 if not given");
  command->add_option("--bars", typed->bars, "Figures drawn as bars; 12 if not given");
  command->add_option("--top", typed->top, "Figures whose share of the variance is told; 5 if not given, 0 for none");
  command->add_option("--rows", typed->rows, "Rows of that estimate, a power of two; 64 if not given");
  add_options(*command, typed->question);
  command->callback([typed, &chosen] { chosen = [typed] { return run(*typed); }; });
}

}  // namespace viz
