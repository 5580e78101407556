// What a place publishes about itself, to be reproduced: a file of targets, and how near a simulation comes to them.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/evidence/figure.hpp"
#include "models/measures/observe.hpp"
#include "models/scenario/authorities.hpp"

namespace models {

/// A setting that may be moved to meet the targets. Where the setting is a list of numbers, what is moved is a factor
/// on all of them, 1 at first.
struct Parameter {
  std::string key;          ///< dotted, as for --set
  double from = 0, to = 0;  ///< bounds, in the setting's own unit
  std::string note;         ///< why it may be moved, or what it stands for
  Place place;
};

/// A published figure.
struct Target {
  std::string key;            ///< of a measure (definitions.hpp), of a band (bands.hpp) or of a movement (drift.hpp)
  std::string name, unit;     ///< its words
  std::string column;         ///< of config/authorities/england.csv, whose figure it is, where it is an authority's own
  double value = 0;           ///< in that unit
  double within = 0;          ///< how near is near enough, in that unit; above 0
  double within_percent = 0;  ///< the same of the value, where it was given so
  double weight = 1;          ///< in the fit
  bool held_back = false;     ///< neither fitted nor given: it checks the rest
  std::string source = "assumed";
  Strength strength = Strength::assumed;
  std::string note;
  Place place;
};

/// A file of targets.
struct Targets {
  std::string name;  ///< "England, year to 31 March 2025"
  int years = 5;
  int years_of_a_trial = 5;  ///< of a fit, longer where stocks are to stay as they are
  int replications = 8;      ///< of each trial of a fit
  bool own_figures = false;  ///< they are an authority's: what is not held back has been given, not fitted
  std::vector<Parameter> parameters;
  std::vector<Target> targets;
};

/// In place of an authority's key: those that name a column are left without a value, for with_figures_of.
inline constexpr std::string_view every_authority = "*";

/// Reads a file of targets. Those that name a column are that figure of the authority; what it does not publish is left
/// out. Throws ScenarioError with every fault: unknown measures, columns and keys, bounds the wrong way round, an
/// authority without a row, …
[[nodiscard]] Targets load_targets(const std::filesystem::path& file, const std::filesystem::path& config = {},
                                   const std::string& authority = {});

/// The same targets with the figures of a row: numbers of children for rates. What it does not publish is left out.
[[nodiscard]] Targets with_figures_of(const Targets& targets, const Authority& own);

/// Whether the file can be read and has a table [targets].
[[nodiscard]] bool is_targets(const std::filesystem::path& file);

/// The target's figure in one replication; nothing where it is undefined.
[[nodiscard]] std::optional<double> figure_of(const Observations& run, const std::string& key);

/// Whether it asks how a stock moves and not what it is. Five years tell little of that: `casework validate --balance`
/// takes ten.
[[nodiscard]] bool is_movement(const Target& target);

/// What may be said of a target.
enum class Met { met, missed, cannot_tell, undefined };
[[nodiscard]] std::string_view to_string(Met met);

/// A target beside what was simulated.
struct Held {
  Target target;
  std::optional<double> mean;           ///< over replications
  std::optional<double> low95, high95;  ///< of the mean (Student)
  /// Met: the mean is within the target's tolerance. Cannot tell: it is, or is not, by less than its own uncertainty.
  Met met = Met::undefined;
};

/// Each target against the runs of one arm, in the order of the file.
[[nodiscard]] std::vector<Held> hold_against(const Targets& targets, std::span<const Observations> runs);

}  // namespace models
