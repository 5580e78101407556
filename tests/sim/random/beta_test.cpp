#include "sim/random/beta.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sim {
namespace {

TEST(BetaTest, OneAndOneIsTheUniformLaw) {
  for (const double u : {1e-12, 0.2, 0.5, 0.9}) EXPECT_NEAR(beta(u, 1, 1), u, u * 1e-15);
}

TEST(BetaTest, TheTwoEndsAreMirrorImages) {
  const Beta law(2.5, 4);
  const Beta mirrored(4, 2.5);
  for (const double u : {1e-12, 0.2, 0.45}) EXPECT_NEAR(law.value_at(u), 1 - mirrored.value_above(u), 2e-16) << u;
}

TEST(BetaTest, OneParameterOfOneIsAPower) {
  for (const double u : {1e-12, 0.2, 0.9}) {
    EXPECT_NEAR(beta(u, 3, 1), std::cbrt(u), std::cbrt(u) * 1e-15);
    EXPECT_NEAR(beta(u, 1, 3), -std::expm1(std::log1p(-u) / 3), u * 1e-15);
  }
}

// Boost 1.74 throws for these: "Root finding evaluation exceeded 200 iterations".
TEST(BetaTest, WhereTheLibraryGivesUpTheVariateIsFoundAllTheSame) {
  const Beta law(2, 0.5);
  for (const double v : {1 - 0.99999999985343813, 0x1p-53}) {
    const double x = law.value_above(v);
    EXPECT_EQ(x, beta(1 - v, 2, 0.5));
    EXPECT_GE(x, 1 - 1e-15);
    EXPECT_LE(x, 1);
  }
  const double near_nought = beta(6.4401724004740551e-11, 0.5, 2);
  EXPECT_NEAR(Beta(0.5, 2).at_most(near_nought), 6.4401724004740551e-11, 1e-23);
}

TEST(PertTest, NoWidthGivesTheValue) { EXPECT_EQ(pert(0.3, 7, 7, 7), 7); }

TEST(PertTest, TheModeMayLieAtAnEnd) {
  EXPECT_LT(pert(0.5, 0, 0, 6), pert(0.5, 0, 6, 6));
  EXPECT_NEAR(pert(0.5, 0, 0, 6), 6 - pert(0.5, 0, 6, 6), 1e-14);
}

}  // namespace
}  // namespace sim
