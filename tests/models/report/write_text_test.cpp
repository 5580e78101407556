#include "models/report/write_text.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/hand_made_estimates.hpp"

namespace models {
namespace {

std::string text_of(std::size_t arms, int replications) {
  const std::vector<Model> models = compile(hand_made::scenario(arms));
  const StudyResult result = hand_made::result(models, replications);
  return write_text(report(models, result.estimates), result.estimates);
}

/// Characters of UTF-8, not bytes.
std::size_t columns(const std::string& line) {
  std::size_t count = 0;
  for (const char byte : line) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

std::string line_with(const std::string& text, const std::string& words) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find(words) != std::string::npos) return line;
  }
  return {};
}

class WriteTextTest : public ::testing::TestWithParam<std::pair<std::size_t, int>> {};

TEST_P(WriteTextTest, FitsAHundredColumnsAndLeavesNoSpaceAtTheEndOfALine) {
  std::istringstream lines(text_of(GetParam().first, GetParam().second));
  for (std::string line; std::getline(lines, line);) {
    // The command to run it again is one long word when it must be.
    EXPECT_LE(columns(line), 100U) << line;
    EXPECT_FALSE(line.ends_with(' ')) << line;
  }
}

INSTANTIATE_TEST_SUITE_P(OneToFourArms, WriteTextTest,
                         ::testing::Values(std::pair{1U, 20}, std::pair{2U, 20}, std::pair{4U, 20}, std::pair{2U, 1},
                                           std::pair{1U, 1}));

TEST(WriteTextTest, ARowHasBaseDifferenceIntervalAndOneWord) {
  const std::string row = line_with(text_of(2, 20), "  Children looked after ");
  EXPECT_NE(row.find(" 534  B "), std::string::npos) << row;
  EXPECT_NE(row.find("−27"), std::string::npos) << row;
  EXPECT_NE(row.find(" to −"), std::string::npos) << row;
  EXPECT_TRUE(row.ends_with("fewer")) << row;
}

TEST(WriteTextTest, FurtherPracticesStandUnderTheFirst) {
  const std::string text = text_of(4, 20);
  const std::size_t row = text.find("  Children looked after ");
  const std::string block = text.substr(row, 400);
  EXPECT_NE(block.find("\n                                                       C "), std::string::npos) << block;
  EXPECT_NE(block.find("\n                                                       D "), std::string::npos) << block;
}

TEST(WriteTextTest, AListThatDoesNotSettleIsTheFirstThingSaid) {
  const std::vector<Model> models = compile(hand_made::scenario(1));
  StudyResult result = hand_made::result(models, 20);
  result.estimates.arms[0].unallocated_growth = {
      .a_week = 21.3, .low95 = 18.2, .high95 = 24.4, .without_settling = true};
  const std::string text = write_text(report(models, result.estimates), result.estimates);
  const std::size_t said = text.find("grows by about 21 a week");
  ASSERT_NE(said, std::string::npos);
  EXPECT_LT(said, text.find("children are looked after on average"));
}

TEST(WriteTextTest, ARunGivesMeansWithIntervals) {
  const std::string row = line_with(text_of(1, 20), "  Children looked after ");
  EXPECT_NE(row.find("534"), std::string::npos) << row;
  EXPECT_NE(row.find(" to "), std::string::npos) << row;
  EXPECT_TRUE(row.ends_with("children")) << row;
}

TEST(WriteTextTest, WhatIsUndefinedSaysWhy) {
  EXPECT_NE(text_of(1, 20).find("undefined in 20 of 20"), std::string::npos);
  EXPECT_NE(text_of(2, 20).find("undefined in 20 of 20"), std::string::npos);
}

}  // namespace
}  // namespace models
