#include "viz/window/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <stdexcept>

#include "models/evidence/quantity.hpp"
#include "models/report/read_manifest.hpp"
#include "models/scenario/question.hpp"
#include "models/scenario/scale.hpp"

namespace viz {
namespace {

struct Typed {
  std::string what, authority, years, scale, seed, replications, screen = "pathway", at, screenshot, size;
  std::vector<std::string> practices, settings;
};

void add_options(CLI::App& app, Typed& typed) {
  app.add_option("SCENARIO", typed.what,
                 "A scenario file, the name of one in config/scenarios, or a folder of results");
  app.add_option("--practice", typed.practices, "A practice model, by key or path; repeat it for more")
      ->type_name("P")
      ->expected(1)
      ->take_all();
  app.add_option("--authority", typed.authority, "The authority, by key or path")->type_name("A");
  app.add_option("--years", typed.years, "Years to simulate; else the scenario's")->type_name("N");
  app.add_option("--scale", typed.scale, "The same place, so many times as large")->type_name("X");
  app.add_option("--seed", typed.seed, "The seed of chance; 1 if not given")->type_name("N");
  app.add_option("--replications", typed.replications, "Runs behind the bands; 5 if not given")->type_name("N");
  app.add_option("--set", typed.settings, "A setting for this question only")
      ->type_name("KEY=VALUE")
      ->expected(1)
      ->take_all();
  app.add_option("--screen", typed.screen, "Which screen: pathway")->type_name("NAME");
  app.add_option("--at", typed.at, "Opens on that day, paused: 2027-08-02")->type_name("DATE");
  app.add_option("--screenshot", typed.screenshot, "Draws one picture without a window, saves it, and leaves")
      ->type_name("FILE.png");
  app.add_option("--size", typed.size, "Of the window or the picture; 1920x1080 if not given")->type_name("WxH");
}

template <class Whole>
bool read_number(const std::string& text, Whole& into, Whole least, Whole most) {
  Whole number{};
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stopped != end || number < least || number > most) return false;
  into = number;
  return true;
}

void read_size(const std::string& text, WindowOptions& options, std::vector<std::string>& faults) {
  if (text.empty()) return;
  const std::size_t cross = text.find('x');
  const bool good = cross != std::string::npos && read_number(text.substr(0, cross), options.width, 1024U, 7680U) &&
                    read_number(text.substr(cross + 1), options.height, 640U, 4320U);
  options.size_typed = good;
  if (!good) faults.push_back(fmt::format("--size: expected 1024x640 to 7680x4320, found \"{}\"", text));
}

void read_settings(const std::vector<std::string>& typed, models::Request& request, std::vector<std::string>& faults) {
  for (const std::string& text : typed) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
      faults.push_back(fmt::format(
          "--set: expected KEY=VALUE, for example --set caseload.hard_cap=\"16 children\", found \"{}\"", text));
      continue;
    }
    request.overrides.push_back({text.substr(0, equals), text.substr(equals + 1)});
  }
}

// A result folder says by itself what was asked; only what changes the picture may be typed beside it.
void read_result(const Typed& typed, WindowOptions& options, std::vector<std::string>& faults) {
  const models::Manifest manifest = models::read_manifest(std::filesystem::path(typed.what) / "manifest.json");
  const bool fixed = !typed.practices.empty() || !typed.authority.empty() || !typed.years.empty() ||
                     !typed.scale.empty() || !typed.seed.empty() || !typed.replications.empty() ||
                     !typed.settings.empty();
  if (fixed)
    faults.emplace_back(
        "a folder of results is shown as it was run: --practice, --authority, --years, --scale, --seed, --replications "
        "and "
        "--set go with a scenario");
  options.scenario = std::filesystem::exists(manifest.scenario_file) ? manifest.scenario_file : manifest.scenario_key;
  options.request.practices = manifest.practices;
  options.request.authority = manifest.authority;
  options.request.years = manifest.years;
  options.request.scale = manifest.scale;
  options.request.overrides = manifest.overrides;
  options.seed = manifest.seed;
  options.replications = manifest.replications;
  options.expected_hash = manifest.hash;
}

