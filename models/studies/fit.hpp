// Fits parameters to residuals that only a simulation can tell: least squares within bounds, by Gauss and Newton.
//
// The slopes are measured, one parameter at a time, by steps wide enough to stand out from chance; under common random
// numbers what is left of chance is small beside them. From then on every trial corrects them (Broyden). Steps are
// damped (Levenberg, Marquardt) and kept within the bounds. Linear algebra is Eigen's. Uses no randomness of its own:
// the same residuals give the same fit.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace models {

/// Residuals at a point, each in units of its tolerance; nothing where the point cannot be simulated. Always as many.
using Residuals = std::function<std::optional<std::vector<double>>(const std::vector<double>& point)>;

struct FitRules {
  int most_trials = 60;   ///< beyond the first slopes
  double step = 0.06;     ///< of a parameter's range, for measuring slopes
  double longest = 0.25;  ///< of a parameter's range, in one step
  double settled = 0.01;  ///< ends when a step promises less, as a share of the sum of squares
};

/// A direction in which all parameters can move together while no residual says so.
struct Unseen {
  std::vector<double> parts;  ///< of each parameter's range; of length 1 together
  double moves = 0;           ///< residuals, in tolerances, over a whole range in that direction
};

struct Fit {
  std::vector<double> point;      ///< each from 0 to 1 of its range
  std::vector<double> residuals;  ///< there
  double sum_of_squares = 0;
  std::vector<std::vector<double>> slopes;  ///< by residual, by parameter: tolerances over a whole range
  /// Of each parameter, in parts of its range: how far it can be off when every residual is known to one tolerance and
  /// nothing but the range (0.29 of it, uniform) was known before.
  std::vector<double> uncertainty;
  std::vector<Unseen> unseen;  ///< directions that move the residuals by less than a tolerance, the least first
  int trials = 0;
};

/// `start` holds each parameter from 0 to 1. Throws std::invalid_argument when the start cannot be simulated.
[[nodiscard]] Fit fit(const Residuals& residuals, std::vector<double> start, const FitRules& rules);

}  // namespace models
