#include "sim/statistics/exact_sum.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "sim/random/distributions.hpp"
#include "sim/statistics/exact_tally.hpp"
#include "sim/statistics/tally.hpp"
#include "tests/support/shuffled.hpp"

namespace sim {
namespace {

using test_support::shuffled;

double exact_sum(const std::vector<double>& numbers) {
  ExactSum sum;
  for (const double x : numbers) sum.add(x);
  return sum.value();
}

/// Of both signs and sizes from 10^-250 to 10^250, with much that cancels.
std::vector<double> wild_numbers(std::uint64_t name, int count) {
  Stream stream({5, 0, name});
  std::vector<double> numbers;
  for (int i = 0; i < count; ++i) {
    const double x = uniform(stream, -1, 1) * std::pow(10, uniform(stream, -250, 250));
    numbers.push_back(x);
    if (bernoulli(stream, 0.3)) numbers.push_back(-x);
  }
  return numbers;
}

TEST(ExactSumTest, LosesNothingThatADoubleWouldLose) {
  EXPECT_EQ(exact_sum({1e308, 1, -1e308}), 1);
  EXPECT_EQ(exact_sum({1e100, 1e-300, -1e100}), 1e-300);
  EXPECT_EQ(exact_sum({0.1, 0.2, -0.3}), 0x1p-55);  // 0.1 + 0.2 - 0.3 of the doubles of these names
  EXPECT_EQ(exact_sum({}), 0);
  EXPECT_EQ(exact_sum({-5, 2}), -3);
  const double least = std::numeric_limits<double>::denorm_min();
  EXPECT_EQ(exact_sum({least, least, 1, -1}), 2 * least);
  const double largest = std::numeric_limits<double>::max();
  EXPECT_EQ(exact_sum({largest, largest, -largest}), largest);
  EXPECT_EQ(exact_sum({largest, largest}), std::numeric_limits<double>::infinity());
}

TEST(ExactSumTest, RoundsToTheNearestAndTiesToEven) {
  EXPECT_EQ(exact_sum({1, 0x1p-53}), 1);
  EXPECT_EQ(exact_sum({1 + 0x1p-52, 0x1p-53}), 1 + 0x1p-51);
  EXPECT_EQ(exact_sum({1, 0x1p-53, 0x1p-1000}), 1 + 0x1p-52);
  EXPECT_EQ(exact_sum({1, 0x1p-53, -0x1p-1000}), 1);
  EXPECT_EQ(exact_sum({-1, -0x1p-53, -0x1p-1000}), -1 - 0x1p-52);
}

TEST(ExactSumTest, OfTwoIsWhatTheMachineSays) {
  Stream stream({6});
  for (int i = 0; i < 20'000; ++i) {
    const double a = std::bit_cast<double>(stream.bits());
    const double b = i % 2 == 0 ? std::bit_cast<double>(stream.bits()) : a * uniform(stream, -2, 0);
    if (!std::isfinite(a) || !std::isfinite(b)) continue;
    EXPECT_EQ(exact_sum({a, b}), a + b);
    ExactSum product;
    product.add_product(a, b);
    if (std::abs(a * b) > 1e-300) {
      EXPECT_EQ(product.value(), a * b);
    }
  }
}

TEST(ExactSumTest, IsTheSameInAnyOrderOfAddingAndMerging) {
  const std::vector<double> numbers = wild_numbers(1, 300);
  ExactSum whole;
  for (const double x : numbers) whole.add(x);
  for (std::uint64_t i = 0; i < 20; ++i) {
    std::vector<ExactSum> parts(7);
    const std::vector<double> another_order = shuffled(numbers, i);
    for (std::size_t j = 0; j < another_order.size(); ++j) parts[j * j % parts.size()].add(another_order[j]);
    ExactSum merged;
    for (const ExactSum& part : shuffled(parts, i)) merged.merge(part);
    EXPECT_EQ(merged, whole);
    EXPECT_EQ(merged.value(), whole.value());
  }
}

TEST(ExactSumTest, TimesAWholeNumberIsThatManyAdditions) {
  for (const double x : {3.7, -3.7, 1e-310, 1e300}) {
    ExactSum once;
    once.add(x);
    once.add(1);
    ExactSum often;
    for (int i = 0; i < 1000; ++i) often.merge(once);
    EXPECT_EQ(once.times(1000), often);
  }
}

TEST(ExactSumTest, DoublingItselfSixtyTimesOverflowsNoDigit) {
  ExactSum sum;
  for (int i = 0; i < 100; ++i) {
    sum.add(-0x1.fffffffffffffp200);
    sum.add_product(0x1.fffffffffffffp100, 0x1.fffffffffffffp99);
  }
  const double before = sum.value();
  for (int i = 0; i < 50; ++i) sum.merge(sum);
  EXPECT_EQ(sum.value(), std::ldexp(before, 50));
}

TEST(ExactSumTest, RefusesWhatIsNoNumber) {
  ExactSum sum;
  EXPECT_THROW(sum.add(std::nan("")), std::invalid_argument);
  EXPECT_THROW(sum.add(-std::numeric_limits<double>::infinity()), std::invalid_argument);
  EXPECT_THROW(sum.add_product(0, std::numeric_limits<double>::infinity()), std::invalid_argument);
  EXPECT_EQ(sum.value(), 0);
}

TEST(ExactTallyTest, AgreesWithArithmeticByHand) {
  ExactTally tally;
  for (const double x : {2, 4, 4, 4, 5, 5, 7, 9}) tally.add(x);
  EXPECT_EQ(tally.count(), 8);
  EXPECT_EQ(tally.sum(), 40);
  EXPECT_EQ(tally.mean(), 5);
  EXPECT_DOUBLE_EQ(tally.variance(), 32.0 / 7);
  EXPECT_DOUBLE_EQ(tally.standard_deviation(), std::sqrt(32.0 / 7));
  EXPECT_DOUBLE_EQ(tally.standard_error(), std::sqrt(32.0 / 56));
  EXPECT_EQ(tally.smallest(), 2);
  EXPECT_EQ(tally.largest(), 9);
}

TEST(ExactTallyTest, KeepsTheDigitsOfTheVarianceHoweverLargeTheMean) {
  ExactTally tally;
  for (const double x : {4.0, 7.0, 13.0, 16.0}) tally.add(1e15 + x);
  EXPECT_DOUBLE_EQ(tally.variance(), 30);
  ExactTally equal;
  for (int i = 0; i < 7; ++i) equal.add(0.1);
  EXPECT_EQ(equal.variance(), 0);
}

TEST(ExactTallyTest, IsTheTallyOfWelfordButForRounding) {
  ExactTally exact;
  Tally plain;
  Stream stream({7});
  for (int i = 0; i < 5000; ++i) {
    const double x = normal(stream, 3, 2);
    exact.add(x);
    plain.add(x);
  }
  EXPECT_NEAR(exact.mean(), plain.mean(), 1e-12);
  EXPECT_NEAR(exact.variance(), plain.variance(), 1e-11);
}

TEST(ExactTallyTest, MergesInAnyOrderToTheSameBits) {
  std::vector<ExactTally> parts(25);
  ExactTally whole;
  for (std::uint64_t i = 0; i < parts.size(); ++i) {
    for (const double x : wild_numbers(i, 20)) {
      parts[i].add(x * 1e-100);  // squares up to 10^300
      whole.add(x * 1e-100);
    }
  }
  parts[3].add(0.0);
  parts[4].add(-0.0);
  whole.add(-0.0);
  whole.add(0.0);
  for (std::uint64_t i = 0; i < 20; ++i) {
    ExactTally merged;
    for (const ExactTally& part : shuffled(parts, i)) merged.merge(part);
    EXPECT_EQ(merged, whole);
    EXPECT_EQ(std::bit_cast<std::uint64_t>(merged.mean()), std::bit_cast<std::uint64_t>(whole.mean()));
    EXPECT_EQ(std::bit_cast<std::uint64_t>(merged.variance()), std::bit_cast<std::uint64_t>(whole.variance()));
  }
}

TEST(ExactTallyTest, OfNumbersWhoseSumIsBeyondADoubleHasAnInfiniteVariance) {
  ExactTally tally;
  tally.add(1.5e308);
  tally.add(1.5e308);
  EXPECT_EQ(tally.variance(), std::numeric_limits<double>::infinity());
}

}  // namespace
}  // namespace sim
