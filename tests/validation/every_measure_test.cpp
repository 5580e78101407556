// Every measure there is, observed live and counted a second time from the log by code that shares nothing with the
// Observer (recount/): they must agree, and be undefined together.
#include "tests/validation/recount/every_measure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "tests/support/service.hpp"

namespace models {
namespace {

struct Lived {
  CaseEventLog log;
  Observations live;
};

void live_through(const Model& model, Lived& run) {
  Observer observer(model);
  sim::TeeSink<CaseEvent> both({&observer, &run.log});
  simulate(model, {3, 1}, both);
  run.live = observer.observations();
}

// Money to a penny; all else to a few units in the tenth digit, since sums may be taken in another order.
double allowed(const Definition& definition, double value) {
  const bool money = definition.unit.substr(0, std::string_view("£").size()) == "£";
  return money ? 0.01 : 1e-9 * std::abs(value);
}

void expect_same(const Definition& definition, const std::optional<double>& seen, const recount::Values& counted) {
  const std::string key(definition.key);
  const auto found = counted.find(key);
  ASSERT_EQ(seen.has_value(), found != counted.end()) << key << ": observed and counted differ in whether there is any";
  if (!seen.has_value()) return;
  EXPECT_NEAR(*seen, found->second, allowed(definition, found->second)) << key;
}

void expect_every_measure_agrees(const Model& model) {
  Lived run;
  live_through(model, run);
  const recount::Recorded recorded = recount::recorded(model, run.log);
  EXPECT_EQ(recorded.lives.faults, std::vector<std::string>{});
  const recount::Values counted = recount::every_measure(recorded);
  for (const Definition& definition : definitions()) expect_same(definition, run.live[definition.measure], counted);
}

Scenario baseline(std::vector<Override> overrides, int years = 1) {
  Request request = test_support::short_request({"baseline"}, std::move(overrides));
  request.years = years;
  return load_scenario(test_support::england(), request);
}

// Prices, posts and caps as they are from a day in autumn on.
void dearer(Settings& s) {
  for (auto& [key, role] : s.roles) {
    role.weekly_cost.value.value += 100.07;
    if (role.agency_cost.value.value > 0) role.agency_cost.value.value += 250.31;
  }
  for (auto& [key, placement] : s.placements) placement.price.value.value += 55.55;
  s.costs.recruitment.value.value += 1000;
  s.court.cost.value.value += 777.77;
  s.hub.hubs.value = {1};
  s.hub.running.value = {12345.67};
  s.caseload.soft_cap.value = {(*s.caseload.soft_cap).value - 4};
  for (auto& [key, team] : s.teams)
    for (auto& [role, posts] : team.posts) posts.value.value += 3;
}

Model changed_in_autumn() {
  Scenario scenario = baseline({});
  PracticeArm& arm = scenario.arms.front();
  Phase autumn{{scenario.start.year, 10, 13}, "prices rise and teams grow", {"costs"}, arm.settings};
  dearer(autumn.settings);
  arm.phases.push_back(autumn);
  return compile(std::move(scenario)).front();
}

class EveryMeasureTest : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryMeasureTest, IsWhatASecondCountOfTheLogGives) {
  expect_every_measure_agrees(test_support::beside_baseline(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(EveryPracticeFile, EveryMeasureTest, ::testing::ValuesIn(test_support::practice_files()),
                         [](const auto& tested) { return test_support::name_of(tested.param); });

TEST(EveryMeasureOfTheBaselineTest, HasAValueObservedAndCounted) {
  const Model model = test_support::beside_baseline("baseline");
  Lived run;
  live_through(model, run);
  const recount::Values counted = recount::every_measure(recount::recorded(model, run.log));
  EXPECT_EQ(definitions().size(), 47U);
  for (const Definition& definition : definitions()) {
    EXPECT_TRUE(run.live[definition.measure].has_value()) << definition.key << " is not observed";
    EXPECT_TRUE(counted.contains(std::string(definition.key))) << definition.key << " is not counted";
  }
  EXPECT_EQ(counted.size(), definitions().size());
}

TEST(EveryMeasureOfTheBaselineTest, AgreesWhenPricesPostsAndCapsChangeOnADay) {
  expect_every_measure_agrees(changed_in_autumn());
}

TEST(EveryMeasureOfTheBaselineTest, AgreesOverTwoYearsWithInflationAndDiscounting) {
  expect_every_measure_agrees(
      compile(baseline({{"costs.inflation", "0.03 a year"}, {"costs.discounting", "0.035 a year"}}, 2)).front());
}

TEST(EveryMeasureOfTheBaselineTest, AgreesWhenTheRunBeginsFromTheStatedStock) {
  expect_every_measure_agrees(compile(baseline({{"stock.lead_in", "0 weeks"}})).front());
}

TEST(EveryMeasureOfTheBaselineTest, IsUndefinedTogetherWhereThereIsNoCap) {
  const Model model =
      compile(baseline({{"caseload.soft_cap", "0 children"}, {"caseload.hard_cap", "0 children"}})).front();
  Lived run;
  live_through(model, run);
  EXPECT_FALSE(run.live[Measure::workers_over_cap].has_value());
  EXPECT_FALSE(recount::every_measure(recount::recorded(model, run.log)).contains("workers_over_cap"));
}

bool leaves_then(const CaseEventLog& log, std::size_t release) {
  const auto& released = std::get<Released>(log[release].event);
  for (std::size_t i = release; i < log.size() && log[i].when == log[release].when; ++i)
    if (const auto* left = std::get_if<WorkerLeft>(&log[i].event); left != nullptr && left->worker == released.worker)
      return true;
  return false;
}

// The second count finds where a log contradicts itself: one release left out is enough.
TEST(LifeLinesTest, NameTheFaultOfALogInWhichOneLeavesWithACase) {
  const Model model = test_support::beside_baseline("baseline");
  const auto whole = test_support::log_of(model, {3, 1});
  CaseEventLog with_a_gap;
  bool left_out = false;
  for (std::size_t i = 0; i < whole->size(); ++i) {
    const bool gap = !left_out && std::holds_alternative<Released>((*whole)[i].event) && leaves_then(*whole, i);
    left_out = left_out || gap;
    if (!gap) with_a_gap.tell((*whole)[i].when, (*whole)[i].event);
  }
  ASSERT_TRUE(left_out);
  EXPECT_EQ(recount::life_lines(model, *whole).faults, std::vector<std::string>{});
  const std::vector<std::string> faults = recount::life_lines(model, with_a_gap).faults;
  EXPECT_NE(std::find(faults.begin(), faults.end(), "somebody leaves with cases"), faults.end());
}

}  // namespace
}  // namespace models
