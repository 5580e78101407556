#include "sim/workers/worker.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>

#include "tests/sim/workers/office.hpp"

namespace sim {
namespace {

using office::asks;
using office::at;
using office::calendar;
using office::full_time;
using office::hours;
using office::Told;

/// A full-time worker, and pieces asked of her at dates.
class WorkerTest : public ::testing::Test {
 protected:
  ProcessId ask(Instant when, Work work, Told& told) {
    return simulation_.start_at(when, asks(simulation_, worker_, work, told), subject_++);
  }
  void at_instant(Instant when, std::function<void()> what) { simulation_.at(when, 0, -1, std::move(what)); }

  Simulation simulation_;
  Worker worker_{simulation_, full_time()};
  std::uint64_t subject_ = 1;
};

TEST_F(WorkerTest, WorkPausesOvernight) {
  Told told;
  ask(at("2026-03-09", 15), {hours(3)}, told);
  simulation_.run();
  EXPECT_EQ(told.when, "2026-03-10 10:00");
  EXPECT_EQ(told.worked.why, Wait::done);
  EXPECT_EQ(told.worked.done, hours(3));
  EXPECT_EQ(worker_.statistics().worked, hours(3));
}

TEST_F(WorkerTest, WorkPausesOverEaster) {
  Told told;
  ask(at("2026-04-02", 16), {hours(2)}, told);
  simulation_.run();
  EXPECT_EQ(told.when, "2026-04-07 10:00");
}

TEST_F(WorkerTest, WorkThatEndsWithTheHoursEndsAtClosing) {
  Told told, next;
  ask(at("2026-03-09", 15), {hours(2)}, told);
  ask(at("2026-03-09", 16), {hours(1)}, next);
  simulation_.run();
  EXPECT_EQ(told.when, "2026-03-09 17:00");
  EXPECT_EQ(office::read(*next.worked.begun), "2026-03-10 09:00");
  EXPECT_EQ(next.when, "2026-03-10 10:00");
}

TEST_F(WorkerTest, WhatIsAskedAtClosingOrAtNightBeginsAtTheNextOpening) {
  Told closing, night;
  ask(at("2026-03-06", 17), {hours(1)}, closing);  // a Friday
  ask(at("2026-03-08", 3), {hours(1)}, night);
  simulation_.run();
  EXPECT_EQ(office::read(*closing.worked.begun), "2026-03-09 09:00");
  EXPECT_EQ(closing.when, "2026-03-09 10:00");
  EXPECT_EQ(night.when, "2026-03-09 11:00");
}

TEST_F(WorkerTest, LeaveBegunInMidTaskPausesIt) {
  Told told;
  worker_.be_absent(at("2026-03-10", 12), at("2026-03-16"));
  ask(at("2026-03-10", 10), {hours(5)}, told);
  simulation_.run();
  EXPECT_EQ(told.when, "2026-03-16 12:00");
}

TEST_F(WorkerTest, SicknessThatNobodyKnewOfPausesTheTaskUntilSheIsBack) {
  Told told;
  AbsenceId ill;
  ask(at("2026-03-10", 10), {hours(5)}, told);
  at_instant(at("2026-03-10", 12), [&] { ill = worker_.be_absent(simulation_.now(), Instant::never()); });
  at_instant(at("2026-03-12", 8), [&] {
    EXPECT_EQ(worker_.statistics().worked, hours(2));
    EXPECT_EQ(worker_.free_at(), Instant::never());
    EXPECT_TRUE(worker_.end_absence(ill));
  });
  simulation_.run();
  EXPECT_EQ(told.when, "2026-03-12 12:00");
}

TEST_F(WorkerTest, SicknessInTheMiddleOfLeaveEndsWithTheLaterOfTheTwo) {
  Told told;
  worker_.be_absent(at("2026-03-10"), at("2026-03-12"));
  at_instant(at("2026-03-11"), [&] { worker_.be_absent(simulation_.now(), at("2026-03-13")); });
  ask(at("2026-03-09", 16), {hours(2)}, told);
  simulation_.run_until(at("2026-03-14"));
  EXPECT_EQ(told.when, "2026-03-13 10:00");
  const Span without = calendar().working_time_between(Instant{0}, at("2026-03-14"));
  EXPECT_EQ(worker_.statistics().available, without - hours(24)) << "10, 11 and 12 March, each once";
}

TEST_F(WorkerTest, AnAbsenceThatBeginsWhereTheWorkEndsDoesNotTouchIt) {
  Told planned, unplanned;
  worker_.be_absent(at("2026-03-10", 12), at("2026-03-11"));
  ask(at("2026-03-10", 10), {hours(2)}, planned);
  ask(at("2026-03-11", 9), {hours(1)}, unplanned);
  at_instant(at("2026-03-11", 10), [&] { worker_.be_absent(simulation_.now(), Instant::never()); });
  simulation_.run();
  EXPECT_EQ(planned.when, "2026-03-10 12:00");
  EXPECT_EQ(unplanned.when, "2026-03-11 10:00");
}

TEST_F(WorkerTest, LeaveCalledOffIsWorked) {
  Told told;
  const AbsenceId leave = worker_.be_absent(at("2026-03-10"), at("2026-03-20"));
  ask(at("2026-03-09", 16), {hours(2)}, told);
  at_instant(at("2026-03-09", 16, 30), [&] { EXPECT_TRUE(worker_.end_absence(leave)); });
  simulation_.run();
  EXPECT_EQ(told.when, "2026-03-10 10:00");
}

TEST_F(WorkerTest, OtherHoursHoldFromTheInstantTheyAreSet) {
  Told told;
  const Timetable part_time(calendar(), weekly_rota({9 * 60, 12 * 60}, {0, 3}));
  ask(at("2026-03-09", 9), {hours(10)}, told);
  at_instant(at("2026-03-09", 11), [&] { worker_.set_timetable(part_time); });
  simulation_.run();  // Monday 2 + 1, Thursday 3, Monday 3, Thursday 1
  EXPECT_EQ(told.when, "2026-03-19 10:00");
}

TEST_F(WorkerTest, ALongPieceTakesTwoEventsAndNoMore) {
  Told told;
  ask(at("2026-01-02", 9), {hours(1600)}, told);
  simulation_.run();
  EXPECT_EQ(simulation_.events_executed(), 2U);
  EXPECT_EQ(told.worked.done, hours(1600));
  EXPECT_EQ(calendar().working_time_between(at("2026-01-02", 9), simulation_.now()), hours(1600));
}

TEST_F(WorkerTest, WorkedAndAvailableTimeAreExact) {
  Told told;
  worker_.be_absent(at("2026-03-10", 13), at("2026-03-11", 11));  // 4 + 2 hours
  ask(at("2026-03-09", 16), {hours(7)}, told);
  simulation_.run_until(at("2026-03-09"));
  worker_.restart_statistics();
  simulation_.run_until(at("2026-03-10", 12));
  EXPECT_EQ(worker_.statistics().worked, hours(4)) << "in the middle of a piece";
  simulation_.run_until(at("2026-03-14"));
  const Worker::Statistics week = worker_.statistics();
  EXPECT_EQ(week.worked, hours(7));
  EXPECT_EQ(week.available, hours(34));
  EXPECT_DOUBLE_EQ(week.utilisation(), 7.0 / 34);
  EXPECT_EQ(week.open.integral(simulation_.now()), (at("2026-03-11", 13) - at("2026-03-09", 16)).ticks);
}

TEST_F(WorkerTest, AWarmUpEndsInTheMiddleOfAPieceWithoutLosingAMinute) {
  Told told;
  ask(at("2026-03-09", 15), {hours(4)}, told);
  simulation_.run_until(at("2026-03-09", 16));
  worker_.restart_statistics();
  simulation_.run_until(at("2026-03-11"));
  EXPECT_EQ(worker_.statistics().worked, hours(3));
  EXPECT_EQ(worker_.statistics().available, hours(9));
  EXPECT_EQ(told.worked.done, hours(4));
}

TEST_F(WorkerTest, NoWorkEndsWhenItWouldBegin) {
  Told now, night;
  ask(at("2026-03-09", 10), {}, now);
  ask(at("2026-03-09", 20), {}, night);
  simulation_.run();
  EXPECT_EQ(now.when, "2026-03-09 10:00");
  EXPECT_EQ(night.when, "2026-03-10 09:00");
  EXPECT_EQ(worker_.statistics().finished, 2U);
}

TEST_F(WorkerTest, WhatMakesNoSenseIsRefused) {
  EXPECT_THROW(static_cast<void>(worker_.work({Span{-1}})), std::logic_error);
  simulation_.run_until(at("2026-03-09"));
  EXPECT_THROW(worker_.be_absent(at("2026-03-08"), at("2026-03-12")), std::logic_error);
  EXPECT_THROW(worker_.be_absent(at("2026-03-12"), at("2026-03-12")), std::logic_error);
  EXPECT_FALSE(worker_.end_absence(AbsenceId{}));
}

TEST(WorkerLifeTest, AWorkerMayDieBeforeTheSimulationAndTheOtherWayRound) {
  Told waits, gives_up;
  auto simulation = std::make_unique<Simulation>(at("2026-03-09"));
  auto worker = std::make_unique<Worker>(*simulation, full_time());
  simulation->start(asks(*simulation, *worker, {hours(20)}, waits), 1);
  simulation->start(asks(*simulation, *worker, {.amount = hours(1), .end_by = at("2026-03-12")}, gives_up), 2);
  simulation->run_until(at("2026-03-10"));
  worker.reset();
  simulation->run();
  EXPECT_EQ(waits.when, "not yet");
  EXPECT_EQ(gives_up.when, "2026-03-12 00:00");
  EXPECT_EQ(gives_up.worked.why, Wait::timed_out);

  worker = std::make_unique<Worker>(*simulation, full_time());
  simulation->start(asks(*simulation, *worker, {hours(20)}, waits), 1);
  simulation->start(asks(*simulation, *worker, {hours(20)}, waits), 2);
  simulation->run_until(at("2026-03-13"));
  EXPECT_EQ(worker->open(), 2U);
  simulation->abandon();
  EXPECT_EQ(worker->open(), 0U);
  EXPECT_EQ(waits.when, "not yet");
}

}  // namespace
}  // namespace sim
