#include "models/measures/estimate.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/hand_made_estimates.hpp"

namespace models {
namespace {

constexpr auto looked_after = static_cast<std::size_t>(Measure::children_looked_after);
constexpr auto over_cap = static_cast<std::size_t>(Measure::workers_over_cap);

const std::vector<Model>& two_models() {
  static const std::vector<Model> models = compile(hand_made::scenario(2));
  return models;
}

/// Runs that differ only in the number of children looked after.
std::vector<Observations> runs_with(const std::vector<double>& children) {
  std::vector<Observations> runs;
  for (std::size_t i = 0; i < children.size(); ++i) {
    runs.push_back(hand_made::run(0, 1));
    runs.back().replication = static_cast<std::uint32_t>(i + 1);
    runs.back().values[looked_after] = children[i];
  }
  return runs;
}

TEST(EstimateTest, TheIntervalIsStudentsForTheMean) {
  const ArmEstimates arm = estimate(two_models()[0], runs_with({10, 12, 14, 16}));
  const Estimate& found = *arm.measures[looked_after].value;
  EXPECT_DOUBLE_EQ(found.mean, 13);
  // s = 2.581989, s / 2 = 1.290994; t(0.975, 3) = 3.182446, t(0.9, 3) = 1.637744
  EXPECT_NEAR(*found.low95, 13 - 3.182446 * 1.290994, 1e-5);
  EXPECT_NEAR(*found.high95, 13 + 3.182446 * 1.290994, 1e-5);
  EXPECT_NEAR(*found.low80, 13 - 1.637744 * 1.290994, 1e-5);
  EXPECT_NEAR(*found.p10, 10.6, 1e-12);
  EXPECT_NEAR(*found.p90, 15.4, 1e-12);
}

TEST(EstimateTest, OneReplicationHasAMeanAndNoInterval) {
  const ArmEstimates arm = estimate(two_models()[0], runs_with({10}));
  const Estimate& found = *arm.measures[looked_after].value;
  EXPECT_DOUBLE_EQ(found.mean, 10);
  EXPECT_FALSE(found.low80 || found.high80 || found.low95 || found.high95 || found.p10 || found.p90);
}

TEST(EstimateTest, AMeasureUndefinedInOneRunIsUndefinedWithTheCount) {
  std::vector<Observations> runs = runs_with({10, 12, 14});
  runs[1].values[looked_after].reset();
  const ArmEstimates arm = estimate(two_models()[0], runs);
  EXPECT_FALSE(arm.measures[looked_after].value);
  EXPECT_EQ(arm.measures[looked_after].reason, "undefined in 1 of 3 replications");
}

TEST(EstimateTest, NoReplicationIsSaidAndNotDividedBy) {
  const ArmEstimates arm = estimate(two_models()[0], {});
  EXPECT_FALSE(arm.measures[looked_after].value);
  EXPECT_EQ(arm.measures[looked_after].reason, "no replication was completed");
}

TEST(EstimateTest, TheBandHoldsTheMiddleOfTheRunsInEachWeek) {
  std::vector<Observations> runs = runs_with({1, 2, 3});
  for (std::size_t i = 0; i < runs.size(); ++i) runs[i].weekly.looked_after = {5, 10 * static_cast<double>(i + 1)};
  const Band band = estimate(two_models()[0], runs).weekly.looked_after;
  ASSERT_EQ(band.mean.size(), 2U);
  EXPECT_DOUBLE_EQ(band.mean[1], 20);
  EXPECT_NEAR(band.p10[1], 12, 1e-12);
  EXPECT_NEAR(band.p90[1], 28, 1e-12);
}

TEST(EstimateTest, TheLabelledRunIsTheOneNearestTheMedianAndOfEqualsTheFirst) {
  EXPECT_EQ(estimate(two_models()[0], runs_with({30, 10, 21, 50, 5})).nearest_median, 3U);
  EXPECT_EQ(estimate(two_models()[0], runs_with({7, 7, 7})).nearest_median, 1U);
  EXPECT_EQ(estimate(two_models()[0], runs_with({10, 20, 30, 40})).nearest_median, 2U);
}

ArmDifferences difference_of(const std::vector<double>& arm, const std::vector<double>& base) {
  return differences(two_models()[1], two_models()[0], runs_with(arm), runs_with(base));
}

TEST(DifferencesTest, PairsAreArmLessBase) {
  const ArmDifferences found = difference_of({90, 101, 95}, {100, 110, 106});
  const Difference& care = *found.measures[looked_after].value;
  EXPECT_EQ(found.of, "family_safeguarding");
  EXPECT_EQ(found.against, "baseline");
  EXPECT_NEAR(care.mean, -10, 1e-12);
  EXPECT_NEAR(*care.low95, -10 - 4.302653 / std::sqrt(3.0), 1e-5);
  EXPECT_DOUBLE_EQ(care.same_sign, 1);
  EXPECT_EQ(care.verdict, Verdict::lower);
  // variances 30.33 and 25.33 of independent runs, 1 of the pairs
  EXPECT_NEAR(*care.variance_ratio, 91.0 / 3 + 76.0 / 3, 1e-9);
}

TEST(DifferencesTest, PairsThatDisagreeAreCounted) {
  const Difference care = *difference_of({99, 104, 95, 90}, {100, 100, 100, 100}).measures[looked_after].value;
  EXPECT_LT(care.mean, 0);
  EXPECT_DOUBLE_EQ(care.same_sign, 0.75);
  EXPECT_EQ(care.verdict, Verdict::cannot_tell);
}

TEST(DifferencesTest, TheSameRunsDoNotDiffer) {
  const Difference care = *difference_of({5, 6, 7}, {5, 6, 7}).measures[looked_after].value;
  EXPECT_EQ(care.mean, 0);
  EXPECT_EQ(care.verdict, Verdict::no_difference_that_matters);
  EXPECT_FALSE(care.variance_ratio);
}

TEST(DifferencesTest, OnePairCannotTell) {
  const Difference care = *difference_of({5}, {500}).measures[looked_after].value;
  EXPECT_EQ(care.mean, -495);
  EXPECT_FALSE(care.low95);
  EXPECT_EQ(care.verdict, Verdict::cannot_tell);
}

TEST(DifferencesTest, WhatOneSideDoesNotHaveHasNoDifference) {
  const ArmDifferences found = difference_of({5, 6}, {5, 7});
  EXPECT_FALSE(found.measures[over_cap].value);
  EXPECT_NE(found.measures[over_cap].reason.find("undefined in 2 of 2 replications"), std::string::npos);
}

/// A 95 % interval, against a zone of 10 on either side.
Verdict verdict_of(double low, double high) {
  Estimate difference;
  difference.mean = (low + high) / 2;
  difference.low95 = low;
  difference.high95 = high;
  return verdict(difference, 10);
}

TEST(VerdictTest, AnIntervalThatLeavesOutZeroAndTheZoneSaysTheDirection) {
  EXPECT_EQ(verdict_of(-30, -12), Verdict::lower);
  EXPECT_EQ(verdict_of(12, 30), Verdict::higher);
}

TEST(VerdictTest, AnIntervalThatReachesIntoTheZoneStillSaysTheDirection) {
  EXPECT_EQ(verdict_of(-30, -2), Verdict::lower);
  EXPECT_EQ(verdict_of(2, 30), Verdict::higher);
}

TEST(VerdictTest, AnIntervalWithinTheZoneIsTooSmallToMatterEvenWhenItLeavesOutZero) {
  EXPECT_EQ(verdict_of(-8, 8), Verdict::no_difference_that_matters);
  EXPECT_EQ(verdict_of(1, 3), Verdict::no_difference_that_matters);
  EXPECT_EQ(verdict_of(-10, 10), Verdict::no_difference_that_matters);
}

TEST(VerdictTest, AWideIntervalAroundZeroCannotTell) {
  EXPECT_EQ(verdict_of(-11, 3), Verdict::cannot_tell);
  EXPECT_EQ(verdict_of(0, 30), Verdict::cannot_tell);
  EXPECT_EQ(verdict(Estimate{}, 10), Verdict::cannot_tell);
}

}  // namespace
}  // namespace models
