#include "sim/statistics/span_tally.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "sim/random/distributions.hpp"
#include "tests/support/shuffled.hpp"

namespace sim {
namespace {

using test_support::shuffled;

TEST(SpanTallyTest, AgreesWithArithmeticByHand) {
  SpanTally tally;
  for (const std::int64_t ticks : {2, 4, 4, 4, 5, 5, 7, 9}) tally.add(Span{ticks});
  EXPECT_EQ(tally.count(), 8);
  EXPECT_EQ(tally.mean(), 5);
  EXPECT_EQ(tally.sum(), 40);
  EXPECT_DOUBLE_EQ(tally.variance(), 32.0 / 7);
  EXPECT_DOUBLE_EQ(tally.standard_error(), std::sqrt(32.0 / 7 / 8));
  EXPECT_EQ(tally.smallest(), Span{2});
  EXPECT_EQ(tally.largest(), Span{9});
}

TEST(SpanTallyTest, OfNothingOrOneHasNoSpread) {
  SpanTally tally;
  EXPECT_EQ(tally.mean(), 0);
  EXPECT_EQ(tally.variance(), 0);
  EXPECT_EQ(tally.standard_error(), 0);
  tally.add(Span{-3});
  EXPECT_EQ(tally.mean(), -3);
  EXPECT_EQ(tally.variance(), 0);
}

TEST(SpanTallyTest, AMeanOfTenToTheTwelfthCostsTheVarianceNoDigit) {
  SpanTally tally;
  const std::int64_t far = 1'000'000'000'000;
  for (const std::int64_t ticks : {4, 7, 13, 16}) tally.add(Span{far + ticks});
  EXPECT_DOUBLE_EQ(tally.variance(), 30);
  SpanTally negative;
  for (const std::int64_t ticks : {4, 7, 13, 16}) negative.add(Span{-far - ticks});
  EXPECT_DOUBLE_EQ(negative.variance(), 30);
  EXPECT_DOUBLE_EQ(negative.mean(), -1'000'000'000'010.0);
}

TEST(SpanTallyTest, OneThatDiffersAmongAMillionKeepsItsDigits) {
  // n - 1 ones and a zero: the variance is 1/n exactly, and the naive formula would lose six digits of it.
  WholeMoments moments;
  moments.add(1, 999'999);
  moments.add(0);
  EXPECT_DOUBLE_EQ(moments.squared_deviations(), 0.999999);
  EXPECT_EQ(moments.weight, 1'000'000);
  WholeMoments equal;
  equal.add(987'654'321, 1'000'003);
  EXPECT_EQ(equal.squared_deviations(), 0);
}

TEST(SpanTallyTest, MergingInAnyOrderGivesTheSameBits) {
  std::vector<SpanTally> parts(50);
  SpanTally whole;
  for (std::uint64_t i = 0; i < parts.size(); ++i) {
    Stream stream({1, 0, i});
    for (int j = 0; j < 40; ++j) {
      const Span span{std::llround(lognormal(stream, 1e9, 3))};
      parts[i].add(span);
      whole.add(span);
    }
  }
  for (std::uint64_t i = 0; i < 20; ++i) {
    SpanTally merged;
    for (const SpanTally& part : shuffled(parts, i)) merged.merge(part);
    EXPECT_EQ(merged, whole);
    EXPECT_EQ(merged.variance(), whole.variance());
  }
}

}  // namespace
}  // namespace sim
