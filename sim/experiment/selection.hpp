// Which of several alternatives is smallest, among those that meet conditions: observations are taken in rounds, and an
// alternative is let go as soon as the rounds so far say enough about it.
//
// Means are compared as Kim and Nelson do (ACM TOMACS 11, 2001), conditions are checked as Batur and Kim do (ACM TOMACS
// 20, 2010), and both go on side by side as in Andradóttir and Kim's AK+ (Naval Research Logistics 57, 2010): an
// alternative is let go when it is known to miss a condition, or to be larger than one that is known to meet all of
// them. All alternatives of a round have the same luck, or independent luck: the guarantee holds for both.
//
// The guarantee, for observations that are roughly normal: with the probability asked for, the alternative chosen meets
// each condition or misses it by less than its tolerance, and no alternative that meets every condition with a
// tolerance to spare is smaller by the indifference or more. Half of what may go wrong is given to the conditions and
// half to the comparisons; without conditions all of it. That is proved where variances are those of the first rounds
// (Variance::first_rounds); where they are taken anew at every look (KN++, Kim and Nelson, Operations Research 54,
// 2006) it holds as rounds grow many, with fewer rounds on the way.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace sim {

/// "At least `bound`", or "at most" it. What lies within `tolerance` of the bound may be called either way.
struct SelectionCondition {
  double bound = 0;
  bool at_least = true;
  double tolerance = 0;  ///< > 0
};

class Selection {
 public:
  enum class Variance { first_rounds, renewed };
  struct Settings {
    std::size_t alternatives = 0;  ///< >= 1
    double indifference = 0;       ///< > 0: smaller differences of what is to be small are not worth finding
    std::vector<SelectionCondition> conditions{};
    double confidence = 0.95;  ///< in (0, 1), and above that of a blind guess
    int first = 10;            ///< rounds before anything is decided; >= 3
    Variance variance = Variance::first_rounds;
  };
  /// What is known of an alternative.
  enum class State { undecided, meets, misses, larger };

  /// Throws std::invalid_argument for settings out of range.
  explicit Selection(Settings settings);

  /// Those of which the next round wants an observation, in order.
  [[nodiscard]] const std::vector<std::size_t>& remaining() const { return remaining_; }
  /// One round: for each of remaining(), in its order, what is to be small and then the values that have conditions.
  /// Decides nothing: rounds may be added several at a time. Throws std::invalid_argument for other sizes.
  void add(const std::vector<std::vector<double>>& round);
  /// Looks at the rounds so far, and lets go what can be. True when the choice is made.
  bool look();

  [[nodiscard]] int rounds() const { return rounds_; }
  [[nodiscard]] bool decided() const { return decided_; }
  /// After the decision: none when no alternative meets the conditions. Before it: the smallest of those that meet
  /// them as far as their means say.
  [[nodiscard]] std::optional<std::size_t> best() const;
  [[nodiscard]] State state(std::size_t alternative) const { return states_[alternative]; }
  /// Rounds that the alternative took part in.
  [[nodiscard]] int rounds_of(std::size_t alternative) const {
    return static_cast<int>(values_[alternative].front().size());
  }
  [[nodiscard]] double mean(std::size_t alternative, std::size_t value) const;
  /// A lower bound of the probability that best() is the right choice among what remains, taking the means for
  /// granted as a Bayesian with no opinion would: 1 less the sum, over the other ones that remain, of the chance that
  /// each is smaller by the indifference or more, by Student's law of the paired differences; and less the chance that
  /// best() misses a condition. Slippage is what it leaves out: it is no guarantee.
  [[nodiscard]] double chance_right() const;
  /// About how many rounds more it takes to decide between those that remain if their means and spreads are as they
  /// seem; none when that cannot be told.
  [[nodiscard]] std::optional<double> rounds_to_go() const;

 private:
  void check_conditions();
  void compare();
  void note_remaining();
  [[nodiscard]] double spread_of_difference(std::size_t a, std::size_t b, int rounds) const;
  [[nodiscard]] bool meets_by_mean(std::size_t alternative) const;

  Settings settings_;
  double error_of_a_condition_ = 0, error_of_a_comparison_ = 0;
  std::vector<std::vector<std::vector<double>>> values_;  // by alternative, by value, by round
  std::vector<std::vector<State>> met_;                   // by alternative, by condition: undecided, meets, misses
  std::vector<State> states_;
  std::vector<std::size_t> remaining_;
  int rounds_ = 0;
  bool decided_ = false;
};

}  // namespace sim
