// What is said of one long series: autocorrelation, batch means, warm-up.
#include <gtest/gtest.h>

#include <cmath>
#include <span>
#include <stdexcept>
#include <vector>

#include "sim/random/distributions.hpp"
#include "sim/statistics/autocorrelation.hpp"
#include "sim/statistics/batch_means.hpp"
#include "sim/statistics/running_batches.hpp"
#include "sim/statistics/warm_up.hpp"

namespace sim {
namespace {

/// x' = phi x + a normal step, from its steady state.
std::vector<double> autoregression(double phi, int n, std::uint64_t name) {
  Stream stream({8, 0, name});
  std::vector<double> series;
  double x = normal(stream, 0, 1 / std::sqrt(1 - phi * phi));
  for (int i = 0; i < n; ++i) {
    series.push_back(x);
    x = phi * x + normal(stream, 0, 1);
  }
  return series;
}

TEST(AutocorrelationTest, AgreesWithArithmeticByHand) {
  const std::vector<double> series{1, 2, 3, 4, 5};  // as R's acf(1:5)
  EXPECT_DOUBLE_EQ(autocorrelation(series, 0), 1);
  EXPECT_DOUBLE_EQ(autocorrelation(series, 1), 0.4);
  EXPECT_DOUBLE_EQ(autocorrelation(series, 2), -0.1);
  EXPECT_DOUBLE_EQ(autocorrelation(series, 3), -0.4);
  EXPECT_DOUBLE_EQ(autocorrelation(series, 4), -0.4);
  EXPECT_THROW(autocorrelation(series, 5), std::invalid_argument);
  EXPECT_EQ(autocorrelation(std::vector<double>(9, 0.1), 1), 0);
}

TEST(AutocorrelationTest, OfAnAutoregressionIsAPowerOfItsParameter) {
  const std::vector<double> series = autoregression(0.8, 50'000, 1);
  for (const std::size_t lag : {1U, 2U, 5U}) {
    EXPECT_NEAR(autocorrelation(series, lag), std::pow(0.8, static_cast<double>(lag)), 0.03);
  }
}

TEST(EffectiveSampleSizeTest, IsTheLengthOverTheMemory) {
  const double n = 50'000;
  EXPECT_NEAR(effective_sample_size(autoregression(0.8, 50'000, 2)), n / 9, 0.15 * n / 9);  // (1 + phi) / (1 - phi)
  EXPECT_NEAR(effective_sample_size(autoregression(0.0, 50'000, 3)), n, 0.05 * n);
}

TEST(EffectiveSampleSizeTest, IsNeverMoreThanTheLengthNorLessThanOne) {
  std::vector<double> jumping;
  std::vector<double> drifting;
  for (int i = 0; i < 100; ++i) {
    jumping.push_back(i % 2);
    drifting.push_back(i);
  }
  EXPECT_EQ(effective_sample_size(jumping), 100);
  EXPECT_GE(effective_sample_size(drifting), 1);
  EXPECT_LT(effective_sample_size(drifting), 5);
  EXPECT_EQ(effective_sample_size(std::vector<double>(7, 0.3)), 7);
  EXPECT_EQ(effective_sample_size({}), 0);
}

TEST(BatchMeansTest, AgreeWithArithmeticByHand) {
  const std::vector<double> series{100, 1, 3, 4, 6, 9, 1};
  const auto batches = batch_means(series, 3);
  ASSERT_TRUE(batches);
  EXPECT_EQ(batches->length, 2U);
  EXPECT_EQ(batches->left_out, 1U);    // the beginning, where a warm-up would show
  EXPECT_DOUBLE_EQ(batches->mean, 4);  // of 2, 5, 5
  EXPECT_DOUBLE_EQ(batches->standard_error, 1);
  EXPECT_DOUBLE_EQ(batches->interval->half_width(), student_quantile(0.975, 2));
  EXPECT_NEAR(batches->lag_one, -1.0 / 6, 1e-15);
  EXPECT_TRUE(batches->look_independent);
}

TEST(BatchMeansTest, ThereAreAsManyAsTheSquareRootOfTheLengthFromTenToThirty) {
  EXPECT_EQ(number_of_batches(99), 0U);
  EXPECT_EQ(number_of_batches(100), 10U);
  EXPECT_EQ(number_of_batches(450), 21U);
  EXPECT_EQ(number_of_batches(900), 30U);
  EXPECT_EQ(number_of_batches(10'000'000), 30U);
}

TEST(BatchMeansTest, OfTooShortASeriesThereAreNone) {
  EXPECT_FALSE(batch_means(std::vector<double>(99, 1.0)));
  EXPECT_FALSE(batch_means(std::vector<double>(4, 1.0), 5));
  EXPECT_THROW(batch_means(std::vector<double>(200, 1.0), 1), std::invalid_argument);
  EXPECT_THROW(batch_means(std::vector<double>(200, 1.0), 0, 1), std::invalid_argument);
  const auto constant = batch_means(std::vector<double>(100, 0.1));
  ASSERT_TRUE(constant);
  EXPECT_LT(constant->interval->half_width(), 1e-15);
}

TEST(BatchMeansTest, NoticeBatchesThatAreTooShortAndPassThoseThatAreLong) {
  int noticed_short = 0;
  int noticed_long = 0;
  for (std::uint64_t i = 0; i < 100; ++i) {
    noticed_short += batch_means(autoregression(0.95, 300, 100 + i), 30)->look_independent ? 0 : 1;
    noticed_long += batch_means(autoregression(0.5, 6000, 300 + i), 30)->look_independent ? 0 : 1;
  }
  EXPECT_GE(noticed_short, 90);
  EXPECT_LE(noticed_long, 15);  // 5 of 100 by chance
}

TEST(RunningBatchesTest, AreTheBatchMeansOfTheWholeSeries) {
  for (const int n : {100, 119, 450, 959, 960, 5000, 61'440}) {
    RunningBatches running;
    const std::vector<double> series = autoregression(0.5, n, 600);
    for (const double x : series) running.add(x);
    const auto so_far = running.result(0.9);
    ASSERT_TRUE(so_far);
    EXPECT_GE(so_far->batches, number_of_batches(series.size()));
    EXPECT_LT(so_far->batches, 2 * number_of_batches(series.size()));
    const std::size_t in_batches = so_far->batches * so_far->length;
    EXPECT_EQ(in_batches + so_far->left_out, series.size());
    EXPECT_LT(so_far->left_out, so_far->length);
    const auto whole = batch_means(std::span(series).first(in_batches), so_far->batches, 0.9);
    EXPECT_EQ(whole->length, so_far->length);
    EXPECT_NEAR(whole->mean, so_far->mean, 1e-13);
    EXPECT_NEAR(whole->interval->half_width(), so_far->interval->half_width(), 1e-13);
    EXPECT_NEAR(whole->lag_one, so_far->lag_one, 1e-12);
    EXPECT_EQ(whole->look_independent, so_far->look_independent);
  }
}

TEST(RunningBatchesTest, SayNothingOfAShortSeries) {
  RunningBatches running;
  for (int i = 0; i < 99; ++i) running.add(i);
  EXPECT_FALSE(running.result());
  running.add(99);
  EXPECT_TRUE(running.result());
  EXPECT_EQ(running.count(), 100);
  EXPECT_THROW(static_cast<void>(running.result(1)), std::invalid_argument);
}

TEST(WarmUpTest, OfASteadySeriesIsNearlyNothing) {
  const WarmUp warm_up = mser5(autoregression(0.5, 2000, 500));
  EXPECT_TRUE(warm_up.found());
  EXPECT_LE(warm_up.cut, 200U);
}

TEST(WarmUpTest, CutsWhereAStepEnds) {
  std::vector<double> series = autoregression(0.2, 1003, 501);
  for (int i = 0; i < 200; ++i) series[i] += 50;
  const WarmUp warm_up = mser5(series);
  EXPECT_TRUE(warm_up.found());
  EXPECT_GE(warm_up.cut, 200U);
  EXPECT_LE(warm_up.cut, 230U);
  double sum = 0;
  for (std::size_t i = warm_up.cut; i < series.size(); ++i) sum += series[i];
  EXPECT_NEAR(warm_up.mean, sum / static_cast<double>(series.size() - warm_up.cut), 1e-12);
}

TEST(WarmUpTest, ASeriesThatNeverSettlesIsRefusedAtTheEdge) {
  std::vector<double> series;
  for (int i = 0; i < 1000; ++i) series.push_back(i);
  EXPECT_NE(mser5(series).verdict, WarmUp::Verdict::found);
  EXPECT_EQ(mser5(series).cut, 495U);
  EXPECT_EQ(mser5(series).verdict, WarmUp::Verdict::at_edge);
}

TEST(WarmUpTest, ASeriesThatSettlesInItsSecondHalfIsRefused) {
  std::vector<double> series = autoregression(0, 1000, 502);
  for (int i = 0; i < 700; ++i) series[i] += i < 100 ? 80 : 40;  // the best cut of the first half is inside it
  const WarmUp warm_up = mser5(series);
  EXPECT_EQ(warm_up.verdict, WarmUp::Verdict::beyond_half);
  EXPECT_LT(warm_up.cut, 495U);
  EXPECT_NE(describe(warm_up.verdict), describe(WarmUp::Verdict::found));
}

TEST(WarmUpTest, AFewAlikeAtTheEndAreNoReasonToRefuse) {
  std::vector<double> series;
  for (int i = 0; i < 1000; ++i) series.push_back(i / 5 % 2 == 1 || i >= 985 ? 1 : -1);  // batches of -1 and 1 in turn
  EXPECT_TRUE(mser5(series).found());
}

TEST(WarmUpTest, OfFewerThanTenBatchesNothingIsSaid) {
  EXPECT_EQ(mser5(std::vector<double>(49, 1.0)).verdict, WarmUp::Verdict::too_short);
  EXPECT_EQ(mser5(std::vector<double>(49, 2.0)).mean, 2);
  EXPECT_TRUE(mser5(std::vector<double>(50, 1.0)).found());
  EXPECT_EQ(mser5(std::vector<double>{}).verdict, WarmUp::Verdict::too_short);
}

}  // namespace
}  // namespace sim
