// Count, mean, variance, smallest and largest of lengths of time, cheap enough to be on always.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/statistics/whole_moments.hpp"
#include "sim/time/span.hpp"

namespace sim {

/// Spans in whole ticks, so every sum is exact: merging in any order gives the same bits (see WholeMoments for how much
/// fits). Adding allocates nothing and divides nothing. Means and deviations are in ticks, variances in ticks squared.
class SpanTally {
 public:
  void add(Span span) {
    moments_.add(span.ticks);
    smallest_ = std::min(smallest_, span);
    largest_ = std::max(largest_, span);
  }
  void merge(const SpanTally& other) {
    moments_.merge(other.moments_);
    smallest_ = std::min(smallest_, other.smallest_);
    largest_ = std::max(largest_, other.largest_);
  }

  [[nodiscard]] std::int64_t count() const { return moments_.weight; }
  /// 0 if there is nothing, as the next.
  [[nodiscard]] double mean() const { return moments_.mean(); }
  [[nodiscard]] double sum() const { return static_cast<double>(moments_.sum); }
  /// Of the sample, divided by n - 1; 0 for fewer than two.
  [[nodiscard]] double variance() const {
    return count() < 2 ? 0 : moments_.squared_deviations() / static_cast<double>(count() - 1);
  }
  [[nodiscard]] double standard_deviation() const { return std::sqrt(variance()); }
  /// Of the mean, if the sample is independent; waits in one queue are not (sim/statistics/batch_means.hpp).
  [[nodiscard]] double standard_error() const {
    return count() < 2 ? 0 : std::sqrt(variance() / static_cast<double>(count()));
  }
  /// The largest Span there is if there is nothing.
  [[nodiscard]] Span smallest() const { return smallest_; }
  /// The smallest Span there is if there is nothing.
  [[nodiscard]] Span largest() const { return largest_; }

  friend bool operator==(const SpanTally&, const SpanTally&) = default;

 private:
  WholeMoments moments_;
  Span smallest_{std::numeric_limits<std::int64_t>::max()};
  Span largest_{std::numeric_limits<std::int64_t>::min()};
};

}  // namespace sim
