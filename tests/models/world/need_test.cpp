// The level of need, engagement and readings: each equation by hand, and which way each circumstance moves it.
#include "models/world/families/need.hpp"

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

// --- A kind of involvement ------------------------------------------------------------------------------------------

TEST(LevelOfNeedTest, HelpDoesNotBringItBelowALastingLevel) {
  const Dynamics falling = rates(0.3, 0.9, 0, 0, 0);
  Circumstances c = usual();
  c.lasting = 2.5;
  // From 3: down (0.3 + 0.9 × 0.2) × (3 − 2.5) = 0.24 a year.
  EXPECT_NEAR(after(3, 1, c, falling), 3 - 0.24 * four_weeks_in_years, 1e-12);
  EXPECT_NEAR(after(3, 13 * 40, c, falling), 2.5, 1e-6);
  EXPECT_EQ(after(2.5, 13, c, falling), 2.5);
  EXPECT_EQ(after(2.0, 13, c, falling), 2.0);  // and does not bring it up
}

TEST(LevelOfNeedTest, BelowALastingLevelUnmetNeedStillRaisesIt) {
  Circumstances c = usual();
  c.lasting = 2.5;
  // From 2: up 0.8 × 0.6 × (5 − 2) / 4 = 0.36 a year, and nothing down.
  EXPECT_NEAR(after(2, 1, c, all_rates), 2 + 0.36 * four_weeks_in_years, 1e-12);
}

TEST(LevelOfNeedTest, RecoveryMultipliesWhatHappensByItselfAndNotWhatPracticeDoes) {
  Circumstances c = usual();
  c.unmet = 0;
  c.recovery = 4;
  // From 3: down (0.3 × 4 + 0.9 × 0.2) × (3 − 1) = 2.76 a year.
  EXPECT_NEAR(after(3, 1, c, all_rates), 3 - 2.76 * four_weeks_in_years, 1e-12);
  c.recovery = 0;
  // Down 0.9 × 0.2 × 2 = 0.36.
  EXPECT_NEAR(after(3, 1, c, all_rates), 3 - 0.36 * four_weeks_in_years, 1e-12);
}

// --- Engagement -----------------------------------------------------------------------------------------------------

Dynamics engaging(double lost_at_change, double regained) {
  Dynamics d;
  d.engagement_lost_at_change.value = {lost_at_change};
  d.engagement_regained.value = {regained};
  return d;
}

TEST(EngagementTest, WhatWasLostComesBackByTheExponentialLaw) {
  const Dynamics d = engaging(0.3, 10);
  // 0.6 × 1.2 × (1 − 0.4 × e^−1) = 0.72 × (1 − 0.147152) = 0.614051.
  EXPECT_NEAR(engagement_now(0.6, 1.2, 0.4, 10, d), 0.6140508, 1e-6);
  EXPECT_NEAR(engagement_now(0.6, 1.2, 0.4, 0, d), 0.72 * 0.6, 1e-12);
  EXPECT_NEAR(engagement_now(0.6, 1.2, 0.4, 1e6, d), 0.72, 1e-12);
  EXPECT_NEAR(engagement_now(0.6, 1.2, 0, 3, d), 0.72, 1e-12);
}

TEST(EngagementTest, ItStaysBetweenNoughtAndOne) {
  const Dynamics d = engaging(0.3, 10);
  EXPECT_EQ(engagement_now(0.9, 1.5, 0, 0, d), 1);
  EXPECT_EQ(engagement_now(0.9, 1.5, 1, 0, d), 0);
  EXPECT_EQ(engagement_now(0, 1, 0, 0, d), 0);
}

TEST(EngagementTest, AChangeLosesItsShareOfTheRest) {
  const Dynamics d = engaging(0.3, 10);
  EXPECT_NEAR(lost_at_change(0, 0, d), 0.3, 1e-12);
  EXPECT_NEAR(lost_at_change(0.3, 0, d), 1 - 0.7 * 0.7, 1e-12);  // the next day
  // After ten weeks: still lost 0.3 / e = 0.110364; then 1 − (1 − 0.110364) × 0.7 = 0.377255.
  EXPECT_NEAR(lost_at_change(0.3, 10, d), 0.3772547, 1e-6);
  EXPECT_NEAR(lost_at_change(0.3, 1e6, d), 0.3, 1e-12);
}

