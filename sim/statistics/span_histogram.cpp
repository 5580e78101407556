#include "sim/statistics/span_histogram.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <stdexcept>

namespace sim {
namespace {

constexpr std::size_t per_octave = SpanHistogram::buckets_an_octave;
constexpr int leading_bits = static_cast<int>(std::bit_width(per_octave));  // with the first, which is always 1

constexpr std::size_t bucket_of(std::int64_t ticks) {
  const auto value = static_cast<std::uint64_t>(ticks);
  const int shift = std::max(static_cast<int>(std::bit_width(value)) - leading_bits, 0);
  return static_cast<std::size_t>(shift) * per_octave + static_cast<std::size_t>(value >> shift);
}

constexpr std::size_t buckets = bucket_of(std::numeric_limits<std::int64_t>::max()) + 1;
static_assert(buckets * sizeof(std::int64_t) == 29'696);

/// What stands for the bucket: never further from a value in it than half its width.
constexpr std::int64_t middle_of(std::size_t bucket) {
  const std::size_t shift = bucket < 2 * per_octave ? 0 : bucket / per_octave - 1;
  const auto low = static_cast<std::int64_t>((bucket - shift * per_octave) << shift);
  return low + ((std::int64_t{1} << shift) - 1) / 2;
}

}  // namespace

SpanHistogram::SpanHistogram()
    : counts_(buckets),
      smallest_{std::numeric_limits<std::int64_t>::max()},
      largest_{std::numeric_limits<std::int64_t>::min()} {}

void SpanHistogram::add(Span span) {
  if (span.ticks < 0) throw std::invalid_argument("sim: a histogram of lengths is given a negative one");
  ++counts_[bucket_of(span.ticks)];
  ++total_;
  smallest_ = std::min(smallest_, span);
  largest_ = std::max(largest_, span);
}

void SpanHistogram::merge(const SpanHistogram& other) {
  for (std::size_t i = 0; i < buckets; ++i) counts_[i] += other.counts_[i];
  total_ += other.total_;
  smallest_ = std::min(smallest_, other.smallest_);
  largest_ = std::max(largest_, other.largest_);
}

Span SpanHistogram::quantile(double p) const {
  if (total_ == 0 || !(p >= 0 && p <= 1)) throw std::invalid_argument("sim: quantile of nothing, or p outside [0, 1]");
  const double wanted = p * static_cast<double>(total_);
  if (wanted <= 1) return smallest_;
  if (wanted > static_cast<double>(total_ - 1)) return largest_;
  std::int64_t so_far = 0;
  std::size_t bucket = 0;
  while (static_cast<double>(so_far += counts_[bucket]) < wanted) ++bucket;
  return std::clamp(Span{middle_of(bucket)}, smallest_, largest_);
}

}  // namespace sim
