#include "models/evidence/quantity.hpp"

#include <gtest/gtest.h>

namespace models {
namespace {

TEST(QuantityTest, ANumberWithItsUnitIsRead) {
  EXPECT_EQ(read_quantity("1.5 hours", unit_of<sim::Hours>), 1.5);
  EXPECT_EQ(read_quantity("2 days", unit_of<sim::Days>), 2);
  EXPECT_EQ(read_quantity("26 weeks", unit_of<sim::Weeks>), 26);
  EXPECT_EQ(read_quantity("45 working days", unit_of<sim::WorkingDays>), 45);
  EXPECT_EQ(read_quantity("1.4 years", unit_of<sim::Years>), 1.4);
  EXPECT_EQ(read_quantity("16 children", unit_of<Children>), 16);
  EXPECT_EQ(read_quantity("60 posts", unit_of<Posts>), 60);
  EXPECT_EQ(read_quantity("6 places", unit_of<Places>), 6);
  EXPECT_EQ(read_quantity("0.118 a year", unit_of<PerYear>), 0.118);
  EXPECT_EQ(read_quantity("19617 children a year", unit_of<ChildrenPerYear>), 19617);
}

TEST(QuantityTest, SingularAndPluralAreTheSame) {
  EXPECT_EQ(read_quantity("1 hour", unit_of<sim::Hours>), 1);
  EXPECT_EQ(read_quantity("1 hours", unit_of<sim::Hours>), 1);
  EXPECT_EQ(read_quantity("1 child", unit_of<Children>), 1);
  EXPECT_EQ(read_quantity("1 child a year", unit_of<ChildrenPerYear>), 1);
}

TEST(QuantityTest, MoneyHasItsSignBeforeTheNumber) {
  EXPECT_EQ(read_quantity("£1280", unit_of<Pounds>), 1280);
  EXPECT_EQ(read_quantity("£ 1280", unit_of<Pounds>), 1280);
  EXPECT_EQ(read_quantity("£7,385.50 a week", unit_of<PoundsPerWeek>), 7385.5);
  EXPECT_EQ(read_quantity("£7385 per week", unit_of<PoundsPerWeek>), 7385);
  EXPECT_EQ(read_quantity("1280", unit_of<Pounds>), std::nullopt);
  EXPECT_EQ(read_quantity("£7385", unit_of<PoundsPerWeek>), std::nullopt);
  EXPECT_EQ(read_quantity("£7385 a week", unit_of<Pounds>), std::nullopt);
  EXPECT_EQ(read_quantity("$1280", unit_of<Pounds>), std::nullopt);
}

TEST(QuantityTest, AShareMayBeAPercentage) {
  EXPECT_DOUBLE_EQ(read_quantity("21.1 %", unit_of<Share>).value(), 0.211);
  EXPECT_DOUBLE_EQ(read_quantity("21.1%", unit_of<Share>).value(), 0.211);
  EXPECT_EQ(read_quantity("0.211", unit_of<Share>), 0.211);
}

TEST(QuantityTest, AnotherUnitIsNotRead) {
  EXPECT_EQ(read_quantity("45 hours", unit_of<sim::WorkingDays>), std::nullopt);
  EXPECT_EQ(read_quantity("45 days", unit_of<sim::WorkingDays>), std::nullopt);
  EXPECT_EQ(read_quantity("45", unit_of<sim::WorkingDays>), std::nullopt);
  EXPECT_EQ(read_quantity("16 children a year", unit_of<Children>), std::nullopt);
  EXPECT_EQ(read_quantity("5 %", unit_of<Number>), std::nullopt);
  EXPECT_EQ(read_quantity("hours", unit_of<sim::Hours>), std::nullopt);
  EXPECT_EQ(read_quantity("", unit_of<sim::Hours>), std::nullopt);
}

TEST(QuantityTest, WhatIsNoFiniteDecimalIsNoNumber) {
  for (const char* text : {"", "nan", "inf", "-inf", "1e999", "0x10", "1.5.2", "5-6", ".5", "five", "1 2", "--1"}) {
    EXPECT_EQ(read_number(text), std::nullopt) << text;
  }
  EXPECT_EQ(read_number(std::string(100, '1')), std::nullopt);
  EXPECT_EQ(read_number("-2.5"), -2.5);
  EXPECT_EQ(read_number("+2"), 2);
}

TEST(QuantityTest, CommasStandBetweenThousandsOnly) {
  EXPECT_EQ(read_number("19,617"), 19617);
  EXPECT_EQ(read_number("1,234,567.5"), 1234567.5);
  EXPECT_EQ(read_number("-1,000"), -1000);
  for (const char* text : {"1,5", "19,61", ",617", "1,,000", "1234,567", "-,100", "1,0000"}) {
    EXPECT_EQ(read_number(text), std::nullopt) << text;
  }
}

TEST(QuantityTest, WhatIsWrittenIsReadBack) {
  EXPECT_EQ(write_quantity(45, unit_of<sim::WorkingDays>), "45 working days");
  EXPECT_EQ(write_quantity(1, unit_of<Children>), "1 child");
  EXPECT_EQ(write_quantity(0.211, unit_of<Share>), "21.1 %");
  EXPECT_EQ(write_quantity(7385, unit_of<PoundsPerWeek>), "£7385 a week");
  EXPECT_EQ(write_quantity(32000, unit_of<Pounds>), "£32000");
  EXPECT_EQ(write_quantity(0.118, unit_of<PerYear>), "0.118 a year");
  EXPECT_EQ(write_quantity(0.9, unit_of<Number>), "0.9");
  EXPECT_EQ(write_quantity(20000000, unit_of<Children>), "20000000 children");
  for (const double value : {0.0, 1.0, 0.3, 12.75, 19617.0}) {
    EXPECT_EQ(read_quantity(write_quantity(value, unit_of<PoundsPerWeek>), unit_of<PoundsPerWeek>), value);
    EXPECT_EQ(read_quantity(write_quantity(value, unit_of<ChildrenPerYear>), unit_of<ChildrenPerYear>), value);
  }
}

TEST(QuantityTest, UnitsHaveWords) {
  EXPECT_EQ(unit_in_words(unit_of<sim::WorkingDays>), "working days");
  EXPECT_EQ(unit_in_words(unit_of<PoundsPerWeek>), "£ a week");
  EXPECT_EQ(unit_in_words(unit_of<Pounds>), "£");
  EXPECT_EQ(unit_in_words(unit_of<Share>), "a share");
  EXPECT_EQ(unit_in_words(unit_of<Number>), "a number");
}

}  // namespace
}  // namespace models
