// Which settings reproduce what a place publishes, and which of them the published figures can tell at all.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "models/scenario/scenario.hpp"
#include "models/studies/fit.hpp"
#include "models/studies/targets.hpp"

namespace models {

/// How a calibration is to be run.
struct Calibration {
  std::filesystem::path scenario;
  Request request;
  std::uint64_t seed = 1;
  int threads = 0;       ///< 0: all cores
  int most_trials = 60;  ///< beyond those that measure slopes
  int check_with = 20;   ///< replications of the last look, with another seed than the fit's
  std::function<void(int trials, double misfit)> told;  ///< after each trial; may be empty
  const std::atomic<bool>* stop = nullptr;
};

/// A parameter after the fit.
struct Fitted {
  Parameter parameter;
  std::string unit;  ///< of the setting, in words; empty for a bare number or a factor
  double before = 0, after = 0;
  double uncertainty = 0;  ///< about as far as the targets leave it open; a standard deviation, in its own unit
  bool told_apart = true;  ///< whether the targets say more of it than its bounds do
  std::string text;        ///< its new value as --set and the files write it
};

struct CalibrationResult {
  std::vector<Fitted> parameters;
  std::vector<Held> before, after;  ///< every target, by `check_with` replications of a seed the fit has not seen
  double misfit_before = 0, misfit_after = 0;  ///< mean square of fitted targets' residuals, in tolerances
  /// Parameters that may move together without any target noticing, in words; the worst first.
  std::vector<std::string> not_told_apart;
  /// How each fitted target answers to each parameter, in the target's unit for one unit of the parameter: by target,
  /// in the order of those that are not held back, then by parameter.
  std::vector<std::vector<double>> slopes;
  int trials = 0;
  bool stopped = false;  ///< broken off: nothing may be concluded
};

/// Fits the parameters of `targets` to those that are not held back, and looks at all of them afterwards. Every trial
/// is run with the same luck. Throws ScenarioError when the question or a parameter cannot be used.
[[nodiscard]] CalibrationResult calibrate(const Calibration& how, const Targets& targets);

}  // namespace models