void read_scenario(const Typed& typed, WindowOptions& options, std::vector<std::string>& faults) {
  options.scenario = typed.what;
  options.request.practices = typed.practices;
  options.request.authority = typed.authority;
  read_settings(typed.settings, options.request, faults);
  if (!typed.years.empty() && !read_number(typed.years, options.request.years, 1, models::most_years)) {
    faults.push_back(fmt::format("--years: expected a whole number of years from 1 to {}, found \"{}\"",
                                 models::most_years, typed.years));
  }
  if (const auto scale = models::read_number(typed.scale); !typed.scale.empty()) {
    if (scale && *scale >= models::least_scale && *scale <= models::most_scale)
      options.request.scale = *scale;
    else
      faults.push_back(fmt::format("--scale: expected a number from {} to {}, found \"{}\"", models::least_scale,
                                   models::most_scale, typed.scale));
  }
  if (!typed.seed.empty() && !read_number(typed.seed, options.seed, std::uint64_t{0}, ~std::uint64_t{0})) {
    faults.push_back(fmt::format("--seed: expected a whole number, 0 or more, found \"{}\"", typed.seed));
  }
  if (!typed.replications.empty() && !read_number(typed.replications, options.replications, 1, 1000)) {
    faults.push_back(
        fmt::format("--replications: expected a whole number from 1 to 1000, found \"{}\"", typed.replications));
  }
}

WindowOptions checked(const Typed& typed, const std::vector<std::string>& unknown) {
  std::vector<std::string> faults;
  for (const std::string& word : unknown)
    faults.push_back(fmt::format("\"{}\" is not an option; `casework-viz --help` lists them", word));
  WindowOptions options;
  if (typed.what.empty()) faults.emplace_back("which scenario or result? For example england_average");
  const bool is_result = std::filesystem::is_directory(typed.what);
  if (is_result) read_result(typed, options, faults);
  if (!is_result) read_scenario(typed, options, faults);
  if (typed.screen != "pathway")
    faults.push_back(fmt::format("--screen: expected pathway, found \"{}\"", typed.screen));
  read_size(typed.size, options, faults);
  options.screenshot = typed.screenshot;
  const std::filesystem::path into = options.screenshot.has_parent_path() ? options.screenshot.parent_path() : ".";
  if (!typed.screenshot.empty() && !std::filesystem::is_directory(into)) {
    faults.push_back(fmt::format("--screenshot: the folder {} is not there", into.string()));
  }
  if (!typed.at.empty()) {
    try {
      options.at = sim::parse_date(typed.at);
    } catch (const std::invalid_argument&) {
      faults.push_back(fmt::format("--at: expected a day such as 2027-08-02, found \"{}\"", typed.at));
    }
  }
  if (!faults.empty()) throw std::invalid_argument(fmt::format("{}", fmt::join(faults, "\n")));
  return options;
}

}  // namespace

std::optional<WindowOptions> read_options(int argc, char** argv) {
  CLI::App app("Plays a run of a service: where the children are, week by week, and what their workers carry.");
  app.name("casework-viz");
  app.set_version_flag("--version", CASEWORK_VERSION);
  app.footer(
      "Examples:\n  casework-viz england_average\n  casework-viz england_average --practice no_wrong_door --at "
      "2027-08-02 --screenshot "
      "pathway.png --size 1280x720\nKeys: Space plays, left and right arrow step a week, comma and full stop a day, "
      "Page Up and Page Down 13\n"
      "weeks, Home and End, [ and ] change the speed, D dots, R ribbons, Ctrl+B the left panel, F12 saves a picture.");
  app.allow_extras();
  Typed typed;
  add_options(app, typed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked_for_help) {
    app.exit(asked_for_help);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    throw std::invalid_argument(error.what());
  }
  return checked(typed, app.remaining());
}

}  // namespace viz
