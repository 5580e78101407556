// Which way the service moves when something is changed, and by how much: numbers that a planner would expect, printed.
//
// Every comparison is on the same families with the same luck. The bounds ask for a direction and for a size that could
// not be chance; the sizes themselves are the model's and stand in no publication.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "models/report/answer.hpp"
#include "models/studies/compare.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

using test_support::england;
using test_support::short_request;

constexpr int replications = test_support::runs(4, 2);

Scenario asked(std::vector<Override> overrides, int years, double scale = 1) {
  Request request = short_request({"baseline"}, std::move(overrides));
  request.overrides[0] = {"stock.lead_in", "52 weeks"};
  request.years = years;
  request.scale = scale;
  return load_scenario(england(), request);
}

Estimates run(Scenario scenario, int runs = replications) {
  Study study;
  study.replications = runs;
  const StudyResult result = compare(compile(std::move(scenario)), study);
  EXPECT_TRUE(result.estimates.failures.empty()) << result.estimates.failures.front();
  return result.estimates;
}

double of(const Estimates& estimates, Measure measure) {
  return estimates.arms.front().measures[static_cast<std::size_t>(measure)].value.value().mean;
}

// As the last phase of a scenario: something is set from a day on.
void from_day(Scenario& scenario, sim::Date day, const std::function<void(Settings&)>& change) {
  PracticeArm& arm = scenario.arms.front();
  Phase phase{day, "a test", {}, arm.phases.empty() ? arm.settings : arm.phases.back().settings};
  change(phase.settings);
  arm.phases.push_back(std::move(phase));
}

Estimates with_posts(const std::string& assessment, const std::string& safeguarding, const std::string& cap) {
  return run(asked({{"team.assessment.posts.social_worker", assessment},
                    {"team.safeguarding.posts.social_worker", safeguarding},
                    {"caseload.hard_cap", cap}},
                   2));
}

TEST(DirectionTest, UnderACapMorePostsLeaveFewerChildrenWithoutAWorker) {
  const Estimates fewer = with_posts("18 posts", "28 posts", "14 children"),
                  as_is = with_posts("25 posts", "38 posts", "14 children"),
                  more = with_posts("32 posts", "48 posts", "14 children");
  for (const Estimates* each : {&fewer, &as_is, &more})
    std::printf("a cap of 14: %.0f children without a worker, caseload %.1f\n",
                of(*each, Measure::unallocated_children), of(*each, Measure::caseload_mean));
  EXPECT_GT(of(fewer, Measure::unallocated_children), 1.5 * of(as_is, Measure::unallocated_children));
  EXPECT_GT(of(as_is, Measure::unallocated_children), 1.2 * of(more, Measure::unallocated_children));
}

TEST(DirectionTest, WhereEverybodyIsAllocatedMorePostsLeaveFewerVisitsLate) {
  const Estimates fewer = with_posts("18 posts", "28 posts", "0 children"),
                  as_is = with_posts("25 posts", "38 posts", "0 children"),
                  more = with_posts("32 posts", "48 posts", "0 children");
  for (const Estimates* each : {&fewer, &as_is, &more})
    std::printf("no cap: %.1f %% of visits on time, caseload %.1f\n", of(*each, Measure::visits_on_time),
                of(*each, Measure::caseload_mean));
  EXPECT_LT(of(fewer, Measure::visits_on_time) + 2, of(as_is, Measure::visits_on_time));
  EXPECT_LT(of(as_is, Measure::visits_on_time) + 1, of(more, Measure::visits_on_time));
}

TEST(DirectionTest, ACapOfTenWithTheSamePostsMakesAListThatGrowsAndThatIsSaid) {
  const Estimates capped = run(asked({{"caseload.hard_cap", "10 children"}}, 3));
  const ListGrowth& list = capped.arms.front().unallocated_growth;
  std::printf("a cap of 10: the list grows by %.1f children a week\n", list.a_week);
  EXPECT_TRUE(list.without_settling);
  EXPECT_GT(list.a_week, 5);
  const std::vector<std::string> answered = answer(capped);
  ASSERT_FALSE(answered.empty());
  EXPECT_NE(answered.front().find("without a worker grows by about"), std::string::npos) << answered.front();

  const Estimates as_is = run(asked({}, 3));
  EXPECT_FALSE(as_is.arms.front().unallocated_growth.without_settling);
  EXPECT_EQ(answer(as_is).front().find("grows"), std::string::npos);
}

// Children without a worker, by quarter, that a tenth more contacts for half a year bring, under a cap: the same
// families with the same luck, with the shock and without it.
constexpr int shocked = test_support::runs(10, 2);

std::vector<double> waiting_by_quarter(double posts, bool shock) {
  Scenario scenario = asked({{"caseload.hard_cap", "18 children"}}, 3);
  Settings& s = scenario.arms.front().settings;
  for (const char* team : {"assessment", "safeguarding"})
    for (auto& [role, wanted] : s.teams.at(team).posts) wanted.value.value *= posts;
  const double usual = (*s.demand.contacts).value;
  from_day(scenario, {2025, 7, 1}, [&](Settings& later) { later.demand.contacts.value = {usual * (shock ? 1.1 : 1)}; });
  from_day(scenario, {2026, 1, 1}, [&](Settings& later) { later.demand.contacts.value = {usual}; });
  Study study;
  study.replications = shocked;
  const StudyResult result = compare(compile(std::move(scenario)), study);
  EXPECT_TRUE(result.estimates.failures.empty());
  const std::vector<double>& weeks = result.estimates.arms.front().weekly.unallocated.mean;
  std::vector<double> quarters(12);
  for (std::size_t week = 0; week < 13 * quarters.size(); ++week) quarters[week / 13] += weeks.at(week) / 13;
  return quarters;
}

