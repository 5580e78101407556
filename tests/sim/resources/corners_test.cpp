// Corners of pools, leases and stores: what dies, what is taken at the last tick, and a clock before its origin.
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "sim/kernel/first_of.hpp"
#include "sim/resources/acquire_all.hpp"
#include "sim/resources/pool.hpp"
#include "sim/resources/store.hpp"
#include "sim/workers/holding.hpp"  // the headers of both folders can be used together
#include "sim/workers/timetable.hpp"

namespace sim {
namespace {

Process holds(Simulation& simulation, Pool& pool, Span span) {
  const Lease lease = co_await pool.acquire();
  co_await simulation.delay(span);
}

Process wants_both(Pool& a, Pool& b) {
  const auto leases = co_await acquire_all(Wanted{a, {}}, Wanted{b, {}});
  EXPECT_FALSE(leases[0]);
}

Process wants_one(Simulation& simulation, Pool& pool, Instant& got) {
  const Lease lease = co_await pool.acquire();
  got = simulation.now();
}

TEST(ResourceCornersTest, WhoWasHeldUpByAJointClaimIsServedWhenAPoolOfItDies) {
  Simulation simulation;
  auto a = std::make_unique<Pool>(simulation, 1);
  Pool b(simulation, 1);
  Instant got = Instant::never();
  simulation.start(holds(simulation, *a, Span{100}), 1);
  simulation.start(wants_both(*a, b), 2);
  simulation.start_at({1}, wants_one(simulation, b, got), 3);
  simulation.run_until({2});
  EXPECT_EQ(got, Instant::never());
  a.reset();
  simulation.run_until({3});
  EXPECT_EQ(got, Instant{2});
}

Process works_beside(Simulation& simulation, Pool& pool, std::optional<Span>& left) {
  Lease lease = co_await pool.acquire({.priority = 2});
  auto first = co_await first_of(simulation.delay(Span{5}), lease.work(Span{5}));
  left = first.get<1>().left;
}

Process takes(Pool& pool) {
  const Lease lease = co_await pool.acquire({.priority = 1, .preempts = true});
  EXPECT_TRUE(lease);
}

TEST(ResourceCornersTest, WorkDoneToTheLastTickHasNothingLeftThoughTheLeaseIsTakenThen) {
  Simulation simulation;
  Pool pool(simulation, 1, Discipline::priority);
  std::optional<Span> left;
  simulation.start(works_beside(simulation, pool, left), 5);
  simulation.start_at({5}, takes(pool), 1);  // goes before the end of the work, at the same instant
  simulation.run();
  EXPECT_EQ(left, Span{0});
}

Process works(Pool& pool, Instant& ended, Simulation& simulation) {
  Lease lease = co_await pool.acquire();
  co_await lease.work(Span{5});
  ended = simulation.now();
}

TEST(ResourceCornersTest, WorkEndsUnderAClockBeforeItsOrigin) {
  Simulation simulation(Instant{-100});
  Pool pool(simulation, 1);
  Instant ended = Instant::never();
  simulation.start(works(pool, ended, simulation), 1);
  simulation.run();
  EXPECT_EQ(ended, Instant{-95});
}

Process takes_and_lets_go(Simulation& simulation, Store<int>& store, Pool& never) {
  auto all = co_await all_of(store.take(), never.acquire());
  EXPECT_EQ(all.why, Wait::preempted);
  static_cast<void>(simulation);
}

TEST(ResourceCornersTest, AThingGivenBackToItsStoreHasStayedOnce) {
  Simulation simulation;
  Store<int> store(simulation);
  Pool never(simulation, 0);
  int thing = 7;
  EXPECT_TRUE(store.try_put(thing));
  const ProcessId id = simulation.start_at({5}, takes_and_lets_go(simulation, store, never), 1);
  simulation.at({10}, 0, 0, [&] { EXPECT_TRUE(simulation.interrupt(id)); });
  simulation.at({12}, 2, 0, [&] { EXPECT_TRUE(store.try_take()); });
  simulation.run();
  EXPECT_EQ(store.statistics().stayed, Span{store.statistics().size.integral(simulation.now())});
}

}  // namespace
}  // namespace sim
