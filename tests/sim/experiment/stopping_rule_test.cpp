#include "sim/experiment/stopping_rule.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "sim/random/distributions.hpp"

namespace sim {
namespace {

using Measures = std::vector<double>;

/// 100 + 20 cos n.
double cosine(int n) { return 100 + 20 * std::cos(n); }

template <class Series>
std::optional<int> enough_of(StoppingRule rule, Series series, int most = 5000) {
  for (int n = 1; n <= most && !rule.enough(); ++n) rule.add(series(n));
  return rule.enough();
}

TEST(StoppingRuleTest, IsTheFirstNumberAtWhichThePrecisionIsReachedAndKept) {
  const auto series = [](int n) { return Measures{cosine(n)}; };
  // The same, looked up in the whole series.
  std::vector<bool> precise(400);
  std::vector<double> values;
  for (int n = 1; n < 400; ++n) {
    values.push_back(cosine(n));
    const auto interval = student_interval(values);
    precise[n] = n >= 3 && interval->half_width() <= 0.03 * interval->mean;
  }
  int expected = 3;
  while (!std::all_of(precise.begin() + expected, precise.begin() + expected + 6, [](bool b) { return b; })) ++expected;
  EXPECT_EQ(enough_of(StoppingRule({.wanted = {{.relative = 0.03}}}), series), expected);
}

TEST(StoppingRuleTest, LooksFivePercentAheadAndNeverFewerThanFive) {
  const auto needed = [](double look_ahead, int initial) {
    StoppingRule rule({.wanted = {{.absolute = 1}}, .look_ahead = look_ahead, .initial = initial});
    while (!rule.enough()) rule.add(Measures{0.0});
    EXPECT_EQ(rule.enough(), initial);
    return rule.seen();
  };
  EXPECT_EQ(needed(5, 3), 8);
  EXPECT_EQ(needed(5, 119), 124);
  EXPECT_EQ(needed(5, 120), 126);
  EXPECT_EQ(needed(0, 3), 3);
}

TEST(StoppingRuleTest, AFewThatHappenToBeAlikeDoNotStopIt) {
  const auto series = [](int n) { return Measures{n <= 6 ? 100.0 : n % 2 == 0 ? 60.0 : 140.0}; };
  const auto enough = enough_of(StoppingRule({.wanted = {{.relative = 0.1}}}), series);
  ASSERT_TRUE(enough);
  EXPECT_GT(*enough, 50);
  EXPECT_EQ(enough_of(StoppingRule({.wanted = {{.relative = 0.1}}, .look_ahead = 0}), series), 3);
}

TEST(StoppingRuleTest, SeveralMeasuresMustAllBePreciseAtTheConfidenceOfBonferroni) {
  const auto noisy = [](int n) { return 100 + 15 * std::sin(2.3 * n); };
  const double each = 1 - 0.05 / 2;
  const auto first = enough_of(StoppingRule({.wanted = {{.relative = 0.05}}, .confidence = each}),
                               [](int n) { return Measures{cosine(n)}; });
  const auto second = enough_of(StoppingRule({.wanted = {{.absolute = 2}}, .confidence = each}),
                                [&](int n) { return Measures{noisy(n)}; });
  StoppingRule both({.wanted = {{.relative = 0.05}, {.absolute = 2}}});
  EXPECT_DOUBLE_EQ(both.confidence_of_each(), each);
  const auto joint = enough_of(both, [&](int n) { return Measures{cosine(n), noisy(n)}; });
  ASSERT_TRUE(first && second && joint);
  EXPECT_NE(*first, *second);
  EXPECT_EQ(*joint, std::max(*first, *second));
}

TEST(StoppingRuleTest, AMeasureNearNothingNeedsAnAbsolutePrecision) {
  const auto around_nothing = [](int n) { return Measures{std::cos(n)}; };
  EXPECT_FALSE(enough_of(StoppingRule({.wanted = {{.relative = 0.05}}}), around_nothing, 2000));
  EXPECT_TRUE(enough_of(StoppingRule({.wanted = {{.relative = 0.05, .absolute = 0.1}}}), around_nothing, 2000));
}

TEST(StoppingRuleTest, WhatIsNoNumberIsNeverPrecise) {
  const auto broken = [](int n) { return Measures{n == 2 ? std::nan("") : 1.0}; };
  EXPECT_FALSE(enough_of(StoppingRule({.wanted = {{.relative = 0.5, .absolute = 1}}}), broken, 500));
}

TEST(StoppingRuleTest, RefusesWhatCannotBeMeant) {
  EXPECT_THROW(StoppingRule({.wanted = {}}), std::invalid_argument);
  EXPECT_THROW(StoppingRule({.wanted = {{.relative = 0.1}, {}}}), std::invalid_argument);
  EXPECT_THROW(StoppingRule({.wanted = {{.relative = -0.1, .absolute = 1}}}), std::invalid_argument);
  EXPECT_THROW(StoppingRule({.wanted = {{.relative = std::nan("")}}}), std::invalid_argument);
  EXPECT_THROW(StoppingRule({.wanted = {{.relative = 0.1}}, .confidence = 1}), std::invalid_argument);
  EXPECT_THROW(StoppingRule({.wanted = {{.relative = 0.1}}, .look_ahead = -1}), std::invalid_argument);
  EXPECT_THROW(StoppingRule({.wanted = {{.relative = 0.1}}, .initial = 1}), std::invalid_argument);
  StoppingRule rule({.wanted = {{.relative = 0.1}}});
  EXPECT_THROW(rule.add(Measures{1, 2}), std::invalid_argument);
}

TEST(StoppingRuleTest, ADifferenceMayBeHeldToTheMeanOfWhatItIsADifferenceOf) {
  // A level of 100 and a difference of mean 0: no share of its own mean would ever be reached.
  const auto series = [](int n) { return Measures{100.0, n % 2 == 0 ? 1.0 : -1.0}; };
  StoppingRule rule({.wanted = {{.relative = 0.01}, {.relative = 0.01, .of = 0}}});
  const auto enough = enough_of(rule, series);
  ASSERT_TRUE(enough);
  // Half-width 2.78 / sqrt(n) or so at 97.5 %: below 1 from about 8 on.
  EXPECT_GE(*enough, 6);
  EXPECT_LE(*enough, 12);
  EXPECT_THROW(StoppingRule({.wanted = {{.relative = 0.01, .of = 1}}}), std::invalid_argument);
}

}  // namespace
}  // namespace sim
