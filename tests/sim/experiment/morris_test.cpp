#include "sim/experiment/morris.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace sim {
namespace {

constexpr std::uint64_t seed = 20'261'126;

template <class Function>
std::vector<ElementaryEffects> effects_of(std::size_t inputs, std::size_t blocks, Function f) {
  const MorrisDesign design = morris_design(inputs, blocks, seed);
  std::vector<double> outputs;
  for (const auto& point : design.points) outputs.push_back(f(point));
  return elementary_effects(design, outputs);
}

TEST(MorrisTest, TheSmallPolynomialOfTheOracles) {
  // GSA-Morris-linear: mu* of x1 is the mean of 3 + x2, sigma the spread of x2.
  const auto f = [](const std::vector<double>& x) { return 3 * x[0] - 2 * x[1] + x[0] * x[1]; };
  const auto effects = effects_of(2, 20'000, f);
  EXPECT_NEAR(effects[0].mean_of_absolute, 3.5, 4 * effects[0].standard_error);
  EXPECT_LE(effects[0].standard_error, 0.01 * 3.5);
  EXPECT_NEAR(effects[0].spread, 0.288675134594813, 0.01 * 0.288675134594813);
  EXPECT_NEAR(effects[1].mean, -1.5, 0.01);
  EXPECT_NEAR(effects[1].mean_of_absolute, 1.5, 0.01);
}

TEST(MorrisTest, ALinearFunctionIsToldExactlyByOneBlock) {
  const auto effects = effects_of(3, 1, [](const std::vector<double>& x) { return 5 + 2 * x[0] - 7 * x[2]; });
  EXPECT_NEAR(effects[0].mean, 2, 1e-12);
  EXPECT_EQ(effects[1].mean_of_absolute, 0);
  EXPECT_NEAR(effects[2].mean, -7, 1e-12);
  EXPECT_EQ(effects[2].spread, 0);
}

TEST(MorrisTest, WhatRaisesHereAndLowersThereMattersAllTheSame) {
  const auto effects = effects_of(2, 4000, [](const std::vector<double>& x) { return x[0] * (x[1] < 0.5 ? 1 : -1); });
  EXPECT_NEAR(effects[0].mean, 0, 0.1);
  EXPECT_NEAR(effects[0].mean_of_absolute, 1, 1e-12);
}

TEST(MorrisTest, PointsStayInTheCubeAndStepsAreHalfOfIt) {
  const MorrisDesign design = morris_design(6, 50, seed);
  ASSERT_EQ(design.points.size(), 350U);
  for (std::size_t block = 0; block < design.blocks(); ++block) {
    const auto& from = design.points[block * 7];
    for (std::size_t i = 0; i < 6; ++i) {
      const auto& to = design.points[block * 7 + 1 + i];
      for (std::size_t j = 0; j < 6; ++j) {
        EXPECT_GE(to[j], 0);
        EXPECT_LE(to[j], 1);
        EXPECT_NEAR(std::abs(to[j] - from[j]), i == j ? morris_step : 0, 1e-15);
      }
    }
  }
  // More blocks leave the first ones as they are.
  EXPECT_EQ(morris_design(6, 51, seed).points[349], design.points[349]);
}

TEST(MorrisTest, RefusesNothing) {
  EXPECT_THROW((void)morris_design(0, 1, seed), std::invalid_argument);
  EXPECT_THROW((void)morris_design(1, 0, seed), std::invalid_argument);
  EXPECT_THROW((void)elementary_effects(morris_design(1, 1, seed), {1}), std::invalid_argument);
}

}  // namespace
}  // namespace sim
