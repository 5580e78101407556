#include "sim/statistics/span_histogram.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "sim/random/distributions.hpp"
#include "sim/statistics/quantiles.hpp"
#include "tests/support/shuffled.hpp"

namespace sim {
namespace {

using test_support::shuffled;

TEST(SpanHistogramTest, IsExactBelow128Ticks) {
  SpanHistogram spans;
  Histogram exact;
  for (std::int64_t ticks = 0; ticks < 128; ++ticks) {
    spans.add(Span{ticks});
    exact.add(ticks);
  }
  for (int i = 0; i <= 1000; ++i) EXPECT_EQ(spans.quantile(i / 1000.0).ticks, exact.quantile(i / 1000.0));
}

TEST(SpanHistogramTest, EveryQuantileIsWithinItsErrorOfTheExactOne) {
  SpanHistogram spans;
  Histogram exact;
  Stream stream({3});
  for (int i = 0; i < 20'000; ++i) {
    const std::int64_t ticks = std::llround(lognormal(stream, 1e7, 20));
    spans.add(Span{ticks});
    exact.add(ticks);
  }
  EXPECT_EQ(spans.total(), 20'000);
  for (int i = 0; i <= 1000; ++i) {
    const auto right = static_cast<double>(exact.quantile(i / 1000.0));
    EXPECT_LE(std::abs(static_cast<double>(spans.quantile(i / 1000.0).ticks) - right),
              SpanHistogram::relative_error * right)
        << "at " << i / 1000.0;
  }
  EXPECT_EQ(spans.quantile(0).ticks, exact.quantile(0));
  EXPECT_EQ(spans.quantile(1).ticks, exact.quantile(1));
}

TEST(SpanHistogramTest, EveryValueStandsWithinHalfABucketOfItself) {
  for (std::int64_t power = 1; power > 0 && power < std::numeric_limits<std::int64_t>::max() / 2; power *= 2) {
    for (const std::int64_t value :
         {power - 1, power, power + 1, power + power / 3, power + power / 64, 2 * power - 1}) {
      SpanHistogram spans;
      spans.add(Span{0});
      spans.add(Span{value});
      spans.add(Span{std::numeric_limits<std::int64_t>::max()});
      const std::int64_t middle = spans.quantile(0.5).ticks;
      EXPECT_LE(static_cast<double>(std::abs(middle - value)),
                SpanHistogram::relative_error * static_cast<double>(value));
    }
  }
}

TEST(SpanHistogramTest, OfNothingOrOfNegativeLengthsIsRefused) {
  SpanHistogram spans;
  EXPECT_THROW(spans.add(Span{-1}), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(spans.quantile(0.5)), std::invalid_argument);
  spans.add(Span{7});
  EXPECT_THROW(static_cast<void>(spans.quantile(1.01)), std::invalid_argument);
  EXPECT_EQ(spans.quantile(0.5), Span{7});
}

TEST(SpanHistogramTest, MergesInAnyOrder) {
  std::vector<SpanHistogram> parts(12);
  SpanHistogram whole;
  for (std::uint64_t i = 0; i < parts.size(); ++i) {
    Stream stream({4, 0, i});
    for (int j = 0; j < 100; ++j) {
      const Span span{std::llround(exponential(stream, 1e6))};
      parts[i].add(span);
      whole.add(span);
    }
  }
  for (std::uint64_t i = 0; i < 10; ++i) {
    SpanHistogram merged;
    for (const SpanHistogram& part : shuffled(parts, i)) merged.merge(part);
    EXPECT_EQ(merged, whole);
    EXPECT_EQ(merged.quantile(0.9), whole.quantile(0.9));
  }
}

}  // namespace
}  // namespace sim
