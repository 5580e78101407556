// The hard cap: what a worker may be given, and what it does to those who wait.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "models/pipeline.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

using test_support::log_of;
using test_support::short_models;

struct Holder {
  int children = 0;
  bool newly_qualified = false;
  sim::Instant started;
};

struct Allocations {
  int all = 0;
  int large_families = 0;  // one family larger than the cap, to a worker without children
  std::vector<std::string> above_cap;
};

// Recounts from the events alone what each worker holds, and compares each allocation with her own cap of the day.
// A child that comes into care has left its family's worker before she is given anything at that instant, though it is
// told after: so those are counted first.
Allocations recount(const Model& model, const CaseEventLog& log) {
  std::map<PostId, Holder> holders;
  const Settings* s = model.base.settings;
  Allocations found;
  for (std::size_t i = 0, into_care = 0; i < log.size(); ++i) {
    const auto& [when, event] = log[i];
    for (; into_care < log.size() && log[into_care].when <= when; ++into_care)
      if (const auto* e = std::get_if<EnteredCare>(&log[into_care].event); e != nullptr && e->held)
        --holders[e->post].children;
    if (const auto* e = std::get_if<PracticeChanged>(&event)) s = model.phases[e->phase].settings;
    if (const auto* e = std::get_if<WorkerStarted>(&event)) holders[e->post] = {0, e->newly_qualified, when};
    if (const auto* e = std::get_if<Released>(&event)) holders[e->post].children -= e->children;
    const auto* e = std::get_if<Allocated>(&event);
    if (e == nullptr) continue;
    Holder& holder = holders[e->post];
    const double learned = to_weeks(when - holder.started) / *s->workforce.learning;
    const double first = (*s->workforce.first_caseload).value;
    const double share = holder.newly_qualified ? std::min(1.0, first + (1 - first) * learned) : 1;
    const double cap = (*s->caseload.hard_cap).value * share;
    ++found.all;
    if (holder.children == 0 && e->children > cap) ++found.large_families;
    if (holder.children > 0 && holder.children + e->children > cap)
      found.above_cap.push_back("minute " + std::to_string(when.ticks) + ": " + std::to_string(holder.children) +
                                " + " + std::to_string(e->children) + " children");
    holder.children += e->children;
  }
  return found;
}

TEST(CaseloadCapTest, NoAllocationGoesAboveAWorkersOwnCap) {
  for (const std::string cap : {"26 children", "9 children"}) {
    const Model model = short_models({"baseline"}, {{"caseload.hard_cap", cap}}).front();
    const Allocations found = recount(model, *log_of(model, {1, 1}));
    EXPECT_GT(found.all, 1000) << cap;
    EXPECT_EQ(found.above_cap, std::vector<std::string>{}) << cap;
  }
}

TEST(CaseloadCapTest, AFamilyLargerThanTheCapGoesToAWorkerWithoutChildren) {
  const Model model = short_models({"baseline"}, {{"caseload.hard_cap", "2 children"}}).front();
  const Allocations found = recount(model, *log_of(model, {1, 1}));
  EXPECT_GT(found.large_families, 10);
  EXPECT_EQ(found.above_cap, std::vector<std::string>{});
}

TEST(CaseloadCapTest, WithoutACapTheRecountFindsWorkersAboveAnyOther) {
  Scenario scenario = load_scenario(test_support::england(),
                                    test_support::short_request({"baseline"}, {{"caseload.hard_cap", "0 children"}}));
  const Model free = compile(scenario).front();
  const auto log = log_of(free, {1, 1});
  scenario.arms.front().settings.caseload.hard_cap.value = Children{12};
  EXPECT_FALSE(recount(compile(scenario).front(), *log).above_cap.empty());
}

std::vector<double> waiting(const std::string& cap, std::uint32_t replication) {
  const Model model = short_models({"baseline"}, {{"caseload.hard_cap", cap}}).front();
  return observe(model, *log_of(model, {1, replication})).weekly.unallocated;
}

double mean(const std::vector<double>& weeks, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t week = from; week < to; ++week) sum += weeks.at(week);
  return sum / static_cast<double>(to - from);
}

TEST(CaseloadCapTest, WithACapOfTwoChildrenMoreAndMoreChildrenWait) {
  const std::vector<double> weeks = waiting("2 children", 1);
  ASSERT_EQ(weeks.size(), 52U);
  EXPECT_GT(mean(weeks, 0, 13), 500);
  for (std::size_t quarter = 1; quarter < 4; ++quarter)
    EXPECT_GT(mean(weeks, 13 * quarter, 13 * quarter + 13), mean(weeks, 13 * quarter - 13, 13 * quarter) + 20);
}

TEST(CaseloadCapTest, AHigherCapNeverLeavesMoreChildrenWithoutAWorker) {
  for (std::uint32_t replication = 1; replication <= test_support::runs(2, 1); ++replication) {
    double before = 1e9;
    for (const std::string cap :
         {"6 children", "10 children", "14 children", "18 children", "26 children", "0 children"}) {
      const double now = mean(waiting(cap, replication), 0, 52);
      EXPECT_LE(now, before) << "a cap of " << cap << ", replication " << replication;
      before = now;
    }
    EXPECT_LT(before, 20);  // no cap: who waits, waits for a manager to look at the case
  }
}

}  // namespace
}  // namespace models
