// Count, mean, variance, smallest and largest of a sample of doubles, the same to the last bit in any order.
#pragma once

#include <cstdint>
#include <limits>

#include "sim/statistics/exact_sum.hpp"

namespace sim {

/// What is promised: any two tallies of the same numbers, added and merged in whatever order, return the same bits and
/// compare equal. For results that threads or shards bring in as they finish; Tally is enough where one hand adds in
/// one order, at a quarter of the cost; for lengths of time SpanTally keeps the same promise at a tenth.
///
/// Exact for every double whose sum is one too; throws std::invalid_argument for what is not finite. 2.2 KiB.
class ExactTally {
 public:
  void add(double x);
  void merge(const ExactTally& other);

  [[nodiscard]] std::int64_t count() const { return count_; }
  /// The exact sum, rounded; 0 if there is nothing.
  [[nodiscard]] double sum() const { return sum_.value(); }
  /// 0 if there is nothing.
  [[nodiscard]] double mean() const;
  /// Of the sample, divided by n - 1: (n * sum of squares - square of the sum) / (n (n - 1)), the numerator exact
  /// before it is rounded, so that a large mean costs no digits. 0 for fewer than two, infinite if the sum is.
  [[nodiscard]] double variance() const;
  [[nodiscard]] double standard_deviation() const;
  /// Of the mean, if the sample is independent.
  [[nodiscard]] double standard_error() const;
  /// +infinity if there is nothing.
  [[nodiscard]] double smallest() const { return smallest_; }
  /// -infinity if there is nothing.
  [[nodiscard]] double largest() const { return largest_; }

  friend bool operator==(const ExactTally&, const ExactTally&) = default;

 private:
  std::int64_t count_ = 0;
  ExactSum sum_;
  ExactSum squares_;
  double smallest_ = std::numeric_limits<double>::infinity();
  double largest_ = -std::numeric_limits<double>::infinity();
};

}  // namespace sim
