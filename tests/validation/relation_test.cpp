// Relations that must hold between runs, whatever the right answer is: more staff never slower, twice of everything the
// same, a new name nothing at all.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "models/studies/compare.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

using test_support::england;
using test_support::short_models;
using test_support::short_request;

constexpr int replications = test_support::runs(4, 2);

StudyResult study(const std::vector<Model>& models, int threads = 1, int runs = replications) {
  Study asked;
  asked.replications = runs;
  asked.threads = threads;
  return compare(models, asked);
}

double mean(const StudyResult& result, Measure measure) {
  return result.estimates.arms.front().measures[static_cast<std::size_t>(measure)].value.value().mean;
}

std::string hash_with(const std::vector<Override>& overrides) {
  return study(short_models({"baseline"}, overrides), 1, 1).estimates.hash;
}

std::string hash_of(Scenario scenario) { return study(compile(std::move(scenario)), 1, 1).estimates.hash; }

// Under a cap that some families wait at: without one, all that is left of waiting is a manager's look at the case.
StudyResult with_posts(const std::string& posts) {
  return study(short_models(
      {"baseline"}, {{"team.assessment.posts.social_worker", posts}, {"caseload.hard_cap", "14 children"}}));
}

TEST(MoreStaffTest, TwentyMoreSocialWorkersForAssessmentNeverMakeItSlower) {
  const StudyResult as_is = with_posts("25 posts"), more = with_posts("45 posts");
  EXPECT_GE(mean(more, Measure::assessments_within_45_days), mean(as_is, Measure::assessments_within_45_days));
  EXPECT_LE(mean(more, Measure::assessment_days_median), mean(as_is, Measure::assessment_days_median));
  EXPECT_LE(mean(more, Measure::unallocated_children), mean(as_is, Measure::unallocated_children));
  EXPECT_LE(mean(more, Measure::days_to_allocation), mean(as_is, Measure::days_to_allocation));
}

TEST(MoreStaffTest, FewerSocialWorkersForAssessmentMakeItSlower) {
  const StudyResult as_is = with_posts("25 posts"), fewer = with_posts("14 posts");
  EXPECT_LT(mean(fewer, Measure::assessments_within_45_days), mean(as_is, Measure::assessments_within_45_days));
  EXPECT_GT(mean(fewer, Measure::unallocated_children), mean(as_is, Measure::unallocated_children));
}

void double_everything(Settings& s) {
  s.demand.contacts.value.value *= 2;
  s.demand.unaccompanied.value.value *= 2;
  s.front_door.desks.value.value *= 2;
  s.court.capacity.value.value *= 2;
  s.carers.households.value.value *= 2;
  s.carers.recruited.value.value *= 2;
  for (auto& [key, team] : s.teams)
    for (auto& [role, posts] : team.posts) posts.value.value *= 2;
  for (auto& [key, stage] : s.stages) stage.places.value.value *= 2;
  for (auto& [key, children] : s.stock.children) children.value.value *= 2;
}

TEST(TwiceOfEverythingTest, CaseloadsAndTimesStayAsTheyAre) {
  Scenario twice = load_scenario(england(), short_request({"baseline"}));
  double_everything(twice.arms.front().settings);
  const StudyResult one = study(short_models({"baseline"})), two = study(compile(std::move(twice)));
  const auto expect_times = [&](Measure measure, double times, double tolerance) {
    EXPECT_NEAR(mean(two, measure) / mean(one, measure), times, tolerance * times) << definition(measure).key;
  };
  expect_times(Measure::caseload_mean, 1, 0.03);
  expect_times(Measure::direct_hours_per_child_week, 1, 0.04);
  expect_times(Measure::assessment_days_median, 1, 0.06);
  expect_times(Measure::assessments_within_45_days, 1, 0.05);
  expect_times(Measure::level_of_need_mean, 1, 0.02);
  expect_times(Measure::contacts, 2, 0.02);
  expect_times(Measure::referrals, 2, 0.05);
  expect_times(Measure::children_in_need, 2, 0.03);
  expect_times(Measure::children_looked_after, 2, 0.04);
  expect_times(Measure::cost_staff, 2, 0.03);
}

TEST(NameTest, NewNamesForStagesTeamsAndRolesChangeNothing) {
  Scenario scenario = load_scenario(england(), short_request({"baseline"}));
  const std::string plain = hash_of(scenario);
  Settings& s = scenario.arms.front().settings;
  scenario.name = scenario.arms.front().name = s.name = "Somewhere else";
  for (auto& [key, stage] : s.stages) stage.name = "Another name for " + key;
  for (auto& [key, team] : s.teams) team.name = "Another team";
  for (auto& [key, role] : s.roles) role.name = "Another role";
  for (auto& [key, need] : s.needs) need.name = "Another need";
  for (auto& [key, task] : s.tasks) task.name = "Another task";
  EXPECT_EQ(hash_of(std::move(scenario)), plain);
}

TEST(ThreadsTest, AnyNumberOfThreadsGivesTheSameBits) {
  const std::vector<Model> models = short_models({"baseline", "no_wrong_door"});
  const StudyResult one = study(models, 1, 3);
  for (const int threads : {2, 3}) {
    const StudyResult other = study(models, threads, 3);
    EXPECT_EQ(other.estimates.hash, one.estimates.hash) << threads << " threads";
    EXPECT_EQ(other.estimates.replication_hashes, one.estimates.replication_hashes);
  }
  EXPECT_EQ(one.estimates.replication_hashes.at(0).size(), 3U);
  EXPECT_NE(one.estimates.replication_hashes[0], one.estimates.replication_hashes[1]);
}

TEST(UnusedParameterTest, WhatConcernsNobodyChangesNoBit) {
  const std::string plain = hash_with({});
  for (const Override& unused : std::vector<Override>{{"hub.missing", "0.5"},
                                                      {"hub.breakdown", "0.6"},
                                                      {"hub.outreach", "5 hours"},
                                                      {"constellation.leaving", "0.2"},
                                                      {"constellation.homes_each", "6"},
                                                      {"specialists.team_met", "0.9"}}) {
    EXPECT_EQ(hash_with({unused}), plain) << unused.key;
  }
}

TEST(UnusedParameterTest, WhatConcernsSomebodyChangesTheHash) {
  const std::string plain = hash_with({});
  EXPECT_NE(hash_with({{"dynamics.natural_recovery", "0.21"}}), plain);
  EXPECT_NE(hash_with({{"placement.childrens_home.missing", "6 a year"}}), plain);
  EXPECT_NE(hash_with({{"specialists.referral_met", "0.31"}}), plain);
}

}  // namespace
}  // namespace models
