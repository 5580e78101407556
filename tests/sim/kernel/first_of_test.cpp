#include "sim/kernel/first_of.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/kernel/signal.hpp"
#include "sim/resources/pool.hpp"

namespace sim {
namespace {

using Said = std::vector<std::string>;

std::string to_string(Wait why, std::size_t index, Instant when) {
  return std::string(sim::to_string(why)) + " " + (index < 100 ? std::to_string(index) : "-") + " at " +
         std::to_string(when.ticks);
}

/// Waits for a room, a bell or the end of a span; holds a room it has got for ten ticks.
Process chooses(Simulation& simulation, Pool& pool, Signal& bell, Span span, Said& said) {
  auto first = co_await first_of(pool.acquire(), bell.wait(), simulation.delay(span));
  said.push_back(to_string(first.why, first.index, simulation.now()));
  EXPECT_EQ(static_cast<bool>(first.get<0>()), first.index == 0);
  EXPECT_EQ(first.get<0>().why(), first.index == 0 ? Wait::done : Wait::withdrawn);
  EXPECT_EQ(first.get<1>(), first.index == 1 ? Wait::done : Wait::withdrawn);
  EXPECT_EQ(first.get<2>(), first.index == 2 ? Wait::done : Wait::withdrawn);
  if (first.index == 0) co_await simulation.delay(Span{10});
}

class FirstOfTest : public ::testing::Test {
 protected:
  Simulation simulation;
  Pool pool{simulation, 1};
  Signal bell{simulation};
  Said said;

