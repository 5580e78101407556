#include "sim/resources/store.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "sim/kernel/first_of.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/random/stream.hpp"

namespace sim {
namespace {

struct Got {
  int name;
  Instant when;
  int thing;  // -1 for none
  friend bool operator==(const Got&, const Got&) = default;
};
using Story = std::vector<Got>;

std::ostream& operator<<(std::ostream& out, const Got& got) {
  return out << got.name << " at " << got.when.ticks << ": " << got.thing;
}

Process takes(Simulation& simulation, Store<int>& store, int name, Claim claim, Story& story) {
  const Taken<int> taken = co_await store.take(claim);
  EXPECT_EQ(static_cast<bool>(taken), taken.why == Wait::done);
  story.push_back({name, simulation.now(), taken.thing.value_or(-1)});
}

Process takes_even(Simulation& simulation, Store<int>& store, int name, Story& story) {
  const Taken<int> taken = co_await store.take_if([](int thing) { return thing % 2 == 0; });
  story.push_back({name, simulation.now(), taken.thing.value_or(-1)});
}

Process takes_nearest(Simulation& simulation, Store<int>& store, int name, int to, Story& story) {
  const auto distance = [to](int thing) -> std::optional<std::int64_t> { return thing < to ? to - thing : thing - to; };
  const Taken<int> taken = co_await store.take_best(distance);
  story.push_back({name, simulation.now(), taken.thing.value_or(-1)});
}

Process puts(Simulation& simulation, Store<int>& store, int name, int thing, Claim claim, Story& story) {
  const Offered<int> offered = co_await store.put(thing, claim);
  EXPECT_EQ(offered.back.has_value(), offered.why != Wait::done);
  story.push_back({name, simulation.now(), offered.back.value_or(-1)});
}

class StoreTest : public ::testing::Test {
 protected:
  void takes_at(Instant when, Store<int>& store, int name, Claim claim = {}) {
    simulation.start_at(when, takes(simulation, store, name, claim, story), subject++);
  }
  void puts_at(Instant when, Store<int>& store, int name, int thing, Claim claim = {}) {
    simulation.start_at(when, puts(simulation, store, name, thing, claim, story), subject++);
  }
  static void fill(Store<int>& store, std::initializer_list<int> things) {
    for (int thing : things) EXPECT_TRUE(store.try_put(thing));
  }

  Simulation simulation;
  Story story;
  std::uint64_t subject = 0;
};

TEST_F(StoreTest, TakersWaitAndGetWhatComesInTheirOrder) {
  Store<int> store(simulation);
  takes_at({0}, store, 1);
  takes_at({1}, store, 2);
  puts_at({5}, store, 3, 77);
  puts_at({6}, store, 4, 88);
  puts_at({7}, store, 5, 99);
  takes_at({9}, store, 6);
  simulation.run();
  EXPECT_EQ(story, (Story{{3, {5}, -1}, {1, {5}, 77}, {4, {6}, -1}, {2, {6}, 88}, {5, {7}, -1}, {6, {9}, 99}}));
  const Store<int>::Statistics seen = store.statistics();
  EXPECT_EQ(seen.size.integral(simulation.now()), 2);
  EXPECT_EQ(seen.stayed, Span{2});
  EXPECT_EQ(seen.take.waited, Span{10});
  EXPECT_EQ(seen.take.waits, 2U);
  EXPECT_EQ(seen.take.acquired, 3U);
  EXPECT_EQ(seen.put.acquired, 3U);
}

TEST_F(StoreTest, PuttersWaitForRoomAndKeepTheThingIfTheyGiveUp) {
  Store<int> store(simulation, 1);
  puts_at({0}, store, 1, 10);
  puts_at({1}, store, 2, 20, {.patience = Instant{4}});
  puts_at({2}, store, 3, 30);
  puts_at({3}, store, 4, 40, {.patience = Instant{3}});
  takes_at({5}, store, 5);
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {0}, -1}, {4, {3}, 40}, {2, {4}, 20}, {5, {5}, 10}, {3, {5}, -1}}));
  EXPECT_EQ(store.size(), 1U);
  EXPECT_EQ(store.statistics().put.gave_up, 2U);
  EXPECT_EQ(store.statistics().put.balked, 1U);
}

TEST_F(StoreTest, WhoFindsNothingThatSuitsLetsOthersGoOn) {
  Store<int> store(simulation);
  simulation.start(takes_even(simulation, store, 1, story), subject++);
  takes_at({1}, store, 2);
  puts_at({5}, store, 3, 7);
  puts_at({6}, store, 4, 8);
  puts_at({7}, store, 5, 10);
  simulation.run();
  EXPECT_EQ(story, (Story{{3, {5}, -1}, {2, {5}, 7}, {4, {6}, -1}, {1, {6}, 8}, {5, {7}, -1}}));
}

