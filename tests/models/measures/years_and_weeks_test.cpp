// Financial years add up to the run, bad weeks are those of its weeks, and theory beside the simulation is arithmetic.
#include <gtest/gtest.h>

#include <cmath>

#include "models/measures/bad_weeks.hpp"
#include "models/measures/financial_year.hpp"
#include "models/measures/shadow.hpp"
#include "models/studies/compare.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

/// Three years of a small place from a day.
Model from(const std::string& start) {
  Request request;
  request.config = test_support::config();
  request.practices = {"baseline"};
  request.years = 3;
  request.scale = 0.1;
  request.overrides = {{"stock.lead_in", "4 weeks"}};
  Scenario scenario = load_scenario(test_support::england(), request);
  scenario.start = sim::parse_date(start);
  return compile(std::move(scenario)).front();
}

double of(const Values& values, Measure measure) { return values[static_cast<std::size_t>(measure)].value(); }

TEST(FinancialYearTest, BeginOnTheFirstOfApril) {
  const auto from_april = financial_years(from("2025-04-01"));
  ASSERT_EQ(from_april.size(), 3U);
  for (const FinancialYear& year : from_april) EXPECT_TRUE(year.whole);
  EXPECT_EQ(name_of_financial_year(from_april[0].begins), "2025-26");
  EXPECT_EQ(name_of_financial_year(2099), "2099-00");
  const auto from_january = financial_years(from("2026-01-01"));
  ASSERT_EQ(from_january.size(), 4U);
  EXPECT_EQ(from_january[0].begins, 2025);
  EXPECT_FALSE(from_january[0].whole);
  EXPECT_TRUE(from_january[1].whole);
  EXPECT_FALSE(from_january[3].whole);
}

TEST(FinancialYearTest, FlowsStocksAndCostsOfTheYearsAreThoseOfTheRun) {
  for (const char* start : {"2025-04-01", "2025-11-15"}) {
    const Model model = from(start);
    const Observations run = replicate_once(model, {7, 1});
    const auto years = financial_years(model);
    ASSERT_EQ(run.financial_years.size(), years.size());
    const double all = to_years(model.end - sim::Instant{}).value;
    for (const Measure measure :
         {Measure::referrals, Measure::entries_to_care, Measure::children_in_need, Measure::children_looked_after,
          Measure::cost_total, Measure::cost_staff, Measure::days_in_care, Measure::care_proceedings_started}) {
      double sum = 0;
      for (std::size_t y = 0; y < years.size(); ++y)
        sum += of(run.financial_years[y].values, measure) * to_years(years[y].to - years[y].from).value;
      EXPECT_NEAR(sum, of(run.values, measure) * all, 1e-9 * std::abs(sum) + 1e-9)
          << start << ' ' << definition(measure).key;
    }
    // Workers met are met anew each year: never fewer in all than over the whole run.
    double met = 0;
    for (const YearObserved& year : run.financial_years) met += of(year.values, Measure::workers_per_child_year);
    EXPECT_GE(met / static_cast<double>(years.size()), of(run.values, Measure::workers_per_child_year));
  }
}

TEST(FinancialYearTest, MovesInTheYearAreSaidOfWholeYearsOnly) {
  const Observations run = replicate_once(from("2025-11-15"), {7, 1});
  const auto moves = static_cast<std::size_t>(Measure::placement_moves_3_or_more);
  EXPECT_FALSE(run.financial_years.front().values[moves]);
  EXPECT_TRUE(run.financial_years[1].values[moves]);
}

/// Runs whose weeks are 0, 1, 2, … 99, and a second arm with ten more each.
std::vector<std::vector<Observations>> by_hand() {
  std::vector<std::vector<Observations>> runs(2);
  for (std::size_t arm = 0; arm < 2; ++arm)
    for (int r = 0; r < 4; ++r) {
      Observations run;
      for (int week = 0; week < 100; ++week)
        for (auto* weeks : {&run.weekly.in_need, &run.weekly.on_plans, &run.weekly.looked_after,
                            &run.weekly.unallocated, &run.weekly.caseload})
          weeks->push_back(week + 10.0 * static_cast<double>(arm));
      runs[arm].push_back(std::move(run));
    }
  return runs;
}

