// Practices side by side on the same families with the same luck.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/measures/estimate.hpp"
#include "models/practice/model.hpp"

namespace models {

/// How a comparison is to be run.
struct Study {
  std::uint64_t seed = 1;
  int replications = 20;            ///< with a precision: at most so many
  std::optional<double> precision;  ///< replications until there are enough (enough.hpp); a share, as 0.05
  Zones zones;                      ///< differences worth acting on, where the user says so
  std::vector<AskedLevel> levels;   ///< of stocks, whose weeks above are to be counted
  int threads = 0;                  ///< 0: all cores
  std::function<void(int done, int total)> told;  ///< progress, one call at a time; may be empty
  const std::atomic<bool>* stop = nullptr;        ///< set: units in flight finish, no more are started
};

/// What a comparison gives.
struct StudyResult {
  Estimates estimates;
  std::vector<std::vector<Observations>> runs;  ///< by arm, by replication
  bool stopped = false;                         ///< broken off: nothing may be concluded
  int repeated = 0;                             ///< replications that were begun, those that failed among them
  /// Where a precision was asked for: how many replications were enough for it, if they were. All that were run to see
  /// that it lasts are used.
  std::optional<int> enough;
  std::vector<std::string> not_precise;  ///< measures that were not, by name, where nothing was enough
  double seconds_per_replication = 0;    ///< mean wall time of one replication; never part of a result
};

/// One run, observed. Throws std::runtime_error when its bookkeeping does not hold or nothing may be concluded from it.
[[nodiscard]] Observations replicate_once(const Model& model, RunId run);

/// Over every number of it: two runs that differ anywhere have different ones. 16 digits.
[[nodiscard]] std::string hash_of(const Observations& run);

/// Runs every model for every replication, on threads; the same bits for any number of threads, also where replications
/// go on until there are enough. A run whose bookkeeping
/// does not hold, or that began with nobody and is not warmed up by day 0, is a failure and is told as one.
[[nodiscard]] StudyResult compare(const std::vector<Model>& models, const Study& study);

}  // namespace models
