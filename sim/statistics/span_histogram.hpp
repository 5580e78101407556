// How lengths of time are distributed, in a fixed amount of memory: percentiles of waits to within 0.8 %.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/time/span.hpp"

namespace sim {

/// Counts in buckets that grow with the value: up to 127 ticks one a tick, above that 64 to every doubling. 29 KiB,
/// taken at once; adding allocates nothing and takes no logarithm. Counts are whole, so merging in any order gives the
/// same.
///
/// The idea is that of Gil Tene's HdrHistogram: the leading bits of a number are its bucket.
class SpanHistogram {
 public:
  static constexpr int buckets_an_octave = 64;
  /// A quantile is at most this far from the exact one, as a share of it: half a bucket.
  static constexpr double relative_error = 1.0 / (2 * buckets_an_octave);

  SpanHistogram();

  /// Throws std::invalid_argument if `span` is negative.
  void add(Span span);
  void merge(const SpanHistogram& other);

  [[nodiscard]] std::int64_t total() const { return total_; }
  /// The smallest Span at or below which lies at least the share p of all, p in [0, 1] (type 1, as Histogram): exact
  /// below 128 ticks and for the smallest and the largest of all, elsewhere to within relative_error. Throws
  /// std::invalid_argument if there is nothing or p is out of range.
  [[nodiscard]] Span quantile(double p) const;

  friend bool operator==(const SpanHistogram&, const SpanHistogram&) = default;

 private:
  std::vector<std::int64_t> counts_;
  std::int64_t total_ = 0;
  Span smallest_;
  Span largest_;
};

}  // namespace sim
