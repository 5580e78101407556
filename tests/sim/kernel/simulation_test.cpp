#include "sim/kernel/simulation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <tuple>
#include <vector>

#include "sim/random/stream.hpp"

namespace sim {
namespace {

using Names = std::vector<int>;

Process says(Names& said, int name) {
  said.push_back(name);
  co_return;
}

TEST(SimulationTest, EventsOfOneInstantRunByRankThenSubjectThenOrderOfScheduling) {
  Simulation simulation;
  Names said;
  simulation.start_at(Instant{2}, says(said, 6), 1, 0);
  simulation.start_at(Instant{1}, says(said, 5), 0, 1);
  simulation.start_at(Instant{1}, says(said, 3), 2, 0);
  simulation.start_at(Instant{1}, says(said, 2), 1, 0);
  simulation.start_at(Instant{1}, says(said, 4), 2, 0);
  simulation.start_at(Instant{1}, says(said, 1), 9, -1);
  simulation.run();
  EXPECT_EQ(said, (Names{1, 2, 3, 4, 5, 6}));
}

TEST(SimulationTest, ARunEndsBeforeTheEventsAtItsEnd) {
  Simulation simulation;
  Names said;
  simulation.start_at(Instant{4}, says(said, 1), 0);
  simulation.start_at(Instant{5}, says(said, 2), 0);
  simulation.run_until(Instant{5});
  EXPECT_EQ(said, Names{1});
  EXPECT_EQ(simulation.now(), Instant{5});
  EXPECT_EQ(simulation.next_instant(), Instant{5});
  simulation.run_until(Instant{6});
  EXPECT_EQ(said, (Names{1, 2}));
  EXPECT_FALSE(simulation.next_instant().has_value());
  EXPECT_THROW(simulation.run_until(Instant{5}), std::logic_error);
}

TEST(SimulationTest, ARunInPiecesIsTheRunInOne) {
  const auto run = [](const std::vector<int>& stops) {
    Simulation simulation;
    Names said;
    for (int i = 0; i < 50; ++i)
      simulation.start_at(Instant{i * 7 % 20}, says(said, i), static_cast<std::uint64_t>(i % 3));
    for (const int stop : stops) simulation.run_until(Instant{stop});
    return said;
  };
  EXPECT_EQ(run({20}), run({1, 2, 3, 7, 7, 12, 19, 20}));
}

Process wanders(Simulation& simulation, std::uint64_t name, std::vector<std::tuple<Instant, int, std::uint64_t>>& seen,
                int rank, int steps) {
  Stream luck({1, 2, name});
  for (int i = 0; i < steps; ++i) {
    co_await simulation.delay(Span{static_cast<std::int64_t>(1 + luck.bits() % 4)});
    seen.emplace_back(simulation.now(), rank, name);
  }
}

TEST(SimulationTest, WhatProcessesDoIsInTheOrderOfInstantRankAndSubject) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Simulation simulation;
    std::vector<std::tuple<Instant, int, std::uint64_t>> seen;
    Stream luck({seed});
    for (std::uint64_t name = 0; name < 30; ++name) {
      const int rank = static_cast<int>(luck.bits() % 3);
      simulation.start(wanders(simulation, name, seen, rank, 50), name, rank);
    }
    simulation.run();
    EXPECT_EQ(seen.size(), 1500U);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  }
}

TEST(SimulationTest, StartingSomethingUnrelatedFirstMovesNothing) {
  const auto run = [](bool also) {
    Simulation simulation;
    std::vector<std::tuple<Instant, int, std::uint64_t>> seen;
    std::vector<std::tuple<Instant, int, std::uint64_t>> unrelated;
    if (also) simulation.start(wanders(simulation, 99, unrelated, 0, 50), 99);
    for (std::uint64_t name = 0; name < 10; ++name) simulation.start(wanders(simulation, name, seen, 0, 50), name);
    simulation.run();
    return seen;
  };
  EXPECT_EQ(run(false), run(true));
}

Process waits(Simulation& simulation, Span span, Wait& why, Instant& when) {
  why = co_await simulation.delay(span);
  when = simulation.now();
}

TEST(SimulationTest, ADelayEndsWhenItsSpanHasGoneBy) {
  Simulation simulation(Instant{100});
  Wait why = Wait::cancelled;
  Instant when;
  simulation.start(waits(simulation, Span{42}, why, when), 0);
  simulation.run();
  EXPECT_EQ(why, Wait::done);
  EXPECT_EQ(when, Instant{142});
}

