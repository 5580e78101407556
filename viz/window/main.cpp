// The program `casework-viz`. Exit code: 0 done, 1 it could not be finished, 2 input or display refused, nothing run.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/scenario/diagnostics.hpp"
#include "viz/window/display_check.hpp"
#include "viz/window/options.hpp"
#include "viz/window/pathway_window.hpp"
#include "viz/window/prepared_run.hpp"
#include "viz/window/screenshot.hpp"

namespace {

constexpr int failed = 1;
constexpr int refused = 2;

int say_faults(const models::ScenarioError& error) {
  for (const models::Fault& fault : error.faults()) fmt::print(stderr, "{}\n", models::to_string(fault));
  const std::size_t count = error.faults().size();
  fmt::print(stderr, "{} {}. Nothing was run.\n", count, count == 1 ? "fault" : "faults");
  return refused;
}

int say_reasons(const std::string& reasons) {
  std::istringstream lines(reasons);
  for (std::string line; std::getline(lines, line);) fmt::print(stderr, "casework-viz: {}\n", line);
  return refused;
}

int run(int argc, char** argv) {
  std::optional<viz::WindowOptions> options;
  std::vector<models::Model> models;
  try {
    options = viz::read_options(argc, argv);
    if (!options) return 0;
    models = viz::load_models(*options);
  } catch (const models::ScenarioError& error) {
    return say_faults(error);
  } catch (const std::invalid_argument& error) {
    return say_reasons(error.what());
  }
  // Before the first call of SFML, which would abort the program.
  const viz::DisplayCheck display;
  if (!display.lacks().empty()) return say_reasons(display.lacks());
  if (options->screenshot.empty()) viz::open_window(std::move(models), *options);
  if (!options->screenshot.empty()) viz::take_screenshot(std::move(models), *options);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "casework-viz: {}\n", error.what());
    return failed;
  }
}
