// How many replications are enough: until the interval of every measure is as narrow as was asked for, and stays so.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "sim/statistics/interval.hpp"
#include "sim/statistics/tally.hpp"

namespace sim {

/// How narrow the interval of a measure must be: its half-width at most `relative` times the absolute value of its
/// mean, or at most `absolute`, in the measure's unit; one of them suffices. For a measure whose mean may be near 0 the
/// absolute one is the one that can be reached; a difference of two others may be held to the mean of one of them.
struct Precision {
  double relative = 0;
  double absolute = 0;
  std::optional<std::size_t> of{};  ///< the measure to whose mean `relative` refers, by index; its own if there is none
};

/// The rule of Hoad, Robinson and Davies (Automated selection of the number of replications for a discrete-event
/// simulation, Journal of the Operational Research Society 61, 2010, 1632-1644): the first n, not below `initial`, at
/// which Student's interval is narrow enough and remains so for the next
///   f(n) = floor(look_ahead * max(n, 100) / 100)
/// replications, which guards against a few early results that happen to be alike.
///
/// Of several measures: the first n from which on all of them are, each at the confidence 1 - (1 - confidence) / m, so
/// that all m intervals hold at once with the confidence asked for (Bonferroni). That is the largest n of the measures
/// taken singly at that confidence, or more if one that had been precise is so no longer.
///
/// It must be given the results in order of replication, whichever finished first: quick replications are quiet ones,
/// and a rule fed as they finish would favour them. replicate_until does so.
class StoppingRule {
 public:
  struct Settings {
    std::vector<Precision> wanted;  ///< one a measure, at least one
    double confidence = default_confidence;
    double look_ahead = 5;  ///< percent of n, or replications while n is below 100; >= 0
    int initial = 3;        ///< replications before which nothing is decided; >= 2
  };

  /// Throws std::invalid_argument for no measure, a precision neither of whose parts is above 0 or that refers to a
  /// measure that is not there, or settings out of range.
  explicit StoppingRule(Settings settings);

  /// The measures of the next replication, as many as precisions (std::invalid_argument). After the decision nothing
  /// is looked at. A measure that is no finite number makes its interval infinite: there is never enough.
  void add(std::span<const double> measures);

  /// n, once it and the replications to look ahead have been seen.
  [[nodiscard]] std::optional<int> enough() const { return enough_; }
  [[nodiscard]] int seen() const { return seen_; }
  /// At which the interval of each measure is taken.
  [[nodiscard]] double confidence_of_each() const;

 private:
  [[nodiscard]] bool all_precise() const;

  Settings settings_;
  std::vector<Tally> tallies_;
  int seen_ = 0;
  int candidate_ = 0;  // precise since then; 0 if not precise now
  std::optional<int> enough_;
};

}  // namespace sim
