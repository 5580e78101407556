#include "models/report/write_csv.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/hand_made_estimates.hpp"

namespace models {
namespace {

const Estimates& estimates() {
  static const std::vector<Model> models = compile(hand_made::scenario(2));
  static const StudyResult result = hand_made::result(models, 3);
  return result.estimates;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = text.find("\r\n", from);
    lines.push_back(text.substr(from, to - from));
    from = to == std::string::npos ? text.size() : to + 2;
  }
  return lines;
}

std::string line_with(const std::string& text, const std::string& start) {
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with(start)) return line;
  }
  return {};
}

TEST(CsvFieldTest, QuotesWhatWouldBreakALine) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_field(""), "");
}

TEST(CsvFieldTest, DisarmsWhatASpreadsheetWouldRun) {
  EXPECT_EQ(csv_field("=1+1"), "'=1+1");
  EXPECT_EQ(csv_field("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csv_field("-cmd"), "'-cmd");
  EXPECT_EQ(csv_field("+a,b"), "\"'+a,b\"");
  EXPECT_EQ(csv_field("\tx"), "'\tx");
}

TEST(EstimatesCsvTest, HasALineAMeasureAnArmUnderTheContractedHeader) {
  const std::vector<std::string> lines = lines_of(estimates_csv(estimates()));
  ASSERT_EQ(lines.size(), 1 + 2 * measure_count);
  EXPECT_EQ(lines[0], "arm,measure,unit,mean,low80,high80,low95,high95,p10,p90");
  EXPECT_TRUE(lines[1].starts_with("baseline,contacts,children a year,"));
  for (const std::string& line : lines) EXPECT_EQ(std::count(line.begin(), line.end(), ','), 9) << line;
}

TEST(EstimatesCsvTest, NumbersReadBackAsTheSameBits) {
  const Estimate& care = *estimates().arms[0].measures[static_cast<std::size_t>(Measure::children_looked_after)].value;
  const std::string line = line_with(estimates_csv(estimates()), "baseline,children_looked_after,children,");
  const std::size_t from = std::string("baseline,children_looked_after,children,").size();
  EXPECT_EQ(std::stod(line.substr(from)), care.mean);
}

TEST(EstimatesCsvTest, WhatDoesNotExistIsEmpty) {
  EXPECT_EQ(line_with(estimates_csv(estimates()), "baseline,workers_over_cap"), "baseline,workers_over_cap,%,,,,,,,");
}

TEST(DifferencesCsvTest, EndsWithVarianceRatioAndVerdict) {
  const std::vector<std::string> lines = lines_of(differences_csv(estimates()));
  ASSERT_EQ(lines.size(), 1 + measure_count);
  EXPECT_EQ(lines[0],
            "of,against,measure,unit,mean,low80,high80,low95,high95,p10,p90,variance_ratio,verdict,zone,"
            "low_joint,high_joint,more_replications");
  EXPECT_TRUE(lines[1].starts_with("family_safeguarding,baseline,contacts,children a year,"));
  EXPECT_EQ(line_with(differences_csv(estimates()), "family_safeguarding,baseline,workers_over_cap"),
            "family_safeguarding,baseline,workers_over_cap,%,,,,,,,,,cannot_tell,,,,");
}

TEST(CsvTest, OneReplicationLeavesTheIntervalsEmpty) {
  const std::vector<Model> models = compile(hand_made::scenario(2));
  const StudyResult one = hand_made::result(models, 1);
  const std::string line = line_with(estimates_csv(one.estimates), "baseline,contacts");
  EXPECT_TRUE(line.ends_with(",,,,,,")) << line;
  EXPECT_NE(line.find("a year,2"), std::string::npos) << line;
}

}  // namespace
}  // namespace models
