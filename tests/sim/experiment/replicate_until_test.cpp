#include "sim/experiment/replicate_until.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "sim/random/distributions.hpp"

namespace sim {
namespace {

double noisy(int replication) {
  Stream stream({9, static_cast<std::uint64_t>(replication)});
  return normal(stream, 10, 2);
}

std::array<double, 1> itself(double x) { return {x}; }

/// The later of a pair is over long before the earlier.
void wait_if_even(int replication) {
  if (replication % 2 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

TEST(ReplicateUntilTest, TheAnswerIsTheSameForAnyNumberOfThreadsWhicheverIsQuicker) {
  const auto run = [](int threads) {
    return replicate_until<double>(
        StoppingRule({.wanted = {{.relative = 0.06}}}), 5, 500, threads,
        [](int replication) {
          wait_if_even(replication);
          return noisy(replication);
        },
        itself);
  };
  const auto one = run(1);
  ASSERT_TRUE(one.enough);
  EXPECT_GT(*one.enough, 15);
  EXPECT_EQ(static_cast<int>(one.results.size()), *one.enough + 5);  // those looked ahead are there too
  EXPECT_EQ(one.outcome.finished, *one.enough + 5);
  EXPECT_FALSE(one.outcome.stopped);
  EXPECT_EQ(one.results[2], noisy(7));
  for (const int threads : {2, 3, 8, 0}) {
    const auto many = run(threads);
    EXPECT_EQ(many.enough, one.enough);
    EXPECT_EQ(many.results, one.results);
    EXPECT_EQ(many.outcome.finished, one.outcome.finished);
  }
}

TEST(ReplicateUntilTest, ReplicationsThatFailAreLeftOutOfTheRuleForAnyNumberOfThreads) {
  const auto run = [](int threads) {
    return replicate_until<double>(
        StoppingRule({.wanted = {{.relative = 0.1}}}), 0, 500, threads,
        [](int replication) {
          wait_if_even(replication);
          if (replication % 4 == 1) throw std::runtime_error("broken " + std::to_string(replication));
          return noisy(replication);
        },
        itself);
  };
  const auto one = run(1);
  ASSERT_TRUE(one.enough);
  EXPECT_EQ(one.outcome.finished, *one.enough + 5);
  EXPECT_EQ(one.results.size(), one.outcome.finished + one.outcome.failures.size());
  ASSERT_GE(one.outcome.failures.size(), 2U);
  EXPECT_EQ(one.outcome.failures[1].message, "broken 5");
  EXPECT_FALSE(one.results[5]);
  for (const int threads : {2, 5}) {
    const auto many = run(threads);
    EXPECT_EQ(many.enough, one.enough);
    EXPECT_EQ(many.results, one.results);
    EXPECT_EQ(many.outcome.failures.size(), one.outcome.failures.size());
  }
}

TEST(ReplicateUntilTest, EndsAtTheMostIfTheyAreNeverEnough) {
  const auto all = replicate_until<double>(StoppingRule({.wanted = {{.relative = 1e-6}}}), 0, 30, 2, noisy, itself);
  EXPECT_FALSE(all.enough);
  EXPECT_EQ(all.results.size(), 30U);
  EXPECT_EQ(all.outcome.finished, 30);
  EXPECT_FALSE(all.outcome.stopped);
}

TEST(ReplicateUntilTest, LittleIsBegunBeyondWhatTheDecisionRestsOn) {
  std::atomic<int> begun = 0;
  const auto all = replicate_until<double>(
      StoppingRule({.wanted = {{.relative = 0.1}}}), 0, 100'000, 1,
      [&](int replication) {
        ++begun;
        return noisy(replication);
      },
      itself);
  EXPECT_EQ(begun, static_cast<int>(all.results.size()));
}

TEST(ReplicateUntilTest, CanBeStoppedFromOutside) {
  std::atomic<bool> stop = false;
  const auto all = replicate_until<double>(
      StoppingRule({.wanted = {{.relative = 1e-6}}}), 0, 1000, 1,
      [&](int replication) {
        stop = replication == 9;
        return noisy(replication);
      },
      itself, {}, &stop);
  EXPECT_EQ(all.results.size(), 10U);
  EXPECT_TRUE(all.outcome.stopped);
  EXPECT_FALSE(all.enough);
}

TEST(ReplicateUntilTest, WhatTheMeasuresThrowComesOut) {
  const auto two = [](double x) { return std::array<double, 2>{x, x}; };  // the rule has one
  EXPECT_THROW(replicate_until<double>(StoppingRule({.wanted = {{.relative = 0.1}}}), 0, 100, 3, noisy, two),
               std::invalid_argument);
  EXPECT_THROW(replicate_until<double>(StoppingRule({.wanted = {{.relative = 0.1}}}), 0, -1, 3, noisy, itself),
               std::invalid_argument);
}

TEST(RunPrefixTest, DecidesInOrderOfReplicationOneAtATime) {
  std::vector<int> asked;
  const Prefix prefix = run_prefix(
      100, 60, 4, [](int replication) { wait_if_even(replication); },
      [&](int index, bool finished) {
        EXPECT_TRUE(finished);
        asked.push_back(index);
        return index == 40;
      });
  EXPECT_TRUE(prefix.decided);
  EXPECT_EQ(prefix.length, 41);
  ASSERT_EQ(asked.size(), 41U);
  for (int i = 0; i < 41; ++i) EXPECT_EQ(asked[i], i);
}

}  // namespace
}  // namespace sim
