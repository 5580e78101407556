// What every sampler promises whatever its law: monotone in u, finite at the ends, one number a draw, its moments.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/random/distributions.hpp"
#include "sim/random/gamma.hpp"
#include "sim/random/hyperexponential.hpp"
#include "tests/support/sanitized.hpp"

namespace sim {
namespace {

struct Law {
  std::string name;
  std::function<double(double)> of_number;
  std::function<double(Stream&)> of_stream;
  double mean;
  double variance;
};

std::vector<Law> laws() {
  return {
      {"gamma 0.3 2", [](double u) { return gamma(u, 0.3, 2); }, [](Stream& s) { return gamma(s, 0.3, 2); }, 0.6, 1.2},
      {"gamma 4 3", [](double u) { return gamma(u, 4, 3); }, [](Stream& s) { return gamma(s, 4, 3); }, 12, 36},
      {"gamma 5000 1", [](double u) { return gamma(u, 5000, 1); }, [](Stream& s) { return gamma(s, 5000, 1); }, 5000,
       5000},
      {"gamma 1e7 1", [](double u) { return gamma(u, 1e7, 1); }, [](Stream& s) { return gamma(s, 1e7, 1); }, 1e7, 1e7},
      {"gamma by mean", [](double u) { return gamma_by_mean(u, 12, 0.8); },
       [](Stream& s) { return gamma_by_mean(s, 12, 0.8); }, 12, 12 * 12 * 0.64},
      {"erlang", [](double u) { return erlang(u, 3, 7); }, [](Stream& s) { return erlang(s, 3, 7); }, 7, 49.0 / 3},
      {"hyperexponential", [](double u) { return hyperexponential(u, 0.3, 1, 5); },
       [](Stream& s) { return hyperexponential(s, 0.3, 1, 5); }, 3.8, 2 * (0.3 + 0.7 * 25) - 3.8 * 3.8},
      {"hyperexponential far apart", [](double u) { return hyperexponential(u, 0.95, 0.1, 40); },
       [](Stream& s) { return hyperexponential(s, 0.95, 0.1, 40); }, 2.095,
       2 * (0.95 * 0.01 + 0.05 * 1600) - 2.095 * 2.095},
  };
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

TEST(SamplerPropertiesTest, NumbersAndParametersOutOfRangeAreRefused) {
  const double infinity = std::numeric_limits<double>::infinity();
  const std::vector<std::function<void()>> faults{
      [] { gamma(0, 1, 1); },
      [] { gamma(1, 1, 1); },
      [] { gamma(0.5, 0, 1); },
      [] { gamma(0.5, 1, 0); },
      [] { gamma(0.5, std::nan(""), 1); },
      [=] { gamma(0.5, infinity, 1); },
      [] { gamma_by_mean(0.5, 0, 1); },
      [] { gamma_by_mean(0.5, 1, -1); },
      [] { gamma_by_mean(0, 1, 0); },
      [] { Gamma::by_mean(1, 0); },
      [] { erlang(0.5, 0, 1); },
      [] { erlang(0.5, 2, 0); },
      [] { erlang(1, 2, 1); },
      [] { hyperexponential(0.5, -0.1, 1, 1); },
      [] { hyperexponential(0.5, 1.1, 1, 1); },
      [] { hyperexponential(0.5, 0.5, 0, 1); },
      [=] { hyperexponential(0.5, 0.5, 1, infinity); },
      [] { hyperexponential(1, 0.5, 1, 2); },
  };
  for (std::size_t i = 0; i < faults.size(); ++i) EXPECT_THROW(faults[i](), std::invalid_argument) << i;
}

}  // namespace
}  // namespace sim
