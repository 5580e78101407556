#include "sim/statistics/quantiles.hpp"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>

namespace sim {
namespace {

TEST(QuantileTest, IsOfTypeSeven) {
  const std::array<double, 5> sample{40, 10, 30, 20, 50};
  EXPECT_DOUBLE_EQ(quantile(sample, 0.5), 30);
  EXPECT_DOUBLE_EQ(quantile(sample, 0.9), 46);  // as R's quantile(c(10, 20, 30, 40, 50), 0.9)
  EXPECT_DOUBLE_EQ(quantile(sample, 0.1), 14);
  EXPECT_DOUBLE_EQ(quantile(sample, 0), 10);
  EXPECT_DOUBLE_EQ(quantile(sample, 1), 50);
  EXPECT_DOUBLE_EQ(quantile(std::array{7.0}, 0.3), 7);
}

TEST(QuantileTest, OfNothingOrOutsideItsRangeIsRefused) {
  EXPECT_THROW(quantile({}, 0.5), std::invalid_argument);
  EXPECT_THROW(quantile(std::array{1.0}, 1.5), std::invalid_argument);
}

TEST(HistogramTest, ItsQuantileIsTheSmallestValueWithEnoughWeight) {
  Histogram histogram;
  histogram.add(5, 10);
  histogram.add(1, 30);
  histogram.add(3, 60);
  EXPECT_EQ(histogram.total(), 100);
  EXPECT_EQ(histogram.quantile(0), 1);
  EXPECT_EQ(histogram.quantile(0.30), 1);
  EXPECT_EQ(histogram.quantile(0.31), 3);
  EXPECT_EQ(histogram.quantile(0.90), 3);
  EXPECT_EQ(histogram.quantile(1), 5);
  EXPECT_DOUBLE_EQ(histogram.share_up_to(3), 0.9);
  EXPECT_DOUBLE_EQ(histogram.share_up_to(0), 0);
}

TEST(HistogramTest, MergingAddsWeights) {
  Histogram a;
  Histogram b;
  a.add(1);
  b.add(1, 2);
  b.add(4);
  b.add(9, 0);
  a.merge(b);
  EXPECT_EQ(a.weights(), (std::map<std::int64_t, std::int64_t>{{1, 3}, {4, 1}}));
  EXPECT_THROW(a.add(1, -1), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(Histogram().quantile(0.5)), std::invalid_argument);
}

TEST(HistogramTest, TheMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle) {
  Histogram odd, even, apart;
  odd.add(3, 2);
  odd.add(7);
  even.add(3, 2);
  even.add(7, 2);
  apart.add(1);
  apart.add(2, 2);
  apart.add(9);
  EXPECT_EQ(odd.median(), 3);
  EXPECT_EQ(even.median(), 5);
  EXPECT_EQ(apart.median(), 2);
  EXPECT_THROW(static_cast<void>(Histogram{}.median()), std::invalid_argument);
}

}  // namespace
}  // namespace sim
