// Corners of workers and holders: who leaves at the last tick, who dies, who is preferred and gone, what has no price.
#include <gtest/gtest.h>

#include <memory>

#include "sim/resources/acquire_all.hpp"  // the headers of both folders can be used together
#include "sim/resources/capacity_schedule.hpp"
#include "sim/workers/holding.hpp"
#include "sim/workers/worker.hpp"

namespace sim {
namespace {

const Timetable always;

Process asks(Simulation& simulation, Worker& worker, Work work, Worked& worked, Instant& when) {
  worked = co_await worker.work(work);
  when = simulation.now();
}

TEST(WorkerCornersTest, WhatIsDoneToTheLastTickIsNotHandedOver) {
  Simulation simulation;
  Worker worker(simulation, always), successor(simulation, always);
  Worked done, busy;
  Instant when = Instant::never(), later = Instant::never();
  simulation.start(asks(simulation, worker, {.amount = Span{60}}, done, when), 5);
  simulation.start(asks(simulation, successor, {.amount = Span{1000}}, busy, later), 6);
  simulation.at({60}, 1, 0, [&] { worker.leave_to(successor); });
  simulation.run();
  EXPECT_EQ(done.why, Wait::done);
  EXPECT_EQ(when, Instant{60});
  EXPECT_EQ(worker.statistics().finished, 1U);
  EXPECT_EQ(successor.statistics().finished, 1U);
}

TEST(WorkerCornersTest, AWorkerThatDiesKeepsNobodyBeyondTheirDeadlinesAndWhatWasWorkedIsTold) {
  Simulation simulation;
  auto worker = std::make_unique<Worker>(simulation, always);
  Worked in_hand, waiting;
  Instant ended = Instant::never(), gave_up = Instant::never();
  simulation.start(asks(simulation, *worker, {.amount = Span{100}, .end_by = {500}}, in_hand, ended), 1);
  simulation.start(asks(simulation, *worker, {.amount = Span{100}, .begin_by = {50}}, waiting, gave_up), 2);
  simulation.run_until({20});
  worker.reset();
  simulation.run();
  EXPECT_EQ(gave_up, Instant{50});
  EXPECT_EQ(ended, Instant{500});
  EXPECT_EQ(in_hand.done, Span{20});
}

Process places(Simulation& simulation, Holdings& group, Placement placement, Instant& placed, Span stay) {
  const Holding held = co_await group.place(placement);
  placed = simulation.now();
  co_await simulation.delay(stay);
}

TEST(HoldingCornersTest, APreferredHolderWhoHasLeftIsNobody) {
  Simulation simulation;
  Holdings group(simulation, Discipline::arrival_order, Choice::least_held, Overtaking::by_who_fits);
  Holder stays(group, {.soft = 1, .hard = 1});
  Holder gone(group, {.soft = 1, .hard = 1});
  gone.leave(Orphans::to_front);
  Instant first = Instant::never(), second = Instant::never();
  simulation.start(places(simulation, group, {}, first, Span{10}), 1);
  simulation.start_at({1}, places(simulation, group, {.preferred = &gone, .only_preferred = true}, second, Span{1}), 2);
  simulation.run();
  EXPECT_EQ(first, Instant{0});
  EXPECT_EQ(second, Instant{10});
}

TEST(HoldingCornersTest, AnUnlimitedPriceStaysUnlimitedForMoreThanOneUnit) {
  Simulation simulation;
  Holdings group(simulation);
  const Holder holder(group, {.soft = 0, .hard = 10, .price = unlimited});
  EXPECT_EQ(holder.price_of(2), unlimited);
  EXPECT_FALSE(holder.has_room(2, 0));
  EXPECT_TRUE(holder.has_room(2, unlimited));
}

}  // namespace
}  // namespace sim
