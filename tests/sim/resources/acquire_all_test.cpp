// Units of several pools at once: all or nothing, nobody locked out, nobody passed over for ever.
#include "sim/resources/acquire_all.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "sim/kernel/first_of.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/random/stream.hpp"

namespace sim {
namespace {

struct Got {
  int name;
  Instant when;
  Wait why;
  friend bool operator==(const Got&, const Got&) = default;
};
using Story = std::vector<Got>;

std::ostream& operator<<(std::ostream& out, const Got& got) {
  return out << got.name << " at " << got.when.ticks << ": " << to_string(got.why);
}

Process one(Simulation& simulation, Pool& pool, int name, Claim claim, Span span, Story& story) {
  const Lease lease = co_await pool.acquire(claim);
  story.push_back({name, simulation.now(), lease.why()});
  if (lease) co_await simulation.delay(span);
}

Process both(Simulation& simulation, Wanted a, Wanted b, int name, Span span, Story& story) {
  const std::array<Lease, 2> leases = co_await acquire_all(a, b);
  EXPECT_EQ(leases[0].why(), leases[1].why());
  EXPECT_EQ(static_cast<bool>(leases[0]), static_cast<bool>(leases[1]));
  story.push_back({name, simulation.now(), leases[0].why()});
  if (leases[0]) co_await simulation.delay(span);
}

class AcquireAllTest : public ::testing::Test {
 protected:
  void one_from(Instant when, Pool& pool, int name, Claim claim, Span span) {
    simulation.start_at(when, one(simulation, pool, name, claim, span, story), subject++);
  }
  void both_from(Instant when, Wanted first, Wanted second, int name, Span span) {
    simulation.start_at(when, both(simulation, first, second, name, span, story), subject++);
  }

  Simulation simulation;
  Pool a{simulation, 1};
  Pool b{simulation, 1};
  Story story;
  std::uint64_t subject = 0;
};

TEST_F(AcquireAllTest, GoesOnAtOnceIfAllIsFree) {
  both_from({0}, {a, {}}, {b, {}}, 1, Span{10});
  simulation.run_until({5});
  EXPECT_EQ(story, (Story{{1, {0}, Wait::done}}));
  EXPECT_EQ(a.busy() + b.busy(), 2);
  EXPECT_EQ(a.statistics().waits, 0U);
  simulation.run();
  EXPECT_EQ(a.busy() + b.busy(), 0);
}

TEST_F(AcquireAllTest, HoldsNothingWhileItWaits) {
  one_from({0}, b, 1, {}, Span{10});
  both_from({1}, {a, {}}, {b, {}}, 2, Span{5});
  simulation.run_until({9});
  EXPECT_EQ(a.busy(), 0);
  EXPECT_EQ(a.waiting(), 1U);
  EXPECT_EQ(b.waiting(), 1U);
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {0}, Wait::done}, {2, {10}, Wait::done}}));
  EXPECT_EQ(a.statistics().busy.integral(simulation.now()), 5);
  EXPECT_EQ(a.statistics().waited, Span{9});
}

TEST_F(AcquireAllTest, OppositeOrdersDoNotLockEachOtherOut) {
  for (int i = 0; i < 10; ++i) {
    both_from({i}, {a, {}}, {b, {}}, 2 * i, Span{3});
    both_from({i}, {b, {}}, {a, {}}, 2 * i + 1, Span{3});
  }
  simulation.run();
  ASSERT_EQ(story.size(), 20U);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(story[static_cast<std::size_t>(i)], (Got{i, {3 * i}, Wait::done}));
}

TEST_F(AcquireAllTest, DisciplinesThatDisagreeDoNotLockEachOtherOut) {
  Pool first_come(simulation, 1, Discipline::arrival_order);
  Pool last_come(simulation, 1, Discipline::latest_first);
  one_from({0}, first_come, 0, {}, Span{10});
  one_from({0}, last_come, 1, {}, Span{10});
  both_from({1}, {first_come, {}}, {last_come, {}}, 2, Span{5});  // first in one queue, second in the other
  both_from({2}, {first_come, {}}, {last_come, {}}, 3, Span{5});
  simulation.run();
  EXPECT_EQ(story.size(), 4U);
  EXPECT_EQ(simulation.live_processes(), 0U);
  EXPECT_EQ(simulation.now(), Instant{20});
}

TEST_F(AcquireAllTest, FirstEverywhereItIsNotPassed) {
  one_from({0}, b, 1, {}, Span{10});
  both_from({1}, {a, {}}, {b, {}}, 2, Span{5});
  one_from({2}, a, 3, {}, Span{1});  // a is free, but 2 is first in both
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {0}, Wait::done}, {2, {10}, Wait::done}, {3, {15}, Wait::done}}));
}