  void expect_no_trace() {
    EXPECT_EQ(pool.waiting(), 0U);
    EXPECT_EQ(bell.waiting(), 0U);
    EXPECT_EQ(pool.busy(), 0);
    EXPECT_EQ(simulation.events_scheduled(), 0U);
    EXPECT_EQ(simulation.live_processes(), 0U);
  }
};

Process holds_for(Simulation& simulation, Pool& pool, Span span) {
  const Lease lease = co_await pool.acquire();
  co_await simulation.delay(span);
}

TEST_F(FirstOfTest, WhatIsThereWhenTheWaitBeginsIsTakenAtOnce) {
  simulation.start(chooses(simulation, pool, bell, Span{5}, said), 1);
  simulation.step();
  EXPECT_EQ(said, Said{"done 0 at 0"});
  EXPECT_EQ(bell.waiting(), 0U);
  simulation.run();
  expect_no_trace();
}

TEST_F(FirstOfTest, TheUnitThatComesFirstIsHeld) {
  simulation.start(holds_for(simulation, pool, Span{3}), 0);
  simulation.start(chooses(simulation, pool, bell, Span{5}, said), 1);
  simulation.run_until(Instant{1});
  EXPECT_EQ(pool.waiting(), 1U);
  EXPECT_EQ(bell.waiting(), 1U);
  EXPECT_EQ(simulation.events_scheduled(), 2U);  // one for each process
  simulation.run_until(Instant{4});
  EXPECT_EQ(said, Said{"done 0 at 3"});
  EXPECT_EQ(pool.busy(), 1);
  simulation.run();
  EXPECT_EQ(simulation.now(), Instant{13});
  expect_no_trace();
}

TEST_F(FirstOfTest, TheSignalThatComesFirstLeavesTheQueueOfThePool) {
  simulation.start(holds_for(simulation, pool, Span{50}), 0);
  simulation.start(chooses(simulation, pool, bell, Span{5}, said), 1);
  simulation.at(Instant{4}, 0, 0, [&] {
    bell.notify_all();
    EXPECT_EQ(pool.waiting(), 0U);
  });
  simulation.run();
  EXPECT_EQ(said, Said{"done 1 at 4"});
  expect_no_trace();
}

TEST_F(FirstOfTest, TheDelayThatComesFirstLeavesAllQueues) {
  simulation.start(holds_for(simulation, pool, Span{50}), 0);
  simulation.start(chooses(simulation, pool, bell, Span{5}, said), 1);
  simulation.run_until(Instant{6});
  EXPECT_EQ(said, Said{"done 2 at 5"});
  EXPECT_EQ(pool.waiting(), 0U);
  EXPECT_EQ(bell.waiting(), 0U);
  simulation.run();
  expect_no_trace();
}

TEST_F(FirstOfTest, AnInterruptOrACancellationEndsTheWholeAndWithdrawsAll) {
  simulation.start(holds_for(simulation, pool, Span{50}), 0);
  const ProcessId interrupted = simulation.start(chooses(simulation, pool, bell, Span{5}, said), 1);
  const ProcessId cancelled = simulation.start(chooses(simulation, pool, bell, Span{5}, said), 2);
  simulation.run_until(Instant{2});
  EXPECT_TRUE(simulation.interrupt(interrupted));
  EXPECT_TRUE(simulation.cancel(cancelled));
  EXPECT_EQ(pool.waiting(), 0U);
  EXPECT_EQ(bell.waiting(), 0U);
  simulation.run_until(Instant{3});
  EXPECT_EQ(said, (Said{"preempted - at 2", "cancelled - at 2"}));
  simulation.run();
  expect_no_trace();
}

Process two_delays(Simulation& simulation, Span a, Span b, Said& said) {
  auto first = co_await first_of(simulation.delay(a), simulation.delay(b));
  said.push_back(to_string(first.why, first.index, simulation.now()));
  said.push_back("left " + std::to_string(first.get<0>().left.ticks) + " " + std::to_string(first.get<1>().left.ticks));
}

TEST_F(FirstOfTest, OfDeadlinesAtOneInstantTheOneWrittenFirstIsFirst) {
  simulation.start(two_delays(simulation, Span{5}, Span{5}, said), 0);
  simulation.start_at(Instant{10}, two_delays(simulation, Span{7}, Span{3}, said), 0);
  simulation.run();
  EXPECT_EQ(said, (Said{"done 0 at 5", "left 0 0", "done 1 at 13", "left 4 0"}));
  expect_no_trace();
}

TEST_F(FirstOfTest, AtOneInstantWhatAnEarlierEventBringsAboutIsFirst) {
  simulation.start(holds_for(simulation, pool, Span{5}), 0);  // subject 0: gives back before the deadline's turn
  simulation.start(chooses(simulation, pool, bell, Span{5}, said), 1);
  simulation.run();
  EXPECT_EQ(said, Said{"done 0 at 5"});
  said.clear();
  simulation.start(holds_for(simulation, pool, Span{5}), 2, -1);
  simulation.start(chooses(simulation, pool, bell, Span{5}, said), 1);
  simulation.at(simulation.now() + Span{5}, 0, -2, [&] { bell.notify_all(); });
  simulation.run();
  EXPECT_EQ(said, Said{"done 1 at 20"});
  said.clear();
  simulation.start(holds_for(simulation, pool, Span{5}), 0);
  simulation.start(chooses(simulation, pool, bell, Span{5}, said), 1, -1);
  simulation.start(holds_for(simulation, pool, Span{5}), 0, -2);
  simulation.run();
  EXPECT_EQ(said.front(), "done 0 at 25");
}

Process takes_many_or_few(Simulation& simulation, Pool& pool, Signal& bell, Said& said) {
  auto first = co_await first_of(pool.acquire(2), pool.acquire(1), bell.wait());
  said.push_back(to_string(first.why, first.index, simulation.now()) + " busy " + std::to_string(pool.busy()));
}

TEST_F(FirstOfTest, ALeaseGivenWhileAnotherBranchIsWithdrawnIsGivenBack) {
  Pool two(simulation, 2);
  simulation.start(holds_for(simulation, two, Span{10}), 0);
  simulation.start(takes_many_or_few(simulation, two, bell, said), 1);
  // Leaving the queue of two units lets the claim of one unit of the same wait have its unit: it must come back.
  simulation.at(Instant{5}, 0, 0, [&] { bell.notify_all(); });
  simulation.run();
  EXPECT_EQ(said, Said{"done 2 at 5 busy 1"});
  EXPECT_EQ(two.busy(), 0);
  EXPECT_EQ(two.waiting(), 0U);
  expect_no_trace();
}

Process patient(Simulation& simulation, Signal& bell, Instant deadline, Said& said) {
  auto first = co_await first_of(bell.wait_until(deadline), simulation.delay(Span{20}));
  said.push_back(to_string(first.get<0>(), first.index, simulation.now()));
}

TEST_F(FirstOfTest, ABranchThatTimesOutHasEnded) {
  simulation.start(patient(simulation, bell, Instant{4}, said), 0);
  simulation.start_at(Instant{10}, patient(simulation, bell, Instant{4}, said), 0);
  simulation.run();
  EXPECT_EQ(said, (Said{"timed out 0 at 4", "timed out 0 at 10"}));
  expect_no_trace();
}

Process all_three(Simulation& simulation, Pool& pool, Signal& bell, Span span, Said& said) {
  auto all = co_await all_of(pool.acquire(), bell.wait_until(Instant{30}), simulation.delay(span));
  said.push_back(to_string(all.why, 0, simulation.now()) + " " + std::string(sim::to_string(all.get<1>())) +
                 (all.get<0>() ? " held" : " not held"));
}

TEST_F(FirstOfTest, AllOfGoesOnWhenAllHaveEnded) {
  simulation.start(holds_for(simulation, pool, Span{3}), 0);
  simulation.start(all_three(simulation, pool, bell, Span{5}, said), 1);
  simulation.at(Instant{8}, 0, 0, [&] {
    EXPECT_EQ(pool.busy(), 1);
    EXPECT_EQ(simulation.events_scheduled(), 1U);  // the bell's deadline
    bell.notify_all();
  });
  simulation.run();
  EXPECT_EQ(said, Said{"done 0 at 8 done held"});
  expect_no_trace();
}

TEST_F(FirstOfTest, AllOfWithOneTimedEntryPassesFromDeadlineToDeadline) {
  simulation.start(holds_for(simulation, pool, Span{3}), 0);
  simulation.start(all_three(simulation, pool, bell, Span{40}, said), 1);
  simulation.run_until(Instant{35});
  EXPECT_EQ(simulation.events_scheduled(), 1U);
  simulation.run();
  EXPECT_EQ(said, Said{"done 0 at 40 timed out held"});
  expect_no_trace();
}

TEST_F(FirstOfTest, AllOfThatIsInterruptedGivesBackWhatItHasGot) {
  const ProcessId id = simulation.start(all_three(simulation, pool, bell, Span{5}, said), 1);
  simulation.run_until(Instant{2});
  EXPECT_EQ(pool.busy(), 1);
  EXPECT_TRUE(simulation.interrupt(id));
  EXPECT_EQ(pool.busy(), 0);
  simulation.run();
  EXPECT_EQ(said, Said{"preempted 0 at 2 withdrawn not held"});
  EXPECT_EQ(simulation.now(), Instant{2});
  expect_no_trace();
}

Process work(Simulation& simulation, Span span, Span tidying, Said& said, std::string name) {
  const Wait why = co_await simulation.delay(span);
  if (why != Wait::done && tidying > Span{}) co_await simulation.delay(tidying);
  said.push_back(name + " " + std::string(sim::to_string(why)) + " at " + std::to_string(simulation.now().ticks));
}

Process races(Simulation& simulation, Signal& bell, Span tidying, Said& said) {
  auto first = co_await first_of(work(simulation, Span{5}, tidying, said, "a"),
                                 work(simulation, Span{7}, tidying, said, "b"), bell.wait());
  said.push_back(to_string(first.why, first.index, simulation.now()) + " " +
                 std::string(sim::to_string(first.get<0>())) + " " + std::string(sim::to_string(first.get<1>())));
}

TEST_F(FirstOfTest, AProcessThatLosesIsCancelledAndEndsBeforeTheWaitingOneGoesOn) {
  simulation.start(races(simulation, bell, Span{}, said), 0);
  simulation.run();
  EXPECT_EQ(said, (Said{"a done at 5", "b cancelled at 5", "done 0 at 5 done withdrawn"}));
  expect_no_trace();
}

TEST_F(FirstOfTest, AProcessThatLosesMayTakeItsTimeToTidyUp) {
  simulation.start(races(simulation, bell, Span{3}, said), 0);
  simulation.at(Instant{2}, 0, 0, [&] { bell.notify_all(); });
  simulation.run();
  EXPECT_EQ(said, (Said{"a cancelled at 5", "b cancelled at 5", "done 2 at 5 withdrawn withdrawn"}));
  expect_no_trace();
}

TEST_F(FirstOfTest, CancellingTheWholeCancelsItsProcesses) {
  const ProcessId id = simulation.start(races(simulation, bell, Span{3}, said), 0);
  simulation.run_until(Instant{1});
  EXPECT_TRUE(simulation.cancel(id));
  EXPECT_FALSE(simulation.interrupt(id));  // its wait is over, though others have not yet tidied up
  simulation.run();
  EXPECT_EQ(said, (Said{"a cancelled at 4", "b cancelled at 4", "cancelled - at 4 withdrawn withdrawn"}));
  expect_no_trace();
}

Process at_once_or_work(Simulation& simulation, Pool& pool, Said& said) {
  auto first = co_await first_of(work(simulation, Span{5}, Span{}, said, "a"), pool.acquire());
  said.push_back(to_string(first.why, first.index, simulation.now()));
}

TEST_F(FirstOfTest, AProcessThatHasNotBegunNeverDoes) {
  simulation.start(at_once_or_work(simulation, pool, said), 0);
  simulation.run();
  EXPECT_EQ(said, Said{"done 1 at 0"});
  EXPECT_EQ(simulation.events_executed(), 1U);
  expect_no_trace();
}

Process all_work(Simulation& simulation, Said& said) {
  auto all =
      co_await all_of(work(simulation, Span{5}, Span{}, said, "a"), work(simulation, Span{7}, Span{}, said, "b"));
  said.push_back(to_string(all.why, 0, simulation.now()));
}

TEST_F(FirstOfTest, AllOfProcessesEndsWithTheLastOfThem) {
  simulation.start(all_work(simulation, said), 0);
  simulation.run();
  EXPECT_EQ(said, (Said{"a done at 5", "b done at 7", "done 0 at 7"}));
  expect_no_trace();
}

Process fails_after(Simulation& simulation, Span span) {
  co_await simulation.delay(span);
  throw std::out_of_range("broken");
}

Process catches(Simulation& simulation, Pool& pool, Said& said) {
  try {
    (void)co_await all_of(pool.acquire(), work(simulation, Span{9}, Span{1}, said, "a"),
                          fails_after(simulation, Span{4}));
  } catch (const std::out_of_range& error) {
    said.push_back(error.what() + std::string(" at ") + std::to_string(simulation.now().ticks));
  }
  EXPECT_EQ(pool.busy(), 0);
}

TEST_F(FirstOfTest, AnExceptionOfAProcessWithdrawsTheOthersAndComesOutOfTheWait) {
  simulation.start(catches(simulation, pool, said), 0);
  simulation.run();
  EXPECT_EQ(said, (Said{"a cancelled at 5", "broken at 5"}));
  expect_no_trace();
}

Process nested(Simulation& simulation, Pool& pool, Signal& bell, Said& said) {
  auto first = co_await first_of(all_of(pool.acquire(), bell.wait(), simulation.delay(Span{2})),
                                 first_of(simulation.delay(Span{9}), work(simulation, Span{8}, Span{1}, said, "a")));
  said.push_back(to_string(first.why, first.index, simulation.now()) +
                 (first.get<0>().get<0>() ? " held" : " not held"));
}

TEST_F(FirstOfTest, GroupsMayBeBranchesOfGroups) {
  simulation.start(nested(simulation, pool, bell, said), 0);
  simulation.at(Instant{6}, 0, 0, [&] { bell.notify_all(); });
  simulation.run();
  EXPECT_EQ(said, (Said{"a cancelled at 7", "done 0 at 7 held"}));
  expect_no_trace();
  said.clear();
  simulation.start(nested(simulation, pool, bell, said), 0);
  simulation.run();
  EXPECT_EQ(said, (Said{"a done at 15", "done 1 at 15 not held"}));
  expect_no_trace();
}

TEST_F(FirstOfTest, ASimulationMayBeAbandonedWhileProcessesWaitForSeveralThings) {
  for (const bool others_first : {false, true}) {
    auto own = std::make_unique<Simulation>();
    Pool own_pool(*own, 1);
    Signal own_bell(*own);
    if (others_first) own->start(holds_for(*own, own_pool, Span{50}), 0);
    own->start(nested(*own, own_pool, own_bell, said), 1);
    own->start(all_three(*own, own_pool, own_bell, Span{5}, said), 1);
    own->start(races(*own, own_bell, Span{3}, said), 1);
    own->run_until(Instant{1});
    own->start(races(*own, own_bell, Span{3}, said), 1);
    own->step();  // its processes have not begun
    own.reset();
    EXPECT_EQ(own_pool.waiting(), 0U);
    EXPECT_EQ(own_pool.busy(), 0);
    EXPECT_EQ(own_bell.waiting(), 0U);
    EXPECT_TRUE(said.empty());
  }
}

}  // namespace
}  // namespace sim
