// Numbers and parameters that no sampler takes.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <vector>

#include "sim/random/beta.hpp"
#include "sim/random/counts.hpp"
#include "sim/random/empirical.hpp"
#include "sim/random/gamma.hpp"
#include "sim/random/hyperexponential.hpp"
#include "sim/random/laws.hpp"
#include "sim/random/piecewise_hazard.hpp"
#include "sim/random/truncated.hpp"

namespace sim {
namespace {

TEST(SamplerFaultsTest, NumbersAndParametersOutOfRangeAreRefused) {
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
      [] { beta(0.5, 0, 1); },
      [] { beta(0.5, 1, 2e6); },
      [] { beta(0, 1, 1); },
      [] { pert(0.5, 2, 1, 3); },
      [] { pert(1, 2, 2, 2); },
      [] { binomial(0.5, -1, 0.5); },
      [] { binomial(0.5, 10, 1.5); },
      [] { binomial(0, 10, 0.5); },
      [] { CountTable::poisson(-1); },
      [] { CountTable::binomial(3, -0.5); },
      [] { static_cast<void>(CountTable::poisson(3).value_at(1)); },
      [] {
        CountTable::of_weights(std::vector<double>{0, 0});
      },
      [] {
        CountTable::of_weights(std::vector<double>{1, -1});
      },
      [] { Empirical({}); },
      [] {
        Empirical({1, std::nan("")});
      },
      [] { static_cast<void>(Empirical({1}).seen(0)); },
      [] { PiecewiseHazard({}); },
      [] {
        PiecewiseHazard({{1, 1}});
      },
      [] {
        PiecewiseHazard({{0, 1}, {0, 2}});
      },
      [] {
        PiecewiseHazard({{0, -1}});
      },
      [] {
        static_cast<void>(PiecewiseHazard({{0, 1}}).value_at(0.5, -1));
      },
      [] {
        static_cast<void>(PiecewiseHazard({{0, 1}}).remaining(0.5, -1));
      },
      [] { Truncated<Exponential>(Exponential(1), 2, 2); },
      [] { Truncated<Exponential>(Exponential(1), -3, -1); },
      [] { truncated(1, Exponential(1), 1, 2); },
      [] { Uniform(1, 1); },
      [] { Exponential(0); },
      [] { Normal(0, 0); },
      [] { Lognormal(1, 0); },
      [] { Weibull(1, 0); },
      [] { Triangular(0, 2, 1); },
  };
  for (std::size_t i = 0; i < faults.size(); ++i) EXPECT_THROW(faults[i](), std::invalid_argument) << i;
}

}  // namespace
}  // namespace sim
