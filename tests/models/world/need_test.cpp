// The level of need: its equation by hand, and which way each circumstance moves it.
#include "models/world/need.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "models/world/purpose.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr sim::Span four_weeks{28 * 1440};
constexpr double four_weeks_in_years = 28 / 365.25;
constexpr sim::Instant begin{1000};
constexpr sim::Luck luck{7, 3};
constexpr std::uint64_t family = 42;

Dynamics rates(double natural, double practice, double deterioration, double waiting, double variation) {
  Dynamics d;
  d.natural_recovery.value = {natural};
  d.recovery_with_practice.value = {practice};
  d.half_dose.value = {1.5};
  d.deterioration.value = {deterioration};
  d.waiting.value = {waiting};
  d.variation.value = {variation};
  return d;
}

const Dynamics all_rates = rates(0.3, 0.9, 0.8, 0.6, 0);

Circumstances usual() {
  Circumstances c;
  c.unmet = 0.6;
  c.engagement = 0.5;
  c.dose = 1.0;
  c.skill = 1.0;
  return c;
}

double after(double level, int steps, const Circumstances& c, const Dynamics& d, std::uint64_t subject = family) {
  LevelOfNeed need(level, begin);
  need.advance(begin + four_weeks * steps, c, d, luck, subject);
  return need.value();
}

// By hand: dL/dt = a − k L, with practice at engagement × skill × dose / (dose + half) = 0.5 × 1 / 2.5 = 0.2.
struct Line {
  double k, rest;
};
Line by_hand(bool waiting) {
  const double fall = 0.3 + 0.9 * 0.2;  // a year, for each level above 1
  const double rise = 0.8 * 0.6 / 4;    // a year, for each level below 5
  const double k = fall + rise;
  return {k, (fall * 1 + rise * 5 + (waiting ? 0.6 : 0)) / k};
}

TEST(LevelOfNeedTest, AStepOfFourWeeksIsTheEquationByHand) {
  // From 3: up 0.8 × 0.6 × (5 − 3) / 4 = 0.24, down (0.3 + 0.9 × 0.2) × (3 − 1) = 0.96: −0.72 a year.
  EXPECT_NEAR(after(3, 1, usual(), all_rates), 3 - 0.72 * four_weeks_in_years, 1e-12);
}

TEST(LevelOfNeedTest, WithoutVariationItIsTheSumOfItsSteps) {
  const Line line = by_hand(false);
  for (const double level : {1.0, 2.2, 4.9})
    for (const int steps : {1, 6, 40})
      EXPECT_NEAR(after(level, steps, usual(), all_rates),
                  line.rest + (level - line.rest) * std::pow(1 - line.k * four_weeks_in_years, steps), 1e-10);
}

TEST(LevelOfNeedTest, WithoutVariationItFollowsTheClosedForm) {
  for (const bool waiting : {false, true}) {
    Circumstances c = usual();
    c.waiting = waiting;
    const Line line = by_hand(waiting);
    for (const int steps : {3, 13, 39}) {
      const double exact = line.rest + (4.5 - line.rest) * std::exp(-line.k * steps * four_weeks_in_years);
      EXPECT_NEAR(after(4.5, steps, c, all_rates), exact, 0.03);  // steps are of four weeks
    }
  }
}

