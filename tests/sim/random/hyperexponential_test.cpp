#include "sim/random/hyperexponential.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/random/distributions.hpp"

namespace sim {
namespace {

TEST(HyperexponentialTest, OnePartIsTheExponentialLaw) {
  for (const double u : {1e-9, 0.2, 0.8}) {
    EXPECT_EQ(hyperexponential(u, 1, 3, 700), exponential(u, 3));
    EXPECT_EQ(hyperexponential(u, 0, 700, 3), exponential(u, 3));
    EXPECT_EQ(hyperexponential(u, 0.4, 3, 3), exponential(u, 3));
  }
}

TEST(HyperexponentialTest, ThePartsMayBeNamedInEitherOrder) {
  for (const double u : {1e-9, 0.2, 0.8, 0.9999}) {
    const double one_way = hyperexponential(u, 0.25, 1, 9);
    EXPECT_NEAR(hyperexponential(u, 0.75, 9, 1), one_way, one_way * 1e-15);
  }
}

// Where the curve is flat, between a short part and a very long one, one rounding of u moves the variate: what is
// promised there is the share, not the digits of the variate.
TEST(HyperexponentialTest, TheShareBelowTheVariateIsTheNumber) {
  for (const double p : {1e-6, 0.4, 0.999, 1 - 1e-9}) {
    for (const double ratio : {1.0001, 10.0, 1e6, 1e18}) {
      const Hyperexponential law(p, 1e-3, 1e-3 * ratio);
      for (const double share : {1e-15, 1e-6, 0.1, 0.45, 0.5}) {
        EXPECT_NEAR(law.at_most(law.value_at(share)), share, share * 1e-14) << p << " " << ratio;
        EXPECT_NEAR(law.above(law.value_above(share)), share, share * 1e-14) << p << " " << ratio;
      }
    }
  }
}

}  // namespace
}  // namespace sim
