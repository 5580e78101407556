// A grid of settings: what is read, that cells share their luck, and where a curve bends.
#include "models/studies/sweep.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "models/scenario/diagnostics.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> values_of(const std::string& text) {
  std::vector<std::string> faults;
  const auto varied = varied_from(text, faults);
  EXPECT_THAT(faults, IsEmpty());
  return varied ? varied->values : std::vector<std::string>{};
}

std::string fault_of(const std::string& text) {
  std::vector<std::string> faults;
  EXPECT_FALSE(varied_from(text, faults).has_value());
  return faults.empty() ? "" : faults.front();
}

TEST(SweepTest, ValuesAreARangeOrAList) {
  EXPECT_THAT(values_of("caseload.hard_cap=8:14:2"), ElementsAre("8", "10", "12", "14"));
  EXPECT_THAT(values_of("a = 0.1:0.4:0.1"), ElementsAre("0.1", "0.2", "0.3", "0.4"));
  EXPECT_THAT(values_of("a=1:2:3"), ElementsAre("1"));
  EXPECT_THAT(values_of("caseload.above_cap=wait, duty"), ElementsAre("wait", "duty"));
  EXPECT_THAT(values_of("caseload.hard_cap=12 children,16 children"), ElementsAre("12 children", "16 children"));
}

TEST(SweepTest, WhatIsNoRangeIsRefusedWithAnExample) {
  EXPECT_THAT(fault_of("caseload.hard_cap"), HasSubstr("for example caseload.hard_cap=8:26:2"));
  EXPECT_THAT(fault_of("a=8:26"), HasSubstr("found \"a=8:26\""));
  EXPECT_THAT(fault_of("a=8:26:0"), HasSubstr("a step above 0"));
  EXPECT_THAT(fault_of("a=26:8:2"), HasSubstr("from:to:step"));
  EXPECT_THAT(fault_of("a=0:1:0.0000001"), HasSubstr("at most 1000 values"));
  EXPECT_THAT(fault_of("a=1,,2"), HasSubstr("between the commas"));
}

TEST(SweepTest, AValueIsItsNumber) {
  EXPECT_EQ(number_of("16 children"), 16);
  EXPECT_EQ(number_of("£620 a week"), 620);
  EXPECT_EQ(number_of("wait"), std::nullopt);
}

Request small_place() {
  Request request = test_support::short_request({"baseline"});
  request.scale = 0.1;
  return request;
}

Study two_runs() {
  Study study;
  study.replications = 2;
  return study;
}

TEST(SweepTest, EveryCellMeetsTheSameLuck) {
  const Sweep same =
      sweep(test_support::england(), small_place(), {{"caseload.hard_cap", {"40", "40", "12"}}}, two_runs());
  ASSERT_EQ(same.cells.size(), 3U);
  EXPECT_THAT(same.summary.failures, IsEmpty());
  const auto cost = static_cast<std::size_t>(Measure::cost_total),
             contacts = static_cast<std::size_t>(Measure::contacts);
  EXPECT_EQ(same.cells[0].estimates.measures[cost].value->mean, same.cells[1].estimates.measures[cost].value->mean);
  EXPECT_EQ(same.cells[1].from_first.measures[cost].value->mean, 0);
  // Nobody's contact comes from a cap, but what a cap does is felt.
  EXPECT_NE(same.cells[2].from_first.measures[cost].value->mean, 0);
  EXPECT_NEAR(same.cells[2].estimates.measures[contacts].value->mean,
              same.cells[0].estimates.measures[contacts].value->mean,
              0.05 * same.cells[0].estimates.measures[contacts].value->mean);
}

TEST(SweepTest, TheAnswerDoesNotDependOnThreads) {
  Study one = two_runs(), two = two_runs();
  one.threads = 1;
  two.threads = 2;
  const std::vector<Varied> varied{{"caseload.hard_cap", {"12", "16"}}, {"caseload.above_cap", {"wait", "duty"}}};
  const Sweep a = sweep(test_support::england(), small_place(), varied, one);
  const Sweep b = sweep(test_support::england(), small_place(), varied, two);
  ASSERT_EQ(a.cells.size(), 4U);
  EXPECT_THAT(a.cells[1].values, ElementsAre("12", "duty"));
  for (std::size_t c = 0; c < a.cells.size(); ++c)
    for (std::size_t r = 0; r < 2; ++r) EXPECT_EQ(a.cells[c].runs[r].values, b.cells[c].runs[r].values);
}

