// The statistics against exact answers: quantiles, correlations, the mean of a series that remembers, warm-up, and the
// number of replications.
//
// Each exact value is a row of the oracles (group Statistics), named beside it by its case. What is a formula is
// compared to the digits stated; what is estimated must lie within four standard errors, themselves at most 1 % of the
// value.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "sim/experiment/stopping_rule.hpp"
#include "sim/random/distributions.hpp"
#include "sim/statistics/batch_means.hpp"
#include "sim/statistics/interval.hpp"
#include "sim/statistics/tally.hpp"
#include "sim/statistics/warm_up.hpp"
#include "tests/support/sanitized.hpp"

namespace sim {
namespace {

constexpr std::uint64_t seed = 20'261'124;
enum Purpose : std::uint32_t { antithetic, series_of_09, series_of_099, pairs };

void judge(double exact, double estimate, double standard_error) {
  constexpr double widest = test_support::sanitized ? 0.1 : 0.01;
  EXPECT_LE(standard_error, widest * std::abs(exact)) << "too short to say anything";
  EXPECT_LE(std::abs(estimate - exact), 4 * standard_error)
      << "should be " << exact << ", is " << estimate << " +- " << standard_error;
}

TEST(StatisticsOraclesTest, StudentsQuantiles) {
  struct Row {
    double degrees, p, exact;
  };
  const std::array rows{
      Row{2, 0.95, 2.91998558035373}, Row{2, 0.975, 4.30265272974946}, Row{2, 0.995, 9.92484320091834},   // STAT-t-2
      Row{4, 0.95, 2.13184678632665}, Row{4, 0.975, 2.7764451051978},  Row{4, 0.995, 4.60409487135001},   // STAT-t-4
      Row{9, 0.95, 1.83311293265624}, Row{9, 0.975, 2.26215716279821}, Row{9, 0.995, 3.24983554159213}};  // STAT-t-9
  for (const Row& row : rows) EXPECT_NEAR(student_quantile(row.p, row.degrees), row.exact, 1e-14 * row.exact);
}

TEST(StatisticsOraclesTest, NormalQuantiles) {
  struct Row {
    double p, exact;
  };
  for (const Row& row : {Row{0.9, 1.2815515655446}, Row{0.95, 1.64485362695147}, Row{0.975, 1.95996398454005},
                         Row{0.99, 2.32634787404084}, Row{0.999, 3.09023230616781}}) {  // STAT-z
    EXPECT_NEAR(normal_quantile(row.p), row.exact, 1e-14 * row.exact);
  }
}

/// Of pairs that come one by one.
struct Covariance {
  Tally a, b, sum;

