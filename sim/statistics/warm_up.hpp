// How much of the beginning of a run to leave out, because it still remembers how it began.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace sim {

/// What MSER-5 says of a series.
struct WarmUp {
  enum class Verdict {
    found,        ///< leave out the first `cut` observations
    too_short,    ///< fewer than ten batches of five: nothing can be said
    at_edge,      ///< best is the last cut that was looked at: the series is still on its way
    beyond_half,  ///< a cut in the second half would do better still: likewise
  };

  Verdict verdict = Verdict::too_short;
  /// Observations to leave out, a multiple of five; the best in the first half also where that is refused. 0 if the
  /// series is too short.
  std::size_t cut = 0;
  /// Of the observations from the cut on.
  double mean = 0;

  [[nodiscard]] bool found() const { return verdict == Verdict::found; }
};

/// The verdict in words, for a report.
std::string_view describe(WarmUp::Verdict verdict);

inline constexpr std::size_t mser_batch = 5;
inline constexpr std::size_t mser_fewest_batches = 10;

/// MSER-5 (White, Cobb and Spratt, A comparison of five steady-state truncation heuristics, Winter Simulation
/// Conference 2000): of the n means z of batches of five, leaves out the first d < n / 2 for which
///   sum over i >= d of (z_i - mean of them)^2 / (n - d)^2
/// is least; the fewest of several such. What is over after the last batch of five is not looked at for the cut and
/// counts in the mean.
///
/// Refused if the least is at the last d < n / 2, or if a larger d has less still. The last five of all are never
/// tried: a few values that happen to lie close together always look calm (Hoad, Robinson and Davies, Journal of the
/// Operational Research Society 61, 2010). A series refused needs to be run longer; half of it is no warm-up.
WarmUp mser5(std::span<const double> series);

}  // namespace sim
