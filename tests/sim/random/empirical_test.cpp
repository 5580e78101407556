#include "sim/random/empirical.hpp"

#include <gtest/gtest.h>

namespace sim {
namespace {

TEST(EmpiricalTest, OneValueIsAlwaysThatValue) {
  const Empirical one({3});
  for (const double u : {0x1p-54, 0.5, 1 - 0x1p-53}) {
    EXPECT_EQ(one.seen(u), 3);
    EXPECT_EQ(one.interpolated(u), 3);
  }
}

TEST(EmpiricalTest, AValueSeenTwiceIsDrawnTwiceAsOften) {
  const Empirical sample({5, 1, 5});
  EXPECT_EQ(sample.seen(0.33), 1);
  EXPECT_EQ(sample.seen(0.34), 5);
  EXPECT_EQ(sample.seen(0.99), 5);
  EXPECT_EQ(sample.interpolated(0.75), 5);
}

TEST(EmpiricalTest, EveryValueOfALongSampleIsFoundAtItsRank) {
  std::vector<double> sample;
  for (int i = 0; i < 1000; ++i) sample.push_back(999 - i);
  const Empirical law(sample);
  for (int i = 0; i < 1000; ++i) {
    ASSERT_EQ(law.seen((i + 0.5) / 1000), i);
    ASSERT_NEAR(law.interpolated((i + 0.5) / 1000), (i + 0.5) / 1000 * 999, 1e-9);
  }
}

}  // namespace
}  // namespace sim
