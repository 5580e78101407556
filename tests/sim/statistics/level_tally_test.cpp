#include "sim/statistics/level_tally.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "sim/random/distributions.hpp"
#include "sim/statistics/time_weighted.hpp"
#include "tests/support/shuffled.hpp"

namespace sim {
namespace {

using test_support::shuffled;

TEST(LevelTallyTest, WeighsLevelsByHowLongTheyLast) {
  LevelTally level(Instant{10}, 2);
  level.set(Instant{13}, 5);                                // 2 for 3 ticks
  level.add(Instant{14}, -5);                               // 5 for 1
  const LevelSummary summary = level.summary(Instant{18});  // 0 for 4
  EXPECT_EQ(summary.observed(), Span{8});
  EXPECT_DOUBLE_EQ(summary.mean(), 11.0 / 8);
  EXPECT_DOUBLE_EQ(summary.variance(), 37.0 / 8 - 121.0 / 64);
  EXPECT_EQ(summary.lowest, 0);
  EXPECT_EQ(summary.highest, 5);
  EXPECT_EQ(level.level(), 0);
}

TEST(LevelTallyTest, ForgetsWhatWasBeforeItsRestartButNotTheLevel) {
  LevelTally level;
  level.set(Instant{5}, 100);
  level.set(Instant{6}, 3);
  level.restart(Instant{20});
  const LevelSummary summary = level.summary(Instant{30});
  EXPECT_EQ(summary.mean(), 3);
  EXPECT_EQ(summary.variance(), 0);
  EXPECT_EQ(summary.highest, 3);
  EXPECT_EQ(level.begin(), Instant{20});
}

TEST(LevelTallyTest, TimeDoesNotGoBack) {
  LevelTally level(Instant{5});
  EXPECT_THROW(level.set(Instant{4}, 1), std::logic_error);
  EXPECT_THROW(static_cast<void>(level.summary(Instant{4})), std::logic_error);
  EXPECT_EQ(level.summary(Instant{5}).mean(), 0);
  EXPECT_EQ(level.summary(Instant{5}).variance(), 0);
}

TEST(LevelTallyTest, ItsMeanIsThatOfTimeWeightedAndItMergesInAnyOrder) {
  std::vector<LevelSummary> parts;
  LevelSummary in_order;
  for (std::uint64_t i = 0; i < 30; ++i) {
    Stream stream({2, 0, i});
    const std::int64_t at_first = poisson(stream, 200);
    LevelTally level({}, at_first);
    TimeWeighted plain({}, at_first);
    Instant now;
    for (int j = 0; j < 50; ++j) {
      now += Span{std::llround(exponential(stream, 1e8))};
      const std::int64_t next = poisson(stream, 200);
      level.set(now, next);
      plain.set(now, next);
    }
    EXPECT_EQ(level.summary(now).mean(), plain.mean(now));
    parts.push_back(level.summary(now));
    in_order.merge(parts.back());
  }
  for (std::uint64_t i = 0; i < 20; ++i) {
    LevelSummary merged;
    for (const LevelSummary& part : shuffled(parts, i)) merged.merge(part);
    EXPECT_EQ(merged, in_order);
    EXPECT_EQ(merged.variance(), in_order.variance());
  }
  EXPECT_NEAR(in_order.variance(), 200, 40);  // Poisson
}

}  // namespace
}  // namespace sim