Process waits_until(Simulation& simulation, Instant until) { co_await simulation.until(until); }

TEST(SimulationTest, ANegativeDelayIsAFaultOfTheProgrammer) {
  Simulation simulation(Instant{10});
  Wait why = Wait::done;
  Instant when;
  simulation.start(waits(simulation, Span{-1}, why, when), 0);
  EXPECT_THROW(simulation.run(), ProcessError);
  simulation.start(waits_until(simulation, Instant{9}), 0);
  EXPECT_THROW(simulation.run(), ProcessError);
  Names said;
  EXPECT_THROW(simulation.start_at(Instant{9}, says(said, 1), 0), std::logic_error);
  EXPECT_EQ(simulation.live_processes(), 0U);
}

TEST(SimulationTest, ADelayWithoutEndLeavesNothingInTheEventList) {
  Simulation simulation(Instant{10});
  Wait why = Wait::done;
  Instant when;
  const ProcessId id = simulation.start(waits(simulation, Instant::never() - Instant{}, why, when), 0);
  simulation.run();
  EXPECT_EQ(simulation.events_scheduled(), 0U);
  EXPECT_TRUE(simulation.interrupt(id));
  simulation.run();
  EXPECT_EQ(why, Wait::preempted);
}

TEST(SimulationTest, CancellingEndsADelayAtThisInstant) {
  Simulation simulation;
  Wait why = Wait::done;
  Instant when;
  const ProcessId id = simulation.start(waits(simulation, Span{42}, why, when), 0);
  simulation.run_until(Instant{7});
  EXPECT_TRUE(simulation.cancel(id));
  EXPECT_TRUE(simulation.is_alive(id));
  simulation.run();
  EXPECT_EQ(why, Wait::cancelled);
  EXPECT_EQ(when, Instant{7});
  EXPECT_FALSE(simulation.cancel(id));
  EXPECT_FALSE(simulation.interrupt(id));
  EXPECT_FALSE(simulation.is_alive(ProcessId{}));
}

TEST(SimulationTest, AProcessCancelledBeforeItsBeginningNeverBegins) {
  Simulation simulation;
  Names said;
  const ProcessId id = simulation.start(says(said, 1), 0);
  EXPECT_FALSE(simulation.interrupt(id));
  EXPECT_TRUE(simulation.cancel(id));
  EXPECT_FALSE(simulation.is_alive(id));
  simulation.run();
  EXPECT_TRUE(said.empty());
  EXPECT_EQ(simulation.events_executed(), 0U);
}

Process waits_twice(Simulation& simulation, std::vector<Wait>& why) {
  why.push_back(co_await simulation.delay(Span{5}));
  why.push_back(co_await simulation.delay(Span{5}));
  why.push_back(co_await simulation.delay(Span{5}));
}

Process cancels_itself(Simulation& simulation, std::vector<Wait>& why) {
  simulation.cancel(simulation.current());
  why.push_back(co_await simulation.delay(Span{5}));
}

TEST(SimulationTest, CancellingAProcessThatDoesNotWaitEndsItsNextWait) {
  Simulation simulation;
  std::vector<Wait> why;
  const ProcessId id = simulation.start(waits_twice(simulation, why), 5);
  simulation.run_until(Instant{2});
  EXPECT_TRUE(simulation.interrupt(id));
  EXPECT_FALSE(simulation.interrupt(id));  // it no longer waits
  EXPECT_TRUE(simulation.cancel(id));
  simulation.run();
  EXPECT_EQ(why, (std::vector<Wait>{Wait::preempted, Wait::cancelled, Wait::done}));
  EXPECT_EQ(simulation.now(), Instant{7});

  why.clear();
  simulation.start(cancels_itself(simulation, why), 0);
  simulation.run();
  EXPECT_EQ(why, std::vector<Wait>{Wait::cancelled});
}

TEST(SimulationTest, CancellingAtRandomLeavesExactlyTheRest) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Simulation simulation;
    Stream luck({seed});
    Names said;
    Names expected;
    std::vector<ProcessId> ids;
    for (int i = 0; i < 200; ++i) {
      ids.push_back(simulation.start_at(Instant{static_cast<std::int64_t>(luck.bits() % 50)}, says(said, i), 0));
    }
    for (int i = 0; i < 200; ++i) {
      if (luck.bits() % 2 == 0) {
        EXPECT_TRUE(simulation.cancel(ids[i]));
      } else {
        expected.push_back(i);
      }
    }
    EXPECT_EQ(simulation.events_scheduled(), expected.size());
    simulation.run();
    std::sort(said.begin(), said.end());
    EXPECT_EQ(said, expected);
  }
}

