// Which of the figures that an answer rests on matter to it: a screening of all that have a range, bars for people, and
// shares of the variance for the few that matter.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/scenario/figure_lines.hpp"
#include "models/studies/compare.hpp"
#include "sim/experiment/morris.hpp"
#include "sim/experiment/sobol.hpp"

namespace models {

/// A figure that is moved over its range; every value of it is as likely as every other.
struct Input {
  std::string key;
  double now = 0, low = 0, high = 0;  ///< as bare numbers (a share from 0 to 1)
  std::string unit;
  std::string source;
  Strength strength = Strength::assumed;

  /// As --set takes it, for a place from 0 to 1 between low and high.
  [[nodiscard]] std::string at(double place) const;
};

struct SensitivityQuestion {
  std::vector<std::string> keys;  ///< "KEY" or "KEY=low:high"; empty: every figure with a range
  std::vector<Measure> measures;  ///< at least one
  std::size_t blocks = 4;         ///< of the screening
  std::size_t bars = 12;          ///< figures whose ends are looked at, those that matter most
  std::size_t top = 5;            ///< figures whose shares of the variance are told; 0: none
  std::size_t rows = 64;          ///< of those shares, a power of two
};

/// A bar of the tornado: what a measure becomes at either end of a range, less what it is now, on the same luck.
struct Bar {
  Difference at_low, at_high;
};

/// One input and one measure.
struct FigureEffect {
  sim::ElementaryEffects screening;  ///< over the whole range, in the measure's unit
  /// mu* is above what other luck does alone, or an end of its bar is told apart from nought (95 %, all bars at once).
  bool stands_out = false;
  std::optional<Bar> bar;
  std::optional<sim::SobolIndex> shares;
};

struct Sensitivity {
  SensitivityQuestion question;
  std::vector<Input> inputs;                       ///< in the order of the field list
  std::vector<std::string> left_out;               ///< figures that cannot be moved alone, with the reason
  std::vector<std::vector<FigureEffect>> effects;  ///< by input, by measure
  std::vector<std::size_t> order;                  ///< of inputs, those that matter most first
  std::vector<Estimate> now;                       ///< each measure as it is, over the replications of the bars
  /// By measure: the mean size of a change that other luck makes alone, on the scale of mu*. Effects of figures are
  /// taken on the same luck, so chance does less to them than this: what is above it stands out for certain.
  std::vector<double> noise;
  std::vector<std::optional<sim::SobolIndex>> luck;  ///< by measure: the share of the variance that is luck
  int replications_of_bars = 0;
  int simulations = 0;
  std::string scenario_name;
  Estimates summary;  ///< for the manifest: hash over every simulation
  bool stopped = false;
  double seconds = 0;  ///< wall time; never part of a result
};

/// Screens by Morris's method, study.replications runs at a point, all with the same luck; then looks at the ends of
/// the ranges that matter most (at least 10 replications); then takes Sobol's indices of the first few, luck among
/// them. A figure whose ends no scenario may have when it is moved alone is left out, and said to be. Throws
/// ScenarioError when the question cannot be asked, std::invalid_argument in words when a key is no figure with a range
/// or nothing is left.
[[nodiscard]] Sensitivity sensitivity(const std::filesystem::path& scenario, const Request& request,
                                      const SensitivityQuestion& question, const Study& study);

}  // namespace models
