// Money to the last unit.
#include "models/measures/ledger.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "sim/random/stream.hpp"

namespace models {
namespace {

constexpr std::int64_t week = 7 * 24 * 60;

CostHead head(const std::string& name) { return {CostKind::staff, name}; }

/// Whether two amounts are one; EXPECT_EQ has no words for numbers so long.
testing::AssertionResult same(Amount a, Amount b) {
  if (a == b) return testing::AssertionSuccess();
  return testing::AssertionFailure() << in_full(a) << ", not " << in_full(b);
}

TEST(LedgerTest, AWeekOfSomebodyFullTimeCostsTheWeeklyPrice) {
  Ledger ledger(sim::Instant{});
  const std::size_t worker = ledger.open(head("worker"), pence(1'234.56));
  ledger.add({0}, worker, 100);
  const Accounts accounts = ledger.accounts({week});
  EXPECT_TRUE(same(accounts.years[0][worker], Amount{123'456} * units_a_penny));
  EXPECT_EQ(pounds(accounts.totals[0]), 1'234.56);
  EXPECT_EQ(accounts.fault(), "");
}

TEST(LedgerTest, AHundredthForAMinuteAtAPennyAWeekIsNotLost) {
  Ledger ledger(sim::Instant{});
  const std::size_t worker = ledger.open(head("worker"), 1);
  ledger.add({500}, worker, 1);
  ledger.add({501}, worker, -1);
  EXPECT_TRUE(same(ledger.accounts({week}).totals[0], 1));
}

TEST(LedgerTest, APriceThatChangesHoldsFromThatMinuteOn) {
  Ledger ledger(sim::Instant{});
  const std::size_t place = ledger.open({CostKind::placement, "place"}, 700);
  ledger.add({0}, place, 300);
  ledger.set_price({week}, place, 900);
  ledger.add({week + week / 2}, place, -100);
  const Amount expected = (Amount{3 * 700} * 2 + Amount{3 * 900} + Amount{2 * 900}) * units_a_penny / 2;
  EXPECT_TRUE(same(ledger.accounts({2 * week}).totals[0], expected));
}

TEST(LedgerTest, WhatIsPaidByThePieceIsWholePence) {
  Ledger ledger(sim::Instant{});
  const std::size_t court = ledger.open({CostKind::proceedings, "court"}, 0);
  ledger.pay(court, 5);
  ledger.pay(court, 7);
  EXPECT_TRUE(same(ledger.accounts({week}).of(CostKind::proceedings, 0), Amount{12} * units_a_penny));
}

TEST(LedgerTest, AYearHasWhatRanInIt) {
  Ledger ledger(sim::Instant{});
  const std::size_t worker = ledger.open(head("worker"), 1000);
  ledger.add({week}, worker, 100);
  ledger.begin_year({3 * week});
  const std::size_t late = ledger.open(head("a head that is opened later"), 10);
  ledger.pay(late, 3);
  const Accounts accounts = ledger.accounts({4 * week});
  ASSERT_EQ(accounts.years.size(), 2U);
  EXPECT_TRUE(same(accounts.years[0][worker], Amount{2000} * units_a_penny));
  EXPECT_TRUE(same(accounts.years[1][worker], Amount{1000} * units_a_penny));
  EXPECT_TRUE(same(accounts.years[0][late], 0));
  EXPECT_TRUE(same(accounts.totals[1], Amount{1003} * units_a_penny));
  EXPECT_EQ(accounts.fault(), "");
}

TEST(LedgerTest, RestartedItForgetsTheMoneyAndNotWhatRuns) {
  Ledger ledger({-week});
  const std::size_t worker = ledger.open(head("worker"), 1000);
  ledger.add({-week}, worker, 50);
  ledger.pay(worker, 77);
  ledger.restart({0});
  const Accounts accounts = ledger.accounts({week});
  EXPECT_TRUE(same(accounts.totals[0], Amount{500} * units_a_penny));
  EXPECT_EQ(accounts.fault(), "");
}

// A thousand changes of any kind at any minutes, over three years.
Accounts anything(std::uint64_t seed, Amount& expected) {
  sim::Stream stream({seed, 7});
  const auto any = [&](std::int64_t n) { return static_cast<std::int64_t>(stream.uniform() * static_cast<double>(n)); };
  Ledger ledger(sim::Instant{});
  std::vector<std::int64_t> price, running;
  for (int h = 0; h < 6; ++h) {
    price.push_back(any(400'000));
    running.push_back(0);
    ledger.open(head("head"), price.back());
  }
  std::int64_t now = 0;
  expected = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::int64_t gap = any(1500);
    for (std::size_t h = 0; h < 6; ++h) expected += Amount{price[h]} * running[h] * gap;
    now += gap;
    const auto h = static_cast<std::size_t>(any(6));
    const std::int64_t what = any(10);
    if (what == 0) {
      price[h] = any(400'000);
      ledger.set_price({now}, h, price[h]);
    } else if (what == 1) {
      const std::int64_t paid = any(10'000'000);
      expected += Amount{paid} * units_a_penny;
      ledger.pay(h, paid);
    } else if (what == 2) {
      ledger.begin_year({now});
    } else {
      const std::int64_t more = any(201) - 100;
      running[h] += more;
      ledger.add({now}, h, more);
    }
  }
  return ledger.accounts({now});
}

TEST(LedgerTest, TheTotalIsTheSumOfItsHeadsToTheLastUnitWhateverHappens) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Amount expected = 0, all = 0;
    const Accounts accounts = anything(seed, expected);
    EXPECT_EQ(accounts.fault(), "") << seed;
    for (const Amount total : accounts.totals) all += total;
    EXPECT_TRUE(same(all, expected)) << seed;
  }
}

TEST(LedgerTest, ThirtyYearsOfAWholeCountryAreCountedExactly) {
  Ledger ledger(sim::Instant{});
  const std::size_t staff = ledger.open(head("staff"), 200'000);
  ledger.add({0}, staff, 100 * 1'000'000);
  ledger.add({0}, staff, 1);
  const std::int64_t end = 52 * 30 * week;
  EXPECT_TRUE(same(ledger.accounts({end}).totals[0], Amount{200'000} * 100'000'001 * end));
}

TEST(LedgerTest, AUnitTooMuchIsFoundAndSaidInFull) {
  Ledger ledger(sim::Instant{});
  const std::size_t worker = ledger.open(head("worker"), 1'234'567);
  ledger.add({0}, worker, 100);
  Accounts accounts = ledger.accounts({week});
  accounts.years[0][worker] += 1;
  EXPECT_EQ(accounts.fault(),
            "the heads of cost of year 1 come to 1,234,567 pence and 1 units of 1/1,008,000, its total is 1,234,567 "
            "pence and 0 units of 1/1,008,000");
}

}  // namespace
}  // namespace models
