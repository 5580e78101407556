// Whether the right alternative is chosen as often as is promised, where the right one is known: a thousand trials
// each, alternatives placed as badly as the guarantee allows.
#include "sim/experiment/selection.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <functional>

#include "sim/random/distributions.hpp"

namespace sim {
namespace {

constexpr std::uint64_t seed = 20'261'126;
constexpr int trials = 1000;

struct Problem {
  std::vector<double> means;  ///< of what is to be small
  std::vector<double> sds;
  double common = 0;                               ///< correlation between alternatives
  std::vector<std::vector<double>> conditioned{};  ///< means of values with conditions, by alternative
  double conditioned_sd = 1;
};

/// One observation of each alternative that is asked for.
std::vector<std::vector<double>> observe(const Problem& problem, const std::vector<std::size_t>& of,
                                         std::uint64_t trial, int round) {
  const Luck luck{seed, trial};
  Stream shared_stream = luck.of(1'000'000, 0U, static_cast<std::uint32_t>(round));
  const double shared = normal(shared_stream, 0, 1);
  std::vector<std::vector<double>> observations;
  for (const std::size_t i : of) {
    Stream stream = luck.of(i, 0U, static_cast<std::uint32_t>(round));
    const double own = normal(stream, 0, 1);
    const double z = std::sqrt(problem.common) * shared + std::sqrt(1 - problem.common) * own;
    observations.push_back({problem.means[i] + problem.sds[i] * z});
    if (problem.conditioned.empty()) continue;
    for (const double mean : problem.conditioned[i])
      observations.back().push_back(normal(stream, mean, problem.conditioned_sd));
  }
  return observations;
}

struct Chosen {
  std::optional<std::size_t> best;
  int observations = 0;
};

Chosen choose(const Problem& problem, const Selection::Settings& settings, std::uint64_t trial, int at_a_time = 1) {
  Selection selection(settings);
  Chosen chosen;
  for (int round = 0; !selection.decided() && round < 100'000;) {
    for (int i = 0; i < at_a_time; ++i, ++round) {
      chosen.observations += static_cast<int>(selection.remaining().size());
      selection.add(observe(problem, selection.remaining(), trial, round));
    }
    selection.look();
  }
  chosen.best = selection.best();
  return chosen;
}

/// Share of trials in which `right`; at least 0.95 less two standard errors of a share of a thousand.
void expect_right(const char* name, const Problem& problem, Selection::Settings settings,
                  const std::function<bool(const Chosen&)>& right, int at_a_time = 1) {
  settings.alternatives = problem.means.size();
  int count = 0;
  double observations = 0;
  for (int trial = 0; trial < trials; ++trial) {
    const Chosen chosen = choose(problem, settings, static_cast<std::uint64_t>(trial), at_a_time);
    count += right(chosen);
    observations += chosen.observations;
  }
  const double share = static_cast<double>(count) / trials;
  std::printf("%s: right in %.3f of %d trials, %.0f observations each\n", name, share, trials, observations / trials);
  EXPECT_GE(share, 0.95 - 2 * std::sqrt(0.95 * 0.05 / trials)) << name;
}

constexpr auto first_rounds = Selection::Variance::first_rounds, renewed = Selection::Variance::renewed;

bool is(const Chosen& chosen, std::size_t which) { return chosen.best == which; }

// All others one indifference larger: the configuration that is hardest.
Problem slippage(std::size_t k, double correlation) {
  Problem problem{std::vector<double>(k, 1), std::vector<double>(k, 1), correlation};
  problem.means[2] = 0;
  return problem;
}

TEST(SelectionTest, FindsTheBestAmongIndependentAlternatives) {
  const auto right = [](const Chosen& c) { return is(c, 2); };
  expect_right("5 independent, first variances", slippage(5, 0), {.indifference = 1, .variance = first_rounds}, right);
  expect_right("5 independent, renewed variances", slippage(5, 0), {.indifference = 1, .variance = renewed}, right);
  expect_right("20 independent, first variances", slippage(20, 0), {.indifference = 1}, right);
}

TEST(SelectionTest, FindsTheBestUnderCommonLuckWithFewerObservations) {
  const auto right = [](const Chosen& c) { return is(c, 2); };
  expect_right("5 with correlation 0.8, first variances", slippage(5, 0.8), {.indifference = 0.5}, right);
  expect_right("5 with correlation 0.8, renewed variances", slippage(5, 0.8),
               {.indifference = 0.5, .variance = renewed}, right);
  expect_right("5 with correlation 0.8, four rounds at a time", slippage(5, 0.8),
               {.indifference = 0.5, .variance = renewed}, right, 4);
}

TEST(SelectionTest, FindsTheBestWhereSpreadsDiffer) {
  Problem problem{{1, 1, 0, 1, 2}, {1, 4, 2, 0.5, 3}, 0};
  expect_right("unequal spreads", problem, {.indifference = 1, .variance = renewed},
               [](const Chosen& c) { return is(c, 2); });
}

TEST(SelectionTest, FindsTheSmallestOfThoseThatMeetConditions) {
  // 0 is smallest and misses, 1 is right, 2 meets and is larger, 3 misses by the tolerance exactly.
  Problem problem{{-3, 0, 1, -1}, {1, 1, 1, 1}, 0.5, {{-2}, {1}, {1}, {-1}}};
  Selection::Settings settings{.indifference = 1, .conditions = {{.bound = 0, .at_least = true, .tolerance = 1}}};
  expect_right("one condition, first variances", problem, settings, [](const Chosen& c) { return is(c, 1); });
  settings.variance = renewed;
  expect_right("one condition, renewed variances", problem, settings, [](const Chosen& c) { return is(c, 1); });
}

TEST(SelectionTest, SeveralConditionsBothWays) {
  Problem problem{{-3, -2, 0, 1}, {1, 1, 1, 1}, 0, {{1, 1}, {1, -1}, {1, -2}, {2, -3}}};
  // At least 0, and at most 0 of the second: 0 misses the second; of the others 1 is smallest.
  const Selection::Settings settings{
      .indifference = 1, .conditions = {{0, true, 1}, {0, false, 1}}, .variance = renewed};
  expect_right("two conditions", problem, settings, [](const Chosen& c) { return is(c, 1); });
}

TEST(SelectionTest, SaysSoWhereNoneMeetsTheConditions) {
  Problem problem{{0, 1, 2}, {1, 1, 1}, 0, {{-1}, {-1}, {-1.5}}};
  const Selection::Settings settings{.indifference = 1, .conditions = {{0, true, 1}}, .variance = renewed};
  expect_right("none meets", problem, settings, [](const Chosen& c) { return !c.best; });
}

TEST(SelectionTest, WhatDoesNotVaryIsDecidedAtOnce) {
  Selection selection({.alternatives = 3, .indifference = 0.1, .conditions = {{5, true, 0.1}}});
  for (int round = 0; round < 10; ++round) {
    EXPECT_FALSE(selection.look());
    selection.add({{3, 5}, {2, 5}, {1, 4}});
  }
  EXPECT_TRUE(selection.look());
  EXPECT_EQ(selection.best(), 1U);
  EXPECT_EQ(selection.state(0), Selection::State::larger);
  EXPECT_EQ(selection.state(2), Selection::State::misses);
  EXPECT_EQ(selection.chance_right(), 1);
}

TEST(SelectionTest, OfTwoThatAreTheSameTheFirstIsTaken) {
  Selection selection({.alternatives = 2, .indifference = 0.1});
  for (int round = 0; round < 10; ++round) selection.add({{1.0 * round}, {1.0 * round}});
  EXPECT_TRUE(selection.look());
  EXPECT_EQ(selection.best(), 0U);
}

TEST(SelectionTest, BeforeTheDecisionSaysHowLikelyItIsRightAndHowMuchIsLeftToDo) {
  const Problem problem{{0, 0.2}, {1, 1}, 0};
  Selection selection({.alternatives = 2, .indifference = 0.1});
  for (int round = 0; round < 40; ++round) selection.add(observe(problem, selection.remaining(), 7, round));
  EXPECT_FALSE(selection.look());
  EXPECT_GT(selection.chance_right(), 0.4);
  EXPECT_LT(selection.chance_right(), 0.999);
  const auto to_go = selection.rounds_to_go();
  ASSERT_TRUE(to_go);
  EXPECT_GT(*to_go, 50);
  EXPECT_LT(*to_go, 5000);
}

TEST(SelectionTest, RefusesSettingsOutOfRange) {
  EXPECT_THROW(Selection({.alternatives = 0, .indifference = 1}), std::invalid_argument);
  EXPECT_THROW(Selection({.alternatives = 2, .indifference = 0}), std::invalid_argument);
  EXPECT_THROW(Selection({.alternatives = 2, .indifference = 1, .conditions = {{1, true, 0}}}), std::invalid_argument);
  EXPECT_THROW(Selection({.alternatives = 2, .indifference = 1, .confidence = 1}), std::invalid_argument);
  EXPECT_THROW(Selection({.alternatives = 2, .indifference = 1, .first = 2}), std::invalid_argument);
  Selection selection({.alternatives = 2, .indifference = 1});
  EXPECT_THROW(selection.add({{1}}), std::invalid_argument);
  EXPECT_THROW(selection.add({{1, 2}, {1, 2}}), std::invalid_argument);
}

}  // namespace
}  // namespace sim
