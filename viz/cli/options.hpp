// The options that run and compare share: as typed, and as checked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/measures/bad_weeks.hpp"
#include "models/measures/zones.hpp"
#include "models/report/asked.hpp"

namespace CLI {
class App;
}

namespace viz {

/// How the answer goes to standard output.
enum class Format { text, json, csv };

/// What was typed, word for word; an empty member was not typed.
struct TypedOptions {
  std::string scenario;
  std::vector<std::string> practices;
  std::string authority;
  std::string years;
  std::string scale;
  std::string replications;
  std::string seed;
  std::string threads;
  std::vector<std::string> settings;
  std::string out;
  std::string format;
  std::string events;
  std::string precision;
  std::string confidence;
  std::vector<std::string> matters;
  std::vector<std::string> weeks_above;
  bool quiet = false;
};

/// What it means.
struct Options {
  models::Asked asked;              ///< the question in the user's own words
  int replications = 20;            ///< with a precision: at most so many
  std::optional<double> precision;  ///< replications until there are enough; a share
  double confidence = 0.95;         ///< of a choice
  models::Zones zones;
  std::vector<models::AskedLevel> levels;
  std::uint64_t seed = 1;
  int threads = 0;            ///< 0: all cores
  std::filesystem::path out;  ///< empty: out/<scenario>-<hash>, or nowhere when the format is for programs
  Format format = Format::text;
  bool events = false;  ///< write every event of every replication
  bool quiet = false;   ///< no progress and no timing
};

/// Each tells CLI11 about a part of them; what is typed arrives in `typed`, which must outlive the parsing.
void add_place(CLI::App& command, TypedOptions& typed);    ///< scenario, authority, scale, settings
void add_luck(CLI::App& command, TypedOptions& typed);     ///< replications, seed, threads, quiet
void add_options(CLI::App& command, TypedOptions& typed);  ///< all of them
/// What an answer is judged by: how small a difference still matters.
void add_matters(CLI::App& command, TypedOptions& typed);
/// That, how often to repeat until it is precise, and levels of which bad weeks are to be counted.
void add_judging(CLI::App& command, TypedOptions& typed);

/// The question of a study of one place under one practice, which a grid varies: loaded, and the practice written into
/// the request. Throws ScenarioError, and Refusal for more practices than one, or for all authorities at once.
[[nodiscard]] models::Scenario one_place(Options& options);

/// Where a study of that name goes when no folder was named: out/<scenario>-<study>-<hash>; nowhere where the answer
/// goes to standard output alone.
[[nodiscard]] std::filesystem::path place_of_study(const Options& options, const models::Scenario& scenario,
                                                   const std::string& study);

/// Reads what was typed after `command`. Throws Refusal with every fault.
[[nodiscard]] Options checked(const TypedOptions& typed, const std::string& command);

}  // namespace viz