TEST(LevelOfNeedTest, SplittingAStretchGivesTheSameRandomMovement) {
  const Dynamics random_only = rates(0, 0, 0, 0, 0.5);
  LevelOfNeed whole(3, begin), split(3, begin);
  whole.advance(begin + four_weeks * 26, {}, random_only, luck, family);
  for (sim::Instant at = begin; at < begin + four_weeks * 26; at += sim::Span{12'347})
    split.advance(std::min(at, begin + four_weeks * 26), {}, random_only, luck, family);
  split.advance(begin + four_weeks * 26, {}, random_only, luck, family);
  EXPECT_EQ(whole.value(), split.value());  // to the bit
  EXPECT_NE(whole.value(), 3);
}

TEST(LevelOfNeedTest, SplittingAStretchHardlyChangesTheDrift) {
  const Dynamics d = rates(0.3, 0.9, 0.8, 0.6, 0.5);
  LevelOfNeed whole(3, begin), split(3, begin);
  whole.advance(begin + four_weeks * 26, usual(), d, luck, family);
  for (int day = 1; day <= 26 * 28; ++day) split.advance(begin + sim::Span{1440} * day, usual(), d, luck, family);
  EXPECT_NEAR(whole.value(), split.value(), 0.02);
}

TEST(LevelOfNeedTest, TheRandomMovementOfAYearHasTheVariationStated) {
  const Dynamics random_only = rates(0, 0, 0, 0, 0.3);
  double sum = 0, squares = 0;
  constexpr int families = 20'000;
  for (std::uint64_t i = 0; i < families; ++i) {
    const double moved = after(3, 13, {}, random_only, i) - 3;
    sum += moved;
    squares += moved * moved;
  }
  const double expected = 0.3 * std::sqrt(13 * four_weeks_in_years);
  EXPECT_NEAR(sum / families, 0, 4 * expected / std::sqrt(families));
  EXPECT_NEAR(std::sqrt(squares / families), expected, 4 * expected / std::sqrt(2.0 * families));
}

TEST(LevelOfNeedTest, TheSameFamilyHasTheSameLuckAndAnotherHasItsOwn) {
  const Dynamics d = rates(0.3, 0.9, 0.8, 0.6, 0.5);
  EXPECT_EQ(after(3, 13, usual(), d), after(3, 13, usual(), d));
  EXPECT_NE(after(3, 13, usual(), d, 1), after(3, 13, usual(), d, 2));
}

TEST(LevelOfNeedTest, NoRandomMovementIsDrawnWithinTheFirstFourWeeks) {
  const Dynamics random_only = rates(0, 0, 0, 0, 0.5);
  LevelOfNeed need(3, begin);
  need.advance(begin + four_weeks - sim::Span{1}, {}, random_only, luck, family);
  EXPECT_EQ(need.value(), 3);
  need.advance(begin + four_weeks, {}, random_only, luck, family);
  const double z = sim::normal_quantile(luck.of(family, Purpose::variation, 0).uniform());
  EXPECT_NEAR(need.value(), 3 + 0.5 * std::sqrt(four_weeks_in_years) * z, 1e-12);
}

TEST(LevelOfNeedTest, WaitingRaisesIt) {
  Circumstances waiting = usual();
  waiting.waiting = true;
  EXPECT_GT(after(3, 6, waiting, all_rates), after(3, 6, usual(), all_rates));
}

TEST(LevelOfNeedTest, EachMoreHourLowersItAndEachByLessThanTheOneBefore) {
  std::vector<double> levels;
  for (const double dose : {0.0, 1.0, 2.0, 3.0, 4.0}) {
    Circumstances c = usual();
    c.dose = dose;
    levels.push_back(after(3.5, 6, c, all_rates));
  }
  for (std::size_t i = 1; i < levels.size(); ++i) EXPECT_LT(levels[i], levels[i - 1]);
  for (std::size_t i = 2; i < levels.size(); ++i) EXPECT_LT(levels[i - 1] - levels[i], levels[i - 2] - levels[i - 1]);
}

TEST(LevelOfNeedTest, HalfTheDoseGivesHalfTheEffectOfPractice) {
  Circumstances half = usual(), full = usual();
  half.dose = 1.5;
  half.engagement = 1;
  full.dose = 1e12;
  full.engagement = 1;
  const Dynamics practice_only = rates(0, 0.9, 0, 0, 0);
  EXPECT_NEAR(3 - after(3, 1, half, practice_only), (3 - after(3, 1, full, practice_only)) / 2, 1e-9);
}

TEST(LevelOfNeedTest, EngagementAndSkillLowerIt) {
  Circumstances better = usual();
  better.engagement = 0.8;
  EXPECT_LT(after(3, 6, better, all_rates), after(3, 6, usual(), all_rates));
  better = usual();
  better.skill = 1.3;
  EXPECT_LT(after(3, 6, better, all_rates), after(3, 6, usual(), all_rates));
}

TEST(LevelOfNeedTest, NeedsThatAreMetLowerIt) {
  Circumstances met = usual();
  met.unmet = unmet_need(0.5);
  Circumstances unmet = usual();
  unmet.unmet = unmet_need(1.5);
  EXPECT_LT(after(3, 6, met, all_rates), after(3, 6, unmet, all_rates));
}

TEST(LevelOfNeedTest, ItStaysBetweenOneAndFive) {
  const Dynamics wild = rates(0, 0, 0, 0, 40);
  double lowest = 5, highest = 1;
  for (std::uint64_t i = 0; i < 200; ++i) {
    const double level = after(3, 5, usual(), wild, i);
    lowest = std::min(lowest, level);
    highest = std::max(highest, level);
  }
  EXPECT_EQ(lowest, 1);
  EXPECT_EQ(highest, 5);
  EXPECT_EQ(LevelOfNeed(0.2, begin).value(), 1);
  EXPECT_EQ(LevelOfNeed(7, begin).value(), 5);
}

TEST(LevelOfNeedTest, ACrisisMovesItAtOnceAndNotBeyondTheEnds) {
  LevelOfNeed need(3, begin);
  need.shift(0.7);
  EXPECT_DOUBLE_EQ(need.value(), 3.7);
  need.shift(9);
  EXPECT_EQ(need.value(), 5);
  need.shift(-9);
  EXPECT_EQ(need.value(), 1);
}

TEST(UnmetNeedTest, EachFurtherNeedWeighsLessAndAllTogetherLessThanOne) {
  EXPECT_EQ(unmet_need(0), 0);
  EXPECT_NEAR(unmet_need(1), 0.6321205588285577, 1e-15);
  EXPECT_LT(unmet_need(2) - unmet_need(1), unmet_need(1) - unmet_need(0));
  EXPECT_LT(unmet_need(6), 1);
}

TEST(ReadLevelTest, WithoutNoiseItIsTheLevel) {
  for (std::uint32_t i = 0; i < 20; ++i) EXPECT_EQ(read_level(3.3, 0, luck.of(family, Purpose::reading, i)), 3.3);
}

TEST(ReadLevelTest, ItStaysBetweenOneAndFiveAndReachesBoth) {
  double lowest = 5, highest = 1;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const double reading = read_level(3, 2, luck.of(family, Purpose::reading, i));
    lowest = std::min(lowest, reading);
    highest = std::max(highest, reading);
  }
  EXPECT_EQ(lowest, 1);
  EXPECT_EQ(highest, 5);
}

TEST(ReadLevelTest, ItIsRightOnAverageAndAsNoisyAsStated) {
  double sum = 0, squares = 0;
  constexpr int readings = 20'000;
  for (std::uint32_t i = 0; i < readings; ++i) {
    const double off = read_level(3, 0.3, luck.of(family, Purpose::reading, i)) - 3;
    sum += off;
    squares += off * off;
  }
  EXPECT_NEAR(sum / readings, 0, 4 * 0.3 / std::sqrt(readings));
  EXPECT_NEAR(std::sqrt(squares / readings), 0.3, 4 * 0.3 / std::sqrt(2.0 * readings));
}

TEST(ReadLevelTest, MoreNoiseMovesTheSameReadingFurtherTheSameWay) {
  const double little = read_level(3, 0.2, luck.of(family, Purpose::reading)) - 3;
  const double much = read_level(3, 0.4, luck.of(family, Purpose::reading)) - 3;
  EXPECT_NEAR(much, 2 * little, 1e-12);
}

}  // namespace
}  // namespace models