  void add(double x, double y) {
    a.add(x);
    b.add(y);
    sum.add(x + y);
  }
  [[nodiscard]] double correlation() const {
    return (sum.variance() - a.variance() - b.variance()) / 2 / std::sqrt(a.variance() * b.variance());
  }
};

TEST(StatisticsOraclesTest, AntitheticExponentialsAreCorrelatedAsInTheory) {
  constexpr double exact = -0.644934066848226;  // STAT-antithetic-exp: 1 - pi^2 / 6
  Tally correlations;
  for (std::uint64_t i = 0; i < 24; ++i) {
    Stream stream = Luck{seed, i}.of(0, antithetic);
    Covariance covariance;
    for (int n = 0; n < 20'000; ++n) {
      const double u = stream.uniform();
      covariance.add(exponential(u, 1), exponential(1 - u, 1));
    }
    correlations.add(covariance.correlation());
  }
  judge(exact, correlations.mean(), correlations.standard_error());
}

TEST(StatisticsOraclesTest, PairingRunsThatAreAlikeSavesTheRunsThatTheorySays) {
  constexpr double exact = 10;  // STAT-crn-var: standard deviations 2, correlation 0.9
  constexpr int n = 5000;
  Tally ratios;
  for (std::uint64_t i = 0; i < 24; ++i) {
    Stream stream = Luck{seed, i}.of(0, pairs);
    std::vector<double> a;
    std::vector<double> b;
    for (int j = 0; j < n; ++j) {
      const double common = normal(stream, 0, 1);
      a.push_back(2 * common);
      b.push_back(2 * (0.9 * common + std::sqrt(1 - 0.81) * normal(stream, 0, 1)));
    }
    ratios.add(*paired_difference(a, b).variance_ratio);
  }
  judge(exact, ratios.mean(), ratios.standard_error());
}

// x' = phi x + a standard normal step. --------------------------------------------------------------------------------

std::vector<double> autoregression(double phi, int n, Stream stream) {
  std::vector<double> series;
  series.reserve(n);
  double x = normal(stream, 0, 1 / std::sqrt(1 - phi * phi));  // from its steady state
  for (int i = 0; i < n; ++i) {
    series.push_back(x);
    x = phi * x + normal(stream, 0, 1);
  }
  return series;
}

/// Variance of the mean of n neighbours: variance / n (1 + 2 sum over k of (1 - k/n) phi^k).
double variance_of_mean(double phi, int n) {
  double sum = 0;
  for (int k = n - 1; k > 0; --k) sum += (1 - static_cast<double>(k) / n) * std::pow(phi, k);
  return (1 + 2 * sum) / (1 - phi * phi) / n;
}

struct Memory {
  double phi;
  int n;
  double exact;  // standard deviation of the mean
  double naive;  // what it would be if the values were independent
  std::uint32_t purpose;
  int runs;
};

void judge_memory(const Memory& memory) {
  EXPECT_NEAR(std::sqrt(variance_of_mean(memory.phi, memory.n)), memory.exact, 1e-12 * memory.exact);
  EXPECT_NEAR(std::sqrt(1 / (1 - memory.phi * memory.phi) / memory.n), memory.naive, 1e-12 * memory.naive);
  constexpr int batches = 10;
  Tally squared_means;  // the mean is known to be 0
  Tally values;         // squared
  Tally batch_variances;
  for (int i = 0; i < memory.runs; ++i) {
    const Stream stream = Luck{seed, static_cast<std::uint64_t>(i)}.of(0, memory.purpose);
    const std::vector<double> series = autoregression(memory.phi, memory.n, stream);
    Tally run;
    Tally squares;
    for (const double x : series) {
      run.add(x);
      squares.add(x * x);
    }
    squared_means.add(run.mean() * run.mean());
    values.add(squares.mean());
    const double error = batch_means(series, batches)->standard_error;
    batch_variances.add(error * error);
  }
  // Of the root of a mean, the relative standard error is half that of the mean.
  const double mean_square = squared_means.mean();
  judge(memory.exact, std::sqrt(mean_square),
        std::sqrt(mean_square) * squared_means.standard_error() / mean_square / 2);
  const double naive = std::sqrt(values.mean() / memory.n);
  judge(memory.naive, naive, naive * values.standard_error() / values.mean() / 2);
  // What batch means take for the variance of the mean is a little low, and known: batches are still alike.
  const double of_batch = variance_of_mean(memory.phi, memory.n / batches);
  const double expected = (of_batch - memory.exact * memory.exact) / (batches - 1);
  judge(expected, batch_variances.mean(), batch_variances.standard_error());
}

TEST(StatisticsOraclesTest, TheMeanOfASeriesThatRemembersTenStepsSpreadsAsInTheory) {
  judge_memory(
      {0.9, 1000, 0.314726280407194, 0.0725476250110012, series_of_09, test_support::runs(6000, 300)});  // STAT-ar1-0.9
}

TEST(StatisticsOraclesTest, TheMeanOfASeriesThatRemembersAHundredStepsSpreadsAsInTheory) {
  judge_memory({0.99, 10'000, 0.995012688992597, 0.0708881205008335, series_of_099,
                test_support::runs(6000, 300)});  // STAT-ar1-0.99
}

// Warm-up and number of replications ----------------------------------------------------------------------------------

TEST(StatisticsOraclesTest, TheWarmUpOfADecayingSeries) {
  std::vector<double> series;
  for (int i = 0; i < 1000; ++i) series.push_back(10 * std::pow(0.98, i) + (i % 2 == 0 ? 1 : -1));
  const WarmUp warm_up = mser5(series);
  EXPECT_EQ(warm_up.verdict, WarmUp::Verdict::found);
  EXPECT_EQ(warm_up.cut, 185U);                               // STAT-mser5
  EXPECT_NEAR(warm_up.mean, 0.0133825402877472, 1e-14 * 10);  // the mean of numbers up to 10
}

TEST(StatisticsOraclesTest, TheNumberOfReplications) {
  struct Row {
    double precision;
    int exact;
  };
  for (const Row& row : {Row{0.1, 11}, Row{0.05, 34}, Row{0.02, 196}}) {  // STAT-replications
    StoppingRule rule({.wanted = {{.relative = row.precision}}});
    for (int n = 1; !rule.enough() && n < 1000; ++n) rule.add(std::array{100 + 20 * std::cos(n)});
    EXPECT_EQ(rule.enough(), row.exact);
  }
}

}  // namespace
}  // namespace sim