TEST(DirectionTest, ATenthMoreDemandForHalfAYearIsSoonForgottenWhereThereIsSlackAndLongFeltWhereThereIsNone) {
  std::vector<double> slack = waiting_by_quarter(1.3, true), tight = waiting_by_quarter(0.85, true);
  const std::vector<double> slack_without = waiting_by_quarter(1.3, false),
                            tight_without = waiting_by_quarter(0.85, false);
  for (std::size_t q = 0; q < slack.size(); ++q) {
    slack[q] -= slack_without[q];
    tight[q] -= tight_without[q];
    std::printf("quarter %2zu: with slack %4.0f waiting, the shock %+4.0f; without %4.0f, the shock %+4.0f\n", q + 1,
                slack_without[q], slack[q], tight_without[q], tight[q]);
  }
  const auto mean = [](const std::vector<double>& quarters, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t q = from; q < to; ++q) sum += quarters[q];
    return sum / static_cast<double>(to - from);
  };
  const double felt = mean(tight, 2, 5);  // from the end of the shock to half a year after
  EXPECT_GT(felt, 3 * std::abs(mean(slack, 2, 5)));
  EXPECT_LT(std::abs(mean(slack, 5, 12)), 0.25 * felt);  // after that it is over
  EXPECT_GT(mean(tight, 5, 12), 0.25 * felt);            // and here it is not
}

TEST(DirectionTest, HalfTheRecordingTimeGivesMoreDirectWork) {
  const Estimates as_is = run(asked({}, 2)), half = run(asked({{"time.recording", "0.5"}}, 2));
  std::printf("recording halved: direct work %.1f %% to %.1f %% of hours, %.2f to %.2f hours a child and week\n",
              of(as_is, Measure::direct_work_share), of(half, Measure::direct_work_share),
              of(as_is, Measure::direct_hours_per_child_week), of(half, Measure::direct_hours_per_child_week));
  EXPECT_GT(of(half, Measure::direct_work_share), of(as_is, Measure::direct_work_share) + 1);
  EXPECT_GT(of(half, Measure::direct_hours_per_child_week), 1.03 * of(as_is, Measure::direct_hours_per_child_week));
  EXPECT_GT(of(half, Measure::visits_on_time), of(as_is, Measure::visits_on_time) + 1);
}

// A team of five that nobody leaves but one, on a day: what the weeks after are like, against the same team whole.
struct After {
  double hand_overs = 0, late_visits = 0, visits = 0, engagement_hours = 0;
};

std::map<bool, After> weeks_after_a_leaver() {
  std::map<bool, After> found;
  for (const bool leaves : {false, true}) {
    Scenario scenario = asked({{"workforce.turnover", "0 a year"},
                               {"workforce.agency_extra", "0"},
                               {"workforce.part_time", "0"},
                               {"workforce.sickness", "0"}},
                              1, 0.12);
    Settings& s = scenario.arms.front().settings;
    Team& team = s.teams.at("safeguarding");
    team.teams.value = {1};
    for (auto& [role, posts] : team.posts)
      posts.value.value = role == "social_worker" ? 5 : role == "team_manager" ? 1 : 0;
    from_day(scenario, {2025, 10, 1}, [&](Settings& later) {
      if (leaves) later.teams.at("safeguarding").posts.at("social_worker").value = {4};
    });
    const Model model = compile(std::move(scenario)).front();
    const auto kind = std::find_if(model.teams.begin(), model.teams.end(),
                                   [](const CompiledTeam& each) { return each.key == "safeguarding"; });
    const TeamId of_five{static_cast<std::uint16_t>(kind - model.teams.begin())};
    for (std::uint32_t replication = 1; replication <= 8; ++replication) {
      std::map<PostId, TeamId> teams;
      std::map<WorkerId, PostId> posts;
      const sim::Instant day = model.phases[1].from, until = day + sim::Span{13 * 7 * 1440};
      sim::FunctionSink<CaseEvent, std::function<void(sim::Instant, const CaseEvent&)>> sink(
          [&](sim::Instant when, const CaseEvent& event) {
            if (const auto* e = std::get_if<PostOpened>(&event)) teams[e->post] = e->team;
            if (const auto* e = std::get_if<WorkerStarted>(&event)) posts[e->worker] = e->post;
            if (when < day || when >= until) return;
            if (const auto* e = std::get_if<Allocated>(&event))
              found[leaves].hand_overs += teams.at(e->post) == of_five && !e->first && e->what != WaitFor::transfer;
            const auto* done = std::get_if<TaskDone>(&event);
            if (done == nullptr || !model.base.tasks[done->task.index].task->visit) return;
            if (teams.at(posts.at(done->worker)) != of_five) return;
            found[leaves].visits += 1;
            found[leaves].late_visits += !done->on_time;
          });
      simulate(model, {3, replication}, sink);
    }
  }
  return found;
}

TEST(DirectionTest, OneOfFiveWhoLeavesShowsAsHandOversAndLateVisitsInTheWeeksAfter) {
  std::map<bool, After> found = weeks_after_a_leaver();
  const After &whole = found[false], &left = found[true];
  const auto late = [](const After& each) { return 100 * each.late_visits / each.visits; };
  std::printf("in the 13 weeks after one of five leaves: %.1f hand-overs for %.1f, %.1f %% of visits late for %.1f\n",
              left.hand_overs / 8, whole.hand_overs / 8, late(left), late(whole));
  EXPECT_GT(left.hand_overs, whole.hand_overs + 8 * 4);
  EXPECT_GT(late(left), late(whole) + 2);
}

}  // namespace
}  // namespace models
