// Corners where a clock could run backwards or a wait could be forgotten: each was found by reading, and then closed.
#include <gtest/gtest.h>

#include <stdexcept>

#include "sim/kernel/first_of.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/kernel/simulation.hpp"

namespace sim {
namespace {

Process awaits_twice(Simulation& simulation, Signal& bell, bool& refused) {
  auto ring = bell.wait();
  auto first = co_await first_of(ring, simulation.delay(Span{5}));
  EXPECT_EQ(first.index, 1U);
  try {
    co_await ring;
  } catch (const std::logic_error&) {
    refused = true;
  }
}

TEST(CornersTest, AWaitIsAwaitedOnce) {
  Simulation simulation;
  Signal bell(simulation);
  bool refused = false;
  simulation.start(awaits_twice(simulation, bell, refused), 1);
  simulation.run();
  EXPECT_TRUE(refused);
  EXPECT_EQ(simulation.live_processes(), 0U);
}

Process awaits_late(Simulation& simulation, bool& refused) {
  auto patience = simulation.delay(Span{5});
  co_await simulation.delay(Span{10});
  try {
    co_await patience;
  } catch (const std::logic_error&) {
    refused = true;
  }
}

TEST(CornersTest, ADelayThatHasGoneByDoesNotSetTheClockBack) {
  Simulation simulation;
  bool refused = false;
  simulation.start(awaits_late(simulation, refused), 1);
  simulation.run();
  EXPECT_TRUE(refused);
  EXPECT_EQ(simulation.now(), Instant{10});
}

Process ticks_along(Simulation& simulation) {
  for (int i = 0; i < 100; ++i) co_await simulation.delay(Span{1});
}

TEST(CornersTest, ARunInPiecesIsNoRunaway) {
  Simulation simulation({}, 10);
  simulation.start(ticks_along(simulation), 1);
  for (std::int64_t end = 0; end < 60; ++end) simulation.run_until({end});
  EXPECT_EQ(simulation.now(), Instant{59});
}

TEST(CornersTest, AProcessDoesNotRunTheSimulationThatRunsIt) {
  Simulation simulation;
  int refused = 0;
  simulation.at({1}, 0, 0, [&] {
    EXPECT_THROW(simulation.run_until({50}), std::logic_error);
    EXPECT_THROW(simulation.step(), std::logic_error);
    ++refused;
  });
  simulation.run_until({10});
  EXPECT_EQ(refused, 1);
  EXPECT_EQ(simulation.now(), Instant{10});
}

Process tidies_up(Simulation& simulation) {
  const Wait why = co_await simulation.until(Instant::never());
  if (why == Wait::cancelled) co_await simulation.delay(Span{3});
}

Process counts_what_is_left(Simulation& simulation, bool& done) {
  auto first = co_await first_of(simulation.delay(Span{5}), simulation.delay(Span{50}), tidies_up(simulation));
  EXPECT_EQ(simulation.now(), Instant{8});
  EXPECT_EQ(first.index, 0U);
  EXPECT_EQ(first.get<0>().left, Span{0});
  EXPECT_EQ(first.get<1>().left, Span{45});
  done = true;
}

TEST(CornersTest, WhatIsLeftOfADelayIsCountedWhenItEndedAndNotWhenTheLoserHasTidiedUp) {
  Simulation simulation;
  bool done = false;
  simulation.start(counts_what_is_left(simulation, done), 1);
  simulation.run();
  EXPECT_TRUE(done);
}

Process waits_for_both(Simulation& simulation, Signal& a, Signal& b) {
  auto all = co_await all_of(first_of(a.wait(), simulation.delay(Span{5})), b.wait());
  EXPECT_EQ(all.why, Wait::done);
}

TEST(CornersTest, AGroupWithinAGroupLeavesNoDeadlineBehind) {
  Simulation simulation;
  Signal a(simulation), b(simulation);
  simulation.start(waits_for_both(simulation, a, b), 1);
  simulation.at({1}, 0, 0, [&] { a.notify_all(); });
  simulation.run_until({2});
  EXPECT_EQ(simulation.events_scheduled(), 0U);
  b.notify_all();
  simulation.run();
  EXPECT_EQ(simulation.now(), Instant{2});
  EXPECT_EQ(simulation.live_processes(), 0U);
}

}  // namespace
}  // namespace sim
