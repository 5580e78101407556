#include "sim/random/laws.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/random/beta.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/gamma.hpp"
#include "sim/random/hyperexponential.hpp"
#include "sim/random/law.hpp"
#include "sim/random/piecewise_hazard.hpp"
#include "sim/random/truncated.hpp"

namespace sim {
namespace {

// `slack`: what share a rounding of the value moves at an end that is not nought.
template <ContinuousLaw Law>
void expect_that_shares_and_values_undo_each_other(const Law& law, double slack = 0) {
  for (const double share : {1e-15, 1e-6, 0.1, 0.4, 0.6, 0.999}) {
    const double smaller = std::min(share, 1 - share);
    EXPECT_NEAR(law.at_most(law.value_at(share)), share, smaller * 4e-13 + slack) << share;
    EXPECT_NEAR(law.above(law.value_above(share)), share, smaller * 4e-13 + slack) << share;
    EXPECT_NEAR(law.at_most(law.value_at(share)) + law.above(law.value_at(share)), 1, 1e-14);
  }
  EXPECT_EQ(law.at_most(-never), 0);
  EXPECT_EQ(law.above(-never), 1);
  EXPECT_EQ(law.at_most(never), 1);
  EXPECT_EQ(law.above(never), 0);
}

TEST(LawTest, SharesAndValuesUndoEachOtherOnBothSides) {
  expect_that_shares_and_values_undo_each_other(Uniform(0, 5), 4e-16);
  expect_that_shares_and_values_undo_each_other(Exponential(3));
  expect_that_shares_and_values_undo_each_other(Normal(0, 2));
  expect_that_shares_and_values_undo_each_other(Lognormal(180, 1.2));
  expect_that_shares_and_values_undo_each_other(Weibull(1.5, 100));
  expect_that_shares_and_values_undo_each_other(Triangular(0, 0, 3), 4e-16);
  expect_that_shares_and_values_undo_each_other(Gamma(2.5, 3));
  expect_that_shares_and_values_undo_each_other(Hyperexponential(0.3, 1, 5));
  expect_that_shares_and_values_undo_each_other(Beta(2, 1), 4e-16);
  expect_that_shares_and_values_undo_each_other(PiecewiseHazard({{0, 0.02}, {10, 0}, {30, 0.01}}));
}

TEST(LawTest, TheValueAtAShareIsTheVariateOfThatNumberToTheLastBit) {
  for (int i = 1; i < 100; ++i) {
    const double u = i / 100.0;
    EXPECT_EQ(Uniform(-1, 4).value_at(u), uniform(u, -1, 4));
    EXPECT_EQ(Exponential(3).value_at(u), exponential(u, 3));
    EXPECT_EQ(Normal(10, 2).value_at(u), normal(u, 10, 2));
    EXPECT_EQ(Lognormal(180, 1.2).value_at(u), lognormal(u, 180, 1.2));
    EXPECT_EQ(Weibull(1.5, 100).value_at(u), weibull(u, 1.5, 100));
    EXPECT_EQ(Triangular(5, 10, 40).value_at(u), triangular(u, 5, 10, 40));
    EXPECT_EQ(Beta(2, 3).value_at(u), beta(u, 2, 3));
  }
}

TEST(LawTest, ATriangleHasItsSharesByArea) {
  const Triangular law(0, 1, 4);
  EXPECT_DOUBLE_EQ(law.at_most(1), 0.25);
  EXPECT_DOUBLE_EQ(law.at_most(0.5), 0.0625);
  EXPECT_DOUBLE_EQ(law.above(2.5), 0.1875);
}

TEST(TruncatedTest, NothingIsCutOffByInfiniteEnds) {
  const Truncated<Lognormal> law(Lognormal(180, 1.2), -never, never);
  for (const double u : {0x1p-54, 0.1, 0.5, 0.9, 1 - 0x1p-53}) {
    EXPECT_NEAR(law.value_at(u), lognormal(u, 180, 1.2), 1e-14 * lognormal(u, 180, 1.2)) << u;
  }
}

TEST(TruncatedTest, EveryVariateLiesBetweenTheEnds) {
  const Truncated<Normal> law(Normal(0, 1), 8, 8.001);
  for (const double u : {0x1p-54, 0.1, 0.5, 0.9, 1 - 0x1p-53}) {
    EXPECT_GE(law.value_at(u), 8);
    EXPECT_LE(law.value_at(u), 8.001);
  }
  EXPECT_LT(law.value_at(0.1), law.value_at(0.9));
}

TEST(TruncatedTest, ATruncatedExponentialForgetsWhereItBegan) {
  const Truncated<Exponential> law(Exponential(3), 500, never);
  for (const double u : {1e-9, 0.3, 0.99}) EXPECT_NEAR(law.value_at(u) - 500, exponential(u, 3), 1e-12);
}

TEST(TruncatedTest, ItIsALawThatCanBeTruncatedAgain) {
  const Truncated<Gamma> once(Gamma(2, 1), 1, 9);
  const Truncated<Truncated<Gamma>> twice(once, 2, 4);
  for (const double u : {0.01, 0.5, 0.98}) {
    EXPECT_NEAR(twice.value_at(u), truncated(u, Gamma(2, 1), 2, 4), 1e-14);
    EXPECT_NEAR(twice.at_most(twice.value_at(u)), u, 1e-14);
    EXPECT_NEAR(twice.above(twice.value_above(u)), u, 1e-14);
  }
}

TEST(TruncatedTest, AThingThatMayNeverHappenHappensInTimeIfItIsHeldToThat) {
  const PiecewiseHazard hazard({{0, 0.1}, {5, 0}});
  EXPECT_EQ(hazard.value_at(0.9), never);
  for (const double u : {0.1, 0.9, 1 - 0x1p-53}) EXPECT_LE(truncated(u, hazard, 0, 5), 5);
}

}  // namespace
}  // namespace sim
