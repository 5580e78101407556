// kernel_ratios: what the kernel costs beside plain programs that do the same, all in one run, as one table of ratios.
// README.md says what the rows mean.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <string>

#include "rows.hpp"

namespace ratios {

bool Settings::wants(const std::string& id) const {
  return only.empty() || std::find(only.begin(), only.end(), id) != only.end();
}

}  // namespace ratios

namespace {

ratios::Table measure(const ratios::Settings& settings) {
  ratios::Table table;
  ratios::measure_waiting(table, settings);  // first, while this process is small and has one thread
  ratios::measure_years(table, settings);
  const double ns_a_draw = ratios::measure_draws(table, settings);
  ratios::measure_stations(table, settings, ns_a_draw);
  ratios::measure_lists(table, settings);
  ratios::measure_deadlines(table, settings);
  ratios::measure_monitoring(table, settings);
  ratios::measure_replications(table, settings);
  return table;
}

}  // namespace

int main(int argc, char** argv) {
  ratios::Settings settings;
  std::string json;
  bool quick = false;
  bool tiny = false;
  CLI::App app("What the kernel costs: ratios to plain loops, measured side by side in one run");
  app.add_flag("--quick", quick, "a minute instead of many, with more noise");
  app.add_flag("--tiny", tiny, "seconds: shows that everything works and says nothing of speed");
  app.add_option("--rounds", settings.rounds, "how often each is measured, in turns")
      ->check(CLI::Range(1, 101))
      ->capture_default_str();
  app.add_option("--seed", settings.seed, "names the luck of the workloads")->capture_default_str();
  app.add_option("--only", settings.only, "the rows wanted, as G2,G3")->delimiter(',');
  app.add_option("--beside", settings.beside, "programs that run G1 to G5 on another engine (beside/README.md)");
  app.add_option("--json", json, "writes the table to this file too");
  CLI11_PARSE(app, argc, argv);
  settings.size = tiny ? ratios::Size::tiny : quick ? ratios::Size::quick : ratios::Size::full;
  try {
    const ratios::Table table = measure(settings);
    table.print();
    if (!json.empty()) table.write_json(json);
    return table.sound() ? 0 : 1;
  } catch (const std::exception& exception) {
    fmt::print(stderr, "kernel_ratios: {}\n", exception.what());
    return 1;
  }
}