TEST(SimulationTest, AStaleIdNamesNobodyEvenIfItsPlaceIsTakenAgain) {
  Simulation simulation;
  Names said;
  const ProcessId first = simulation.start(says(said, 1), 0);
  simulation.run();
  const ProcessId second = simulation.start(says(said, 2), 0);
  EXPECT_EQ(first.slot, second.slot);
  EXPECT_FALSE(simulation.is_alive(first));
  EXPECT_FALSE(simulation.cancel(first));
  EXPECT_TRUE(simulation.is_alive(second));
}

TEST(SimulationTest, ACallbackIsCalledInItsTurnUnlessTakenBack) {
  Simulation simulation;
  Names said;
  simulation.at(Instant{3}, 0, 0, [&] { said.push_back(1); });
  const ProcessId id = simulation.at(Instant{3}, 0, 1, [&] { said.push_back(2); });
  simulation.at(Instant{3}, 0, 2, [&] { said.push_back(3); });
  simulation.cancel(id);
  simulation.run();
  EXPECT_EQ(said, (Names{1, 3}));
}

Process spins(Simulation& simulation) {
  for (;;) co_await simulation.delay(Span{0});
}

TEST(SimulationTest, TimeThatStandsStillIsNoticed) {
  Simulation simulation({}, 1000);
  simulation.start(spins(simulation), 0);
  EXPECT_THROW(simulation.run(), RunawayError);
  EXPECT_EQ(simulation.events_executed(), 1000U);
}

TEST(SimulationTest, ARunCanBeStoppedFromWithin) {
  Simulation simulation;
  Names said;
  simulation.at(Instant{1}, 0, 0, [&] { simulation.stop(); });
  simulation.start_at(Instant{2}, says(said, 1), 0);
  simulation.run_until(Instant{10});
  EXPECT_EQ(simulation.now(), Instant{1});
  simulation.run_until(Instant{10});
  EXPECT_EQ(said, Names{1});
}

Process starts_more(Simulation& simulation, int generations) {
  if (generations == 0) co_return;
  for (int i = 0; i < 3; ++i) simulation.start(starts_more(simulation, generations - 1), 0);
  co_await simulation.delay(Span{1});
}

TEST(SimulationTest, AProcessMayStartOthers) {
  Simulation simulation;
  simulation.start(starts_more(simulation, 7), 0);
  simulation.run();
  EXPECT_EQ(simulation.live_processes(), 0U);
  EXPECT_EQ(simulation.now(), Instant{1});
}

struct CancelsAtEnd {
  Simulation& simulation;
  ProcessId other;
  CancelsAtEnd(Simulation& s, ProcessId o) : simulation(s), other(o) {}
  CancelsAtEnd(const CancelsAtEnd&) = delete;
  CancelsAtEnd& operator=(const CancelsAtEnd&) = delete;
  ~CancelsAtEnd() { simulation.cancel(other); }
};

Process guards(Simulation& simulation, ProcessId other) {
  const CancelsAtEnd at_end(simulation, other);
  co_await simulation.until(Instant::never());
}

TEST(SimulationTest, AbandoningIsCleanEvenIfProcessesTouchEachOtherAsTheyEnd) {
  Simulation simulation;
  Wait why = Wait::done;
  Instant when;
  const ProcessId waiting = simulation.start(waits(simulation, Span{42}, why, when), 0);
  const ProcessId guard = simulation.start(guards(simulation, waiting), 0);
  simulation.start(guards(simulation, guard), 0);
  simulation.run_until(Instant{5});
  simulation.abandon();
  EXPECT_EQ(simulation.live_processes(), 0U);
  EXPECT_EQ(simulation.events_scheduled(), 0U);
  simulation.run();
  EXPECT_EQ(why, Wait::done);  // never went on
}

Process abandons(Simulation& simulation) {
  simulation.abandon();
  co_return;
}

TEST(SimulationTest, AProcessMustNotAbandonItsSimulation) {
  Simulation simulation;
  simulation.start(abandons(simulation), 0);
  EXPECT_THROW(simulation.run(), ProcessError);
}

TEST(SimulationTest, AProcessMustWaitInTheSimulationThatRunsIt) {
  Simulation simulation;
  Simulation other;
  simulation.start(waits_until(other, Instant{5}), 0);
  EXPECT_THROW(simulation.run(), ProcessError);
}

}  // namespace
}  // namespace sim
