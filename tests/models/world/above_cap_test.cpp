// What happens when nobody has room under a hard cap: the four policies, each by what the events say.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "models/pipeline.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

struct Counted {
  int waits_for_duty = 0, done_while_waiting = 0, called = 0, most_with_a_manager = 0, given_to_managers = 0;
  std::int64_t without_a_worker = 0;  // children at the end
};

Counted count(const std::string& policy) {
  const Model model =
      test_support::short_models({"baseline"}, {{"caseload.hard_cap", "9 children"}, {"caseload.above_cap", policy}})
          .front();
  std::map<PostId, bool> manages;
  std::map<PostId, int> held;
  std::map<CaseId, bool> on_duty;
  std::map<CaseId, int> waiting;
  Counted found;
  // A child comes into care in the instant in which its family's case goes on: what is held counts when that is over.
  sim::Instant at = model.base.from;
  const auto at_the_end_of_an_instant = [&] {
    for (const auto& [post, children] : held)
      if (manages[post]) found.most_with_a_manager = std::max(found.most_with_a_manager, children);
  };
  sim::FunctionSink<CaseEvent, std::function<void(sim::Instant, const CaseEvent&)>> sink(
      [&](sim::Instant when, const CaseEvent& event) {
        if (when != std::exchange(at, when)) at_the_end_of_an_instant();
        if (const auto* e = std::get_if<PostOpened>(&event)) {
          manages[e->post] = model.settings().roles.at(model.roles[e->role.index]).manages;
          found.called += !e->established && when > model.base.from;
        }
        if (const auto* e = std::get_if<Waiting>(&event)) {
          on_duty[e->subject] = !e->over && e->what == WaitFor::duty;
          found.waits_for_duty += on_duty[e->subject];
          waiting[e->subject] = !e->over && e->what != WaitFor::transfer ? e->children : 0;
        }
        if (const auto* e = std::get_if<Allocated>(&event)) {
          on_duty[e->subject] = false;
          waiting[e->subject] = 0;
          held[e->post] += e->children;
          found.given_to_managers += manages[e->post];
        }
        if (const auto* e = std::get_if<Released>(&event)) held[e->post] -= e->children;
        if (const auto* e = std::get_if<EnteredCare>(&event); e != nullptr && e->held) --held[e->post];
        if (const auto* e = std::get_if<TaskDone>(&event)) found.done_while_waiting += on_duty[e->subject];
      });
  simulate(model, {1, 1}, sink);
  for (const auto& [subject, children] : waiting) found.without_a_worker += children;
  return found;
}

TEST(AboveCapTest, WhereCasesWaitNobodySeesToThem) {
  const Counted wait = count("wait");
  EXPECT_GT(wait.without_a_worker, 200);
  EXPECT_EQ(wait.waits_for_duty, 0);
  EXPECT_EQ(wait.called, 0);
  EXPECT_EQ(wait.given_to_managers, 0);
}

TEST(AboveCapTest, ThoseOnDutyDoWhatCannotWait) {
  const Counted duty = count("duty");
  EXPECT_GT(duty.waits_for_duty, 100);
  EXPECT_GT(duty.done_while_waiting, 100);
  EXPECT_EQ(duty.given_to_managers, 0);
}

TEST(AboveCapTest, AManagerHoldsSomeUpToACapOfHerOwn) {
  const Counted manager = count("manager");
  EXPECT_GT(manager.given_to_managers, 20);
  EXPECT_LE(manager.most_with_a_manager, 6);  // caseload.manager_cap
  EXPECT_LT(manager.without_a_worker, count("wait").without_a_worker);
}

TEST(AboveCapTest, AgencyWorkersComeAndTheListIsShorter) {
  const Counted agency = count("agency");
  EXPECT_GT(agency.called, 5);
  EXPECT_LT(agency.without_a_worker, count("wait").without_a_worker / 2);
}

}  // namespace
}  // namespace models
