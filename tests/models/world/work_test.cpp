// Somebody's working time, as the events of a short run tell it: who does what, when it is written, and what gives way.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/pipeline.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

using test_support::log_of;
using test_support::short_models;

std::unique_ptr<CaseEventLog> year(const Model& model) { return log_of(model, {1, 1}); }
Model baseline(std::vector<Override> overrides = {}) {
  return short_models({"baseline"}, std::move(overrides)).front();
}

TaskId task(const Model& model, const std::string& key) {
  const auto found = std::find(model.tasks.begin(), model.tasks.end(), key);
  return TaskId{static_cast<std::uint8_t>(found - model.tasks.begin())};
}

// Roles by post, and posts by worker.
struct People {
  std::map<PostId, PostOpened> posts;
  std::map<WorkerId, PostId> post_of;
  std::map<WorkerId, WorkerStarted> workers;
  explicit People(const CaseEventLog& log) {
    for (const auto& [when, event] : log) {
      if (const auto* e = std::get_if<PostOpened>(&event)) posts[e->post] = *e;
      if (const auto* e = std::get_if<WorkerStarted>(&event)) {
        post_of[e->worker] = e->post;
        workers[e->worker] = *e;
      }
    }
  }
  [[nodiscard]] std::string role(const Model& model, WorkerId worker) const {
    return model.roles.at(posts.at(post_of.at(worker)).role.index);
  }
};

struct Minutes {
  double other = 0, direct = 0, recording = 0, travel = 0, telephone = 0, meeting = 0, duty = 0, overtime = 0, all = 0;
};

Minutes of_case_holders(const Model& model, const CaseEventLog& log) {
  const People people(log);
  Minutes sum;
  for (const auto& [when, event] : log) {
    const auto* e = std::get_if<WeekWorked>(&event);
    if (e == nullptr || when.ticks < 0) continue;
    const Role& role = model.settings().roles.at(people.role(model, e->worker));
    if (!role.holds_cases || !role.social_worker) continue;
    sum.direct += e->direct;
    sum.recording += e->recording;
    sum.travel += e->travel;
    sum.telephone += e->telephone;
    sum.meeting += e->meeting;
    sum.duty += e->duty;
    sum.other += e->other;
    sum.overtime += e->overtime;
    sum.all += e->contracted + e->overtime;
  }
  return sum;
}

TEST(WorkTest, AboutAQuarterOfACaseHoldersWeekIsFaceToFaceAndTheRestIsSplitAsPublished) {
  const Model model = baseline();
  const Minutes m = of_case_holders(model, *year(model));
  const auto share = [&](double minutes) { return 100 * minutes / m.all; };
  std::printf(
      "face to face %.1f %%, recording %.1f, meetings %.1f, travel %.1f, telephone %.1f, duty %.1f, other %.1f\n",
      share(m.direct), share(m.recording), share(m.meeting), share(m.travel), share(m.telephone), share(m.duty),
      share(m.other));
  EXPECT_NEAR(share(m.direct), 24.4, 3);             // 11 of 45 hours [S43]
  EXPECT_NEAR(share(m.recording + m.other), 35, 5);  // administration [S45]
  EXPECT_NEAR(share(m.meeting), 12, 4);              // [S45]
  EXPECT_NEAR(share(m.travel), 11, 4);               // [S45]
  EXPECT_NEAR(share(m.telephone), 11, 2);            // [S45]
}

