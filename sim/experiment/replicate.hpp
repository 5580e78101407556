// n replications on k threads: the same answer for any k.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// A replication that ended by an exception; the others are not touched by it.
struct Failure {
  int replication = 0;
  std::string message;
};

/// Told after each replication, finished or failed, one call at a time: how many are done, of how many.
using Progress = std::function<void(int done, int total)>;

/// What became of the replications as a whole.
struct ReplicationOutcome {
  int finished = 0;
  std::vector<Failure> failures;  ///< in order of replication
  bool stopped = false;           ///< some were not begun because `stop` was set
};

/// Runs body(replication) for first, first + 1, ..., first + count - 1, each once, on `threads` threads (the caller's
/// is not among them; 0 is one a core). The body must share nothing that changes. A replication not begun when `*stop`
/// becomes true is not begun; `stop` may be null. Throws std::invalid_argument for negative numbers; what `progress`
/// throws comes out after the running replications have ended.
ReplicationOutcome run_replications(int first, int count, int threads, const std::function<void(int)>& body,
                                    const Progress& progress = {}, const std::atomic<bool>* stop = nullptr);

/// The results of replications by index: the one of replication first + i at [i], none if it failed or was not begun.
template <class Result>
struct Replications {
  std::vector<std::optional<Result>> results;
  ReplicationOutcome outcome;
};

/// The same with results: body(replication) returns a Result.
template <class Result, class Body>
Replications<Result> replicate(int first, int count, int threads, const Body& body, const Progress& progress = {},
                               const std::atomic<bool>* stop = nullptr) {
  Replications<Result> all;
  all.results.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  all.outcome = run_replications(
      first, count, threads, [&](int replication) { all.results[replication - first].emplace(body(replication)); },
      progress, stop);
  return all;
}

}  // namespace sim
