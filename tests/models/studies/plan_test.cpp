// The best of several settings: that it is the one that trying them all finds, that none is said to be best where none
// will do, and that threads do not matter.
#include "models/studies/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "models/studies/sweep.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

using ::testing::HasSubstr;
using State = sim::Selection::State;

using test_support::a_year;
const std::filesystem::path town = test_support::brackenmere();

Study of(int replications, int threads = 2) {
  Study study;
  study.seed = 3;
  study.replications = replications;
  study.threads = threads;
  return study;
}

// The fewest posts with which caseloads are bearable: every post costs, and every post helps.
PlanQuestion posts_for(double caseload) {
  PlanQuestion question;
  question.practices = {"baseline"};
  question.varied = {{"team.safeguarding.posts.social_worker", {"3", "5", "7", "9"}},
                     {"caseload.allocation", {"least_loaded", "continuity"}}};
  question.goal = Measure::cost_staff;
  question.conditions = {{Measure::caseload_mean, false, caseload}};
  return question;
}

TEST(PlanTest, FindsWhatTryingThemAllFinds) {
  const int replications = test_support::runs(30, 10);
  const PlanQuestion question = posts_for(13);
  Request request = a_year();
  const Sweep all = sweep(town, request, question.varied, of(replications));
  std::optional<std::size_t> best;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t c = 0; c < all.cells.size(); ++c) {
    const auto mean = [&](Measure m) {
      return all.cells[c].estimates.measures[static_cast<std::size_t>(m)].value->mean;
    };
    if (mean(Measure::caseload_mean) > 13 || mean(Measure::cost_staff) >= least) continue;
    best = c;
    least = mean(Measure::cost_staff);
  }
  ASSERT_TRUE(best);
  const Plan found = plan(town, request, question, of(200));
  EXPECT_TRUE(found.decided);
  ASSERT_TRUE(found.best);
  const Candidate& chosen = found.candidates[*found.best];
  EXPECT_EQ(chosen.values.front(), all.cells[*best].values.front());
  // How cases are allocated costs nothing: either way is as good.
  EXPECT_NEAR(chosen.goal.mean, least, found.indifference);
  EXPECT_LT(found.simulations, 8 * 200);
  EXPECT_EQ(found.candidates.front().state, State::misses);
}

TEST(PlanTest, SaysSoWhereNoneWillDoAndWhichComesNearest) {
  const Plan found = plan(town, a_year(), posts_for(3), of(60));
  EXPECT_TRUE(found.decided);
  EXPECT_FALSE(found.best);
  ASSERT_TRUE(found.nearest_miss);
  EXPECT_EQ(found.candidates[*found.nearest_miss].values.front(), "9");
  EXPECT_GT(found.candidates[*found.nearest_miss].missed_by, 1);
}

TEST(PlanTest, WhatCannotBeToldYetIsNotSaidToBeKnown) {
  PlanQuestion question = posts_for(13);
  question.varied = {{"caseload.allocation", {"least_loaded", "continuity"}}};
  question.conditions.clear();
  question.goal = Measure::days_in_care;
  Study study = of(12);
  study.zones[Measure::days_in_care] = {1, false};  // a day a year: no dozen runs will tell
  const Plan found = plan(town, a_year(), question, study);
  EXPECT_FALSE(found.decided);
  EXPECT_TRUE(found.best);
  EXPECT_LT(found.chance_right, 0.95);
  EXPECT_GT(found.more_replications.value_or(0), 12);
}

TEST(PlanTest, ThreadsDoNotMatterAndPracticesAreCandidates) {
  PlanQuestion question;
  question.practices = {"baseline", "family_safeguarding"};
  question.goal = Measure::cost_staff;
  const Plan one = plan(town, a_year(), question, of(30, 1)), three = plan(town, a_year(), question, of(30, 3));
  EXPECT_EQ(one.summary.hash, three.summary.hash);
  EXPECT_EQ(one.best, three.best);
  ASSERT_TRUE(one.best);
  EXPECT_EQ(name_of(one, one.candidates[*one.best]), "practice baseline");
}

TEST(PlanTest, AMeasureThatThereIsNotIsRefused) {
  PlanQuestion question = posts_for(13);
  question.goal = Measure::workers_over_cap;
  Request request = a_year();
  request.overrides.push_back({"caseload.soft_cap", "0"});
  EXPECT_THROW((void)plan(town, request, question, of(10)), std::invalid_argument);
}

TEST(PlanTest, ConditionsAreReadWithTheirUnits) {
  std::vector<std::string> faults;
  const auto condition = condition_from("visits_on_time>=90 %", faults);
  ASSERT_TRUE(condition);
  EXPECT_EQ(condition->bound, 90);
  EXPECT_TRUE(condition->at_least);
  EXPECT_EQ(in_words(*condition), "Statutory visits on time at least 90 %");
  EXPECT_EQ(in_words(*condition_from("cost_total<=£9500000", faults)), "Cost, total at most £9500000");
  EXPECT_TRUE(faults.empty());
  EXPECT_FALSE(condition_from("visits_on_time=90", faults));
  EXPECT_FALSE(condition_from("visits>=90", faults));
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_THAT(faults[0], HasSubstr("for example 'visits_on_time>=90'"));
  EXPECT_THAT(faults[1], HasSubstr("there is no measure \"visits\""));
}

}  // namespace
}  // namespace models
