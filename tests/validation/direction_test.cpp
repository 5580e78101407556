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

const std::vector<std::string> field_teams = {"assessment", "safeguarding"};

TEST(DirectionTest, MorePostsLeaveFewerChildrenWithoutAWorkerAndFewerVisitsLate) {
  const auto with = [](const std::string& assessment, const std::string& safeguarding) {
    return run(asked(
        {{"team.assessment.posts.social_worker", assessment}, {"team.safeguarding.posts.social_worker", safeguarding},
                      {"caseload.hard_cap", "14 children"}},
        2));
  };
  const Estimates fewer = with("18 posts", "30 posts"), as_is = with("25 posts", "40 posts"),
                  more = with("32 posts", "50 posts");
  for (const Estimates* each : {&fewer, &as_is, &more})
    std::printf("posts: %.1f children without a worker, %.1f %% of visits on time, caseload %.1f\n",
                of(*each, Measure::unallocated_children), of(*each, Measure::visits_on_time),
                of(*each, Measure::caseload_mean));
  EXPECT_GT(of(fewer, Measure::unallocated_children), of(as_is, Measure::unallocated_children) + 10);
  EXPECT_LT(of(fewer, Measure::visits_on_time) + 2, of(as_is, Measure::visits_on_time));
  EXPECT_LT(of(as_is, Measure::visits_on_time) + 1, of(more, Measure::visits_on_time));
  EXPECT_LT(of(more, Measure::unallocated_children), of(as_is, Measure::unallocated_children) + 5);
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

// Work left undone at the ends of days, by quarter after a shock of half a year: with and without it, same luck.
std::vector<double> more_overdue_after_a_shock(double posts) {
  const auto overdue = [&](bool shock) {
    Scenario scenario = asked({}, 3);
    const auto shrink = [&](Settings& s) {
      for (const std::string& team : field_teams)
        for (auto& [role, wanted] : s.teams.at(team).posts) wanted.value.value *= posts;
    };
    shrink(scenario.arms.front().settings);
    const double usual = (*scenario.arms.front().settings.demand.contacts).value;
    from_day(scenario, {2025, 7, 1}, [&](Settings& s) { s.demand.contacts.value = {usual * (shock ? 1.1 : 1)}; });
    from_day(scenario, {2026, 1, 1}, [&](Settings& s) { s.demand.contacts.value = {usual}; });
    const Model model = compile(std::move(scenario)).front();
    std::vector<double> quarters(12);
    for (std::uint32_t replication = 1; replication <= static_cast<std::uint32_t>(replications); ++replication) {
      sim::FunctionSink<CaseEvent, std::function<void(sim::Instant, const CaseEvent&)>> sink(
          [&](sim::Instant when, const CaseEvent& event) {
            const auto* week = std::get_if<WeekWorked>(&event);
            const auto quarter = static_cast<std::size_t>(std::max<std::int64_t>(0, when.ticks) / (91 * 1440));
            if (week != nullptr && when.ticks >= 0 && quarter < quarters.size())
              quarters[quarter] += static_cast<double>(week->tasks_waiting) / (13 * 5 * replications);
          });
      simulate(model, {1, replication}, sink);
    }
    return quarters;
  };
  std::vector<double> with = overdue(true);
  const std::vector<double> without = overdue(false);
  for (std::size_t q = 0; q < with.size(); ++q) with[q] -= without[q];
  return with;
}

TEST(DirectionTest, ATenthMoreDemandForHalfAYearIsSoonForgottenWhereThereIsSlackAndLongFeltWhereThereIsNone) {
  const std::vector<double> slack = more_overdue_after_a_shock(1.25), tight = more_overdue_after_a_shock(0.9);
  for (std::size_t q = 0; q < slack.size(); ++q)
    std::printf("quarter %2zu: %+.0f pieces of work overdue with slack, %+.0f without\n", q + 1, slack[q], tight[q]);
  const auto mean = [](const std::vector<double>& quarters, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t q = from; q < to; ++q) sum += quarters[q];
    return sum / static_cast<double>(to - from);
  };
  const double felt_with_slack = mean(slack, 2, 4),
               felt_without = mean(tight, 2, 4);  // during the shock and just after
  EXPECT_GT(felt_without, 3 * std::max(felt_with_slack, 0.0));
  EXPECT_LT(std::abs(mean(slack, 8, 12)), 0.25 * felt_without);  // two years on
  EXPECT_GT(mean(tight, 8, 12), 0.25 * felt_without);
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
