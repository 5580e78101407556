#include "models/report/words.hpp"

#include <gtest/gtest.h>

namespace models {
namespace {

Estimate between(double mean, double low, double high) {
  Estimate made;
  made.mean = mean;
  made.low95 = low;
  made.high95 = high;
  return made;
}

OrReason<Difference> difference(double mean, double low, double high, Verdict verdict) {
  Difference made;
  static_cast<Estimate&>(made) = between(mean, low, high);
  made.verdict = verdict;
  return {made, {}};
}

const Definition& care = definition(Measure::children_looked_after);
const Definition& turnover = definition(Measure::turnover_rate);
const Definition& cost = definition(Measure::cost_total);
const Definition& caseload = definition(Measure::caseload_mean);
const Definition& weeks = definition(Measure::care_proceedings_weeks);

TEST(WordsTest, CountsAreFewerOrMore) {
  EXPECT_EQ(difference_in_words(difference(-31.4, -44.2, -18.3, Verdict::lower), care),
            "31 fewer (95 % interval 18 to 44 fewer)");
  EXPECT_EQ(difference_in_words(difference(31.4, 18.3, 44.2, Verdict::higher), care),
            "31 more (95 % interval 18 to 44 more)");
}

TEST(WordsTest, RatesAreLowerOrHigherInPercentagePoints) {
  EXPECT_EQ(difference_in_words(difference(-1.23, -1.81, -0.62, Verdict::lower), turnover),
            "1.2 percentage points lower (95 % interval 0.6 to 1.8 lower)");
  EXPECT_EQ(difference_in_words(difference(1.34, 0.82, 1.9, Verdict::higher), caseload),
            "1.3 children higher (95 % interval 0.8 to 1.9 higher)");
}

TEST(WordsTest, MoneyIsLessOrMoreAndTimesAreShorterOrLonger) {
  EXPECT_EQ(difference_in_words(difference(-1.24e6, -1.72e6, -0.77e6, Verdict::lower), cost),
            "£1.2 million less (95 % interval £800,000 to £1.7 million less)");
  EXPECT_EQ(difference_in_words(difference(-2.04, -3.11, -1.02, Verdict::lower), weeks),
            "2.0 weeks shorter (95 % interval 1.0 to 3.1 shorter)");
}

TEST(WordsTest, WhatCannotBeToldApartGivesBothEnds) {
  EXPECT_EQ(difference_in_words(difference(3, -2.7, 9.1, Verdict::cannot_tell), care),
            "cannot tell apart (95 % interval from 3 fewer to 9 more)");
  EXPECT_EQ(difference_in_words(difference(0.2, -1.4, 1.9, Verdict::no_difference_that_matters), care),
            "no difference that matters (95 % interval from 1.4 fewer to 1.9 more)");
}

TEST(WordsTest, OneRunHasNoInterval) {
  Difference one;
  one.mean = -12;
  EXPECT_EQ(difference_in_words({one, {}}, care), "12 fewer (one run, no interval: cannot tell apart)");
}

TEST(WordsTest, NoValueIsItsReason) {
  EXPECT_EQ(difference_in_words({std::nullopt, "the scenario has no cap"}, care), "the scenario has no cap");
}

TEST(WordsTest, NumbersAreRoundedToWhatTheirIntervalSupports) {
  EXPECT_EQ(level_in_words(between(534.23, 526.1, 542.4), care), "534 (95 % interval 526 to 542)");
  EXPECT_EQ(level_in_words(between(534.23, 480, 590), care), "530 (95 % interval 480 to 590)");
  EXPECT_EQ(level_in_words(between(52314881, 52014881, 52614881), cost),
            "£52.3 million (95 % interval £52.0 million to £52.6 million)");
  EXPECT_EQ(level_in_words(between(12.345, 12.1, 12.6), turnover), "12.3 % (95 % interval 12.1 % to 12.6 %)");
}

TEST(WordsTest, LevelsStayWhereTheyCanBe) {
  EXPECT_EQ(level_in_words(between(2.2, -7, 12), care), "2 (95 % interval 0 to 12)");
  EXPECT_EQ(level_in_words(between(95, 86, 104), turnover), "95 % (95 % interval 86 % to 100 %)");
}

TEST(WordsTest, LargeNumbersHaveThousandsSeparators) {
  EXPECT_EQ(number_in_words(194910, definition(Measure::days_in_care), 1), "194,910");
  EXPECT_EQ(number_in_words(999, definition(Measure::days_in_care), 1), "999");
  EXPECT_EQ(number_in_words(23340, definition(Measure::cost_per_child_in_need), 1), "£23,340");
}

TEST(WordsTest, RoundingNeverHidesThatZeroIsLeftOut) {
  EXPECT_EQ(difference_in_words(difference(-33, -65, -0.6, Verdict::lower), care),
            "33 fewer (95 % interval 1 to 65 fewer)");
}

TEST(WordsTest, SignsAreTrueMinusSignsAndZeroHasNone) {
  EXPECT_EQ(signed_number(-31.4, care, 1), "−31");
  EXPECT_EQ(signed_number(31.4, care, 1), "+31");
  EXPECT_EQ(signed_number(-0.3, care, 1), "0");
  EXPECT_EQ(signed_number(-1.25e6, cost, 1e4), "−£1.25 million");
  EXPECT_EQ(signed_number(0.5, turnover, 0.1), "+0.5 points");
}

TEST(WordsTest, NamesAreListedWithAnd) {
  EXPECT_EQ(listed({"A"}), "A");
  EXPECT_EQ(listed({"A", "B"}), "A and B");
  EXPECT_EQ(listed({"A", "B", "C"}), "A, B and C");
  EXPECT_EQ(whole_number(5), "five");
  EXPECT_EQ(whole_number(12), "12");
}

}  // namespace
}  // namespace models
