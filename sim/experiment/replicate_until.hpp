// Replications in parallel until there are enough, decided in their order: the same answer for any number of threads.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "sim/experiment/replicate.hpp"
#include "sim/experiment/stopping_rule.hpp"

namespace sim {

/// Asked after replications 0, 1, 2, ... in this order, one at a time, once this and all before it are over; whether
/// the work is done. `finished` is false for one that failed.
using Decision = std::function<bool(int index, bool finished)>;

/// What became of the replications that a decision rests on; none of those that were begun beyond them.
struct Prefix {
  int length = 0;  ///< how many, counted from the first
  bool decided = false;
  ReplicationOutcome outcome;
};

/// Runs body(first), body(first + 1), ... as run_replications does, at most `most` of them, and begins no more once
/// `decide` has said so. Which replications the decision rests on depends on their results alone: not on the number of
/// threads, nor on which was quicker. What was begun beyond them is thrown away, at most threads - 1 plus what a slow
/// one held up.
///
/// What `decide` or `progress` throws comes out after the running replications have ended. Otherwise as
/// run_replications; outcome.stopped says that `stop` ended it before the decision.
Prefix run_prefix(int first, int most, int threads, const std::function<void(int)>& body, const Decision& decide,
                  const Progress& progress = {}, const std::atomic<bool>* stop = nullptr);

template <class Result>
struct EnoughReplications {
  /// Of replication first + i at [i], none if it failed: those that were enough, and those looked ahead.
  std::vector<std::optional<Result>> results;
  ReplicationOutcome outcome;  ///< of these
  /// How many of those that finished are enough; none if the rule was not content with `most`, or all was stopped.
  std::optional<int> enough;
};

/// Replications until `rule` is content, at most `most`. body(replication) returns a Result; measures(result) what the
/// rule looks at, a container of doubles. Replications that fail are left out of the rule and stay in the outcome.
template <class Result, class Body, class Measures>
EnoughReplications<Result> replicate_until(StoppingRule rule, int first, int most, int threads, const Body& body,
                                           const Measures& measures, const Progress& progress = {},
                                           const std::atomic<bool>* stop = nullptr) {
  EnoughReplications<Result> all;
  all.results.resize(most > 0 ? static_cast<std::size_t>(most) : 0);
  Prefix prefix = run_prefix(
      first, most, threads, [&](int replication) { all.results[replication - first].emplace(body(replication)); },
      [&](int index, bool finished) {
        if (!finished) return false;
        const auto& values = measures(*all.results[index]);
        rule.add(std::span<const double>(values));
        return rule.enough().has_value();
      },
      progress, stop);
  all.results.resize(prefix.length);
  all.outcome = std::move(prefix.outcome);
  all.enough = rule.enough();
  return all;
}

}  // namespace sim
