// How stocks move: straight lines have known slopes.
#include "models/studies/drift.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace models {
namespace {

// So many children at first, and so many more each week.
Observations moving(double first, double a_week, std::size_t weeks = 522) {
  Observations run;
  for (std::size_t w = 0; w < weeks; ++w) {
    run.weekly.looked_after.push_back(first + a_week * static_cast<double>(w));
    run.weekly.in_need.push_back(100);
    run.weekly.on_plans.push_back(0);
  }
  return run;
}

TEST(DriftTest, TheMovementOfAStraightLineIsItsSlope) {
  const WatchedStock& looked_after = stocks()[2];
  const double mean = 500 + 0.1 * 521 / 2;
  EXPECT_NEAR(*movement_of(looked_after, moving(500, 0.1)), 100 * 0.1 * 365.25 / 7 / mean, 1e-9);
  EXPECT_NEAR(*movement_of(stocks()[0], moving(500, 0.1)), 0, 1e-9);
  EXPECT_FALSE(movement_of(stocks()[1], moving(500, 0.1)).has_value());  // nobody is on a plan
}

TEST(DriftTest, WhatStaysIsInBalanceAndWhatGrowsDrifts) {
  const std::vector<Observations> still{moving(500, 0.01), moving(500, -0.01), moving(500, 0)};
  const std::vector<Observations> growing{moving(500, 0.3), moving(500, 0.31), moving(500, 0.29)};
  const std::vector<Observations> unsure{moving(500, 0.5), moving(500, -0.4), moving(500, 0.1)};
  EXPECT_EQ(drift_of(still)[2].balanced, Met::met);
  EXPECT_EQ(drift_of(growing)[2].balanced, Met::missed);
  EXPECT_EQ(drift_of(unsure)[2].balanced, Met::cannot_tell);
  EXPECT_EQ(drift_of(still)[1].balanced, Met::undefined);
}

TEST(DriftTest, OneRunSaysNothingOfHowSureItIs) {
  const std::vector<Observations> one{moving(500, 0)};
  EXPECT_TRUE(std::isinf(drift_of(one)[2].low95));
  EXPECT_EQ(drift_of(one)[2].balanced, Met::cannot_tell);
}

}  // namespace
}  // namespace models
