#include "sim/experiment/replicate.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

#include "sim/kernel/simulation.hpp"
#include "sim/random/distributions.hpp"

namespace sim {
namespace {

Process adds_up(Simulation& simulation, Stream luck, std::int64_t& sum) {
  for (int i = 0; i < 200; ++i) {
    co_await simulation.delay(Span{1 + static_cast<std::int64_t>(exponential(luck, 5))});
    sum += simulation.now().ticks;
  }
}

std::int64_t one_run(int replication) {
  Simulation simulation;
  std::int64_t sum = 0;
  const Luck luck{1, static_cast<std::uint64_t>(replication)};
  for (std::uint64_t i = 0; i < 10; ++i) simulation.start(adds_up(simulation, luck.of(i, 0U), sum), i);
  simulation.run();
  return sum;
}

TEST(ReplicateTest, TheResultsAreTheSameForAnyNumberOfThreads) {
  const auto one = replicate<std::int64_t>(5, 40, 1, one_run);
  EXPECT_EQ(one.outcome.finished, 40);
  EXPECT_EQ(one.results[3], one_run(8));
  for (const int threads : {2, 3, 8, 0})
    EXPECT_EQ(replicate<std::int64_t>(5, 40, threads, one_run).results, one.results);
}

TEST(ReplicateTest, AReplicationThatFailsIsRecordedAndTheOthersGoOn) {
  const auto all = replicate<int>(10, 20, 3, [](int replication) {
    if (replication == 25) throw 7;
    if (replication % 8 == 5) throw std::runtime_error("broken " + std::to_string(replication));
    return replication;
  });
  EXPECT_EQ(all.outcome.finished, 16);
  ASSERT_EQ(all.outcome.failures.size(), 4U);
  EXPECT_EQ(all.outcome.failures[0].replication, 13);
  EXPECT_EQ(all.outcome.failures[0].message, "broken 13");
  EXPECT_EQ(all.outcome.failures[2].replication, 25);
  EXPECT_EQ(all.outcome.failures[3].replication, 29);
  EXPECT_FALSE(all.results[3].has_value());
  EXPECT_EQ(all.results[4], 14);
  EXPECT_FALSE(all.outcome.stopped);
}

TEST(ReplicateTest, ProgressIsToldOnceAReplicationAndOneAtATime) {
  std::vector<int> told;
  const auto outcome = run_replications(
      0, 50, 4, [](int) {},
      [&](int done, int total) {
        EXPECT_EQ(total, 50);
        told.push_back(done);
      });
  EXPECT_EQ(outcome.finished, 50);
  ASSERT_EQ(told.size(), 50U);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(told[i], i + 1);
}

TEST(ReplicateTest, WhatHasNotBegunWhenItIsStoppedIsNotBegun) {
  std::atomic<bool> stop = false;
  const auto outcome = run_replications(
      0, 100, 1, [&](int replication) { stop = replication == 9; }, {}, &stop);
  EXPECT_EQ(outcome.finished, 10);
  EXPECT_TRUE(outcome.stopped);
}

TEST(ReplicateTest, WhatProgressThrowsComesOut) {
  const auto broken = [](int, int) { throw std::runtime_error("pipe closed"); };
  EXPECT_THROW(run_replications(
                   0, 10, 2, [](int) {}, broken),
               std::runtime_error);
}

TEST(ReplicateTest, NoReplicationsAreNoWork) {
  EXPECT_EQ(run_replications(0, 0, 2, [](int) { FAIL(); }).finished, 0);
  EXPECT_THROW(run_replications(0, -1, 2, [](int) {}), std::invalid_argument);
}

}  // namespace
}  // namespace sim
