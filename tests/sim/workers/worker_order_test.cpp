// Who gets the worker's time first, who takes it from whom, and how a wait for it ends otherwise than by the work.
#include <gtest/gtest.h>

#include <functional>
#include <stdexcept>
#include <vector>

#include "sim/workers/worker.hpp"
#include "tests/sim/workers/office.hpp"

namespace sim {
namespace {

using office::asks;
using office::at;
using office::full_time;
using office::hours;
using office::read;
using office::Told;

class WorkerOrderTest : public ::testing::Test {
 protected:
  ProcessId ask(Instant when, Work work, Told& told) {
    return simulation_.start_at(when, asks(simulation_, worker_, work, told), subject_++);
  }
  void at_instant(Instant when, std::function<void()> what) { simulation_.at(when, 0, -1, std::move(what)); }

  Simulation simulation_;
  Worker worker_{simulation_, full_time(), Discipline::priority};
  std::uint64_t subject_ = 1;
};

TEST_F(WorkerOrderTest, OfTwoThatWaitTheMoreUrgentIsFirstAndWhatHasBegunIsNotDisturbed) {
  Told first, planned, urgent;
  ask(at("2026-03-09", 9), {.amount = hours(6), .priority = 3}, first);
  ask(at("2026-03-09", 10), {.amount = hours(4), .priority = 2}, planned);
  ask(at("2026-03-09", 11), {.amount = hours(2), .priority = 1}, urgent);
  simulation_.run();
  EXPECT_EQ(first.when, "2026-03-09 15:00");
  EXPECT_EQ(urgent.when, "2026-03-09 17:00");
  EXPECT_EQ(planned.when, "2026-03-10 13:00");
  EXPECT_EQ(worker_.statistics().waited, hours(23 + 4));
}

TEST_F(WorkerOrderTest, TheEarliestDueIsFirst) {
  Worker worker(simulation_, full_time(), Discipline::earliest_due);
  Told a, b, c;
  simulation_.start_at(at("2026-03-09", 9), asks(simulation_, worker, {hours(1)}, a), 1);
  simulation_.start_at(at("2026-03-09", 9), asks(simulation_, worker, {.amount = hours(1), .due = at("2026-05-01")}, b),
                       2);
  simulation_.start_at(at("2026-03-09", 9), asks(simulation_, worker, {.amount = hours(1), .due = at("2026-04-01")}, c),
                       3);
  simulation_.run();
  EXPECT_EQ(a.when, "2026-03-09 10:00");
  EXPECT_EQ(c.when, "2026-03-09 11:00");
  EXPECT_EQ(b.when, "2026-03-09 12:00");
}

TEST_F(WorkerOrderTest, TheShortestIsFirstIfTheValueSaysWhoIsNext) {
  Worker worker(simulation_, full_time(), Discipline::smallest_value);
  Told a, b, c;
  simulation_.start_at(at("2026-03-09", 9), asks(simulation_, worker, {hours(1)}, a), 1);
  simulation_.start_at(at("2026-03-09", 9), asks(simulation_, worker, {hours(3)}, b), 2);
  simulation_.start_at(at("2026-03-09", 9), asks(simulation_, worker, {hours(2)}, c), 3);
  simulation_.run();
  EXPECT_EQ(c.when, "2026-03-09 12:00");
  EXPECT_EQ(b.when, "2026-03-09 15:00");
  const Discipline changes = Discipline::by_changing_key([](const Standing&, Instant now) { return now.ticks; });
  EXPECT_THROW(Worker(simulation_, full_time(), changes), std::logic_error);
}

TEST_F(WorkerOrderTest, AMoreUrgentPieceTakesTheWorkerAndTheOtherGoesOnWhereItStopped) {
  Told planned, crisis;
  ask(at("2026-03-09", 9), {.amount = hours(8), .priority = 2}, planned);
  ask(at("2026-03-09", 11), {.amount = hours(3), .priority = 1, .preempts = true}, crisis);
  simulation_.run();
  EXPECT_EQ(crisis.when, "2026-03-09 14:00");
  EXPECT_EQ(planned.when, "2026-03-10 12:00");
  EXPECT_EQ(planned.worked.preempted, 1);
  EXPECT_EQ(planned.worked.done, hours(8));
  EXPECT_EQ(worker_.statistics().preempted, 1U);
  EXPECT_EQ(worker_.statistics().worked, hours(11));
}

TEST_F(WorkerOrderTest, AnEquallyUrgentPieceDoesNotPreempt) {
  Told first, second;
  ask(at("2026-03-09", 9), {.amount = hours(4), .priority = 1}, first);
  ask(at("2026-03-09", 10), {.amount = hours(1), .priority = 1, .preempts = true}, second);
  simulation_.run();
  EXPECT_EQ(first.when, "2026-03-09 13:00");
  EXPECT_EQ(second.when, "2026-03-09 14:00");
}

TEST_F(WorkerOrderTest, APieceThatPreemptsDuringAnAbsenceIsDoneFirstAfterIt) {
  Told planned, calm, crisis;
  worker_.be_absent(at("2026-03-10"), at("2026-03-12"));
  ask(at("2026-03-09", 16), {.amount = hours(3), .priority = 2}, planned);
  ask(at("2026-03-10", 10), {.amount = hours(1), .priority = 0}, calm);
  ask(at("2026-03-10", 11), {.amount = hours(2), .priority = 1, .preempts = true}, crisis);
  at_instant(at("2026-03-10", 10, 30), [&] { EXPECT_EQ(worker_.waiting(), 1U) << "what is paused stays in hand"; });
  simulation_.run();
  EXPECT_EQ(calm.when, "2026-03-12 10:00") << "once the worker is free, the discipline says who is next";
  EXPECT_EQ(crisis.when, "2026-03-12 12:00");
  EXPECT_EQ(planned.when, "2026-03-12 14:00");
}

TEST_F(WorkerOrderTest, WhatHasNotBegunGivesWayOvernight) {
  Told evening, night;
  ask(at("2026-03-09", 18), {.amount = hours(4), .priority = 2}, evening);
  ask(at("2026-03-09", 23), {.amount = hours(1), .priority = 1}, night);
  simulation_.run();
  EXPECT_EQ(night.when, "2026-03-10 10:00");
  EXPECT_EQ(evening.when, "2026-03-10 14:00");
  EXPECT_EQ(evening.worked.preempted, 0);
}

TEST_F(WorkerOrderTest, WhatCanBeginAtOpeningHasBegunBeforeWhoAsksAtOpening) {
  Told evening, morning;
  ask(at("2026-03-09", 18), {.amount = hours(4), .priority = 2}, evening);
  ask(at("2026-03-10", 9), {.amount = hours(1), .priority = 1}, morning);
  simulation_.run();
  EXPECT_EQ(evening.when, "2026-03-10 13:00");
  EXPECT_EQ(morning.when, "2026-03-10 14:00");
}

TEST_F(WorkerOrderTest, ANestOfPreemptionsUnwindsInOrder) {
  Told a, b, c;
  ask(at("2026-03-09", 9), {.amount = hours(3), .priority = 3}, a);
  ask(at("2026-03-09", 10), {.amount = hours(3), .priority = 2, .preempts = true}, b);
  ask(at("2026-03-09", 11), {.amount = hours(1), .priority = 1, .preempts = true}, c);
  simulation_.run();
  EXPECT_EQ(c.when, "2026-03-09 12:00");
  EXPECT_EQ(b.when, "2026-03-09 14:00");
  EXPECT_EQ(a.when, "2026-03-09 16:00");
}

TEST_F(WorkerOrderTest, PreemptionAtTheInstantTheWorkEndsFindsItDone) {
  Told a, b;
  ask(at("2026-03-09", 12), {.amount = hours(1), .priority = 1, .preempts = true},
      b);  // asks before a's end, by subject
  ask(at("2026-03-09", 9), {.amount = hours(3), .priority = 2, .resumes = false}, a);
  simulation_.run();
  EXPECT_EQ(a.worked.why, Wait::done);
  EXPECT_EQ(a.when, "2026-03-09 12:00");
  EXPECT_EQ(b.when, "2026-03-09 13:00");
}

Process restarts(Simulation& simulation, Worker& worker, Work work, Told& told) {
  do told.worked = co_await worker.work(work);
  while (told.worked.why == Wait::preempted);
  told.when = read(simulation.now());
}

Process resumes(Simulation& simulation, Worker& worker, Work work, Told& told) {
  told.worked = co_await worker.work(work);
  while (told.worked.why == Wait::preempted) told.worked = co_await worker.work(told.worked.rest());
  told.when = read(simulation.now());
}

Process hands_over(Simulation& simulation, Worker& worker, Worker& colleague, Work work, Told& told) {
  told.worked = co_await worker.work(work);
  if (told.worked.why == Wait::preempted) told.worked = co_await colleague.work(told.worked.rest());
  told.when = read(simulation.now());
}

TEST_F(WorkerOrderTest, PreemptedWorkIsResumedRestartedOrHandedOverAsItsProcessSays) {
  const Work planned{.amount = hours(4), .priority = 2, .resumes = false};
  for (const auto& [way, end, worked] :
       {std::tuple{0, "2026-03-09 15:00", hours(6)}, std::tuple{1, "2026-03-09 16:00", hours(7)},
        std::tuple{2, "2026-03-09 13:00", hours(3)}}) {
    Simulation simulation(at("2026-03-09", 9));
    Worker worker(simulation, full_time(), Discipline::priority);
    Worker colleague(simulation, full_time());
    Told told, crisis;
    if (way == 0) simulation.start(resumes(simulation, worker, planned, told), 1);
    if (way == 1) simulation.start(restarts(simulation, worker, planned, told), 1);
    if (way == 2) simulation.start(hands_over(simulation, worker, colleague, planned, told), 1);
    const Work urgent{.amount = hours(2), .priority = 1, .preempts = true};
    simulation.start_at(at("2026-03-09", 10), asks(simulation, worker, urgent, crisis), 2);
    simulation.run();
    EXPECT_EQ(told.when, end);
    EXPECT_EQ(crisis.when, "2026-03-09 12:00");
    EXPECT_EQ(worker.statistics().worked, worked);
    EXPECT_EQ(colleague.statistics().worked, way == 2 ? hours(3) : hours(0));
  }
}

TEST_F(WorkerOrderTest, ADeadlineEndsWorkInHandAndWhatWasDoneIsBooked) {
  Told told, next;
  ask(at("2026-03-09", 15), {.amount = hours(9), .end_by = at("2026-03-10", 12)}, told);
  ask(at("2026-03-09", 15), {hours(1)}, next);
  simulation_.run();
  EXPECT_EQ(told.worked.why, Wait::timed_out);
  EXPECT_EQ(told.worked.done, hours(5));
  EXPECT_EQ(told.worked.remaining(), hours(4));
  EXPECT_EQ(next.when, "2026-03-10 13:00");
}

TEST_F(WorkerOrderTest, AnEndAtTheDeadlineIsInTime) {
  Told told;
  ask(at("2026-03-09", 15), {.amount = hours(2), .end_by = at("2026-03-09", 17)}, told);
  simulation_.run();
  EXPECT_EQ(told.worked.why, Wait::done);
}

TEST_F(WorkerOrderTest, PatienceEndsBeforeTheBeginningOnly) {
  Told first, impatient, patient;
  ask(at("2026-03-09", 9), {hours(3)}, first);
  ask(at("2026-03-09", 10), {.amount = hours(1), .begin_by = at("2026-03-09", 11)}, impatient);
  ask(at("2026-03-09", 10), {.amount = hours(7), .begin_by = at("2026-03-09", 13)}, patient);
  simulation_.run();
  EXPECT_EQ(impatient.when, "2026-03-09 11:00");
  EXPECT_EQ(impatient.worked.why, Wait::timed_out);
  EXPECT_FALSE(impatient.worked.begun);
  EXPECT_EQ(patient.when, "2026-03-10 11:00");
}

TEST_F(WorkerOrderTest, PatienceThatEndsAtNightEndsAWaitForTheMorning) {
  Told told, in_time;
  ask(at("2026-03-09", 18), {.amount = hours(1), .begin_by = at("2026-03-10", 8)}, told);
  ask(at("2026-03-09", 19), {.amount = hours(1), .begin_by = at("2026-03-10", 9)}, in_time);
  simulation_.run();
  EXPECT_EQ(told.when, "2026-03-10 08:00");
  EXPECT_EQ(in_time.when, "2026-03-10 10:00");
}

TEST_F(WorkerOrderTest, CancelledOrInterruptedTheWorkDoneIsBookedAndTheNextIsServed) {
  Told cancelled, interrupted, waiting, last;
  const ProcessId a = ask(at("2026-03-09", 16), {hours(5)}, cancelled);
  const ProcessId b = ask(at("2026-03-09", 16), {hours(5)}, interrupted);
  const ProcessId c = ask(at("2026-03-09", 16), {hours(5)}, waiting);
  ask(at("2026-03-09", 16), {hours(1)}, last);
  at_instant(at("2026-03-09", 20), [&] { simulation_.cancel(a); });
  at_instant(at("2026-03-10", 10), [&] { simulation_.interrupt(c); });
  at_instant(at("2026-03-10", 11), [&] { simulation_.interrupt(b); });
  simulation_.run();
  EXPECT_EQ(cancelled.worked.why, Wait::cancelled);
  EXPECT_EQ(cancelled.worked.done, hours(1));
  EXPECT_EQ(interrupted.worked.why, Wait::preempted);
  EXPECT_EQ(interrupted.worked.done, hours(2));
  EXPECT_EQ(waiting.worked.done, hours(0));
  EXPECT_EQ(last.when, "2026-03-10 12:00");
  EXPECT_EQ(worker_.statistics().worked, hours(4));
  EXPECT_EQ(worker_.open(), 0U);
}

TEST_F(WorkerOrderTest, WhoLeavesForGoodEndsWhatIsQueued) {
  Told in_hand, queued;
  ask(at("2026-03-09", 9), {hours(20)}, in_hand);
  ask(at("2026-03-09", 9), {hours(20)}, queued);
  at_instant(at("2026-03-10", 12), [&] { worker_.leave(); });
  simulation_.run_until(at("2026-03-20"));
  EXPECT_EQ(in_hand.when, "2026-03-10 12:00");
  EXPECT_EQ(in_hand.worked.why, Wait::preempted);
  EXPECT_EQ(in_hand.worked.remaining(), hours(9));
  EXPECT_EQ(queued.worked.remaining(), hours(20));
  EXPECT_TRUE(worker_.has_left());
  EXPECT_THROW(static_cast<void>(worker_.work({hours(1)})), std::logic_error);
  EXPECT_EQ(worker_.statistics().available, office::calendar().working_time_between(Instant{0}, at("2026-03-10", 12)));
}

TEST_F(WorkerOrderTest, ASuccessorGoesOnWhereTheOtherStopped) {
  Worker successor(simulation_, full_time(), Discipline::priority);
  Told in_hand, queued, own;
  ask(at("2026-03-09", 9), {hours(10)}, in_hand);
  ask(at("2026-03-09", 9), {hours(3)}, queued);
  simulation_.start_at(at("2026-03-10", 9), asks(simulation_, successor, {hours(4)}, own), 9);
  at_instant(at("2026-03-10", 10), [&] { worker_.leave_to(successor); });
  simulation_.run();
  EXPECT_EQ(own.when, "2026-03-10 13:00");
  EXPECT_EQ(in_hand.when, "2026-03-10 14:00");
  EXPECT_EQ(in_hand.worked.done, hours(10));
  EXPECT_EQ(queued.when, "2026-03-10 17:00");
  EXPECT_EQ(worker_.statistics().worked, hours(9));
  EXPECT_EQ(worker_.statistics().handed_over, 2U);
  EXPECT_EQ(successor.statistics().worked, hours(8));
  EXPECT_THROW(successor.leave_to(worker_), std::logic_error);
  EXPECT_THROW(successor.leave_to(successor), std::logic_error);
}

}  // namespace
}  // namespace sim
