#include "sim/random/distributions.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <vector>

#include "sim/statistics/tally.hpp"

namespace sim {
namespace {

constexpr double known_u = 0.88052019788861435;

void expect_digits(double value, double exact, double relative = 1e-14) {
  EXPECT_NEAR(value, exact, std::abs(exact) * relative);
}

TEST(DistributionsTest, TheExponentialAndNormalOfTheKnownUniformAreKnown) {
  expect_digits(exponential(known_u, 1), 2.12460794188446);   // RNG-exp-inverse
  expect_digits(normal_quantile(known_u), 1.17759123905427);  // RNG-normal-inverse
  expect_digits(normal(known_u, 10, 2), 10 + 2 * 1.17759123905427);
}

TEST(DistributionsTest, TheNormalQuantilesAreThoseOfTheTables) {
  // STAT-z
  expect_digits(normal_quantile(0.9), 1.2815515655446);
  expect_digits(normal_quantile(0.95), 1.64485362695147);
  expect_digits(normal_quantile(0.975), 1.95996398454005);
  expect_digits(normal_quantile(0.99), 2.32634787404084);
  expect_digits(normal_quantile(0.999), 3.09023230616781);
  EXPECT_EQ(normal_quantile(0.5), 0);
}

TEST(DistributionsTest, TheNormalQuantileIsTheInverseOfTheNormalEverywhere) {
  const boost::math::normal standard;
  for (double p = 1e-300; p < 0.5; p *= 1.7) {
    expect_digits(normal_quantile(p), boost::math::quantile(standard, p), 2e-15);
  }
  for (double p = 0.001; p < 1; p += 0.001) {
    EXPECT_NEAR(normal_quantile(p), boost::math::quantile(standard, p), 1e-14);
    EXPECT_NEAR(normal_quantile(p), -normal_quantile(1 - p), 1e-13);
  }
}

TEST(DistributionsTest, TheLognormalHasItsMeanAndItsCoefficientOfVariation) {
  // DIST-lognormal-180-1.2
  constexpr double half = 0.5;
  expect_digits(lognormal(half, 180, 1.2), 115.233191939606);  // median
  expect_digits(lognormal(0.95, 180, 1.2), 544.817292306416);
  expect_digits(lognormal(0.159723689974616, 180, 1.2), 45, 1e-13);
  expect_digits(std::log(lognormal(half, 180, 1.2)), 4.74695783123765);
  EXPECT_EQ(lognormal(known_u, 180, 0), 180);
}

TEST(DistributionsTest, TheWeibullHasItsMedian) {
  expect_digits(weibull(0.5, 1.5, 100), 78.3219768774651);  // DIST-weibull-1.5-100
  expect_digits(weibull_by_mean(0.5, 1.5, 90.2745292950934), 78.3219768774651);
}

// The mean and variance of a law by quantile, integrated over u by the midpoint rule.
struct Moments {
  double mean = 0;
  double variance = 0;
};

Moments moments(const std::function<double(double)>& quantile) {
  constexpr int cells = 400'000;
  Tally tally;
  for (int i = 0; i < cells; ++i) tally.add(quantile((i + 0.5) / cells));
  return {tally.mean(), tally.variance()};
}

TEST(DistributionsTest, MeansAndVariancesAreThoseOfTheOracles) {
  const Moments w = moments([](double u) { return weibull(u, 1.5, 100); });  // DIST-weibull-1.5-100
  expect_digits(w.mean, 90.2745292950934, 1e-5);
  expect_digits(w.variance, 3756.90284813932, 1e-3);
  const Moments t = moments([](double u) { return triangular(u, 5, 10, 40); });  // DIST-triangular
  expect_digits(t.mean, 18.3333333333333, 1e-6);
  expect_digits(t.variance, 59.7222222222222, 1e-4);
  const Moments e = moments([](double u) { return exponential(u, 3); });
  expect_digits(e.mean, 3, 1e-4);
  expect_digits(e.variance, 9, 1e-3);
  const Moments l = moments([](double u) { return lognormal(u, 180, 0.6); });
  expect_digits(l.mean, 180, 1e-4);
  expect_digits(l.variance, 108.0 * 108.0, 1e-2);
  const Moments p = moments([](double u) { return static_cast<double>(poisson(u, 7.5)); });
  expect_digits(p.mean, 7.5, 1e-4);
  expect_digits(p.variance, 7.5, 1e-3);
  const Moments g = moments([](double u) { return static_cast<double>(geometric(u, 0.25)); });
  expect_digits(g.mean, 3, 1e-3);
  expect_digits(g.variance, 12, 1e-2);
}

TEST(DistributionsTest, APoissonNumberIsTheSmallestWhoseShareReachesU) {
  for (const double mean : {0.0, 0.3, 5.0, 59.9, 60.0, 250.0, 2000.0}) {
    double below = 0;
    for (int k = 0; below < 1 - 1e-7; ++k) {
      const double chance = mean == 0 ? 1 : std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0));
      if (chance > 1e-6) {
        ASSERT_EQ(poisson(below + chance * 0.001, mean), k) << mean;
        ASSERT_EQ(poisson(below + chance * 0.999, mean), k) << mean;
      }
      below += chance;
    }
  }
  EXPECT_EQ(poisson(known_u, 0), 0);
  EXPECT_NEAR(static_cast<double>(poisson(0.5, 1e6)), 1e6, 2);
  EXPECT_NEAR(static_cast<double>(poisson(0.975, 1e6)), 1e6 + 1960, 3);
}

