// What every sampler promises whatever its law: monotone in u, finite at the ends, one number a draw, its moments.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "sim/random/beta.hpp"
#include "sim/random/counts.hpp"
#include "sim/random/empirical.hpp"
#include "sim/random/gamma.hpp"
#include "sim/random/hyperexponential.hpp"
#include "sim/random/laws.hpp"
#include "sim/random/piecewise_hazard.hpp"
#include "sim/random/truncated.hpp"
#include "tests/support/sanitized.hpp"

namespace sim {
namespace {

template <class... Parts>
struct Overloaded : Parts... {
  using Parts::operator()...;
};

// Of straight pieces from 1 to 2 to 8 to 16 to 32: the mean of (a^2 + a b + b^2) / 3, less the square of the mean.
constexpr double interpolated_variance = (7 + 84 + 448 + 1792) / 12.0 - 10.625 * 10.625;

struct Law {
  std::string name;
  std::function<double(double)> of_number;
  std::function<double(Stream&)> of_stream;
  double mean;
  double variance;
};

/// `sampler` takes a number or a stream.
template <class Sampler>
Law law(std::string name, Sampler sampler, double mean, double variance) {
  return {std::move(name), [sampler](double u) { return static_cast<double>(sampler(u)); },
          [sampler](Stream& stream) { return static_cast<double>(sampler(stream)); }, mean, variance};
}

std::vector<Law> iterated_laws() {
  return {
      law(
          "gamma 0.3 2", [](auto& u) { return gamma(u, 0.3, 2); }, 0.6, 1.2),
      law(
          "gamma 4 3", [](auto& u) { return gamma(u, 4, 3); }, 12, 36),
      law(
          "gamma 5000 1", [](auto& u) { return gamma(u, 5000, 1); }, 5000, 5000),
      law(
          "gamma 1e7 1", [](auto& u) { return gamma(u, 1e7, 1); }, 1e7, 1e7),
      law(
          "gamma by mean", [](auto& u) { return gamma_by_mean(u, 12, 0.8); }, 12, 12 * 12 * 0.64),
      law(
          "erlang", [](auto& u) { return erlang(u, 3, 7); }, 7, 49.0 / 3),
      law(
          "hyperexponential", [](auto& u) { return hyperexponential(u, 0.3, 1, 5); }, 3.8,
          2 * (0.3 + 0.7 * 25) - 3.8 * 3.8),
      law(
          "hyperexponential far apart", [](auto& u) { return hyperexponential(u, 0.95, 0.1, 40); }, 2.095,
          2 * (0.95 * 0.01 + 0.05 * 1600) - 2.095 * 2.095),
      law(
          "beta 2 3", [](auto& u) { return beta(u, 2, 3); }, 0.4, 0.04),
      law(
          "beta 0.5 0.25", [](auto& u) { return beta(u, 0.5, 0.25); }, 2.0 / 3, 0.125 / (0.5625 * 1.75)),
      law(
          "pert", [](auto& u) { return pert(u, 5, 10, 40); }, 14.1666666666667, 33.8293650793651),  // DIST-pert
  };
}

std::vector<Law> other_laws() {
  const auto hundred = CountTable::poisson(100);
  const auto half = CountTable::binomial(50, 0.5);
  const PiecewiseHazard hazard({{0, 0.5}, {2, 0.1}});
  const double left = std::exp(-1.0);  // share that lives to see the second piece
  const double hazard_mean = 2 * (1 - left) + 10 * left;
  // Second moment by 2 t S(t) integrated over both pieces.
  const double hazard_square = 2 * (4 - 8 * left) + 2 * left * (20 + 100);
  const Truncated<Exponential> from_five(Exponential(3), 5, never);
  const double inverse_square = 1.0 / 3;
  const Truncated<Uniform> third(Uniform(0, 4), 1, 3);
  const Empirical sample({8, 1, 2, 32, 16});
  const auto of = [](const auto& table) {
    return Overloaded{[table](double u) { return table.value_at(u); }, [table](Stream& s) { return draw(s, table); }};
  };
  return {
      law(
          "binomial 20 0.3", [](auto& u) { return binomial(u, 20, 0.3); }, 6, 4.2),
      law(
          "binomial 1000 0.9", [](auto& u) { return binomial(u, 1000, 0.9); }, 900, 90),
      law("table of poisson",
          Overloaded{[=](double u) { return hundred.value_at(u); }, [=](Stream& s) { return hundred.draw(s); }}, 100,
          100),
      law("table of binomial",
          Overloaded{[=](double u) { return half.value_at(u); }, [=](Stream& s) { return half.draw(s); }}, 25, 12.5),
      law("piecewise hazard", of(hazard), hazard_mean, hazard_square - hazard_mean * hazard_mean),
      law("truncated exponential", of(from_five), 8, 9),
      law("truncated uniform", of(third), 2, inverse_square),
      law(
          "seen", [=](auto& u) { return sample.seen(u); }, 11.8, 130.56),
      law(
          "interpolated", [=](auto& u) { return sample.interpolated(u); }, 10.625, interpolated_variance),
  };
}

std::vector<Law> laws() {
  std::vector<Law> all = iterated_laws();
  for (Law& other : other_laws()) all.push_back(std::move(other));
  return all;
}

TEST(SamplerPropertiesTest, ALargerNumberIsNeverASmallerVariate) {
  for (const Law& law : laws()) {
    double before = law.of_number(0x1p-54);
    constexpr int steps = test_support::runs(4000, 400);
    for (int i = 1; i < steps; ++i) {
      const double now = law.of_number(i / static_cast<double>(steps));
      ASSERT_LE(before, now) << law.name << " at " << i;
      before = now;
    }
    for (int halving = 14; halving < 54; ++halving) {
      const double now = law.of_number(1 - std::pow(0.5, halving));
      ASSERT_LE(before, now) << law.name << " at 1 - 2^-" << halving;
      before = now;
    }
  }
}

TEST(SamplerPropertiesTest, TheOutermostNumbersGiveFiniteVariates) {
  for (const Law& law : laws()) {
    for (const double u : {5e-17, 0x1p-54, 1e-300, 1 - 1e-16, 1 - 0x1p-53}) {
      EXPECT_TRUE(std::isfinite(law.of_number(u))) << law.name << " at " << u;
    }
  }
}

TEST(SamplerPropertiesTest, EveryVariateTakesOneNumberAndIsThatOfTheNumber) {
  for (const Law& law : laws()) {
    Stream drawn({9});
    Stream plain({9});
    for (int i = 0; i < 20; ++i) ASSERT_EQ(law.of_stream(drawn), law.of_number(plain.uniform())) << law.name;
    EXPECT_EQ(drawn.bits(), plain.bits()) << law.name;
  }
}

// Within four standard errors; that of the variance is estimated by the fourth moment of the same sample.
TEST(SamplerPropertiesTest, TheMomentsOfALargeSampleAreThoseOfTheLaw) {
  constexpr int draws = test_support::runs(40'000, 4'000);
  std::uint32_t purpose = 0;
  for (const Law& law : laws()) {
    Stream stream = Luck{20'261'124, 0}.of(0, purpose++);
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < draws; ++i) {
      const double from_mean = law.of_stream(stream) - law.mean;
      sum += from_mean;
      squares += from_mean * from_mean;
      fourths += from_mean * from_mean * from_mean * from_mean;
    }
    const double spread = squares / draws;
    EXPECT_LE(std::abs(sum / draws), 4 * std::sqrt(law.variance / draws)) << law.name;
    EXPECT_LE(std::abs(spread - law.variance), 4 * std::sqrt((fourths / draws - spread * spread) / draws)) << law.name;
  }
}

}  // namespace
}  // namespace sim
