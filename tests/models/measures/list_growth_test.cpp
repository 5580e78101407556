// A list that grows without settling, and those that only look so.
#include "models/measures/list_growth.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

namespace models {
namespace {

using Lists = std::vector<std::vector<double>>;
constexpr double arrivals = 80;

/// The same course in every run, with noise that remembers itself for some weeks.
Lists lists(std::size_t runs, std::size_t weeks, const std::function<double(double)>& course, double noise = 8,
            double memory = 10, std::uint64_t seed = 1) {
  Lists made(runs);
  for (std::size_t r = 0; r < runs; ++r) {
    sim::Stream stream({seed, r});
    double off = sim::normal(stream, 0, noise);
    const double keeps = std::exp(-1 / memory);
    for (std::size_t w = 0; w < weeks; ++w) {
      off = keeps * off + std::sqrt(1 - keeps * keeps) * sim::normal(stream, 0, noise);
      made[r].push_back(std::max(0.0, course(static_cast<double>(w)) + off));
    }
  }
  return made;
}

TEST(ListGrowthTest, AListThatGrowsEveryWeekIsSaidToWithItsRate) {
  const ListGrowth found = list_growth(lists(20, 261, [](double w) { return 50 + 21 * w; }), arrivals);
  EXPECT_TRUE(found.without_settling);
  EXPECT_NEAR(found.a_week, 21, 0.5);
  ASSERT_TRUE(found.low95 && found.high95);
  EXPECT_LT(*found.low95, 21.2);
  EXPECT_GT(*found.high95, 20.8);
  EXPECT_LT(*found.high95 - *found.low95, 1);
}

TEST(ListGrowthTest, AListThatStaysWhereItIsSettles) {
  const ListGrowth found = list_growth(lists(20, 261, [](double) { return 40.0; }), arrivals);
  EXPECT_FALSE(found.without_settling);
  EXPECT_NEAR(found.a_week, 0, 0.5);
}

TEST(ListGrowthTest, ALongListThatShrinksSettles) {
  EXPECT_FALSE(list_growth(lists(20, 261, [](double w) { return 4000 - 12 * w; }), arrivals).without_settling);
}

TEST(ListGrowthTest, SeasonsAreNoTrendWhateverTheWindow) {
  for (const std::size_t weeks : {52U, 78U, 104U, 156U, 261U}) {
    for (int phase = 0; phase < 12; ++phase) {
      const auto course = [phase](double w) { return 60 + 30 * std::sin((w / 52.18 + phase / 12.0) * 6.283185); };
      EXPECT_FALSE(list_growth(lists(20, weeks, course), arrivals).without_settling) << weeks << " " << phase;
    }
  }
}

TEST(ListGrowthTest, AListOnItsWayToAHigherLevelSettles) {
  const auto course = [](double w) { return 30 + 600 * (1 - std::exp(-w / 45)); };
  EXPECT_FALSE(list_growth(lists(20, 261, course), arrivals).without_settling);
}

TEST(ListGrowthTest, AListThatBeganToGrowAtADatedChangeDoesNotSettle) {
  const auto course = [](double w) { return w < 150 ? 40 : 40 + 10 * (w - 150); };
  EXPECT_TRUE(list_growth(lists(20, 261, course), arrivals).without_settling);
}

TEST(ListGrowthTest, GrowthOfLessThanAFiftiethOfWhatArrivesIsNotMadeMuchOf) {
  const auto course = [](double w) { return 40 + 1.2 * w; };
  EXPECT_FALSE(list_growth(lists(20, 261, course), arrivals).without_settling);
  EXPECT_TRUE(list_growth(lists(20, 261, course), 40).without_settling);
}

TEST(ListGrowthTest, OneRunHasNoIntervalAndMustRiseInEveryQuarter) {
  const ListGrowth grows = list_growth(lists(1, 261, [](double w) { return 50 + 21 * w; }), arrivals);
  EXPECT_TRUE(grows.without_settling);
  EXPECT_FALSE(grows.low95 || grows.high95);
  const auto falls_first = [](double w) { return w < 65 ? 2000 - 20 * w : 10 * w; };
  EXPECT_FALSE(list_growth(lists(1, 261, falls_first), arrivals).without_settling);
}

TEST(ListGrowthTest, ThatMostRunsGrowIsNotEnough) {
  Lists mixed = lists(17, 261, [](double w) { return 50 + 21 * w; });
  for (std::vector<double>& flat : lists(
           3, 261, [](double) { return 40.0; }, 0))
    mixed.push_back(std::move(flat));
  EXPECT_FALSE(list_growth(mixed, arrivals).without_settling);
}

TEST(ListGrowthTest, AShortWindowAndNoRunSayNothing) {
  EXPECT_FALSE(list_growth(lists(20, 31, [](double w) { return 21 * w; }), arrivals).without_settling);
  EXPECT_TRUE(list_growth(lists(20, 32, [](double w) { return 21 * w; }), arrivals).without_settling);
  EXPECT_FALSE(list_growth(Lists{}, arrivals).without_settling);
}

// Long memory looks like a trend: a list near capacity wanders for a year before it comes back.
TEST(ListGrowthTest, AListThatWandersIsTakenForOneThatGrowsLessOftenThanOneTimeInFifty) {
  int said = 0;
  for (std::uint64_t study = 1; study <= 200; ++study)
    said += list_growth(lists(
                            20, 261, [](double) { return 400.0; }, 120, 52, study),
                        arrivals)
                .without_settling;
  EXPECT_LE(said, 4);
}

}  // namespace
}  // namespace models