TEST(DistributionsTest, ADiscreteChoiceFollowsTheWeights) {
  const std::array<double, 4> weights{1, 0, 2, 1};
  EXPECT_EQ(discrete(0.2499, weights), 0U);
  EXPECT_EQ(discrete(0.2501, weights), 2U);
  EXPECT_EQ(discrete(0.7499, weights), 2U);
  EXPECT_EQ(discrete(0.7501, weights), 3U);
  const std::array<double, 3> last_is_nought{1, 1, 0};
  EXPECT_EQ(discrete(Stream::to_uniform(~std::uint64_t{0}), last_is_nought), 1U);
}

TEST(DistributionsTest, EveryVariateIsAMonotoneFunctionOfOneUniform) {
  const std::array<double, 3> weights{0.2, 0.5, 0.3};
  const std::vector<std::function<double(double)>> laws{
      [](double u) { return uniform(u, -1, 4); },
      [](double u) { return exponential(u, 2); },
      [](double u) { return normal(u, 1, 3); },
      [](double u) { return lognormal(u, 10, 1.5); },
      [](double u) { return weibull(u, 0.7, 3); },
      [](double u) { return triangular(u, 0, 0, 2); },
      [](double u) { return triangular(u, 0, 2, 2); },
      [&](double u) { return static_cast<double>(discrete(u, weights)); },
      [](double u) { return static_cast<double>(poisson(u, 4)); },
      [](double u) { return static_cast<double>(poisson(u, 400)); },
      [](double u) { return static_cast<double>(geometric(u, 0.1)); },
      [](double u) { return bernoulli(u, 0.3) ? 0.0 : 1.0; },
  };
  for (std::size_t law = 0; law < laws.size(); ++law) {
    double before = laws[law](0x1p-54);
    for (int i = 1; i < 5000; ++i) {
      const double now = laws[law](i / 5000.0);
      ASSERT_LE(before, now) << "law " << law << " at " << i;
      before = now;
    }
    EXPECT_TRUE(std::isfinite(laws[law](1 - 0x1p-53)));
  }
}

TEST(DistributionsTest, EveryVariateTakesExactlyOneNumberOfItsStream) {
  const std::array<double, 3> weights{0.2, 0.5, 0.3};
  const std::vector<std::function<void(Stream&)>> draws{
      [](Stream& s) { uniform(s, 0, 0); },         [](Stream& s) { bernoulli(s, 0); },
      [](Stream& s) { exponential(s, 0); },        [](Stream& s) { normal(s, 0, 0); },
      [](Stream& s) { lognormal(s, 1, 0); },       [](Stream& s) { weibull(s, 1, 1); },
      [](Stream& s) { weibull_by_mean(s, 1, 1); }, [](Stream& s) { triangular(s, 1, 1, 1); },
      [&](Stream& s) { discrete(s, weights); },    [](Stream& s) { poisson(s, 0); },
      [](Stream& s) { poisson(s, 1000); },         [](Stream& s) { geometric(s, 1); },
  };
  for (const auto& draw : draws) {
    Stream drawn({9});
    Stream plain({9});
    draw(drawn);
    plain.bits();
    EXPECT_EQ(drawn.bits(), plain.bits());
  }
}

TEST(DistributionsTest, AnAntitheticUniformGivesTheKnownCorrelationOfExponentials) {
  Stream stream({4});
  double product = 0;
  constexpr int draws = 400'000;
  for (int i = 0; i < draws; ++i) {
    const double u = stream.uniform();
    product += (exponential(u, 1) - 1) * (exponential(1 - u, 1) - 1);
  }
  EXPECT_NEAR(product / draws, -0.644934066848226, 0.005);  // STAT-antithetic-exp
}

TEST(DistributionsTest, ParametersOutOfRangeAreRefused) {
  const std::array<double, 2> noughts{0, 0};
  const std::array<double, 2> negative{1, -1};
  EXPECT_THROW(uniform(0.5, 2, 1), std::invalid_argument);
  EXPECT_THROW(bernoulli(0.5, 1.1), std::invalid_argument);
  EXPECT_THROW(exponential(0.5, -1), std::invalid_argument);
  EXPECT_THROW(exponential(0.0, 1), std::invalid_argument);
  EXPECT_THROW(exponential(1.0, 1), std::invalid_argument);
  EXPECT_THROW(normal(0.5, 0, -1), std::invalid_argument);
  EXPECT_THROW(lognormal(0.5, 0, 1), std::invalid_argument);
  EXPECT_THROW(lognormal(0.5, 1, -1), std::invalid_argument);
  EXPECT_THROW(weibull(0.5, 0, 1), std::invalid_argument);
  EXPECT_THROW(triangular(0.5, 1, 3, 2), std::invalid_argument);
  EXPECT_THROW(discrete(0.5, noughts), std::invalid_argument);
  EXPECT_THROW(discrete(0.5, negative), std::invalid_argument);
  EXPECT_THROW(poisson(0.5, -1), std::invalid_argument);
  EXPECT_THROW(geometric(0.5, 0), std::invalid_argument);
  EXPECT_THROW(exponential(0.5, std::nan("")), std::invalid_argument);
}

// A fused multiply-add would keep the part of the square that rounding drops: the flags must forbid it.
TEST(DistributionsTest, MultiplicationAndAdditionAreNotFused) {
  volatile double a = 1 + 0x1p-30;
  volatile double c = -(1 + 0x1p-29);
  const double x = a;
  const double z = c;
  EXPECT_EQ(x * x + z, 0.0);
}

}  // namespace
}  // namespace sim