TEST(SweepTest, FaultsOfAllCellsAreToldAtOnceAndEachOnce) {
  try {
    static_cast<void>(
        sweep(test_support::england(), small_place(), {{"caseload.above_cap", {"weit", "duti", "wait"}}}, two_runs()));
    FAIL() << "nothing was refused";
  } catch (const ScenarioError& error) {
    std::vector<std::string> told;
    for (const Fault& fault : error.faults()) told.push_back(to_string(fault));
    EXPECT_THAT(told, UnorderedElementsAre(HasSubstr("weit"), HasSubstr("duti")));
  }
}

// A curve that is known: two straight lines that meet, with some noise that all cells share and some that they do not.
Sweep bent(std::size_t at, double noise) {
  Sweep result;
  result.varied = {{"a", {}}};
  for (std::size_t c = 0; c < 10; ++c) {
    Cell cell;
    cell.values = {std::to_string(2 * c + 8)};
    result.varied[0].values.push_back(cell.values[0]);
    for (std::size_t r = 0; r < 20; ++r) {
      Observations run;
      const double shared = std::sin(static_cast<double>(r)),
                   own = std::sin(7.0 * static_cast<double>(r) + 3.0 * static_cast<double>(c));
      const double mean = c < at ? 100.0 + 50.0 * static_cast<double>(at - c) : 100.0;
      run.values[static_cast<std::size_t>(Measure::unallocated_children)] = mean + 20 * shared + noise * own;
      cell.runs.push_back(run);
    }
    result.cells.push_back(std::move(cell));
  }
  return result;
}

TEST(KneeTest, IsWhereTwoLinesMeet) {
  const auto knee = knee_of(bent(4, 1), Measure::unallocated_children);
  ASSERT_TRUE(knee.has_value());
  EXPECT_EQ(knee->cell, 4U);
  EXPECT_EQ(knee->low, 4U);
  EXPECT_EQ(knee->high, 4U);
  EXPECT_GT(knee->share, 0.99);
}

TEST(KneeTest, IsLessSureWithMoreNoise) {
  const auto knee = knee_of(bent(4, 100), Measure::unallocated_children);
  ASSERT_TRUE(knee.has_value());
  EXPECT_LT(knee->share, 0.95);
  EXPECT_GT(knee->high, knee->low);
}

TEST(KneeTest, IsNowhereOnACurveThatTurns) {
  Sweep turns = bent(4, 1);
  for (std::size_t c = 4; c < turns.cells.size(); ++c)
    for (Observations& run : turns.cells[c].runs)
      *run.values[static_cast<std::size_t>(Measure::unallocated_children)] += 30.0 * static_cast<double>(c - 4);
  EXPECT_FALSE(knee_of(turns, Measure::unallocated_children).has_value());
}

TEST(KneeTest, IsNowhereOnAStraightLineNorWhereThereIsNothingToMeasure) {
  EXPECT_FALSE(knee_of(bent(9, 0), Measure::unallocated_children).has_value());
  EXPECT_FALSE(knee_of(bent(4, 1), Measure::adoptions).has_value());
  Sweep two = bent(4, 1);
  two.varied.push_back({"b", {"x"}});
  EXPECT_FALSE(knee_of(two, Measure::unallocated_children).has_value());
}

// What common luck is worth: the same runs without it would have to be so many times as many.
TEST(SweepTest, OneWorkerMoreInOneTeamIsToldFarBetterUnderCommonLuck) {
  Request request;
  request.config = test_support::config();
  request.years = 1;
  Study study;
  study.replications = test_support::runs(10, 6);
  const Sweep found =
      sweep(test_support::england(), request, {{"team.safeguarding.posts.social_worker", {"35", "36"}}}, study);
  for (const Measure stock : {Measure::children_in_need, Measure::child_protection_plans,
                              Measure::children_looked_after, Measure::caseload_mean}) {
    const auto& difference = found.cells[1].from_first.measures[static_cast<std::size_t>(stock)].value;
    ASSERT_TRUE(difference && difference->variance_ratio) << definition(stock).key;
    std::printf("%s: variance ratio %.1f\n", std::string(definition(stock).key).c_str(), *difference->variance_ratio);
    EXPECT_GE(*difference->variance_ratio, 1.5) << definition(stock).key;
  }
}

}  // namespace
}  // namespace models