TEST_F(StoreTest, ThingsLieInTheOrderOfTheirDisciplineAndTakersWaitInTheirs) {
  Store<int> store(simulation, Store<int>::no_limit, Discipline::latest_first, Discipline::priority);
  fill(store, {1, 2, 3});
  EXPECT_EQ(store.try_take(), 3);
  EXPECT_EQ(store.try_take(), 2);
  EXPECT_EQ(store.try_take(), 1);
  EXPECT_EQ(store.try_take(), std::nullopt);
  takes_at({0}, store, 1, {.priority = 2});
  takes_at({1}, store, 2, {.priority = 1});
  puts_at({5}, store, 3, 7);
  puts_at({6}, store, 4, 8);
  simulation.run();
  EXPECT_EQ(story, (Story{{3, {5}, -1}, {2, {5}, 7}, {4, {6}, -1}, {1, {6}, 8}}));
}

TEST_F(StoreTest, AModelsOwnKeyOrdersThingsAndChangesWithTime) {
  // A thing counts for what it is worth, less what it has lost while it lay there.
  Store<int> store(simulation, Store<int>::no_limit,
                   Discipline::by_changing_key([](const Standing& standing, Instant now) {
                     return -standing.value * 10 + (now - standing.since).ticks * (now - standing.since).ticks;
                   }));
  int first = 1;
  store.try_put(first, {.value = 5});  // from 0 on
  simulation.run_until({3});
  int second = 2;
  store.try_put(second, {.value = 1});
  takes_at({4}, store, 1);  // -50 + 16 and -10 + 1
  simulation.run_until({5});
  EXPECT_EQ(story.back(), (Got{1, {4}, 1}));
  int third = 3;
  store.try_put(third, {.value = 4});
  int fourth = 4;
  simulation.run_until({12});
  store.try_put(fourth, {.value = 1});
  takes_at({12}, store, 2);  // 2: -10 + 81, 3: -40 + 49, 4: -10
  simulation.run();
  EXPECT_EQ(story.back(), (Got{2, {12}, 4}));
}

TEST_F(StoreTest, TheBestForWhoeverIsFirst) {
  Store<int> store(simulation);
  fill(store, {10, 20, 30});
  simulation.start(takes_nearest(simulation, store, 1, 22, story), subject++);
  simulation.start(takes_nearest(simulation, store, 2, 21, story), subject++);
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {0}, 20}, {2, {0}, 30}}));
}

TEST_F(StoreTest, PredicatesAreAskedAgainWhenTold) {
  Store<int> store(simulation);
  fill(store, {5});
  int least = 9;
  simulation.start(
      [](Store<int>& from, int& limit) -> Process {
        const auto enough = [&limit](int thing) { return thing >= limit; };
        const Taken<int> taken = co_await from.take_if(enough);
        EXPECT_EQ(taken.thing, 5);
      }(store, least),
      0);
  simulation.run_until({5});
  least = 4;
  EXPECT_EQ(store.size(), 1U);
  store.look_again();
  EXPECT_EQ(store.size(), 0U);
  simulation.run();
  EXPECT_EQ(simulation.live_processes(), 0U);
}

TEST_F(StoreTest, AThingThatCannotBeCopiedGoesThrough) {
  Store<std::unique_ptr<int>> store(simulation, 1);
  int seen = 0;
  simulation.start(
      [](Store<std::unique_ptr<int>>& to) -> Process {
        co_await to.put(std::make_unique<int>(1));
        co_await to.put(std::make_unique<int>(2));
      }(store),
      0);
  simulation.start(
      [](Simulation& of, Store<std::unique_ptr<int>>& from, int& last) -> Process {
        co_await of.delay(Span{5});
        for (int i = 0; i < 2; ++i) {
          Taken<std::unique_ptr<int>> taken = co_await from.take();
          last = **taken.thing;
        }
      }(simulation, store, seen),
      1);
  simulation.run();
  EXPECT_EQ(seen, 2);
}

TEST_F(StoreTest, ABranchThatLosesGivesTheThingBackToItsPlace) {
  Store<int> store(simulation);
  Signal bell(simulation);
  const ProcessId id = simulation.start(
      [](Store<int>& from, Signal& rings) -> Process {
        auto first = co_await first_of(from.take(), rings.wait());
        EXPECT_EQ(first.index, 1U);
        EXPECT_FALSE(static_cast<bool>(first.get<0>()));
        auto all = co_await all_of(from.take(), rings.wait());
        EXPECT_EQ(all.why, Wait::preempted);
        EXPECT_FALSE(static_cast<bool>(all.get<0>()));
      }(store, bell),
      0);
  simulation.run_until({1});
  EXPECT_EQ(store.takers(), 1U);
  bell.notify_all();
  simulation.run_until({2});
  fill(store, {1, 2, 3});
  simulation.run_until({3});
  EXPECT_EQ(store.size(), 2U);
  simulation.interrupt(id);
  simulation.run_until({4});
  EXPECT_EQ(store.try_take(), 1);
  EXPECT_EQ(store.size(), 2U);
}

