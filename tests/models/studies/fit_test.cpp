// Fits with answers known by hand.
#include "models/studies/fit.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace models {
namespace {

using Point = std::vector<double>;

TEST(FitTest, AStraightLineIsMetInOneStepOrTwo) {
  // 10 (x − 0.7) and 20 (y − 0.2) + 5 (x − 0.7), from the middle.
  const Residuals line = [](const Point& p) -> std::optional<Point> {
    return Point{10 * (p[0] - 0.7), 20 * (p[1] - 0.2) + 5 * (p[0] - 0.7)};
  };
  const Fit found = fit(line, {0.5, 0.5}, {});
  EXPECT_NEAR(found.point[0], 0.7, 0.02);
  EXPECT_NEAR(found.point[1], 0.2, 0.02);
  EXPECT_LT(found.sum_of_squares, 0.1);
  EXPECT_NEAR(found.slopes[0][0], 10, 1e-6);
  EXPECT_NEAR(found.slopes[1][1], 20, 1e-6);
  EXPECT_TRUE(found.unseen.empty());
}

// CALIB-gamma-poisson of the oracles: a rate with the prior Gamma(2, rate 0.1), so mean 20 and standard deviation 14.1,
// and counts 18, 25, 21, 19, 27, 22. The posterior is Gamma(134, rate 6.1). The prior is one more target.
TEST(FitTest, RecoversAPosteriorThatIsKnown) {
  constexpr double widest = 200, prior_mean = 20, counted = 22, counts = 6;
  const double prior_sd = std::sqrt(2) / 0.1, sd_of_mean = std::sqrt(counted / counts);
  const Residuals rate = [&](const Point& p) -> std::optional<Point> {
    return Point{(widest * p[0] - counted) / sd_of_mean, (widest * p[0] - prior_mean) / prior_sd};
  };
  const Fit found = fit(rate, {0.5}, {});
  constexpr double mean = 21.9672131147541, sd = 1.89767818078528;
  EXPECT_NEAR(widest * found.point[0], mean, 0.1 * sd);
  EXPECT_NEAR(widest * found.uncertainty[0], sd, 0.01 * sd);
}

TEST(FitTest, ACurveIsMetToo) {
  const Residuals curve = [](const Point& p) -> std::optional<Point> {
    return Point{20 * (std::exp(p[0]) - std::exp(0.3)), 15 * (p[0] * p[1] - 0.27)};
  };
  const Fit found = fit(curve, {0.6, 0.4}, {});
  EXPECT_NEAR(found.point[0], 0.3, 0.01);
  EXPECT_NEAR(found.point[1], 0.9, 0.05);
}

TEST(FitTest, ItStopsAtTheBoundsAndTheOthersAreSoughtAnew) {
  const Residuals beyond = [](const Point& p) -> std::optional<Point> {
    return Point{10 * (p[0] + p[1] - 1.6), 10 * (p[0] - 1.2)};  // x would go to 1.2
  };
  const Fit found = fit(beyond, {0.5, 0.5}, {});
  EXPECT_NEAR(found.point[0], 1.0, 1e-9);
  EXPECT_NEAR(found.point[1], 0.6, 0.05);
}

TEST(FitTest, WhatOnlyTheSumTellsCannotBeToldApart) {
  const Residuals sum = [](const Point& p) -> std::optional<Point> {
    return Point{30 * (p[0] + p[1] - 1.1), 10 * (p[2] - 0.4)};
  };
  const Fit found = fit(sum, {0.5, 0.5, 0.5}, {});
  ASSERT_EQ(found.unseen.size(), 1U);
  EXPECT_NEAR(found.unseen[0].moves, 0, 1e-6);
  EXPECT_NEAR(std::abs(found.unseen[0].parts[0]), std::sqrt(0.5), 1e-6);
  EXPECT_NEAR(found.unseen[0].parts[0], -found.unseen[0].parts[1], 1e-6);
  EXPECT_NEAR(found.unseen[0].parts[2], 0, 1e-6);
  EXPECT_GT(found.uncertainty[0], 0.15);  // hardly more is known than before
  EXPECT_LT(found.uncertainty[2], 0.11);  // a tenth of its range moves a tolerance
  EXPECT_NEAR(found.point[0] + found.point[1], 1.1, 0.02);
}

TEST(FitTest, WhatCannotBeSimulatedIsStayedAwayFrom) {
  const Residuals walled = [](const Point& p) -> std::optional<Point> {
    if (p[0] > 0.8) return std::nullopt;
    return Point{10 * (p[0] - 0.9)};
  };
  const Fit found = fit(walled, {0.5}, {});
  EXPECT_GT(found.point[0], 0.6);
  EXPECT_LE(found.point[0], 0.8);
  EXPECT_THROW(static_cast<void>(fit(walled, {0.9}, {})), std::invalid_argument);
}

TEST(FitTest, TheSameQuestionGivesTheSameFit) {
  const Residuals rough = [](const Point& p) -> std::optional<Point> {
    return Point{10 * (p[0] - 0.4) + std::sin(1000 * p[0]) / 5, 8 * (p[1] - p[0])};
  };
  const Fit a = fit(rough, {0.6, 0.5}, {}), b = fit(rough, {0.6, 0.5}, {});
  EXPECT_EQ(a.point, b.point);
  EXPECT_EQ(a.trials, b.trials);
}

}  // namespace
}  // namespace models
