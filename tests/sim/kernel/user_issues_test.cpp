// What users of other engines reported, kept as tests: that it does not happen here. Each name says where it was
// reported; those about pools are in tests/sim/resources.
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

#include "sim/experiment/hash.hpp"
#include "sim/kernel/condition.hpp"
#include "sim/kernel/first_of.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/random/distributions.hpp"
#include "sim/resources/pool.hpp"

namespace sim {
namespace {

struct Alive {
  explicit Alive(int& count) : count_(count) { ++count_; }
  Alive(const Alive&) = delete;
  Alive& operator=(const Alive&) = delete;
  ~Alive() { --count_; }

 private:
  int& count_;
};

Process waits_for_good(Signal& never, int& alive) {
  const Alive witness(alive);
  co_await never.wait();
}

Process waits_for_a_unit(Pool& pool, int& alive) {
  const Alive witness(alive);
  const Lease lease = co_await pool.acquire();
}

Process waits_for_either(Signal& never, Pool& pool, int& alive) {
  const Alive witness(alive);
  (void)co_await first_of(never.wait(), pool.acquire(), waits_for_good(never, alive));
}

// simcpp20 #6 and #11: an event that was never triggered kept its coroutine, and all it held, for ever.
TEST(UserIssuesTest, Simcpp20Issues6And11ProcessesWhoseEventNeverComesEndWithTheSimulation) {
  int alive = 0;
  auto simulation = std::make_unique<Simulation>();
  {
    Signal never(*simulation);
    Pool empty(*simulation, 0);
    for (int i = 0; i < 100; ++i) {
      simulation->start(waits_for_good(never, alive), 0);
      simulation->start(waits_for_a_unit(empty, alive), 0);
      simulation->start(waits_for_either(never, empty, alive), 0);
    }
    simulation->run();
    EXPECT_EQ(alive, 400);
  }
  EXPECT_EQ(alive, 400);  // though what they wait for is gone
  simulation.reset();
  EXPECT_EQ(alive, 0);
}

Process asks_again_and_again(Simulation& simulation, Signal& never, Condition& untrue, Pool& empty, int rounds) {
  const auto holds = [] { return false; };
  for (int i = 0; i < rounds; ++i) {
    auto first = co_await first_of(never.wait(), untrue.wait_for(holds), empty.acquire(), simulation.delay(Span{1}));
    EXPECT_EQ(first.index, 3U);
  }
}

// SimPy, changes of 3.0.10: conditions left their callbacks on the events that had not come.
TEST(UserIssuesTest, SimPy3010ConditionsLeaveNothingOnWhatDidNotCome) {
  Simulation simulation;
  Signal never(simulation);
  Condition untrue(simulation);
  Pool empty(simulation, 0);
  simulation.start(asks_again_and_again(simulation, never, untrue, empty, 1000), 0);
  for (int i = 1; i < 1000; ++i) {
    simulation.run_until(Instant{i});
    ASSERT_LE(simulation.events_scheduled(), 1U);
    ASSERT_EQ(never.waiting(), 1U);
    ASSERT_EQ(untrue.waiting(), 1U);
    ASSERT_EQ(empty.waiting(), 1U);
  }
  simulation.run();
  EXPECT_EQ(never.waiting() + untrue.waiting() + empty.waiting(), 0U);
}

Process visit(Simulation& simulation, Pool& rooms, Signal& bell, std::uint64_t seed, std::uint64_t name, Hash& hash) {
  Stream luck({seed, 0, name});
  for (int i = 0; i < 20; ++i) {
    const Span patience{static_cast<std::int64_t>(exponential(luck, 300.0)) + 1};
    auto first = co_await first_of(rooms.acquire(), bell.wait(), simulation.delay(patience));
    hash.add(static_cast<std::uint64_t>(simulation.now().ticks) * 8 + first.index);
    if (first.index == 0) co_await simulation.delay(Span{static_cast<std::int64_t>(exponential(luck, 100.0)) + 1});
    if (i % 5 == 0) bell.notify_one();
  }
}

std::uint64_t story(std::uint64_t seed) {
  Hash hash;
  Simulation simulation;
  Pool rooms(simulation, 3);
  Signal bell(simulation);
  for (std::uint64_t name = 0; name < 50; ++name) {
    simulation.start(visit(simulation, rooms, bell, seed, name, hash), name);
  }
  simulation.run();
  return hash.value();
}

// C++SIM #58: two simulations at once, in two threads, disturbed each other.
TEST(UserIssuesTest, CppSimIssue58TwoSimulationsInTwoThreadsAtOnceAreAsEachAlone) {
  const std::uint64_t alone[] = {story(1), story(2)};
  std::vector<std::uint64_t> both[2];
  {
    std::vector<std::thread> threads;
    for (std::uint64_t i = 0; i < 2; ++i) {
      threads.emplace_back([&mine = both[i], i] {
        for (int again = 0; again < 5; ++again) mine.push_back(story(i + 1));
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  EXPECT_NE(alone[0], alone[1]);
  for (const int i : {0, 1}) EXPECT_EQ(both[i], std::vector<std::uint64_t>(5, alone[i]));
}

// JaamSim #8: the second of several runs failed, or was another than the first.
TEST(UserIssuesTest, JaamSimIssue8TheSecondRunWithTheSameSeedIsTheFirst) {
  const std::uint64_t first = story(7);
  EXPECT_EQ(story(7), first);
  EXPECT_NE(story(8), first);
  EXPECT_EQ(story(7), first);
}

Process never_ends(Simulation& simulation, Span step) {
  for (;;) co_await simulation.delay(step);
}

// JaamSim #28: a run without a window never came to an end.
TEST(UserIssuesTest, JaamSimIssue28ARunThatWouldNeverEndIsStopped) {
  Simulation simulation({}, 1000);
  simulation.start(never_ends(simulation, Span{1}), 0);
  simulation.run_until(Instant{50});  // by its end
  EXPECT_EQ(simulation.now(), Instant{50});
  simulation.at(Instant{80}, 0, 0, [&] { simulation.stop(); });
  simulation.run();  // from within
  EXPECT_EQ(simulation.now(), Instant{80});
  simulation.start(never_ends(simulation, Span{0}), 0);
  EXPECT_THROW(simulation.run(), RunawayError);  // because time stands still
}

Process answers_before_its_deadline(Simulation& simulation, Signal& answer, int rounds) {
  for (int i = 0; i < rounds; ++i) {
    const Wait why = co_await answer.wait_until(simulation.now() + Span{1'000'000});
    EXPECT_EQ(why, Wait::done);
  }
}

// TLOmodel #689: the list of events grew without end, and the run became slower and slower.
TEST(UserIssuesTest, TloModelIssue689DeadlinesThatDidNotComeDoNotPileUp) {
  Simulation simulation;
  Signal answer(simulation);
  for (std::uint64_t i = 0; i < 10; ++i) simulation.start(answers_before_its_deadline(simulation, answer, 1000), i);
  for (int i = 1; i <= 1000; ++i) {
    simulation.run_until(Instant{i});
    ASSERT_EQ(simulation.events_scheduled(), 10U);
    answer.notify_all();
  }
  simulation.run();
  EXPECT_EQ(simulation.now(), Instant{1000});
}

// starsim #1343 and others: memory grew from run to run. (The leak sanitizer looks at the rest.)
TEST(UserIssuesTest, StarsimIssue1343NothingIsLeftOfARunThatIsAbandoned) {
  int alive = 0;
  for (int run = 0; run < 100; ++run) {
    Simulation simulation;
    Signal never(simulation);
    Pool pool(simulation, 1);
    for (int i = 0; i < 10; ++i) simulation.start(waits_for_either(never, pool, alive), 0);
    simulation.run();
  }
  EXPECT_EQ(alive, 0);
}

}  // namespace
}  // namespace sim