TEST(BadWeeksTest, AreTheSharesOfWeeksAboveALevel) {
  const auto all = bad_weeks(by_hand(), {{Measure::children_looked_after, 79.5}});
  ASSERT_EQ(all.size(), weekly_stocks().size());
  const BadWeeks& care = all[2];
  EXPECT_EQ(care.stock, Measure::children_looked_after);
  EXPECT_NEAR(care.median[0].mean, 49.5, 1e-12);
  EXPECT_NEAR(care.one_in_ten[0].mean, 89.1, 1e-9);
  EXPECT_EQ(care.highest[1].mean, 109);
  const auto asked = std::find_if(care.levels.begin(), care.levels.end(), [](const auto& each) { return each.asked; });
  ASSERT_NE(asked, care.levels.end());
  EXPECT_EQ(asked->shares[0].mean, 20);
  EXPECT_EQ(asked->shares[1].mean, 30);
  ASSERT_EQ(asked->less_base.size(), 1U);
  EXPECT_EQ(asked->less_base[0].mean, 10);
  EXPECT_EQ(asked->less_base[0].verdict, Verdict::higher);
  for (std::size_t i = 1; i < care.levels.size(); ++i) {
    EXPECT_GT(care.levels[i].level, care.levels[i - 1].level);
    EXPECT_LE(care.levels[i].shares[0].mean, care.levels[i - 1].shares[0].mean);
  }
  EXPECT_GE(care.levels.size(), 6U);
  EXPECT_TRUE(bad_weeks({}).empty());
}

TEST(BadWeeksTest, ALevelIsOfAStock) {
  std::vector<AskedLevel> levels;
  std::vector<std::string> faults;
  read_level("children_looked_after=560 children", levels, faults);
  EXPECT_TRUE(faults.empty());
  ASSERT_EQ(levels.size(), 1U);
  EXPECT_EQ(levels[0].level, 560);
  read_level("turnover_rate=5", levels, faults);
  read_level("children_looked_after", levels, faults);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_NE(faults[0].find("expected a stock"), std::string::npos);
}

/// A service of two stages in balance: 100 come a year, stay half a year in each, a quarter goes back.
Observations balanced(const Model& model) {
  Observations run;
  Traffic& t = run.traffic;
  const std::size_t many = model.pathway.stages().size();
  t.present.assign(many, 0);
  t.came = t.left = t.present;
  t.ways.assign(many * many, 0);
  std::size_t first = 0, second = 0;
  for (std::size_t s = 0; s < many; ++s) {
    if (model.pathway.stages()[s].kind == StageKind::plan) first = s;
    if (model.pathway.stages()[s].kind == StageKind::protection_plan) second = s;
  }
  t.came[first] = 100;
  t.left[first] = t.left[second] = 400.0 / 3;  // 100 + a quarter of itself
  t.ways[first * many + second] = 400.0 / 3;
  t.ways[second * many + first] = 100.0 / 3;
  t.present[first] = t.present[second] = 200.0 / 3;
  t.turnover = 0.118;
  t.vacancy = 0.2;
  t.holders = t.full_time = 10;
  t.children_held = 140;
  t.cases_held = 100;
  t.allocations = 140;
  return run;
}

TEST(ShadowTest, TheoryIsTheArithmeticOfTheRun) {
  const Model model = from("2025-04-01");
  const std::vector<Observations> runs(3, balanced(model));
  const auto all = shadows(model, runs);
  const auto find = [&](const std::string& what) {
    return *std::find_if(all.begin(), all.end(), [&](const Shadow& each) { return each.what == what; });
  };
  // In balance theory and simulation are one.
  const Shadow plans = find(std::string(definition(Measure::child_protection_plans).name));
  EXPECT_NEAR(plans.by_theory.value->mean, 200.0 / 3, 1e-9);
  EXPECT_NEAR(plans.difference.value->mean, 0, 1e-9);
  const double fill = (*model.settings().workforce.time_to_fill).value;
  const Shadow vacancies = find(std::string(definition(Measure::vacancy_rate).name));
  EXPECT_NEAR(vacancies.by_theory.value->mean, 100 * 0.118 * fill / (1 + 0.118 * fill), 1e-9);
  EXPECT_NEAR(vacancies.difference.value->mean, 20 - vacancies.by_theory.value->mean, 1e-9);
  // With no hard cap there is nothing for Erlang to say.
  const Shadow waiting = find(std::string(definition(Measure::unallocated_children).name));
  EXPECT_TRUE(waiting.by_theory.value || !waiting.by_theory.reason.empty());
}

TEST(ShadowTest, OutOfBalanceTheorySaysWhereTheStockIsGoing) {
  const Model model = from("2025-04-01");
  Observations run = balanced(model);
  for (double& n : run.traffic.came) n *= 2;  // twice as many come as leave
  const auto all = shadows(model, std::vector<Observations>(2, run));
  EXPECT_GT(all[0].by_theory.value->mean, 1.9 * all[0].simulated.value->mean);
}

}  // namespace
}  // namespace models
