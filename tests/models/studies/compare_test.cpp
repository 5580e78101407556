// Practices side by side: what a study runs, in what order it hands it back, and what becomes of a run that fails.
#include "models/studies/compare.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <utility>
#include <vector>

#include "models/pipeline.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

using test_support::short_models;

// As short as can be: these tests look at the study and not at the service.
std::vector<Model> two_arms() {
  return short_models({"baseline", "mockingbird"},
                      {{"stock.lead_in", "1 weeks"}, {"demand.contacts", "4000 children a year"}});
}

Study of(int replications) {
  Study study;
  study.seed = 9;
  study.replications = replications;
  study.threads = 2;
  return study;
}

TEST(CompareTest, EachArmHasEveryReplicationInOrderAndItIsTheRunOfThatName) {
  const std::vector<Model> models = two_arms();
  const StudyResult result = compare(models, of(3));
  EXPECT_FALSE(result.stopped);
  EXPECT_TRUE(result.estimates.failures.empty());
  ASSERT_EQ(result.runs.size(), 2U);
  for (std::size_t arm = 0; arm < 2; ++arm) {
    ASSERT_EQ(result.runs[arm].size(), 3U);
    for (std::uint32_t r = 0; r < 3; ++r) EXPECT_EQ(result.runs[arm][r].replication, r + 1);
    const Observations alone = observe(models[arm], *test_support::log_of(models[arm], {9, 2}));
    EXPECT_EQ(result.runs[arm][1].values, alone.values);
  }
}

TEST(CompareTest, TheEstimatesAreThoseOfItsRuns) {
  const std::vector<Model> models = two_arms();
  const StudyResult result = compare(models, of(3));
  const Estimates& e = result.estimates;
  EXPECT_EQ(e.seed, 9U);
  EXPECT_EQ(e.replications, 3);
  EXPECT_EQ(e.years, 1);
  ASSERT_EQ(e.arms.size(), 2U);
  ASSERT_EQ(e.differences.size(), 1U);
  EXPECT_EQ(e.differences[0].of, "mockingbird");
  EXPECT_EQ(e.differences[0].against, "baseline");
  const auto cost = static_cast<std::size_t>(Measure::cost_placements);
  double sum = 0, difference = 0;
  for (std::size_t r = 0; r < 3; ++r) {
    sum += result.runs[1][r].values[cost].value();
    difference += result.runs[1][r].values[cost].value() - result.runs[0][r].values[cost].value();
  }
  EXPECT_NEAR(e.arms[1].measures[cost].value.value().mean, sum / 3, 1e-3);
  EXPECT_NEAR(e.differences[0].measures[cost].value.value().mean, difference / 3, 1e-3);
  EXPECT_NE(difference, 0);
}

TEST(CompareTest, MoreReplicationsBeginWithTheSameOnes) {
  const std::vector<Model> models = two_arms();
  const auto few = compare(models, of(2)).estimates, more = compare(models, of(3)).estimates;
  for (std::size_t arm = 0; arm < 2; ++arm)
    for (std::size_t r = 0; r < 2; ++r) EXPECT_EQ(few.replication_hashes[arm][r], more.replication_hashes[arm][r]);
  EXPECT_NE(few.hash, more.hash);
}

TEST(CompareTest, ProgressIsToldOnceForEachRunOfEachArm) {
  Study study = of(2);
  std::vector<std::pair<int, int>> told;
  study.told = [&](int done, int total) { told.emplace_back(done, total); };
  (void)compare(two_arms(), study);
  EXPECT_EQ(told, (std::vector<std::pair<int, int>>{{1, 4}, {2, 4}, {3, 4}, {4, 4}}));
}

TEST(CompareTest, AStudyThatIsBrokenOffSaysSo) {
  const std::atomic<bool> stop = true;
  Study study = of(2);
  study.stop = &stop;
  const StudyResult result = compare(two_arms(), study);
  EXPECT_TRUE(result.stopped);
  EXPECT_EQ(result.estimates.replications, 0);
}

TEST(CompareTest, ARunThatBeginsWithNobodyAndHasNotForgottenSoIsRefused) {
  Scenario scenario =
      load_scenario(test_support::england(), test_support::short_request({"baseline"}, {{"stock.lead_in", "1 weeks"}}));
  for (auto& [stage, children] : scenario.arms[0].settings.stock.children) children.value = {0};
  const StudyResult result = compare(compile(std::move(scenario)), of(1));
  ASSERT_EQ(result.estimates.failures.size(), 1U);
  EXPECT_TRUE(result.estimates.failures[0].starts_with(
      "baseline, replication 1, seed 9: not warmed up: the run begins with no children at all"))
      << result.estimates.failures[0];
  EXPECT_TRUE(result.estimates.failures[0].ends_with("; lengthen stock.lead_in"));
}

TEST(CompareTest, ARunThatFailsIsToldAndCountsInNoArm) {
  Scenario scenario =
      load_scenario(test_support::england(),
                    test_support::short_request({"baseline", "mockingbird"}, {{"stock.lead_in", "1 weeks"}}));
  scenario.arms[1].settings.demand.contacts.value = {1e8};  // more families a day than can be told apart
  const StudyResult result = compare(compile(std::move(scenario)), of(2));
  ASSERT_EQ(result.estimates.failures.size(), 2U);
  EXPECT_TRUE(result.estimates.failures[0].starts_with(
      "mockingbird, replication 1, seed 9: more than 4,096 families in contact through "))
      << result.estimates.failures[0];
  EXPECT_EQ(result.estimates.replications, 0);  // differences are paired: without one arm the other says nothing
  EXPECT_TRUE(result.runs[0].empty());
  EXPECT_FALSE(result.estimates.arms[0].measures[0].value.has_value());
}

}  // namespace
}  // namespace models
