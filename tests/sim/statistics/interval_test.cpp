#include "sim/statistics/interval.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "sim/random/distributions.hpp"

namespace sim {
namespace {

TEST(IntervalTest, TheQuantilesOfStudentAreThoseOfTheTables) {
  struct Row {
    double degrees;
    double p;
    double exact;
  };
  for (const Row& row :
       {Row{2, 0.95, 2.91998558035373}, Row{2, 0.975, 4.30265272974946}, Row{2, 0.995, 9.92484320091834},
        Row{4, 0.95, 2.13184678632665}, Row{4, 0.975, 2.7764451051978}, Row{4, 0.995, 4.60409487135001},
        Row{9, 0.95, 1.83311293265624}, Row{9, 0.975, 2.26215716279821},
        Row{9, 0.995, 3.24983554159213}}) {  // STAT-t-2, STAT-t-4, STAT-t-9
    EXPECT_NEAR(student_quantile(row.p, row.degrees), row.exact, row.exact * 1e-13);
  }
  EXPECT_THROW(student_quantile(1, 3), std::domain_error);
}

TEST(IntervalTest, TheIntervalOfThreeValuesIsTheOneByHand) {
  const std::array<double, 3> values{1, 2, 6};
  const auto interval = student_interval(values, 0.95);
  ASSERT_TRUE(interval.has_value());
  const double half = 4.30265272974946 * std::sqrt(7.0 / 3);
  EXPECT_DOUBLE_EQ(interval->mean, 3);
  EXPECT_NEAR(interval->half_width(), half, 1e-12);
  EXPECT_TRUE(interval->contains(3 + half - 1e-9));
  EXPECT_FALSE(interval->contains(3 + half + 1e-9));
}

TEST(IntervalTest, OneValueSaysNothingAboutSpread) {
  EXPECT_FALSE(student_interval(std::array{4.0}).has_value());
  EXPECT_FALSE(student_interval({}).has_value());
  EXPECT_THROW(student_interval(std::array{4.0}, 1.0), std::invalid_argument);
}

TEST(IntervalTest, NinetyFivePercentOfTheIntervalsCoverTheMean) {
  constexpr int samples = 4000;
  int covered = 0;
  for (int sample = 0; sample < samples; ++sample) {
    Stream luck({20260801, static_cast<std::uint64_t>(sample)});
    std::vector<double> values(10);
    for (double& value : values) value = normal(luck, 50, 8);
    covered += student_interval(values, 0.95)->contains(50) ? 1 : 0;
  }
  EXPECT_GE(covered, 0.935 * samples);
  EXPECT_LE(covered, 0.965 * samples);
}

TEST(PairedDifferenceTest, IsTheDifferenceReplicationByReplication) {
  const std::array<double, 4> a{1, 2, 3, 4};
  const std::array<double, 4> b{3, 3, 6, 6};
  const PairedDifference difference = paired_difference(a, b);
  EXPECT_EQ(difference.pairs, 4U);
  EXPECT_DOUBLE_EQ(difference.mean, 2);
  EXPECT_DOUBLE_EQ(difference.p10, 1.3);
  EXPECT_DOUBLE_EQ(difference.p90, 2.7);
  ASSERT_TRUE(difference.interval80 && difference.interval95);
  EXPECT_LT(difference.interval80->half_width(), difference.interval95->half_width());
  ASSERT_TRUE(difference.variance_ratio.has_value());
  EXPECT_NEAR(*difference.variance_ratio, (5.0 / 3 + 3.0) / (2.0 / 3), 1e-12);
}

TEST(PairedDifferenceTest, TheVarianceRatioIsTheOneOfTheCorrelation) {
  // STAT-crn-var: equal deviations, correlation 0.9, ratio 1 / (1 - 0.9) = 10
  std::vector<double> a;
  std::vector<double> b;
  Stream luck({3});
  for (int i = 0; i < 20'000; ++i) {
    const double common = std::sqrt(0.9) * normal(luck, 0, 2);
    a.push_back(common + std::sqrt(0.1) * normal(luck, 0, 2));
    b.push_back(common + std::sqrt(0.1) * normal(luck, 0, 2));
  }
  EXPECT_NEAR(*paired_difference(a, b).variance_ratio, 10, 0.4);
}

TEST(PairedDifferenceTest, OnePairOrEqualDifferencesHaveNoRatio) {
  const PairedDifference one = paired_difference(std::array{1.0}, std::array{3.0});
  EXPECT_DOUBLE_EQ(one.mean, 2);
  EXPECT_FALSE(one.interval95 || one.interval80 || one.variance_ratio);
  EXPECT_FALSE(paired_difference(std::array{1.0, 2.0}, std::array{2.0, 3.0}).variance_ratio.has_value());
  EXPECT_THROW(paired_difference(std::array{1.0}, std::array{1.0, 2.0}), std::invalid_argument);
  EXPECT_THROW(paired_difference({}, {}), std::invalid_argument);
}

}  // namespace
}  // namespace sim