TEST_F(AcquireAllTest, WhoIsNotFirstEverywhereStandsAside) {
  one_from({0}, b, 1, {}, Span{10});
  one_from({1}, b, 2, {}, Span{10});
  both_from({2}, {a, {}}, {b, {}}, 3, Span{5});
  one_from({3}, a, 4, {}, Span{4});  // 3 cannot go on before 2 has gone: a need not stand idle
  one_from({8}, a, 5, {}, Span{4});
  one_from({11}, a, 6, {}, Span{1});  // now 3 is first in both
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {0}, Wait::done},
                          {4, {3}, Wait::done},
                          {5, {8}, Wait::done},
                          {2, {10}, Wait::done},
                          {3, {20}, Wait::done},
                          {6, {25}, Wait::done}}));
}

TEST_F(AcquireAllTest, WhoIsOvertakenStopsBlocking) {
  Pool urgent_first(simulation, 1, Discipline::priority);
  one_from({0}, urgent_first, 1, {}, Span{10});
  both_from({1}, {a, {}}, {urgent_first, {.priority = 2}}, 2, Span{5});
  one_from({2}, a, 3, {}, Span{2});                           // behind 2, which is first in both
  one_from({4}, urgent_first, 4, {.priority = 1}, Span{10});  // goes before 2: 2 no longer waits for leases alone
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {0}, Wait::done}, {3, {4}, Wait::done}, {4, {10}, Wait::done}, {2, {20}, Wait::done}}));
}

TEST_F(AcquireAllTest, GivingUpLetsThoseBehindGoOn) {
  one_from({0}, b, 1, {}, Span{100});
  both_from({1}, {a, {}}, {b, {.patience = Instant{20}}}, 2, Span{5});
  one_from({2}, a, 3, {}, Span{1});
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {0}, Wait::done}, {2, {20}, Wait::timed_out}, {3, {20}, Wait::done}}));
  for (const Pool* pool : {&a, &b}) {
    EXPECT_EQ(pool->statistics().gave_up, 1U);
    EXPECT_EQ(pool->statistics().waited_in_vain, Span{19});
    EXPECT_EQ(pool->waiting(), 0U);
  }
}

TEST_F(AcquireAllTest, WithoutPatienceItBalks) {
  one_from({0}, b, 1, {}, Span{100});
  both_from({1}, {a, {.patience = Instant{1}}}, {b, {}}, 2, Span{5});
  simulation.run();
  EXPECT_EQ(story.back(), (Got{2, {1}, Wait::timed_out}));
  EXPECT_EQ(a.statistics().balked, 1U);
  EXPECT_EQ(b.statistics().balked, 1U);
  EXPECT_EQ(a.statistics().queue.highest(), 0);
}

TEST_F(AcquireAllTest, TakesFromTheLessImportantInAllPoolsOrInNone) {
  one_from({0}, a, 1, {.priority = 5}, Span{10});
  one_from({0}, b, 2, {.priority = 5, .firm = true}, Span{20});
  const Claim urgent{.priority = 1, .preempts = true};
  both_from({5}, {a, urgent}, {b, urgent}, 3, Span{5});
  simulation.run_until({6});
  EXPECT_EQ(a.statistics().preempted, 0U) << "it would not be enough: b's lease is firm";
  simulation.run();
  EXPECT_EQ(story.back(), (Got{3, {20}, Wait::done}));

  one_from({100}, a, 4, {.priority = 5}, Span{10});
  one_from({100}, b, 5, {.priority = 5}, Span{10});
  both_from({105}, {a, urgent}, {b, urgent}, 6, Span{5});
  simulation.run_until({106});
  EXPECT_EQ(story.back(), (Got{6, {105}, Wait::done}));
  EXPECT_EQ(a.statistics().preempted + b.statistics().preempted, 2U);
}

TEST_F(AcquireAllTest, ABranchThatLosesGivesAllBack) {
  Signal bell(simulation);
  simulation.start(
      [](Simulation& of, Pool& x, Pool& y, Signal& rings) -> Process {
        auto first = co_await first_of(acquire_all(Wanted{x, {}}, Wanted{y, {.units = 2}}), rings.wait());
        EXPECT_EQ(first.index, 1U);
        EXPECT_FALSE(static_cast<bool>(first.get<0>()[0]));
        EXPECT_EQ(x.waiting() + y.waiting(), 0U);
        auto second = co_await first_of(rings.wait(), acquire_all(Wanted{x, {}}, Wanted{y, {}}));
        EXPECT_EQ(second.index, 1U);
        co_await of.delay(Span{5});
      }(simulation, a, b, bell),
      0);
  simulation.at({3}, 1, 0, [&] { bell.notify_all(); });
  simulation.run_until({4});
  EXPECT_EQ(a.busy() + b.busy(), 2);
  simulation.run();
  EXPECT_EQ(a.busy() + b.busy(), 0);
}

