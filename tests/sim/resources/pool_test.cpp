#include "sim/resources/pool.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include "sim/random/distributions.hpp"

namespace sim {
namespace {

struct Held {
  int name;
  Instant from;
  friend bool operator==(const Held&, const Held&) = default;
};
using Story = std::vector<Held>;

Process holds(Simulation& simulation, Pool& pool, int name, Claim claim, Span span, Story& story) {
  const Lease lease = co_await pool.acquire(claim);
  if (lease.why() != Wait::done) co_return;
  story.push_back({name, simulation.now()});
  co_await simulation.delay(span);
}

TEST(PoolTest, APoolOfTwoServesThreeRequestsInOrderOfArrival) {
  Simulation simulation;
  Pool pool(simulation, 2);
  Story story;
  for (int name = 1; name <= 3; ++name) simulation.start(holds(simulation, pool, name, {}, Span{10}, story), 0);
  simulation.run_until(Instant{5});
  EXPECT_EQ(pool.busy(), 2);
  EXPECT_EQ(pool.free(), 0);
  EXPECT_EQ(pool.waiting(), 1U);
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {0}}, {2, {0}}, {3, {10}}}));
  EXPECT_EQ(pool.busy(), 0);
}

TEST(PoolTest, TheWaiterWithTheEarliestDueDateIsServedFirst) {
  Simulation simulation;
  Pool pool(simulation, 1, Discipline::earliest_due);
  Story story;
  simulation.start(holds(simulation, pool, 0, {}, Span{10}, story), 0);
  simulation.start(holds(simulation, pool, 1, {.due = Instant{300}}, Span{10}, story), 1);
  simulation.start(holds(simulation, pool, 2, {.due = Instant{100}}, Span{10}, story), 2);
  simulation.start(holds(simulation, pool, 3, {.priority = 2, .due = Instant{200}}, Span{10}, story), 3);
  simulation.start(holds(simulation, pool, 4, {.priority = 1, .due = Instant{200}}, Span{10}, story), 4);
  simulation.run();
  EXPECT_EQ(story, (Story{{0, {0}}, {2, {10}}, {4, {20}}, {3, {30}}, {1, {40}}}));
}

TEST(PoolTest, TheWaiterWithTheSmallestPriorityIsServedFirstAndEqualsByArrival) {
  Simulation simulation;
  Pool pool(simulation, 1, Discipline::priority);
  Story story;
  simulation.start(holds(simulation, pool, 0, {}, Span{10}, story), 0);
  int name = 1;
  for (const int priority : {2, 1, 2, 1}) {
    simulation.start(holds(simulation, pool, name, {.priority = priority}, Span{10}, story),
                     static_cast<std::uint64_t>(name));
    ++name;
  }
  simulation.run();
  EXPECT_EQ(story, (Story{{0, {0}}, {2, {10}}, {4, {20}}, {1, {30}}, {3, {40}}}));
}

TEST(PoolTest, TheLastComeIsServedFirstOrTheShortestOrWhatTheModelSays) {
  const auto order = [](const Discipline& discipline) {
    Simulation simulation;
    Pool pool(simulation, 1, discipline);
    Story story;
    simulation.start(holds(simulation, pool, 0, {}, Span{10}, story), 0);
    std::uint64_t name = 1;
    for (const int length : {30, 10, 20, 10}) {
      simulation.start(holds(simulation, pool, static_cast<int>(name), {.value = length}, Span{10}, story), name);
      ++name;
    }
    simulation.run();
    std::vector<int> names;
    for (const Held& held : story) names.push_back(held.name);
    return names;
  };
  EXPECT_EQ(order(Discipline::latest_first), (std::vector<int>{0, 4, 3, 2, 1}));
  EXPECT_EQ(order(Discipline::smallest_value), (std::vector<int>{0, 2, 4, 3, 1}));
  EXPECT_EQ(order(Discipline::by_key([](const Standing& standing, Instant) { return -standing.value; })),
            (std::vector<int>{0, 1, 3, 2, 4}));
}

TEST(PoolTest, AChangingKeyIsAskedAnewWheneverSomethingIsGivenOut) {
  // Importance grows with waiting at a speed of its own for each: the slow one is first at 10 and would be last at 40.
  Simulation simulation;
  Pool pool(simulation, 1, Discipline::by_changing_key([](const Standing& standing, Instant now) {
              return -standing.value * (now - standing.since).ticks;
            }));
  Story story;
  simulation.start(holds(simulation, pool, 0, {}, Span{10}, story), 0);
  simulation.start_at({1}, holds(simulation, pool, 1, {.value = 2}, Span{20}, story), 1);  // 18 at 10
  simulation.start_at({9}, holds(simulation, pool, 2, {.value = 9}, Span{20}, story), 2);  // 9 at 10, 189 at 30
  simulation.start_at({5}, holds(simulation, pool, 3, {.value = 3}, Span{20}, story), 3);  // 15 at 10, 75 at 30
  simulation.run();
  EXPECT_EQ(story, (Story{{0, {0}}, {1, {10}}, {2, {30}}, {3, {50}}}));
}

