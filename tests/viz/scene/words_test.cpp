// Numbers and dates as people read them.
#include "viz/scene/words.hpp"

#include <gtest/gtest.h>

#include "viz/scene/enclosing_ticks.hpp"

namespace {

using namespace viz;

TEST(WordsTest, ThousandsAreGrouped) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(grouped(-1234), "−1,234");
}

TEST(WordsTest, AFlowIsWholeFromTenOnAndNeverNothing) {
  EXPECT_EQ(a_week(64.4), "64");
  EXPECT_EQ(a_week(9.94), "9.9");
  EXPECT_EQ(a_week(9.96), "10");
  EXPECT_EQ(a_week(0.01), "under 0.1");
  EXPECT_EQ(a_week(0), "0.0");
}

TEST(WordsTest, ADateHasItsWeekday) {
  const sim::Calendar calendar({2025, 4, 1});
  EXPECT_EQ(day_words(calendar, {0}), "Tue 1 Apr 2025");
  EXPECT_EQ(day_words(calendar, calendar.start_of({2027, 8, 4})), "Wed 4 Aug 2027");
}

TEST(EnclosingTicksTest, EncloseTheValuesWithRoundNumbers) {
  const std::vector<double> ticks = enclosing_ticks(433, 561, 3);
  EXPECT_LE(ticks.size(), 3U);
  EXPECT_GE(ticks.size(), 2U);
  EXPECT_LE(ticks.front(), 433);
  EXPECT_GE(ticks.back(), 561);
  EXPECT_EQ(ticks, (std::vector<double>{400, 500, 600}));
}

TEST(EnclosingTicksTest, AFlatLineHasAnAxisToo) {
  const std::vector<double> ticks = enclosing_ticks(7, 7, 3);
  EXPECT_LT(ticks.front(), ticks.back());
}

}  // namespace
