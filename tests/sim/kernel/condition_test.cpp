#include "sim/kernel/condition.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/first_of.hpp"
#include "sim/kernel/signal.hpp"

namespace sim {
namespace {

using Said = std::vector<std::string>;

struct Shelf {
  Simulation& simulation;
  Condition changes{simulation};
  int stock = 0;
  Said said;

  explicit Shelf(Simulation& s) : simulation(s) {}
  void put(int items) {
    stock += items;
    changes.changed();
  }
};

Process takes(Shelf& shelf, int items, std::string name, Instant deadline = Instant::never()) {
  const auto enough = [&] { return shelf.stock >= items; };
  const Wait why = co_await shelf.changes.wait_for(enough, deadline);
  if (why == Wait::done) shelf.stock -= items;
  shelf.said.push_back(name + " " + std::string(to_string(why)) + " at " +
                       std::to_string(shelf.simulation.now().ticks));
}

class ConditionTest : public ::testing::Test {
 protected:
  Simulation simulation;
  Shelf shelf{simulation};

  void put_at(std::int64_t when, int items) {
    simulation.at(Instant{when}, 0, 0, [this, items] { shelf.put(items); });
  }
};

TEST_F(ConditionTest, WhatHoldsAlreadyIsNotWaitedFor) {
  shelf.stock = 2;
  simulation.start(takes(shelf, 2, "a"), 1);
  simulation.run();
  EXPECT_EQ(shelf.said, Said{"a done at 0"});
  EXPECT_EQ(simulation.events_executed(), 1U);
}

TEST_F(ConditionTest, AChangeThatDoesNotSufficeDisturbsNobody) {
  simulation.start(takes(shelf, 3, "a"), 1);
  put_at(4, 2);
  put_at(6, 1);
  simulation.run();
  EXPECT_EQ(shelf.said, Said{"a done at 6"});
  EXPECT_EQ(simulation.events_executed(), 4U);  // begin, two puts, going on
}

TEST_F(ConditionTest, NobodyLooksUnlessSomebodySaysThatItChanged) {
  simulation.start(takes(shelf, 1, "a"), 1);
  simulation.run();
  shelf.stock = 5;
  simulation.run();
  EXPECT_TRUE(shelf.said.empty());
  shelf.changes.changed();
  simulation.run();
  EXPECT_EQ(shelf.said, Said{"a done at 0"});
}

TEST_F(ConditionTest, ThoseOfWhomItHoldsGoOnByRankThenSubjectThenOrderOfWaiting) {
  simulation.start(takes(shelf, 1, "third"), 2);
  simulation.start(takes(shelf, 1, "fourth"), 2);
  simulation.start(takes(shelf, 1, "second"), 1);
  simulation.start(takes(shelf, 1, "first"), 9, -1);
  put_at(5, 4);
  simulation.run();
  EXPECT_EQ(shelf.said, (Said{"first done at 5", "second done at 5", "third done at 5", "fourth done at 5"}));
}

TEST_F(ConditionTest, WhoFindsItUndoneByAnotherWaitsOnInItsPlace) {
  simulation.start(takes(shelf, 2, "a"), 1);
  simulation.start(takes(shelf, 2, "b"), 1);
  simulation.start(takes(shelf, 1, "c"), 1);
  put_at(5, 2);
  simulation.run_until(Instant{6});
  EXPECT_EQ(shelf.said, Said{"a done at 5"});
  EXPECT_EQ(shelf.changes.waiting(), 2U);
  put_at(7, 2);
  simulation.run();
  EXPECT_EQ(shelf.said, (Said{"a done at 5", "b done at 7"}));
  EXPECT_EQ(shelf.stock, 0);
  put_at(9, 1);
  simulation.run();
  EXPECT_EQ(shelf.said.back(), "c done at 9");
}

TEST_F(ConditionTest, ADeadlineEndsTheWaitUnlessItHoldsThen) {
  simulation.start(takes(shelf, 1, "a", Instant{5}), 1);
  simulation.start(takes(shelf, 1, "b", Instant{0}), 1);
  simulation.run();
  EXPECT_EQ(shelf.said, (Said{"b timed out at 0", "a timed out at 5"}));
  shelf.said.clear();
  simulation.start(takes(shelf, 1, "c", Instant{9}), 1);
  simulation.run_until(Instant{6});
  shelf.stock = 1;  // and nobody says so
  simulation.run();
  EXPECT_EQ(shelf.said, Said{"c done at 9"});
}

TEST_F(ConditionTest, WhoWasToldInVainStillHasItsDeadline) {
  simulation.start(takes(shelf, 1, "a"), 1);
  simulation.start(takes(shelf, 1, "b", Instant{9}), 2);
  put_at(5, 1);
  simulation.run();
  EXPECT_EQ(shelf.said, (Said{"a done at 5", "b timed out at 9"}));
  EXPECT_EQ(shelf.changes.waiting(), 0U);
}

TEST_F(ConditionTest, WhoHasBeenToldIsStillWaiting) {
  const ProcessId a = simulation.start(takes(shelf, 1, "a"), 1);
  const ProcessId b = simulation.start(takes(shelf, 1, "b"), 2);
  simulation.run();
  shelf.put(2);
  EXPECT_TRUE(simulation.interrupt(a));
  EXPECT_TRUE(simulation.cancel(b));
  EXPECT_EQ(shelf.changes.waiting(), 0U);
  simulation.run();
  EXPECT_EQ(shelf.said, (Said{"a preempted at 0", "b cancelled at 0"}));
  EXPECT_EQ(shelf.stock, 2);
}

Process takes_or_leaves(Shelf& shelf, int items, Span patience) {
  const auto enough = [&] { return shelf.stock >= items; };
  auto first = co_await first_of(shelf.changes.wait_for(enough), shelf.simulation.delay(patience));
  if (first.index == 0) shelf.stock -= items;
  shelf.said.push_back(std::to_string(first.index) + " at " + std::to_string(shelf.simulation.now().ticks));
}

TEST_F(ConditionTest, ItMayBeABranch) {
  simulation.start(takes_or_leaves(shelf, 1, Span{6}), 1);
  simulation.start(takes_or_leaves(shelf, 1, Span{6}), 2);
  put_at(5, 1);
  simulation.run();
  EXPECT_EQ(shelf.said, (Said{"0 at 5", "1 at 6"}));
  EXPECT_EQ(shelf.changes.waiting(), 0U);
  EXPECT_EQ(simulation.events_scheduled(), 0U);
}

Process waits_for_stock_and_bell(Shelf& shelf, Signal& bell, Said& said) {
  const auto enough = [&] { return shelf.stock >= 1; };
  auto all = co_await all_of(shelf.changes.wait_for(enough), bell.wait_until(Instant{50}));
  said.push_back(std::string(to_string(all.get<1>())) + " at " + std::to_string(shelf.simulation.now().ticks));
}

TEST_F(ConditionTest, WhoHasBeenToldKeepsItsTurnIfAnotherBranchEndsBefore) {
  Signal bell(simulation);
  Said said;
  simulation.start(waits_for_stock_and_bell(shelf, bell, said), 1);
  put_at(5, 1);
  simulation.at(Instant{5}, 0, 0, [&] { bell.notify_all(); });
  simulation.run();
  EXPECT_EQ(said, Said{"done at 5"});
  EXPECT_EQ(simulation.now(), Instant{5});
}

TEST_F(ConditionTest, EitherMayDieFirst) {
  auto own = std::make_unique<Simulation>();
  Shelf kept(*own);
  own->start(takes(kept, 1, "a"), 1);
  own->start(takes_or_leaves(kept, 1, Span{6}), 1);
  own->run_until(Instant{1});
  EXPECT_EQ(kept.changes.waiting(), 2U);
  own.reset();
  EXPECT_EQ(kept.changes.waiting(), 0U);
  std::optional<Shelf> brief(std::in_place, simulation);
  const auto never = [] { return false; };
  const ProcessId id = simulation.start(
      [](Condition& condition, bool (*holds)()) -> Process { (void)co_await condition.wait_for(holds); }(brief->changes,
                                                                                                         never),
      1);
  simulation.run();
  brief.reset();
  EXPECT_TRUE(simulation.cancel(id));
  simulation.run();
  EXPECT_EQ(simulation.live_processes(), 0U);
}

}  // namespace
}  // namespace sim