TEST_F(AcquireAllTest, PoolsMayDieBeforeIt) {
  std::optional<Pool> c(std::in_place, simulation, 0);
  both_from({0}, {a, {}}, {*c, {}}, 1, Span{5});
  both_from({0}, {a, {}}, {*c, {.patience = Instant{9}}}, 2, Span{5});
  simulation.run_until({1});
  c.reset();
  EXPECT_EQ(a.waiting(), 0U);
  one_from({2}, a, 3, {}, Span{5});
  simulation.run();
  EXPECT_EQ(story, (Story{{3, {2}, Wait::done}, {2, {9}, Wait::timed_out}}));
  EXPECT_EQ(simulation.live_processes(), 1U);
}

TEST_F(AcquireAllTest, TheSimulationMayEndWhileItWaits) {
  auto own = std::make_unique<Simulation>();
  Pool c(*own, 1);
  Pool d(*own, 0);
  own->start(both(*own, {c, {}}, {d, {}}, 1, Span{5}, story), 0);
  own->start(one(*own, c, 2, {}, Span{5}, story), 0);
  own->run_until({1});
  EXPECT_EQ(c.waiting(), 2U);
  own.reset();
  EXPECT_EQ(c.waiting() + d.waiting(), 0U);
  EXPECT_EQ(c.busy(), 0);
}

TEST_F(AcquireAllTest, FaultsOfTheProgrammerAreRefused) {
  EXPECT_THROW(static_cast<void>(acquire_all(Wanted{a, {}}, Wanted{a, {}})), std::logic_error);
  EXPECT_THROW(static_cast<void>(acquire_all(Wanted{a, {.units = 0}})), std::logic_error);
}

struct Load {
  int active[3] = {0, 0, 0};
  int done = 0;
};

Process mixes(Simulation& simulation, std::vector<std::unique_ptr<Pool>>& pools, std::uint64_t name, Load& load) {
  Stream luck({12, 0, name});
  const auto below = [&luck](int n) { return static_cast<int>(luck.bits() % static_cast<std::uint64_t>(n)); };
  for (int i = 0; i < 30; ++i) {
    co_await simulation.delay(Span{below(30)});
    const int x = below(3);
    const int y = (x + 1 + below(2)) % 3;
    Claim first;
    first.units = 1 + below(2);
    first.priority = below(3);
    if (below(3) == 0) first.patience = simulation.now() + Span{below(40)};
    const Claim second{.units = 1 + below(2), .priority = below(3)};
    if (below(2) == 0) {
      const Lease lease = co_await pools[static_cast<std::size_t>(x)]->acquire(first);
      load.active[x] += lease.units();
      co_await simulation.delay(Span{1 + below(10)});
      load.active[x] -= lease.units();
    } else {
      const std::array<Lease, 2> leases = co_await acquire_all(Wanted{*pools[static_cast<std::size_t>(x)], first},
                                                               Wanted{*pools[static_cast<std::size_t>(y)], second});
      load.active[x] += leases[0].units();
      load.active[y] += leases[1].units();
      for (int p = 0; p < 3; ++p) EXPECT_LE(load.active[p], 3);
      co_await simulation.delay(Span{1 + below(10)});
      load.active[x] -= leases[0].units();
      load.active[y] -= leases[1].units();
    }
    ++load.done;
  }
}

TEST(AcquireAllPropertyTest, EverybodyIsServedUnderAnyMixOfDisciplines) {
  const Discipline disciplines[] = {Discipline::arrival_order, Discipline::latest_first, Discipline::priority};
  for (int mix = 0; mix < 3; ++mix) {
    Simulation simulation;
    std::vector<std::unique_ptr<Pool>> pools;
    for (int p = 0; p < 3; ++p) {
      pools.push_back(std::make_unique<Pool>(simulation, 3, disciplines[mix == 0 ? 0 : (p + mix) % 3]));
    }
    Load load;
    for (std::uint64_t name = 0; name < 40; ++name) simulation.start(mixes(simulation, pools, name, load), name);
    simulation.run();
    EXPECT_EQ(load.done, 40 * 30);
    EXPECT_EQ(simulation.live_processes(), 0U);
    for (const auto& pool : pools) {
      EXPECT_EQ(pool->busy(), 0);
      EXPECT_EQ(pool->waiting(), 0U);
      EXPECT_EQ(pool->statistics().queue.level(), 0);
      EXPECT_GT(pool->statistics().waits, 100U);
    }
  }
}

}  // namespace
}  // namespace sim
