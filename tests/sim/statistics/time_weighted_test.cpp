#include "sim/statistics/time_weighted.hpp"

#include <gtest/gtest.h>

namespace sim {
namespace {

TEST(TimeWeightedTest, TheIntegralIsLevelTimesTime) {
  TimeWeighted level(Instant{10});
  level.set(Instant{12}, 3);
  level.add(Instant{15}, -1);
  EXPECT_EQ(level.integral(Instant{20}), 3 * 3 + 2 * 5);
  EXPECT_DOUBLE_EQ(level.mean(Instant{20}), 1.9);
  EXPECT_EQ(level.level(), 2);
  EXPECT_EQ(level.highest(), 3);
}

TEST(TimeWeightedTest, RestartingForgetsThePastAndKeepsTheLevel) {
  TimeWeighted level(Instant{0}, 5);
  level.restart(Instant{100});
  EXPECT_EQ(level.integral(Instant{101}), 5);
  EXPECT_EQ(level.mean(Instant{100}), 5);
  EXPECT_EQ(level.begin(), Instant{100});
}

TEST(TimeWeightedTest, TimeDoesNotGoBack) {
  TimeWeighted level(Instant{0});
  level.set(Instant{5}, 1);
  EXPECT_THROW(level.set(Instant{4}, 1), std::logic_error);
}

TEST(TimeWeightedTest, TheIntegralIsExactWhereADoubleIsNot) {
  TimeWeighted level(Instant{0}, 1);
  level.set(Instant{std::int64_t{1} << 53}, 1);
  EXPECT_EQ(level.integral(Instant{(std::int64_t{1} << 53) + 1}), (std::int64_t{1} << 53) + 1);
}

}  // namespace
}  // namespace sim