TEST_F(StoreTest, BranchesOfOneWaitAtTheSameStoreTakeOneThing) {
  Store<int> store(simulation);
  int taken = 0;
  for (int i = 0; i < 3; ++i) {
    simulation.start(
        [](Store<int>& from, int& count) -> Process {
          const auto large = [](int thing) { return thing > 100; };
          auto first = co_await first_of(from.take_if(large), from.take(), from.take(), from.take_if(large));
          EXPECT_EQ(first.why, Wait::done);
          ++count;
        }(store, taken),
        static_cast<std::uint64_t>(i));
  }
  simulation.run_until({1});
  EXPECT_EQ(store.takers(), 12U);
  fill(store, {1, 200, 300, 4, 5});
  simulation.run();
  EXPECT_EQ(taken, 3);
  EXPECT_EQ(store.size(), 2U);
  EXPECT_EQ(store.takers(), 0U);
  EXPECT_EQ(store.statistics().take.queue.level(), 0);
}

TEST_F(StoreTest, EitherMayDieFirst) {
  std::optional<Store<int>> store(std::in_place, simulation, 1);
  takes_at({0}, *store, 1, {.patience = Instant{9}});
  takes_at({0}, *store, 2);
  simulation.run_until({5});
  store.reset();
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {9}, -1}}));

  auto other = std::make_unique<Simulation>();
  Store<int> left(*other, 1);
  other->start(takes(*other, left, 3, {}, story), 2);
  other->run_until({1});
  fill(left, {4});  // given, but its taker never goes on
  EXPECT_EQ(left.size(), 0U);
  other->start(puts(*other, left, 4, 5, {}, story), 0);
  other->start(puts(*other, left, 5, 6, {}, story), 1);
  ASSERT_TRUE(other->step());
  ASSERT_TRUE(other->step());
  other.reset();
  EXPECT_EQ(left.takers() + left.putters(), 0U);
  EXPECT_EQ(left.size(), 2U) << "what was not fetched is back, beside the one that was put";
}

TEST_F(StoreTest, FaultsOfTheProgrammerAreRefused) { EXPECT_THROW(Store<int>(simulation, 0), std::logic_error); }

Process mixes(Simulation& simulation, Store<int>& store, std::uint64_t name, std::vector<int>& made,
              std::vector<int>& got) {
  Stream luck({14, 0, name});
  for (int i = 0; i < 50; ++i) {
    co_await simulation.delay(Span{static_cast<std::int64_t>(luck.bits() % 10)});
    Claim claim;
    claim.priority = static_cast<int>(luck.bits() % 3);
    claim.patience = simulation.now() + Span{static_cast<std::int64_t>(luck.bits() % 30)};
    const int remainder = static_cast<int>(luck.bits() % 3);
    const auto kind = luck.bits() % 4;
    if (kind < 2) {
      const int thing = static_cast<int>(name) * 100 + i;
      const Offered<int> offered = co_await store.put(thing, claim);
      if (offered.why == Wait::done) made.push_back(thing);
    } else {
      const auto suits = [remainder, kind](int thing) { return kind == 2 || thing % 3 == remainder; };
      const Taken<int> taken = co_await store.take_if(suits, claim);
      if (taken) got.push_back(*taken.thing);
    }
    EXPECT_LE(store.size(), store.capacity());
  }
}

TEST_F(StoreTest, EverythingIsTakenOnceOrLiesThere) {
  Store<int> store(simulation, 5, Discipline::priority, Discipline::latest_first);
  std::vector<int> made;
  std::vector<int> got;
  for (std::uint64_t name = 0; name < 40; ++name) simulation.start(mixes(simulation, store, name, made, got), name);
  simulation.run();
  for (const auto& item : store.things()) got.push_back(item.work);
  std::sort(made.begin(), made.end());
  std::sort(got.begin(), got.end());
  EXPECT_EQ(got, made);
  const Store<int>::Statistics seen = store.statistics();
  EXPECT_EQ(seen.take.acquired + seen.take.gave_up + seen.put.acquired + seen.put.gave_up, 2000U);
  EXPECT_GT(seen.put.gave_up, 20U);
  EXPECT_GT(seen.take.gave_up, 20U);
}

}  // namespace
}  // namespace sim
