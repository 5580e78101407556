#include "sim/statistics/tally.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace sim {
namespace {

TEST(TallyTest, CountsMeanVarianceAndExtremesAreThoseByHand) {
  Tally tally;
  for (const double x : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) tally.add(x);
  EXPECT_EQ(tally.count(), 8);
  EXPECT_DOUBLE_EQ(tally.mean(), 5);
  EXPECT_DOUBLE_EQ(tally.sum(), 40);
  EXPECT_DOUBLE_EQ(tally.variance(), 32.0 / 7);
  EXPECT_DOUBLE_EQ(tally.standard_error(), std::sqrt(32.0 / 7 / 8));
  EXPECT_EQ(tally.smallest(), 2);
  EXPECT_EQ(tally.largest(), 9);
}

TEST(TallyTest, ASmallSpreadOnALargeMeanIsNotLost) {
  Tally tally;
  for (int i = 0; i < 1000; ++i) tally.add(1e9 + i % 2);
  EXPECT_NEAR(tally.variance(), 0.25 * 1000 / 999, 1e-9);
}

TEST(TallyTest, MergingIsAddingAll) {
  Tally one;
  Tally first;
  Tally second;
  for (int i = 0; i < 100; ++i) {
    const double x = i * i % 37;
    one.add(x);
    (i < 30 ? first : second).add(x);
  }
  first.merge(second);
  first.merge(Tally());
  EXPECT_EQ(first.count(), one.count());
  EXPECT_NEAR(first.mean(), one.mean(), 1e-12);
  EXPECT_NEAR(first.variance(), one.variance(), 1e-10);
  EXPECT_EQ(first.largest(), one.largest());
  Tally empty;
  empty.merge(one);
  EXPECT_EQ(empty.mean(), one.mean());
}

TEST(TallyTest, OneValueHasNoSpreadAndNothingHasNoExtremes) {
  Tally tally;
  EXPECT_EQ(tally.smallest(), std::numeric_limits<double>::infinity());
  tally.add(3);
  EXPECT_EQ(tally.variance(), 0);
  EXPECT_EQ(tally.standard_error(), 0);
  EXPECT_EQ(tally.mean(), 3);
}

}  // namespace
}  // namespace sim
