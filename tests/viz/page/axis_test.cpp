#include "viz/page/axis.hpp"

#include <gtest/gtest.h>

namespace viz {
namespace {

TEST(AxisTest, PutsTheEndsOnTheFirstAndTheLastPixel) {
  const Axis axis{-10, 30, 100, 300};
  EXPECT_DOUBLE_EQ(axis.at(-10), 100);
  EXPECT_DOUBLE_EQ(axis.at(30), 300);
  EXPECT_DOUBLE_EQ(axis.at(0), 150);
}

TEST(RoundTicksTest, AreRoundAndHoldZeroWhenItIsWithin) {
  EXPECT_EQ(round_ticks(-43, 18, 4), (std::vector<double>{-40, -20, 0}));
  EXPECT_EQ(round_ticks(0, 30, 4), (std::vector<double>{0, 10, 20, 30}));
}

TEST(RoundTicksTest, AreAtLeastTwo) {
  for (const double half : {0.0031, 0.9, 4.5, 47.0, 451000.0}) {
    EXPECT_GE(round_ticks(-half, half, 4).size(), 2U) << half;
    EXPECT_GE(round_ticks(1000 * half, 1001 * half, 4).size(), 2U) << half;
  }
}

TEST(TickLabelTest, SaysMoneyAndSignsInFewLetters) {
  EXPECT_EQ(tick_label(-40, 20, false, true), "−40");
  EXPECT_EQ(tick_label(40, 20, false, true), "+40");
  EXPECT_EQ(tick_label(0, 20, false, true), "0");
  EXPECT_EQ(tick_label(2600, 200, false, false), "2,600");
  EXPECT_EQ(tick_label(0.05, 0.05, false, false), "0.05");
  EXPECT_EQ(tick_label(-500000, 500000, true, true), "−£500k");
  EXPECT_EQ(tick_label(1500000, 500000, true, true), "+£1.5m");
}

}  // namespace
}  // namespace viz
