// When a comparison has been repeated often enough: all headline measures at once.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/measures/observe.hpp"
#include "models/practice/model.hpp"
#include "sim/experiment/stopping_rule.hpp"

namespace models {

/// The rule of Hoad, Robinson and Davies (sim/experiment/stopping_rule.hpp) for the headline measures of the base, and
/// for every difference of each other arm from it. A level is precise when the half-width of its interval is at most
/// `precision` of its mean; a difference, when it is at most that of the base's mean. Where the mean is near 0, half of
/// the last digit that is printed is enough. Together these intervals hold with 95 % (Bonferroni).
///
/// It is asked after replications 1, 2, 3, … in this order, so the answer does not depend on threads. A measure that is
/// undefined in some replication is left out.
class Enough {
 public:
  /// precision > 0 (std::invalid_argument).
  Enough(const std::vector<Model>& models, double precision);

  /// One replication, arm by arm; of one in which an arm failed nothing is learnt. True when there are enough.
  bool decide(std::span<const std::optional<Observations>> arms);

  /// How many replications that were whole are enough.
  [[nodiscard]] std::optional<int> enough() const { return rule_.enough(); }
  /// The measures that are not precise yet, by name, each once; and those left out are not among them.
  [[nodiscard]] std::vector<std::string> not_precise() const;

 private:
  struct Looked {
    Measure measure;
    std::size_t arm = 0;  ///< 0: the base's level; else the difference of this arm
  };
  [[nodiscard]] std::vector<double> values(std::span<const std::optional<Observations>> arms) const;
  void leave_out_the_undefined(std::span<const std::optional<Observations>> arms);
  [[nodiscard]] sim::StoppingRule rule_for(const std::vector<Looked>& looked) const;

  double precision_;
  std::vector<Looked> looked_;
  std::vector<std::vector<double>> seen_;  // by replication, in the order of looked_
  sim::StoppingRule rule_;
};

}  // namespace models
