// Units taken from the less important: from whom, how much, and what becomes of the work.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "sim/kernel/first_of.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/random/stream.hpp"
#include "sim/resources/carry_out.hpp"
#include "sim/resources/pool.hpp"

namespace sim {
namespace {

struct End {
  std::string who;
  Instant when;
  Wait why;
  Span left;
  friend bool operator==(const End&, const End&) = default;
};
using Story = std::vector<End>;

std::ostream& operator<<(std::ostream& out, const End& end) {
  return out << end.who << " at " << end.when.ticks << ": " << to_string(end.why) << ", left " << end.left.ticks;
}

Process works(Simulation& simulation, Pool& pool, std::string who, Claim claim, Span span, Story& story) {
  Lease lease = co_await pool.acquire(claim);
  Stint done{lease.why(), span};
  if (lease) done = co_await lease.work(span);
  EXPECT_EQ(lease.was_taken(), !lease && lease.why() == Wait::preempted);
  story.push_back({std::move(who), simulation.now(), done.why, done.left});
  lease = Lease();
}

Process carries_out(Simulation& simulation, Pool& pool, std::string who, Claim claim, Span span, IfPreempted then,
                    Story& story) {
  Stint worked;
  co_await carry_out(pool, claim, span, then, worked);
  story.push_back({std::move(who), simulation.now(), worked.why, worked.left});
}

constexpr Claim urgent{.priority = 1, .preempts = true};

class PreemptionTest : public ::testing::Test {
 protected:
  void works_from(Instant when, const char* who, Claim claim, Span span) {
    simulation.start_at(when, works(simulation, pool, who, claim, span, story), subject++);
  }
  void carries_out_from(Instant when, const char* who, Claim claim, Span span, IfPreempted then) {
    simulation.start_at(when, carries_out(simulation, pool, who, claim, span, then, story), subject++);
  }