TEST(WorkTest, WhatMayBeWrittenLaterIsWrittenOrStillToBeWrittenOrItsWorkerHasLeft) {
  const Model model = baseline();
  const auto log = year(model);
  std::map<std::pair<CaseId, TaskId>, int> to_write;
  int done = 0, written = 0, left = 0;
  for (const auto& [when, event] : *log) {
    if (const auto* e = std::get_if<TaskDone>(&event)) {
      const Task* rules = model.base.tasks[e->task.index].task;
      if (rules == nullptr || !rules->written_later || (*rules->recording).value <= 0) continue;
      ++to_write[{e->subject, e->task}];
      ++done;
    }
    if (const auto* e = std::get_if<WrittenUp>(&event)) {
      EXPECT_GE(--to_write[std::pair(e->subject, e->task)], 0) << "written before it was done";
      ++written;
    }
    if (const auto* e = std::get_if<TaskCancelled>(&event); e != nullptr && e->why == Lapse::worker_left) {
      EXPECT_GE(--to_write[std::pair(e->subject, e->task)], 0) << "cancelled before it was done";
      ++left;
    }
  }
  EXPECT_GT(done, 5'000);
  EXPECT_GT(left, 0);
  EXPECT_GT(written, 0.9 * done);
}

TEST(WorkTest, NobodyWorksMoreOvertimeThanIsAllowedNorAnyWhereNoneIs) {
  for (const double hours : {0.0, 3.0}) {
    const Model model = baseline({{"time.overtime", std::to_string(hours) + " hours"}});
    int worked = 0;
    const auto log = year(model);
    for (const auto& [when, event] : *log) {
      const auto* e = std::get_if<WeekWorked>(&event);
      if (e == nullptr) continue;
      EXPECT_LE(e->overtime, hours * 60 + 5);  // each day's share is rounded to a minute
      worked += e->overtime > 0;
    }
    EXPECT_EQ(worked > 0, hours > 0);
  }
}

TEST(WorkTest, WorkIsDoneByTheRoleThatDoesItWhereATeamHasItAndElseByWhoHoldsTheCase) {
  const Model model = baseline({{"task.direct_work.done_by", "family_support_worker"}});
  const auto log = year(model);
  const People people(*log);
  std::map<std::string, int> by_team_and_role;
  for (const auto& [when, event] : *log) {
    const auto* e = std::get_if<TaskDone>(&event);
    if (e == nullptr || e->task != task(model, "direct_work")) continue;
    const TeamId team = people.posts.at(people.post_of.at(e->worker)).team;
    ++by_team_and_role[model.teams.at(team.index).key + "/" + people.role(model, e->worker)];
  }
  EXPECT_GT(by_team_and_role["safeguarding/social_worker"], 100);  // there are no support workers in that team
  EXPECT_GT(
      by_team_and_role["disability/family_support_worker"] + by_team_and_role["family_support/family_support_worker"],
      20);
  EXPECT_EQ(by_team_and_role["disability/social_worker"], 0);
}

TEST(WorkTest, ACrisisIsSeenToSoonerThanAPlannedVisit) {
  const Model model = baseline();
  std::map<std::uint8_t, std::pair<double, double>> late;  // by task: late, all
  const auto log = year(model);
  for (const auto& [when, event] : *log) {
    const auto* e = std::get_if<TaskDone>(&event);
    if (e == nullptr) continue;
    late[e->task.index].first += to_days(when - e->due).value;
    late[e->task.index].second += 1;
  }
  const auto mean = [&](const std::string& key) {
    const auto [days, n] = late.at(task(model, key).index);
    return days / n;
  };
  EXPECT_LT(mean("family_crisis"), 2);
  EXPECT_LT(mean("enquiry"), 2);
}

TEST(WorkTest, APartTimePostHasItsShareOfTheHours) {
  const Model model = baseline();
  const auto log = year(model);
  const People people(*log);
  std::map<int, std::pair<double, double>> contracted;  // by hundredths: minutes, days at work
  double equivalents = 0;
  for (const auto& [when, event] : *log) {
    const auto* e = std::get_if<WeekWorked>(&event);
    if (e == nullptr || people.role(model, e->worker) != "social_worker") continue;
    const int days = e->days - e->days_absent - e->days_leave;
    if (e->days < 4) continue;  // a week that was not worked to its end
    auto& [minutes, worked] = contracted[people.posts.at(e->post).hundredths];
    minutes += e->contracted;
    worked += days;
  }
  ASSERT_EQ(contracted.size(), 2U);
  EXPECT_NEAR(contracted[100].first / contracted[100].second, 37 * 12, 2);
  EXPECT_NEAR(contracted[60].first / contracted[60].second, 37 * 12 * 0.6, 2);
  for (const auto& [id, post] : people.posts)
    if (post.established && model.roles[post.role.index] == "social_worker") equivalents += post.hundredths / 100.0;
  double wanted = 0;
  for (const auto& [key, team] : model.settings().teams)
    if (const auto found = team.posts.find("social_worker"); found != team.posts.end())
      wanted += (*found->second).value;
  EXPECT_NEAR(equivalents, wanted, 0.5 * static_cast<double>(model.settings().teams.size()));
}

TEST(WorkTest, EveryTeamWithDutyHasItAndNoOther) {
  const Model model = baseline();
  const auto log = year(model);
  const People people(*log);
  std::map<std::string, double> duty;
  for (const auto& [when, event] : *log)
    if (const auto* e = std::get_if<WeekWorked>(&event))
      duty[model.teams.at(people.posts.at(e->post).team.index).key] += e->duty;
  for (const auto& [key, team] : model.settings().teams) EXPECT_EQ(duty[key] > 0, (*team.duty).value > 0) << key;
}

TEST(WorkTest, SupervisionIsHadAndGiven) {
  const Model model = baseline();
  const auto log = year(model);
  const People people(*log);
  std::map<bool, double> minutes;
  for (const auto& [when, event] : *log)
    if (const auto* e = std::get_if<WeekWorked>(&event))
      minutes[model.settings().roles.at(people.role(model, e->worker)).manages] += e->supervision;
  EXPECT_GT(minutes[false], 0);
  EXPECT_NEAR(minutes[true] / minutes[false], 1, 0.05);
}

}  // namespace
}  // namespace models
