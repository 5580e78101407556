#include "sim/random/gamma.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/random/distributions.hpp"

namespace sim {
namespace {

TEST(GammaTest, ShapeOneIsTheExponentialLawToTheLastBit) {
  for (int i = 1; i < 1000; ++i) {
    const double u = i / 1000.0;
    EXPECT_EQ(gamma(u, 1, 3), exponential(u, 3));
    EXPECT_EQ(gamma_by_mean(u, 3, 1), exponential(u, 3));
    EXPECT_EQ(erlang(u, 1, 3), exponential(u, 3));
  }
}

TEST(GammaTest, NoVariationGivesTheMean) {
  EXPECT_EQ(gamma_by_mean(0.9, 12, 0), 12);
  EXPECT_NEAR(gamma_by_mean(0.9, 12, 1e-9), 12, 1e-7);
  EXPECT_NEAR(gamma_by_mean(0.9, 12, 1e-200), 12, 1e-12);
}

TEST(GammaTest, TheMethodsForSmallAndLargeShapesMeet) {
  for (const double edge : {2e3, 1e6}) {
    for (const double u : {0x1p-54, 1e-6, 0.2, 0.5, 0.7, 0.999, 1 - 0x1p-53}) {
      const double below = gamma(u, edge * (1 - 1e-13), 1);
      EXPECT_NEAR(gamma(u, edge, 1), below, below * 3e-13) << edge << " " << u;
    }
  }
}

TEST(GammaTest, TheLawAndItsInverseUndoEachOtherOnBothSides) {
  const Gamma law(2.5, 3);
  for (const double share : {1e-15, 1e-6, 0.1, 0.4}) {
    EXPECT_NEAR(law.at_most(law.value_at(share)), share, share * 1e-13);
    EXPECT_NEAR(law.above(law.value_above(share)), share, share * 1e-13);
  }
  EXPECT_EQ(law.at_most(0), 0);
  EXPECT_EQ(law.above(-1), 1);
  EXPECT_EQ(law.above(INFINITY), 0);
  EXPECT_EQ(law.value_at(0.3), gamma(0.3, 2.5, 3));
}

}  // namespace
}  // namespace sim