  Simulation simulation;
  Pool pool{simulation, 1, Discipline::priority};
  Story story;
  std::uint64_t subject = 0;
};

TEST_F(PreemptionTest, TheHolderIsToldAtOnceWithWhatIsLeft) {
  works_from({0}, "slow", {.priority = 2}, Span{10});
  works_from({4}, "urgent", urgent, Span{3});
  simulation.run();
  EXPECT_EQ(story, (Story{{"slow", {4}, Wait::preempted, {6}}, {"urgent", {7}, Wait::done, {0}}}));
  EXPECT_EQ(pool.statistics().preempted, 1U);
  EXPECT_EQ(pool.statistics().busy.integral(simulation.now()), 7);
}

TEST_F(PreemptionTest, AnEqualIsNeverTakenFrom) {
  works_from({0}, "first", {.priority = 1, .preempts = true}, Span{10});
  works_from({4}, "second", urgent, Span{3});
  simulation.run();
  EXPECT_EQ(story, (Story{{"first", {10}, Wait::done, {0}}, {"second", {13}, Wait::done, {0}}}));
  EXPECT_EQ(pool.statistics().preempted, 0U);
}

TEST_F(PreemptionTest, WhoDoesNotAskForItTakesNothing) {
  works_from({0}, "slow", {.priority = 2}, Span{10});
  works_from({4}, "patient", {.priority = 1}, Span{3});
  simulation.run();
  EXPECT_EQ(story, (Story{{"slow", {10}, Wait::done, {0}}, {"patient", {13}, Wait::done, {0}}}));
}

TEST_F(PreemptionTest, AFirmLeaseIsNotTaken) {
  works_from({0}, "firm", {.priority = 9, .firm = true}, Span{10});
  works_from({4}, "urgent", urgent, Span{3});
  simulation.run();
  EXPECT_EQ(story, (Story{{"firm", {10}, Wait::done, {0}}, {"urgent", {13}, Wait::done, {0}}}));
}

TEST_F(PreemptionTest, TheLeastImportantGoesFirstAndAmongEqualsTheLatestGiven) {
  pool.resize(4);
  works_from({0}, "a", {.priority = 2}, Span{100});
  works_from({1}, "b", {.priority = 3}, Span{100});
  works_from({2}, "c", {.priority = 3}, Span{100});
  works_from({3}, "d", {.priority = 2}, Span{100});
  for (int i = 0; i < 4; ++i) works_from({10 + i}, "urgent", urgent, Span{1000});
  simulation.run_until(Instant{20});
  EXPECT_EQ(story, (Story{{"c", {10}, Wait::preempted, {92}},
                          {"b", {11}, Wait::preempted, {90}},
                          {"d", {12}, Wait::preempted, {91}},
                          {"a", {13}, Wait::preempted, {87}}}));
}

TEST_F(PreemptionTest, NobodyLosesUnitsThatAreNotNeeded) {
  pool.resize(5);
  works_from({0}, "large", {.units = 3, .priority = 2}, Span{100});
  works_from({1}, "small", {.units = 1, .priority = 2}, Span{100});
  // 1 is free and 4 are wanted: the latest given is small, but with large it is not needed.
  works_from({2}, "urgent", {.units = 4, .priority = 1, .preempts = true}, Span{10});
  simulation.run_until(Instant{20});
  EXPECT_EQ(story, (Story{{"large", {2}, Wait::preempted, {98}}, {"urgent", {12}, Wait::done, {0}}}));
  EXPECT_EQ(pool.busy(), 1);
}

TEST_F(PreemptionTest, NothingIsTakenIfItWouldNotBeEnough) {
  pool.resize(3);
  works_from({0}, "weak", {.units = 1, .priority = 5}, Span{10});
  works_from({0}, "strong", {.units = 2, .priority = 0}, Span{20});
  works_from({1}, "urgent", {.units = 2, .priority = 1, .preempts = true}, Span{5});
  simulation.run();
  EXPECT_EQ(
      story,
      (Story{{"weak", {10}, Wait::done, {0}}, {"strong", {20}, Wait::done, {0}}, {"urgent", {25}, Wait::done, {0}}}));
}

TEST_F(PreemptionTest, WhatIsTakenTooMuchGoesToThoseWhoWait) {
  pool.resize(3);
  works_from({0}, "large", {.units = 3, .priority = 5}, Span{10});
  works_from({1}, "waits", {.units = 2, .priority = 6}, Span{4});
  works_from({2}, "urgent", urgent, Span{3});
  simulation.run();
  EXPECT_EQ(
      story,
      (Story{{"large", {2}, Wait::preempted, {8}}, {"urgent", {5}, Wait::done, {0}}, {"waits", {6}, Wait::done, {0}}}));
}

TEST_F(PreemptionTest, WhoWaitsTakesAsSoonAsItComesToTheFront) {
  works_from({0}, "firm", {.priority = 9, .firm = true}, Span{10});
  works_from({1}, "urgent", urgent, Span{5});
  works_from({10}, "weak", {.priority = 9}, Span{5});  // its turn at 10 is after the firm one's end
  simulation.run();
  EXPECT_EQ(
      story,
      (Story{{"firm", {10}, Wait::done, {0}}, {"urgent", {15}, Wait::done, {0}}, {"weak", {20}, Wait::done, {0}}}));
}

TEST_F(PreemptionTest, WorkIsResumedRestartedOrHandedOver) {
  const std::pair<IfPreempted, End> ends[] = {{IfPreempted::resume, {"work", {13}, Wait::done, {0}}},
                                              {IfPreempted::restart, {"work", {17}, Wait::done, {0}}},
                                              {IfPreempted::hand_over, {"work", {4}, Wait::preempted, {6}}}};
  Instant begin{0};
  for (const auto& [then, end] : ends) {
    story.clear();
    carries_out_from(begin, "work", {.priority = 2}, Span{10}, then);
    works_from(begin + Span{4}, "urgent", urgent, Span{3});
    simulation.run_until(begin + Span{100});
    End expected = end;
    expected.when += begin - Instant{0};
    EXPECT_EQ(then == IfPreempted::hand_over ? story.front() : story.back(), expected);
    begin = simulation.now();
  }
}

TEST_F(PreemptionTest, WhoAsksAgainGoesBeforeEqualsThatCameLater) {
  carries_out_from({0}, "first", {.priority = 2}, Span{10}, IfPreempted::resume);
  works_from({1}, "second", {.priority = 2}, Span{10});
  works_from({4}, "urgent", urgent, Span{3});
  simulation.run();
  EXPECT_EQ(
      story,
      (Story{{"urgent", {7}, Wait::done, {0}}, {"first", {13}, Wait::done, {0}}, {"second", {23}, Wait::done, {0}}}));
}

TEST_F(PreemptionTest, WorkThatIsTakenFromAgainAndAgainTakesItsTimeInAll) {
  carries_out_from({0}, "work", {.priority = 2}, Span{50}, IfPreempted::resume);
  for (int i = 1; i <= 20; ++i) works_from({3 * i}, "urgent", urgent, Span{2});
  simulation.run();
  EXPECT_EQ(story.back(), (End{"work", {90}, Wait::done, {0}}));
  EXPECT_EQ(pool.statistics().busy.integral(simulation.now()), 90);
  EXPECT_EQ(pool.statistics().preempted, 20U);
}

TEST_F(PreemptionTest, WorkThatEndsAtThatInstantIsDone) {
  simulation.start(works(simulation, pool, "slow", {.priority = 2}, Span{10}, story), 2);
  simulation.start_at({10}, works(simulation, pool, "urgent", urgent, Span{3}, story), 1);  // its turn comes first
  simulation.run();
  EXPECT_EQ(story, (Story{{"slow", {10}, Wait::done, {0}}, {"urgent", {13}, Wait::done, {0}}}));
}

Process releases(Simulation& simulation, Pool& pool, bool& threw) {
  Lease lease = co_await pool.acquire({.priority = 5});
  co_await lease.work(Span{10});
  lease.release();  // taken: nothing to give back, and no fault
  EXPECT_EQ(lease.why(), Wait::preempted);
  const Stint more = co_await lease.work(Span{7});
  EXPECT_EQ(more.why, Wait::preempted);
  EXPECT_EQ(more.left, Span{7});
  EXPECT_EQ(simulation.now(), Instant{4});
  lease = Lease();
  try {
    co_await lease.work(Span{1});
  } catch (const std::logic_error&) {
    threw = true;
  }
}

TEST_F(PreemptionTest, ALeaseThatWasTakenIsEmptyButNoFault) {
  bool threw = false;
  simulation.start(releases(simulation, pool, threw), 1);
  works_from({4}, "urgent", urgent, Span{3});
  simulation.run();
  EXPECT_TRUE(threw);
}

TEST_F(PreemptionTest, TheUnitOfOneThatHasNotGoneOnYetIsTakenToo) {
  works_from({0}, "holder", {.priority = 1}, Span{10});
  simulation.start(works(simulation, pool, "given", {.priority = 5}, Span{10}, story), 9);
  works_from({10}, "urgent", urgent, Span{3});  // after the holder's end, before the one that has been given
  simulation.run();
  EXPECT_EQ(story, (Story{{"holder", {10}, Wait::done, {0}},
                          {"given", {10}, Wait::preempted, {10}},
                          {"urgent", {13}, Wait::done, {0}}}));
}

TEST_F(PreemptionTest, AnInterruptEndsTheWorkAndLeavesTheLease) {
  bool held = false;
  const ProcessId id = simulation.start(
      [](Pool& of, bool& still) -> Process {
        Lease lease = co_await of.acquire();
        const Stint done = co_await lease.work(Span{10});
        EXPECT_EQ(done.why, Wait::preempted);
        EXPECT_EQ(done.left, Span{7});
        still = static_cast<bool>(lease) && !lease.was_taken();
      }(pool, held),
      1);
  simulation.run_until(Instant{3});
  simulation.interrupt(id);
  simulation.run();
  EXPECT_TRUE(held);
}

TEST_F(PreemptionTest, WorkIsABranchOfFirstOf) {
  Signal bell(simulation);
  Span left{0};
  simulation.start(
      [](Pool& of, Signal& rings, Span& remains) -> Process {
        Lease lease = co_await of.acquire();
        auto first = co_await first_of(lease.work(Span{10}), rings.wait());
        EXPECT_EQ(first.index, 1U);
        EXPECT_EQ(first.get<0>().why, Wait::withdrawn);
        remains = first.get<0>().left;
        EXPECT_TRUE(static_cast<bool>(lease));
        auto second = co_await first_of(lease.work(remains), rings.wait());
        EXPECT_EQ(second.index, 0U);
        EXPECT_EQ(second.get<0>().why, Wait::done);
      }(pool, bell, left),
      1);
  simulation.at(Instant{4}, 0, 0, [&] { bell.notify_all(); });
  simulation.run();
  EXPECT_EQ(left, Span{6});
  EXPECT_EQ(simulation.now(), Instant{10});
}

Process works_or_asks_for_more(Simulation& simulation, Pool& pool, Pool& other, std::string who, Story& story) {
  Lease lease = co_await pool.acquire({.priority = 5});
  co_await simulation.until(Instant{1});
  auto first = co_await first_of(lease.work(Span{10}), pool.acquire({.units = 3, .priority = 5}),
                                 all_of(other.acquire(), pool.acquire({.units = 3, .priority = 5})));
  EXPECT_EQ(first.index, 0U);
  story.push_back({std::move(who), simulation.now(), first.get<0>().why, first.get<0>().left});
}

TEST_F(PreemptionTest, WhoIsTakenFromLeavesTheSamePoolsQueueAtThatMoment) {
  // The end of the work withdraws claims on this very pool and gives back units of another, while units change hands.
  pool.resize(3);
  Pool other(simulation, 1);
  for (const char* who : {"a", "b", "c"}) {
    simulation.start(works_or_asks_for_more(simulation, pool, other, who, story), subject++);
  }
  works_from({2}, "waits", {.priority = 7}, Span{4});
  works_from({4}, "urgent", {.units = 2, .priority = 1, .preempts = true}, Span{3});
  simulation.run_until({5});
  EXPECT_EQ(pool.busy(), 3);
  EXPECT_EQ(pool.waiting(), 3U) << "a's two claims, and the one behind them";
  simulation.run();
  EXPECT_EQ(story, (Story{{"b", {4}, Wait::preempted, {7}},
                          {"c", {4}, Wait::preempted, {7}},
                          {"urgent", {7}, Wait::done, {0}},
                          {"a", {11}, Wait::done, {0}},
                          {"waits", {15}, Wait::done, {0}}}));
  EXPECT_EQ(pool.busy() + other.busy(), 0);
  EXPECT_EQ(pool.statistics().queue.level(), 0);
}

TEST_F(PreemptionTest, ALeaseMayMoveAndEndWhileWorkGoesOn) {
  Lease shelf;
  Stint first;
  simulation.start(
      [](Simulation& of, Pool& from, Lease& to, Stint& result) -> Process {
        Lease lease = co_await from.acquire({.priority = 5});
        of.at(Instant{2}, 0, 0, [&] { to = std::move(lease); });
        result = co_await lease.work(Span{10});
      }(simulation, pool, shelf, first),
      1);
  works_from({4}, "urgent", urgent, Span{3});
  simulation.run();
  EXPECT_TRUE(shelf.was_taken());
  EXPECT_EQ(first.why, Wait::preempted);
  EXPECT_EQ(first.left, Span{6});
}

TEST_F(PreemptionTest, AShrinkingPoolTakesLeasesIfItIsToldTo) {
  pool.resize(4);
  works_from({0}, "firm", {.priority = 9, .firm = true}, Span{50});
  works_from({1}, "early", {.priority = 3}, Span{50});
  works_from({2}, "late", {.priority = 3}, Span{50});
  works_from({3}, "important", {.priority = 1}, Span{50});
  simulation.run_until(Instant{10});
  pool.resize(2, Shrink::take_leases);
  EXPECT_EQ(pool.busy(), 2);
  simulation.run_until(Instant{20});
  EXPECT_EQ(story, (Story{{"early", {10}, Wait::preempted, {41}}, {"late", {10}, Wait::preempted, {42}}}));
  pool.resize(0, Shrink::take_leases);
  EXPECT_EQ(pool.busy(), 1) << "what is firm stays";
  EXPECT_EQ(pool.free(), 0);
  simulation.run();
  EXPECT_EQ(story.back(), (End{"firm", {50}, Wait::done, {0}}));
  EXPECT_EQ(pool.statistics().preempted, 3U);
}

Process comes_and_goes(Simulation& simulation, Pool& pool, std::uint64_t name, Span& held, std::uint64_t& asked,
                       int& most) {
  Stream luck({11, 0, name});
  for (int i = 0; i < 30; ++i) {
    co_await simulation.delay(Span{static_cast<std::int64_t>(luck.bits() % 40)});
    Claim claim;
    claim.units = 1 + static_cast<int>(luck.bits() % 3);
    claim.priority = static_cast<int>(luck.bits() % 4);
    claim.preempts = luck.bits() % 2 == 0;
    claim.firm = luck.bits() % 5 == 0;
    const Span work{static_cast<std::int64_t>(luck.bits() % 20)};
    Span left = work;
    for (bool again = true; again;) {
      Lease lease = co_await pool.acquire(claim);
      ++asked;
      EXPECT_TRUE(lease || lease.was_taken());
      const int units = lease.units();
      most = std::max(most, pool.busy());
      const Stint worked = co_await lease.work(left);
      held += (left - worked.left) * units;
      left = worked.left;
      again = worked.why == Wait::preempted;
    }
    EXPECT_EQ(left, Span{0});
  }
}

TEST(PreemptionPropertyTest, EveryPieceOfWorkIsDoneOnceWhateverIsTaken) {
  Simulation simulation;
  Pool pool(simulation, 6, Discipline::priority);
  Span held{0};
  std::uint64_t asked = 0;
  int most = 0;
  for (std::uint64_t name = 0; name < 40; ++name) {
    simulation.start(comes_and_goes(simulation, pool, name, held, asked, most), name);
  }
  simulation.run();
  const Pool::Statistics statistics = pool.statistics();
  EXPECT_EQ(simulation.live_processes(), 0U);
  EXPECT_EQ(most, 6);
  EXPECT_EQ(statistics.busy.integral(simulation.now()), held.ticks);
  EXPECT_EQ(statistics.acquired, asked);
  EXPECT_GT(statistics.preempted, 100U);
  EXPECT_EQ(pool.busy(), 0);
}

}  // namespace
}  // namespace sim