TEST(PoolTest, TryingTakesWhatIsFreeAndBalksOtherwise) {
  Simulation simulation;
  Pool pool(simulation, 2);
  Lease first = pool.try_acquire();
  EXPECT_TRUE(static_cast<bool>(first));
  const Lease second = pool.try_acquire({.units = 2});
  EXPECT_FALSE(static_cast<bool>(second));
  EXPECT_EQ(second.why(), Wait::timed_out);
  Story story;
  simulation.start(holds(simulation, pool, 1, {.units = 2}, Span{10}, story), 0);
  simulation.run();
  EXPECT_FALSE(static_cast<bool>(pool.try_acquire())) << "one unit is free, but somebody is before";
  first.release();
  simulation.run();
  EXPECT_EQ(story.size(), 1U);
  EXPECT_EQ(pool.statistics().balked, 2U);
  EXPECT_EQ(pool.statistics().acquired, 2U);
}

TEST(PoolTest, TheWaitsOfThoseWhoGaveUpAreCountedApart) {
  Simulation simulation;
  Pool pool(simulation, 1);
  Story story;
  simulation.start(holds(simulation, pool, 1, {}, Span{30}, story), 0);
  simulation.start(holds(simulation, pool, 2, {.patience = Instant{12}}, Span{10}, story), 1);
  simulation.start(holds(simulation, pool, 3, {}, Span{10}, story), 2);
  simulation.start(holds(simulation, pool, 4, {.patience = Instant{0}}, Span{10}, story), 3);
  simulation.run();
  const Pool::Statistics seen = pool.statistics();
  EXPECT_EQ(seen.waited, Span{30});
  EXPECT_EQ(seen.waited_in_vain, Span{12});
  EXPECT_EQ(seen.longest_wait, Span{30});
  EXPECT_EQ(seen.gave_up, 2U);
  EXPECT_EQ(seen.balked, 1U);
  EXPECT_EQ(seen.waits, 3U);
  EXPECT_EQ(seen.queue.integral(simulation.now()), 42);
}

TEST(PoolTest, WhoAsksForManyUnitsIsNotOvertaken) {
  Simulation simulation;
  Pool pool(simulation, 3);
  Story story;
  simulation.start(holds(simulation, pool, 1, {.units = 2}, Span{10}, story), 1);
  simulation.start(holds(simulation, pool, 2, {.units = 3}, Span{10}, story), 2);
  simulation.start(holds(simulation, pool, 3, {.units = 1}, Span{10}, story), 3);
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {0}}, {2, {10}}, {3, {20}}}));
}

TEST(PoolTest, WhoStandsBehindALargeRequestIsServedWhenItGivesUp) {
  Simulation simulation;
  Pool pool(simulation, 3);
  Story story;
  simulation.start(holds(simulation, pool, 1, {.units = 2}, Span{50}, story), 1);
  simulation.start(holds(simulation, pool, 2, {.units = 3, .patience = Instant{20}}, Span{10}, story), 2);
  simulation.start(holds(simulation, pool, 3, {.units = 1}, Span{10}, story), 3);
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {0}}, {3, {20}}}));
  EXPECT_EQ(pool.statistics().gave_up, 1U);
}

Process asks(Simulation& simulation, Pool& pool, std::optional<Instant> patience, std::vector<Wait>& why) {
  const Lease lease = co_await pool.acquire(1, 0, patience);
  why.push_back(lease.why());
  EXPECT_EQ(static_cast<bool>(lease), lease.why() == Wait::done);
  EXPECT_EQ(lease.units(), lease.why() == Wait::done ? 1 : 0);
  co_await simulation.delay(Span{100});
}

TEST(PoolTest, ALeaseSaysHowItsWaitEnded) {
  Simulation simulation;
  Pool pool(simulation, 1);
  std::vector<Wait> why;
  simulation.start(asks(simulation, pool, Instant{0}, why), 1);
  simulation.start(asks(simulation, pool, Instant{5}, why), 2);
  const ProcessId cancelled = simulation.start(asks(simulation, pool, std::nullopt, why), 3);
  const ProcessId interrupted = simulation.start(asks(simulation, pool, std::nullopt, why), 4);
  simulation.start(asks(simulation, pool, Instant{0}, why), 5);  // no patience at all
  simulation.run_until(Instant{3});
  simulation.cancel(cancelled);
  simulation.interrupt(interrupted);
  EXPECT_EQ(pool.waiting(), 1U);
  simulation.run_until(Instant{50});
  EXPECT_EQ(why, (std::vector<Wait>{Wait::done, Wait::timed_out, Wait::cancelled, Wait::preempted, Wait::timed_out}));
  EXPECT_EQ(pool.busy(), 1);
  EXPECT_EQ(pool.statistics().gave_up, 4U);
  EXPECT_EQ(pool.statistics().waits, 4U);
  EXPECT_EQ(pool.statistics().acquired, 1U);
}

