#include "viz/cli/progress.hpp"

#include <gtest/gtest.h>

namespace viz {
namespace {

TEST(ProgressTest, TheTimeLeftIsThatOfWhatIsNotDoneAtTheSamePace) {
  EXPECT_NE(progress_line(20, 80, 20).find("20 of 80, 1.0 a second, about 1 min 0 s left"), std::string::npos);
}

TEST(ProgressTest, SaysNothingOfTimeBeforeAnythingIsDoneOrWhenAllIs) {
  EXPECT_EQ(progress_line(0, 80, 5).find("left"), std::string::npos);
  EXPECT_EQ(progress_line(80, 80, 5).find("left"), std::string::npos);
}

TEST(ProgressTest, TheRateIsInWordsOfItsSize) {
  EXPECT_EQ(rate_in_words(23.4), "23 a second");
  EXPECT_EQ(rate_in_words(2.34), "2.3 a second");
  EXPECT_EQ(rate_in_words(0.1583), "9.5 a minute");
}

TEST(ProgressTest, DurationsAreInWordsOfTheirSize) {
  EXPECT_EQ(duration_in_words(0.2), "1 s");
  EXPECT_EQ(duration_in_words(125), "2 min 5 s");
  EXPECT_EQ(duration_in_words(4800), "1 h 20 min");
}

TEST(ProgressTest, TheTimingNamesTheYears) {
  EXPECT_EQ(timing_line(5, 0.84), "one five-year replication: 0.84 s");
  EXPECT_EQ(timing_line(12, 2), "one 12-year replication: 2.00 s");
}

}  // namespace
}  // namespace viz
