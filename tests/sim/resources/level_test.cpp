#include "sim/resources/level.hpp"

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

struct Moved {
  int name;
  Instant when;
  Wait why;
  friend bool operator==(const Moved&, const Moved&) = default;
};
using Story = std::vector<Moved>;

std::ostream& operator<<(std::ostream& out, const Moved& moved) {
  return out << moved.name << " at " << moved.when.ticks << ": " << to_string(moved.why);
}

Process takes(Simulation& simulation, Level& level, int name, Level::Amount amount, Claim claim, Story& story) {
  const Wait why = co_await level.take(amount, claim);
  story.push_back({name, simulation.now(), why});
}

Process puts(Simulation& simulation, Level& level, int name, Level::Amount amount, Claim claim, Story& story) {
  const Wait why = co_await level.put(amount, claim);
  story.push_back({name, simulation.now(), why});
}

class LevelTest : public ::testing::Test {
 protected:
  void takes_at(Instant when, Level& level, int name, Level::Amount amount, Claim claim = {}) {
    simulation.start_at(when, takes(simulation, level, name, amount, claim, story), subject++);
  }
  void puts_at(Instant when, Level& level, int name, Level::Amount amount, Claim claim = {}) {
    simulation.start_at(when, puts(simulation, level, name, amount, claim, story), subject++);
  }

  Simulation simulation;
  Story story;
  std::uint64_t subject = 0;
};

TEST_F(LevelTest, TakersWaitForEnoughAndALargeOneIsNotOvertaken) {
  Level level(simulation, 3);
  takes_at({0}, level, 1, 2);
  takes_at({1}, level, 2, 5);
  takes_at({2}, level, 3, 1);
  puts_at({10}, level, 4, 2);
  puts_at({20}, level, 5, 3);
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {0}, Wait::done},
                          {4, {10}, Wait::done},
                          {5, {20}, Wait::done},
                          {2, {20}, Wait::done},
                          {3, {20}, Wait::done}}));
  EXPECT_EQ(level.amount(), 0);
}

TEST_F(LevelTest, PuttersWaitForRoom) {
  Level level(simulation, 8, 10);
  puts_at({0}, level, 1, 5);
  puts_at({1}, level, 2, 1);  // there would be room, but 1 is before
  takes_at({5}, level, 3, 3);
  takes_at({9}, level, 4, 1);
  simulation.run();
  EXPECT_EQ(story, (Story{{3, {5}, Wait::done}, {1, {5}, Wait::done}, {4, {9}, Wait::done}, {2, {9}, Wait::done}}));
  EXPECT_EQ(level.amount(), 10);
}

TEST_F(LevelTest, ATakerMakesRoomForThePutterWhoServesTheNext) {
  Level level(simulation, 4, 4);
  puts_at({0}, level, 1, 3);
  puts_at({1}, level, 2, 3);
  takes_at({2}, level, 3, 4);  // then 1 puts 3
  takes_at({3}, level, 4, 2);  // leaves 1: 2 has room
  takes_at({4}, level, 5, 4);
  simulation.run();
  EXPECT_EQ(story, (Story{{3, {2}, Wait::done},
                          {1, {2}, Wait::done},
                          {4, {3}, Wait::done},
                          {2, {3}, Wait::done},
                          {5, {4}, Wait::done}}));
  EXPECT_EQ(level.amount(), 0);
}

TEST_F(LevelTest, DisciplinesOrderThoseWhoWait) {
  Level level(simulation, 0, Level::no_limit, Discipline::priority);
  takes_at({0}, level, 1, 1, {.priority = 3});
  takes_at({1}, level, 2, 1, {.priority = 1});
  takes_at({2}, level, 3, 1, {.priority = 2});
  for (int i = 0; i < 3; ++i) puts_at({10 + i}, level, 10 + i, 1);
  simulation.run();
  std::vector<int> takers;
  for (const Moved& moved : story) {
    if (moved.name < 10) takers.push_back(moved.name);
  }
  EXPECT_EQ(takers, (std::vector<int>{2, 3, 1}));
}

TEST_F(LevelTest, PatienceEndsAndThoseBehindGoOn) {
  Level level(simulation, 1);
  takes_at({0}, level, 1, 5, {.patience = Instant{7}});
  takes_at({1}, level, 2, 1);
  takes_at({2}, level, 3, 1, {.patience = Instant{2}});
  simulation.run();
  EXPECT_EQ(story, (Story{{3, {2}, Wait::timed_out}, {1, {7}, Wait::timed_out}, {2, {7}, Wait::done}}));
  const Level::Statistics seen = level.statistics();
  EXPECT_EQ(seen.take.gave_up, 2U);
  EXPECT_EQ(seen.take.balked, 1U);
  EXPECT_EQ(seen.take.waited, Span{6});
  EXPECT_EQ(seen.take.waited_in_vain, Span{7});
  EXPECT_EQ(seen.amount.integral(simulation.now()), 7);
}

