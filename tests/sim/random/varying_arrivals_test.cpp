#include "sim/random/varying_arrivals.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "tests/support/sanitized.hpp"

namespace sim {
namespace {

double seasonal(double time) { return 3 + 2 * std::sin(2 * std::numbers::pi * time); }

std::vector<double> arrivals(auto source, double end) {
  std::vector<double> times;
  for (double time = source.next_before(end); time < end; time = source.next_before(end)) times.push_back(time);
  return times;
}

TEST(ThinnedArrivalsTest, TheCountInAnyPartOfTheYearIsPoisson) {
  // In the first half of each year 3/2 + 2/pi are expected, in the second 3/2 - 2/pi.
  constexpr int years = test_support::runs(20'000, 2'000);
  ThinnedArrivals source(Stream({11}), seasonal, 5);
  double halves[2] = {};
  double squares[2] = {};
  double time = source.next_before(years);
  for (int half = 0; half < 2 * years; ++half) {
    double count = 0;
    for (; time < (half + 1) / 2.0; time = source.next_before(years)) ++count;
    halves[half % 2] += count / years;
    squares[half % 2] += count * count / years;
  }
  for (int i = 0; i < 2; ++i) {
    const double expected = 1.5 + (i == 0 ? 2 : -2) / std::numbers::pi;
    EXPECT_LE(std::abs(halves[i] - expected), 4 * std::sqrt(expected / years));
    const double variance = squares[i] - halves[i] * halves[i];  // of a Poisson count: its mean
    EXPECT_LE(std::abs(variance - expected), 4 * std::sqrt((expected + 2 * expected * expected) / years));
  }
}

TEST(ThinnedArrivalsTest, AHigherRateKeepsAllThatALowerOneKeeps) {
  const std::vector<double> few = arrivals(ThinnedArrivals(
                                               Stream({12}), [](double) { return 2.0; }, 5),
                                           200);
  const std::vector<double> more = arrivals(ThinnedArrivals(
                                                Stream({12}), [](double) { return 3.0; }, 5),
                                            200);
  EXPECT_GT(few.size(), 300U);
  EXPECT_GT(more.size(), few.size());
  EXPECT_TRUE(std::includes(more.begin(), more.end(), few.begin(), few.end()));
}

TEST(ThinnedArrivalsTest, AProposalIsTwoNumbersOfTheStream) {
  ThinnedArrivals source(
      Stream({13}), [](double) { return 4.0; }, 4);  // keeps every one
  Stream plain({13});
  double expected = 0;
  for (int i = 0; i < 50; ++i) {
    expected += exponential(plain, 0.25);
    plain.uniform();
    EXPECT_EQ(source.next_before(never), expected);
  }
}

TEST(ThinnedArrivalsTest, InPiecesItIsTheSameAsAtOnce) {
  const std::vector<double> at_once = arrivals(ThinnedArrivals(Stream({14}), seasonal, 5), 40);
  ThinnedArrivals source(Stream({14}), seasonal, 5);
  std::vector<double> in_pieces;
  for (int end = 1; end <= 40; ++end) {
    for (double time = source.next_before(end); time < end; time = source.next_before(end)) in_pieces.push_back(time);
  }
  EXPECT_EQ(in_pieces, at_once);
}

TEST(ThinnedArrivalsTest, ARateOfNoughtArrivesNeverAndOneAboveItsBoundIsAFault) {
  EXPECT_EQ(ThinnedArrivals(
                Stream({15}), [](double) { return 0.0; }, 4)
                .next_before(1000),
            never);
  ThinnedArrivals too_high(
      Stream({15}), [](double) { return 4.5; }, 4);
  EXPECT_THROW(too_high.next_before(1000), std::logic_error);
  ThinnedArrivals negative(
      Stream({15}), [](double) { return -1.0; }, 4);
  EXPECT_THROW(negative.next_before(1000), std::logic_error);
  EXPECT_THROW(ThinnedArrivals(Stream({15}), seasonal, 0), std::invalid_argument);
}

// A week of five days at 2 and two at nought.
const std::vector<HazardPiece> working_days{{0, 2}, {5, 0}};

TEST(RepeatingRateTest, ArrivalsComeOnlyWhileThereIsARate) {
  const RepeatingRate rate(working_days, 7);
  Stream stream({16});
  constexpr int weeks = test_support::runs(10'000, 1'000);
  double time = 0;
  int count = 0;
  for (time = rate.arrival_after(stream, time); time < 7.0 * weeks; time = rate.arrival_after(stream, time)) {
    ASSERT_LE(std::fmod(time, 7), 5);
    ++count;
  }
  EXPECT_LE(std::abs(count - 10.0 * weeks), 4 * std::sqrt(10.0 * weeks));
  Stream plain({16});
  for (int i = 0; i <= count; ++i) plain.bits();
  EXPECT_EQ(stream.bits(), plain.bits());  // one number an arrival
}

TEST(RepeatingRateTest, TheIntegralGrowsByAnExponentialNumber) {
  const RepeatingRate rate(working_days, 7);
  EXPECT_DOUBLE_EQ(rate.integral(6), 10);
  EXPECT_DOUBLE_EQ(rate.integral(8), 12);
  for (const double from : {0.0, 4.9, 5.5, 700.0, 12345.6}) {
    for (const double u : {1e-6, 0.3, 0.9999999}) {
      const double after = rate.arrival_after(u, from);
      EXPECT_GE(after, from);
      EXPECT_NEAR(rate.integral(after) - rate.integral(from), -std::log1p(-u), 1e-11);
    }
  }
}

TEST(RepeatingRateTest, ALargerNumberIsNeverAnEarlierArrival) {
  const RepeatingRate rate({{0, 0.5}, {1, 0}, {3, 4}}, 3.5);
  double before = 0;
  for (int i = 1; i < 5000; ++i) {
    const double now = rate.arrival_after(i / 5000.0, 2.75);
    ASSERT_LE(before, now);
    before = now;
  }
}

TEST(RepeatingRateTest, ParametersOutOfRangeAreRefused) {
  EXPECT_THROW(RepeatingRate({}, 1), std::invalid_argument);
  EXPECT_THROW(RepeatingRate({{0, 0}}, 1), std::invalid_argument);
  EXPECT_THROW(RepeatingRate({{0, 1}, {3, 2}}, 3), std::invalid_argument);
  const RepeatingRate rate({{0, 1}}, 1);
  EXPECT_THROW(static_cast<void>(rate.arrival_after(0, 1)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(rate.arrival_after(0.5, -1)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(rate.integral(-1)), std::invalid_argument);
}

}  // namespace
}  // namespace sim