TEST(EngagementTest, AChangeThatLosesNothingOnlyLetsTimeGoBy) {
  const Dynamics d = engaging(0, 10);
  const double lost = lost_at_change(0.5, 10, d);
  EXPECT_NEAR(engagement_now(0.8, 1, lost, 0, d), engagement_now(0.8, 1, 0.5, 10, d), 1e-12);
}

// --- Readings -------------------------------------------------------------------------------------------------------

Decision deciding_with(double noise) {
  Decision d;
  d.noise.value = {noise};
  d.group_discussion.value = {0.75};
  d.poor_assessment.value = {1.6};
  d.hurried.value = {0.1};
  d.threshold_drift.value = {0.25};
  return d;
}

double read(double level, double noise, std::uint32_t n, const Deciding& deciding = {}) {
  return read_level(level, deciding, deciding_with(noise), luck.of(family, Purpose::reading, n));
}

TEST(NoiseTest, ItIsTheEquationByHand) {
  const Decision d = deciding_with(0.4);
  EXPECT_NEAR(noise_of({}, d), 0.4, 1e-12);
  EXPECT_NEAR(noise_of({.in_a_group = true}, d), 0.4 * 0.75, 1e-12);
  EXPECT_NEAR(noise_of({.past_limit = true}, d), 0.4 + 0.1, 1e-12);
  EXPECT_NEAR(noise_of({.quality = 0}, d), 0.4 * 1.6, 1e-12);
  EXPECT_NEAR(noise_of({.quality = 0.25}, d), 0.4 * 1.45, 1e-12);
  EXPECT_NEAR(noise_of({.in_a_group = true, .past_limit = true, .quality = 0.5}, d), 0.4 * 0.75 * 1.3 + 0.1, 1e-12);
}

TEST(NoiseTest, AnAssessmentIsNoBetterThanWhole) {
  const Decision d = deciding_with(0.4);
  EXPECT_EQ(noise_of({.quality = 1.7}, d), noise_of({.quality = 1}, d));
  EXPECT_EQ(noise_of({.quality = -1}, d), noise_of({.quality = 0}, d));
}

TEST(NoiseTest, LoadMovesReadingsAndNotTheirNoise) {
  EXPECT_EQ(noise_of({.load = 3}, deciding_with(0.4)), noise_of({}, deciding_with(0.4)));
}

TEST(ReadLevelTest, WithoutNoiseItIsTheLevel) {
  for (std::uint32_t i = 0; i < 20; ++i) EXPECT_EQ(read(3.3, 0, i), 3.3);
}

TEST(ReadLevelTest, ItStaysBetweenOneAndFiveAndReachesBoth) {
  double lowest = 5, highest = 1;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    lowest = std::min(lowest, read(3, 2, i));
    highest = std::max(highest, read(3, 2, i));
  }
  EXPECT_EQ(lowest, 1);
  EXPECT_EQ(highest, 5);
}

TEST(ReadLevelTest, ItIsRightOnAverageAndAsNoisyAsStated) {
  const Deciding in_a_group{.in_a_group = true};
  double sum = 0, squares = 0;
  constexpr int readings = 20'000;
  for (std::uint32_t i = 0; i < readings; ++i) {
    const double off = read(3, 0.4, i, in_a_group) - 3;
    sum += off;
    squares += off * off;
  }
  const double noise = 0.4 * 0.75;
  EXPECT_NEAR(sum / readings, 0, 4 * noise / std::sqrt(readings));
  EXPECT_NEAR(std::sqrt(squares / readings), noise, 4 * noise / std::sqrt(2.0 * readings));
}

TEST(ReadLevelTest, MoreNoiseMovesTheSameReadingFurtherTheSameWay) {
  EXPECT_NEAR(read(3, 0.4, 0) - 3, 2 * (read(3, 0.2, 0) - 3), 1e-12);
  EXPECT_NEAR(read(3, 0.4, 0, {.quality = 0}) - 3, 1.6 * (read(3, 0.4, 0) - 3), 1e-12);
}

TEST(ReadLevelTest, LoadAboveTheSoftCapsLowersReadingsByTheDrift) {
  EXPECT_NEAR(read(3, 0.2, 0, {.load = 1.4}), read(3, 0.2, 0) - 0.25 * 0.4, 1e-12);
  EXPECT_EQ(read(3, 0.2, 0, {.load = 1}), read(3, 0.2, 0));
  EXPECT_EQ(read(3, 0.2, 0, {.load = 0.5}), read(3, 0.2, 0));
}

}  // namespace
}  // namespace models
