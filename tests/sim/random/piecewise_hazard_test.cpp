#include "sim/random/piecewise_hazard.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/random/distributions.hpp"

namespace sim {
namespace {

TEST(PiecewiseHazardTest, OnePieceIsTheExponentialLaw) {
  const PiecewiseHazard hazard({{0, 0.25}});
  for (const double u : {1e-9, 0.3, 0.99}) {
    EXPECT_DOUBLE_EQ(hazard.value_at(u), exponential(u, 4));
    EXPECT_DOUBLE_EQ(hazard.remaining(u, 10), exponential(u, 4));
    EXPECT_DOUBLE_EQ(hazard.value_at(u, 2), exponential(u, 2));
  }
}

TEST(PiecewiseHazardTest, WhatNeverHappensHasTheShareTheHazardLeaves) {
  const PiecewiseHazard hazard({{0, 0.1}, {5, 0}, {8, 0.2}, {9, 0}});
  const double left = std::exp(-0.7);
  EXPECT_DOUBLE_EQ(hazard.above(never), left);
  EXPECT_EQ(hazard.value_at(1 - left + 1e-9), never);
  EXPECT_NEAR(hazard.value_at(1 - left - 1e-9), 9, 1e-7);
  EXPECT_EQ(hazard.value_above(left / 2), never);
  EXPECT_EQ(hazard.remaining(0.5, 20), never);
  EXPECT_EQ(hazard.value_at(0.5, 0), never);
  const PiecewiseHazard none({{0, 0}});
  EXPECT_EQ(none.value_at(0x1p-54), never);
}

TEST(PiecewiseHazardTest, NothingHappensWhileTheRateIsNought) {
  const PiecewiseHazard hazard({{0, 0.1}, {5, 0}, {8, 0.2}});
  const double by_five = -std::expm1(-0.5);
  EXPECT_LE(hazard.value_at(by_five - 1e-12), 5);
  EXPECT_GE(hazard.value_at(by_five + 1e-12), 8);
  EXPECT_EQ(hazard.at_most(5), hazard.at_most(8));
}

TEST(PiecewiseHazardTest, WhoHasWaitedGoesOnUnderTheSameHazard) {
  const PiecewiseHazard hazard({{0, 0.3}, {2, 0.1}, {7, 0.5}});
  for (const double elapsed : {0.0, 1.0, 2.0, 6.5, 30.0}) {
    for (const double u : {0.05, 0.5, 0.95}) {
      // P(T <= elapsed + r | T > elapsed) = u
      const double time = elapsed + hazard.remaining(u, elapsed);
      EXPECT_NEAR(hazard.above(time) / hazard.above(elapsed), 1 - u, 1e-14);
    }
  }
}

TEST(PiecewiseHazardTest, AHigherHazardIsNeverLater) {
  const PiecewiseHazard hazard({{0, 0.3}, {2, 0}, {7, 0.5}});
  for (int i = 1; i < 200; ++i) {
    const double u = i / 200.0;
    EXPECT_LE(hazard.value_at(u, 1.5), hazard.value_at(u));
    EXPECT_EQ(hazard.value_at(u, 1), hazard.value_at(u));
  }
}

TEST(PiecewiseHazardTest, TheIntegralAndItsInverseUndoEachOther) {
  const PiecewiseHazard hazard({{0, 0.3}, {2, 0}, {7, 0.5}});
  EXPECT_EQ(hazard.integral(-1), 0);
  EXPECT_DOUBLE_EQ(hazard.integral(1), 0.3);
  EXPECT_DOUBLE_EQ(hazard.integral(5), 0.6);
  EXPECT_DOUBLE_EQ(hazard.integral(9), 1.6);
  EXPECT_EQ(hazard.integral(never), never);
  EXPECT_EQ(hazard.time_of(0.6), 2);  // the earliest
  for (const double amount : {0.01, 0.59, 0.61, 40.0})
    EXPECT_NEAR(hazard.integral(hazard.time_of(amount)), amount, 1e-14);
}

}  // namespace
}  // namespace sim
