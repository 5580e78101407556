// Random numbers and laws against exact answers: published vectors of the generator, moments and shares of the laws.
//
// Each test names the case it is of; the values are copied here. Not among them, because there is nothing here to
// compare: RNG-xoshiro256pp-seed1, a generator that the kernel does not have (its streams are Philox, by name).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "sim/random/beta.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/laws.hpp"
#include "sim/random/piecewise_hazard.hpp"
#include "sim/random/stream.hpp"
#include "tests/support/sanitized.hpp"

namespace sim {
namespace {

void expect_relative(double value, double exact, double relative) {
  EXPECT_NEAR(value, exact, std::abs(exact) * relative);
}

TEST(RandomNumberOracleTest, Philox4x32OfAllBits) {  // RNG-philox4x32-10-ffffffff
  constexpr std::uint32_t ones = 0xffffffffU;
  const auto block = r123::Philox4x32_R<10>()({{ones, ones, ones, ones}}, {{ones, ones}});
  EXPECT_EQ(block.v[0], 0x408f276dU);
  EXPECT_EQ(block.v[1], 0x41c83b0eU);
  EXPECT_EQ(block.v[2], 0xa20bc7c6U);
  EXPECT_EQ(block.v[3], 0x6d5451fdU);
}

TEST(RandomNumberOracleTest, Philox4x32OfTheDigitsOfPi) {  // RNG-philox4x32-10-243f6a88
  const auto block =
      r123::Philox4x32_R<10>()({{0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U}}, {{0xa4093822U, 0x299f31d0U}});
  EXPECT_EQ(block.v[0], 0xd16cfe09U);
  EXPECT_EQ(block.v[1], 0x94fdccebU);
  EXPECT_EQ(block.v[2], 0x5001e420U);
  EXPECT_EQ(block.v[3], 0x24126ea1U);
}

TEST(RandomNumberOracleTest, AStreamBeginsWithTheBlockOfItsName) {  // RNG-philox4x64-10-0000000000000000
  Stream stream{StreamKey{}};
  EXPECT_EQ(stream.bits(), 0x16554d9eca36314cU);
  EXPECT_EQ(stream.bits(), 0xdb20fe9d672d0fdcU);
  EXPECT_EQ(stream.bits(), 0xd7e772cee186176bU);
  EXPECT_EQ(stream.bits(), 0x7e68b68aec7ba23bU);
}

TEST(RandomNumberOracleTest, BitsBecomeAUniformNumberAndThatTheVariates) {
  const double u = Stream::to_uniform(0xe169c58d6627e8d5U);
  EXPECT_EQ(u, 0.88052019788861435);                             // RNG-u01-53
  expect_relative(exponential(u, 1), 2.12460794188446, 3e-15);   // RNG-exp-inverse
  expect_relative(normal_quantile(u), 1.17759123905427, 5e-15);  // RNG-normal-inverse
}

// The mean of f over a law, by the trapezium over the normal quantile z of u: the points lie closest where u is small
// or near 1, and the sum converges faster than any power of the step.
double mean_over(const std::function<double(double)>& f) {
  constexpr double step = 1.0 / 64;
  double sum = 0;
  for (double z = -7.5; z <= 7.5; z += step) {
    const double u = std::erfc(-z / std::numbers::sqrt2) / 2;
    sum += f(u) * std::exp(-z * z / 2);
  }
  return sum * step / std::sqrt(2 * std::numbers::pi);
}

// P(Z <= 1) of a standard normal Z.
const double normal_share_of_one = std::erfc(-1 / std::numbers::sqrt2) / 2;

struct Moments {
  double mean;
  double variance;
  double skewness;
};

Moments moments(const std::function<double(double)>& variate) {
  const double mean = mean_over(variate);
  const auto about_mean = [&](int power) {
    return mean_over([&](double u) { return std::pow(variate(u) - mean, power); });
  };
  const double variance = about_mean(2);
  return {mean, variance, about_mean(3) / std::pow(variance, 1.5)};
}

TEST(DistributionOracleTest, Lognormal) {  // DIST-lognormal-180-1.2
  const auto variate = [](double u) { return lognormal(u, 180, 1.2); };
  const double median = variate(0.5);
  expect_relative(median, 115.233191939606, 1e-14);
  expect_relative(variate(0.95), 544.817292306416, 1e-14);
  expect_relative(Lognormal(180, 1.2).at_most(45), 0.159723689974616, 1e-13);
  expect_relative(std::log(median), 4.74695783123765, 1e-14);                                  // mu_log
  expect_relative(std::log(variate(normal_share_of_one) / median), 0.944456478248262, 1e-13);  // sigma_log
  const Moments m = moments(variate);
  expect_relative(m.mean, 180, 1e-6);
  expect_relative(m.skewness, 5.328, 1e-3);
}

TEST(DistributionOracleTest, Weibull) {  // DIST-weibull-1.5-100
  const Moments m = moments([](double u) { return weibull(u, 1.5, 100); });
  expect_relative(m.mean, 90.2745292950934, 1e-7);
  expect_relative(m.variance, 3756.90284813932, 1e-7);
  expect_relative(weibull(0.5, 1.5, 100), 78.3219768774651, 1e-14);
}

TEST(DistributionOracleTest, Triangular) {  // DIST-triangular
  const Moments m = moments([](double u) { return triangular(u, 5, 10, 40); });
  expect_relative(m.mean, 18.3333333333333, 1e-6);
  expect_relative(m.variance, 59.7222222222222, 1e-6);
}

TEST(DistributionOracleTest, Pert) {  // DIST-pert
  const Moments m = moments([](double u) { return pert(u, 5, 10, 40); });
  expect_relative(m.mean, 14.1666666666667, 1e-9);
  expect_relative(m.variance, 33.8293650793651, 1e-9);
}

TEST(DistributionOracleTest, CompetingHazards) {  // DIST-competing
  constexpr double exact = 0.253124494526817;     // re-referred within a year, not moved away before
  const PiecewiseHazard either({{0, 0.3 + 0.05}});
  expect_relative(either.at_most(1) * 0.3 / 0.35, exact, 1e-14);
  constexpr int draws = test_support::runs(200'000, 20'000);
  int first_in_time = 0;
  for (std::uint64_t i = 0; i < draws; ++i) {
    Stream one = Luck{4, 0}.of(i, 0);
    Stream other = Luck{4, 0}.of(i, 1);
    const double rereferral = exponential(one, 1 / 0.3);
    first_in_time += rereferral <= std::min(1.0, exponential(other, 1 / 0.05)) ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(first_in_time) / draws, exact, 4 * std::sqrt(exact * (1 - exact) / draws));
}

}  // namespace
}  // namespace sim
