#include "models/report/answer.hpp"

#include <gtest/gtest.h>

namespace models {
namespace {

/// Two practices, with differences in a few measures only; everything else is null.
Estimates estimates_with(int replications) {
  Estimates made;
  made.replications = replications;
  made.years = 5;
  made.arms.resize(2);
  made.arms[0] = {.practice = "today", .name = "Today's practice", .measures = {}, .weekly = {}};
  made.arms[1] = {.practice = "pods", .name = "Pods", .measures = {}, .weekly = {}};
  made.differences.push_back({.of = "pods", .against = "today", .measures = {}});
  return made;
}

void set(Estimates& estimates, Measure measure, double base, double mean, double half_width, Verdict verdict) {
  const auto index = static_cast<std::size_t>(measure);
  Estimate level;
  level.mean = base;
  estimates.arms[0].measures[index].value = level;
  Difference difference;
  difference.mean = mean;
  if (estimates.replications > 1) {
    difference.low95 = mean - half_width;
    difference.high95 = mean + half_width;
  }
  difference.verdict = verdict;
  estimates.differences[0].measures[index].value = difference;
}

TEST(AnswerTest, TheFirstSentenceSaysWhatDiffersAndHowSureItIs) {
  Estimates estimates = estimates_with(20);
  set(estimates, Measure::children_looked_after, 534, -31.2, 13.1, Verdict::lower);
  EXPECT_EQ(answer(estimates).at(0),
            "With Pods, 31 fewer children are looked after on average over five years (95 % interval 18 to 44 fewer, "
            "about 6 %; 20 paired runs).");
}

TEST(AnswerTest, WhatCannotBeToldApartIsNamed) {
  Estimates estimates = estimates_with(20);
  set(estimates, Measure::children_looked_after, 534, -31.2, 13.1, Verdict::lower);
  set(estimates, Measure::caseload_mean, 15, 0.3, 0.9, Verdict::cannot_tell);
  set(estimates, Measure::turnover_rate, 14, 0.1, 0.2, Verdict::no_difference_that_matters);
  const std::vector<std::string> sentences = answer(estimates);
  ASSERT_EQ(sentences.size(), 3U);
  EXPECT_EQ(sentences[1], "Pods and Today's practice could not be told apart on: caseload, mean.");
  EXPECT_EQ(sentences[2], "Too small a difference with Pods to matter: social worker turnover.");
}

TEST(AnswerTest, WithoutAnyVerdictItClaimsNothing) {
  Estimates estimates = estimates_with(20);
  set(estimates, Measure::children_looked_after, 534, -31.2, 60, Verdict::cannot_tell);
  const std::vector<std::string> sentences = answer(estimates);
  EXPECT_EQ(sentences.at(0),
            "With Pods, no headline measure was shown to differ from Today's practice in 20 paired runs.");
  EXPECT_EQ(sentences.at(1), "Pods and Today's practice could not be told apart on: children looked after.");
}

TEST(AnswerTest, OneRunIsNotAnAnswer) {
  Estimates estimates = estimates_with(1);
  set(estimates, Measure::children_looked_after, 534, -31.2, 0, Verdict::cannot_tell);
  ASSERT_EQ(answer(estimates).size(), 1U);
  EXPECT_EQ(answer(estimates)[0], "One run of Pods cannot be told from chance: there is no interval.");
}

TEST(AnswerTest, UnderThirtyChildrenThereIsNoPercentage) {
  Estimates estimates = estimates_with(20);
  set(estimates, Measure::unallocated_children, 21, -11, 2, Verdict::lower);
  EXPECT_EQ(
      answer(estimates).at(0),
      "With Pods, 11 fewer children are without a worker on average over five years (95 % interval 9 to 13 fewer; "
      "20 paired runs).");
  set(estimates, Measure::unallocated_children, 35, -11, 2, Verdict::lower);
  EXPECT_EQ(answer(estimates).at(0).find("about"), std::string::npos);
}

TEST(AnswerTest, AListThatGrowsWithoutSettlingIsSaidBeforeAnythingElse) {
  Estimates estimates = estimates_with(20);
  set(estimates, Measure::unallocated_children, 350, 600, 90, Verdict::higher);
  EXPECT_EQ(answer(estimates).at(0).find("settle"), std::string::npos);
  estimates.arms[1].unallocated_growth = {.a_week = 21.3, .low95 = 18.2, .high95 = 24.4, .without_settling = true};
  EXPECT_EQ(answer(estimates).at(0),
            "With Pods, the list of children without a worker grows by about 21 a week (95 % interval 18 to 24) and "
            "does not settle: averages of waiting depend on how long one looks and are no forecast.");
  EXPECT_TRUE(answer(estimates).at(1).starts_with("With Pods, 600 more children are without a worker"));
}

TEST(AnswerTest, OfOneRunTheGrowthHasNoInterval) {
  Estimates estimates = estimates_with(1);
  estimates.arms[0].unallocated_growth = {.a_week = 4.26, .low95 = {}, .high95 = {}, .without_settling = true};
  EXPECT_TRUE(answer(estimates).at(0).starts_with(
      "With Today's practice, the list of children without a worker grows by about 4.3 a week (one run, no interval)"));
}

TEST(AnswerTest, AListThatSettlesIsNotSpokenOf) {
  Estimates estimates = estimates_with(20);
  estimates.arms[0].unallocated_growth = {.a_week = 0.4, .low95 = 0.1, .high95 = 0.7, .without_settling = false};
  for (const std::string& sentence : answer(estimates)) EXPECT_EQ(sentence.find("settle"), std::string::npos);
}

TEST(AnswerTest, FailedRunsAreSaid) {
  Estimates estimates = estimates_with(20);
  set(estimates, Measure::children_looked_after, 534, -31.2, 13.1, Verdict::lower);
  estimates.failures = {"pods, replication 3: the backlog ran away"};
  EXPECT_EQ(answer(estimates).back(), "1 of the simulations stopped and are left out; the answer rests on the others.");
}

TEST(AnswerTest, ARunSaysItsLevels) {
  Estimates estimates = estimates_with(20);
  estimates.arms.resize(1);
  estimates.differences.clear();
  Estimate level;
  level.mean = 534.4;
  level.low95 = 526;
  level.high95 = 542.8;
  estimates.arms[0].measures[static_cast<std::size_t>(Measure::children_looked_after)].value = level;
  EXPECT_EQ(answer(estimates).at(0),
            "With Today's practice, over five years, 534 children are looked after on average (95 % interval 526 to "
            "543); 20 runs.");
}

}  // namespace
}  // namespace models