Process fails_holding(Simulation& simulation, Pool& pool) {
  const Lease lease = co_await pool.acquire();
  co_await simulation.delay(Span{5});
  throw std::runtime_error("broken");
}

TEST(PoolTest, ALeaseGivesBackWhenItsProcessFails) {
  Simulation simulation;
  Pool pool(simulation, 1);
  Story story;
  simulation.start(fails_holding(simulation, pool), 0);
  simulation.start(holds(simulation, pool, 1, {}, Span{10}, story), 1);
  EXPECT_THROW(simulation.run(), std::runtime_error);
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {5}}}));
}

TEST(PoolTest, ALeaseGivesBackWhenTheSimulationIsAbandoned) {
  auto simulation = std::make_unique<Simulation>();
  Pool pool(*simulation, 2);
  Story story;
  for (int name = 1; name <= 5; ++name) simulation->start(holds(*simulation, pool, name, {}, Span{10}, story), 0);
  simulation->run_until(Instant{5});
  EXPECT_EQ(pool.busy(), 2);
  EXPECT_EQ(pool.waiting(), 3U);
  simulation.reset();
  EXPECT_EQ(pool.busy(), 0);
  EXPECT_EQ(pool.waiting(), 0U);
  EXPECT_EQ(story.size(), 2U);
}

TEST(PoolTest, TheUnitOfAProcessThatDiesBetweenGettingItAndGoingOnIsGivenBack) {
  Simulation simulation;
  Pool pool(simulation, 1);
  Story story;
  simulation.start(holds(simulation, pool, 1, {}, Span{10}, story), 1, 0);
  simulation.start(holds(simulation, pool, 2, {}, Span{10}, story), 2, 1);
  simulation.at(Instant{10}, 0, 5, [] {});
  simulation.run_until(Instant{10});
  ASSERT_TRUE(simulation.step());  // the first gives back; the second has the unit but has not gone on
  EXPECT_EQ(pool.busy(), 1);
  EXPECT_EQ(story.size(), 1U);
  simulation.abandon();
  EXPECT_EQ(pool.busy(), 0);
}

TEST(PoolTest, APoolMayDieBeforeTheLeases) {
  Simulation simulation;
  std::vector<Wait> why;
  std::optional<Pool> pool(std::in_place, simulation, 1);
  simulation.start(asks(simulation, *pool, std::nullopt, why), 1);
  simulation.start(asks(simulation, *pool, Instant{50}, why), 2);
  simulation.start(asks(simulation, *pool, std::nullopt, why), 3);
  simulation.run_until(Instant{5});
  pool.reset();
  simulation.run();
  EXPECT_EQ(why, (std::vector<Wait>{Wait::done, Wait::timed_out}));
  EXPECT_EQ(simulation.live_processes(), 1U);
}

Process hands_over(Simulation& simulation, Pool& pool, Lease& shelf) {
  shelf = co_await pool.acquire(2);
  co_await simulation.delay(Span{1});
}

TEST(PoolTest, ALeaseMovesWithItsUnitsAndIsReleasedOnce) {
  static_assert(!std::is_copy_constructible_v<Lease>);
  Simulation simulation;
  Pool pool(simulation, 5);
  Lease shelf;
  EXPECT_THROW(shelf.release(), std::logic_error);
  simulation.start(hands_over(simulation, pool, shelf), 0);
  simulation.run();
  EXPECT_EQ(pool.busy(), 2);
  Lease other = std::move(shelf);
  EXPECT_FALSE(static_cast<bool>(shelf));  // NOLINT(bugprone-use-after-move): this is what is tested
  EXPECT_EQ(other.units(), 2);
  other.release();
  EXPECT_EQ(pool.busy(), 0);
  EXPECT_THROW(other.release(), std::logic_error);
}

TEST(PoolTest, AssigningToALeaseGivesBackWhatItHeld) {
  Simulation simulation;
  Pool pool(simulation, 5);
  Lease a;
  Lease b;
  simulation.start(hands_over(simulation, pool, a), 0);
  simulation.start(hands_over(simulation, pool, b), 0);
  simulation.run();
  EXPECT_EQ(pool.busy(), 4);
  a = std::move(b);
  EXPECT_EQ(pool.busy(), 2);
  a = Lease();
  EXPECT_EQ(pool.busy(), 0);
}

