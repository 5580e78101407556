// Sobol's indices against the Ishigami function, whose indices are closed forms (group Sensitivity of the oracles).
#include "sim/experiment/sobol.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "sim/random/distributions.hpp"

namespace sim {
namespace {

constexpr std::uint64_t seed = 20'261'126;

double ishigami(const std::vector<double>& unit) {
  std::array<double, 3> x{};
  for (std::size_t i = 0; i < 3; ++i) x[i] = std::numbers::pi * (2 * unit[i] - 1);
  return std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}

template <class Function>
SobolIndices indices_of(std::size_t inputs, std::size_t rows, Function f) {
  const SobolDesign design = sobol_design(inputs, rows);
  std::vector<double> outputs;
  for (const auto& point : design.points) outputs.push_back(f(point));
  return sobol_indices(design, outputs, seed);
}

TEST(SobolTest, OfTheIshigamiFunctionAreThoseOfTheOracles) {
  const SobolIndices found = indices_of(3, 4096, ishigami);
  const std::array first{0.313905191147811, 0.442411144790041, 0.0};
  const std::array total{0.557588855209959, 0.442411144790041, 0.243683664062148};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found.inputs[i].first.mean, first[i], 0.02) << i;
    EXPECT_NEAR(found.inputs[i].total.mean, total[i], 0.02) << i;
    std::printf("Ishigami x%zu: S %.4f (exact %.4f), ST %.4f (exact %.4f)\n", i + 1, found.inputs[i].first.mean,
                first[i], found.inputs[i].total.mean, total[i]);
  }
  EXPECT_NEAR(found.variance, 13.8445879407193, 0.02 * 13.8445879407193);
}

TEST(SobolTest, IntervalsSayHowFarFewRowsMayBeOff) {
  const SobolIndices found = indices_of(3, 128, ishigami);
  EXPECT_TRUE(found.inputs[1].total.contains(0.442411144790041));
  EXPECT_TRUE(found.inputs[2].first.contains(0));
  EXPECT_GT(found.inputs[0].total.half_width(), 0.02);
}

TEST(SobolTest, OfASumAreTheSharesOfItsParts) {
  // Variances 1/12, 4/12 and 0.
  const SobolIndices found = indices_of(3, 1024, [](const std::vector<double>& x) { return x[0] + 2 * x[1] + 9; });
  EXPECT_NEAR(found.inputs[0].first.mean, 0.2, 0.01);
  EXPECT_NEAR(found.inputs[1].first.mean, 0.8, 0.01);
  EXPECT_NEAR(found.inputs[0].total.mean, 0.2, 0.01);
  EXPECT_EQ(found.inputs[2].total.mean, 0);
}

TEST(SobolTest, OfWhatDoesNotVaryAreNought) {
  const SobolIndices found = indices_of(2, 16, [](const std::vector<double>&) { return 3.0; });
  EXPECT_EQ(found.variance, 0);
  EXPECT_EQ(found.inputs[0].first.mean, 0);
  EXPECT_EQ(found.inputs[0].total.mean, 0);
}

TEST(SobolTest, TheDesignFillsTheCube) {
  const SobolDesign design = sobol_design(2, 64);
  ASSERT_EQ(design.points.size(), 64U * 4);
  // Of 64 points each eighth of each axis holds eight.
  for (std::size_t axis = 0; axis < 2; ++axis) {
    std::array<int, 8> held{};
    for (std::size_t row = 0; row < 64; ++row) ++held[static_cast<std::size_t>(8 * design.points[row][axis])];
    for (const int n : held) EXPECT_EQ(n, 8);
  }
  for (std::size_t row = 0; row < 64; ++row) {
    EXPECT_EQ(design.points[2 * 64 + row][0], design.points[64 + row][0]);
    EXPECT_EQ(design.points[2 * 64 + row][1], design.points[row][1]);
  }
  EXPECT_THROW((void)sobol_design(0, 1), std::invalid_argument);
  EXPECT_THROW((void)sobol_indices(design, {1, 2}, seed), std::invalid_argument);
}

}  // namespace
}  // namespace sim