TEST_F(LevelTest, ABranchThatLosesTakesNothing) {
  Level level(simulation, 0);
  Signal bell(simulation);
  simulation.start(
      [](Level& of, Signal& rings) -> Process {
        auto first = co_await first_of(of.take(3), rings.wait());
        EXPECT_EQ(first.index, 1U);
        EXPECT_EQ(of.takers(), 0U);
      }(level, bell),
      0);
  simulation.at({1}, 1, 0, [&] { bell.notify_all(); });
  puts_at({2}, level, 1, 5);
  simulation.run();
  EXPECT_EQ(level.amount(), 5);
}

TEST_F(LevelTest, AnInterruptedWholeGivesBackWhatItsBranchesTook) {
  Level level(simulation, 5);
  Signal bell(simulation);
  const ProcessId id = simulation.start(
      [](Level& of, Signal& rings) -> Process {
        auto all = co_await all_of(of.take(2), rings.wait());
        EXPECT_EQ(all.why, Wait::preempted);
      }(level, bell),
      0);
  takes_at({1}, level, 1, 5);
  simulation.run_until({3});
  EXPECT_EQ(level.amount(), 3);
  simulation.interrupt(id);
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {3}, Wait::done}}));
}

TEST_F(LevelTest, EitherMayDieFirst) {
  std::optional<Level> level(std::in_place, simulation, 0, 10);
  takes_at({0}, *level, 1, 1, {.patience = Instant{9}});
  takes_at({0}, *level, 2, 1);
  simulation.run_until({5});
  level.reset();
  simulation.run();
  EXPECT_EQ(story, (Story{{1, {9}, Wait::timed_out}}));
  auto other = std::make_unique<Simulation>();
  Level left(*other, 0);
  other->start(takes(*other, left, 3, 1, {}, story), 0);
  other->run_until({1});
  other.reset();
  EXPECT_EQ(left.takers(), 0U);
}

TEST_F(LevelTest, FaultsOfTheProgrammerAreRefused) {
  EXPECT_THROW(Level(simulation, -1), std::logic_error);
  EXPECT_THROW(Level(simulation, 11, 10), std::logic_error);
  Level level(simulation, 1);
  EXPECT_THROW(static_cast<void>(level.take(0)), std::logic_error);
  EXPECT_THROW(static_cast<void>(level.put(-1)), std::logic_error);
  EXPECT_THROW(level.try_take(0), std::logic_error);
}

Process mixes(Simulation& simulation, Level& level, std::uint64_t name, Level::Amount& put, Level::Amount& taken) {
  Stream luck({13, 0, name});
  for (int i = 0; i < 50; ++i) {
    co_await simulation.delay(Span{static_cast<std::int64_t>(luck.bits() % 10)});
    const auto amount = static_cast<Level::Amount>(1 + luck.bits() % 8);
    Claim claim;
    claim.priority = static_cast<int>(luck.bits() % 3);
    claim.patience = simulation.now() + Span{static_cast<std::int64_t>(luck.bits() % 30)};
    if (luck.bits() % 2 == 0) {
      const Wait why = co_await level.take(amount, claim);
      if (why == Wait::done) taken += amount;
    } else {
      const Wait why = co_await level.put(amount, claim);
      if (why == Wait::done) put += amount;
    }
    EXPECT_GE(level.amount(), 0);
    EXPECT_LE(level.amount(), level.capacity());
  }
}

TEST_F(LevelTest, NothingIsLostAndNothingIsMade) {
  Level level(simulation, 10, 20, Discipline::priority);
  Level::Amount put = 0;
  Level::Amount taken = 0;
  for (std::uint64_t name = 0; name < 30; ++name) simulation.start(mixes(simulation, level, name, put, taken), name);
  simulation.run();
  EXPECT_EQ(level.amount(), 10 + put - taken);
  const Level::Statistics seen = level.statistics();
  EXPECT_EQ(seen.take.acquired + seen.take.gave_up + seen.put.acquired + seen.put.gave_up, 1500U);
  EXPECT_GT(seen.take.gave_up, 50U);
  EXPECT_EQ(level.takers() + level.putters(), 0U);
}

}  // namespace
}  // namespace sim