TEST(PoolTest, AGrowingPoolServesThoseWhoWait) {
  Simulation simulation;
  Pool pool(simulation, 0);
  Story story;
  for (int name = 1; name <= 3; ++name) simulation.start(holds(simulation, pool, name, {}, Span{10}, story), 0);
  simulation.at(Instant{7}, 0, 0, [&] { pool.resize(2); });
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {7}}, {2, {7}}, {3, {17}}}));
}

TEST(PoolTest, AShrinkingPoolTakesNothingFromALease) {
  Simulation simulation;
  Pool pool(simulation, 3);
  Story story;
  for (int name = 1; name <= 4; ++name) simulation.start(holds(simulation, pool, name, {}, Span{10 * name}, story), 0);
  simulation.run_until(Instant{5});
  pool.resize(1);
  EXPECT_EQ(pool.busy(), 3);
  EXPECT_EQ(pool.free(), 0);
  simulation.run();
  EXPECT_EQ(story.back(), (Held{4, {30}}));
  EXPECT_EQ(pool.free(), 1);
}

TEST(PoolTest, StatisticsAreExactIntegralsOverTime) {
  Simulation simulation;
  Pool pool(simulation, 2);
  Story story;
  for (int name = 1; name <= 3; ++name) simulation.start(holds(simulation, pool, name, {}, Span{10}, story), 0);
  simulation.run_until(Instant{5});
  pool.resize(4);
  simulation.run_until(Instant{40});
  const Pool::Statistics statistics = pool.statistics();
  EXPECT_EQ(statistics.busy.integral(simulation.now()), 30);
  EXPECT_EQ(statistics.queue.integral(simulation.now()), 5);
  EXPECT_EQ(statistics.capacity.integral(simulation.now()), 2 * 5 + 4 * 35);
  EXPECT_EQ(statistics.waited, Span{5});
  EXPECT_EQ(statistics.waits, 1U);
  EXPECT_EQ(statistics.acquired, 3U);
  pool.restart_statistics();
  EXPECT_EQ(pool.statistics().busy.integral(simulation.now()), 0);
  EXPECT_EQ(pool.statistics().acquired, 0U);
}

TEST(PoolTest, FaultsOfTheProgrammerAreRefused) {
  Simulation simulation;
  EXPECT_THROW(Pool(simulation, -1), std::logic_error);
  Pool pool(simulation, 1);
  EXPECT_THROW(pool.resize(-1), std::logic_error);
  EXPECT_THROW(static_cast<void>(pool.acquire(0)), std::logic_error);
}

Process comes_and_goes(Simulation& simulation, Pool& pool, std::uint64_t name, Span& held, int& most) {
  Stream luck({7, 0, name});
  for (int i = 0; i < 20; ++i) {
    co_await simulation.delay(Span{static_cast<std::int64_t>(luck.bits() % 30)});
    const int units = 1 + static_cast<int>(luck.bits() % 3);
    const Instant patience = simulation.now() + Span{static_cast<std::int64_t>(luck.bits() % 40)};
    const Lease lease = co_await pool.acquire(units, static_cast<int>(luck.bits() % 3), patience);
    const Instant from = simulation.now();
    most = std::max(most, pool.busy());
    co_await simulation.delay(Span{static_cast<std::int64_t>(luck.bits() % 20)});
    if (lease) held += (simulation.now() - from) * lease.units();
  }
}

TEST(PoolTest, BusyTimeIsTheSumOfTheLeasesWhateverHappens) {
  for (const Discipline discipline : {Discipline::arrival_order, Discipline::priority, Discipline::earliest_due}) {
    Simulation simulation;
    Pool pool(simulation, 5, discipline);
    Span held{0};
    int most = 0;
    std::vector<ProcessId> ids;
    for (std::uint64_t name = 0; name < 30; ++name) {
      ids.push_back(simulation.start(comes_and_goes(simulation, pool, name, held, most), name));
    }
    Stream luck({8});
    for (int i = 1; i < 300; ++i) {
      simulation.run_until(Instant{2 * i});
      const ProcessId chosen = ids[luck.bits() % ids.size()];
      static_cast<void>(luck.bits() % 2 == 0 ? simulation.interrupt(chosen) : simulation.cancel(chosen));
    }
    simulation.run();
    const Pool::Statistics statistics = pool.statistics();
    EXPECT_EQ(statistics.busy.integral(simulation.now()), held.ticks);
    EXPECT_EQ(statistics.acquired + statistics.gave_up, 600U);
    EXPECT_EQ(most, 5);
    EXPECT_EQ(pool.busy(), 0);
    EXPECT_EQ(pool.waiting(), 0U);
  }
}

}  // namespace
}  // namespace sim
