// What holds in every run, whatever the practice and the luck: children are conserved, stock is flow times stay, money
// adds up, and what is counted live is what is counted from the log.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>

#include "tests/support/service.hpp"
#include "tests/validation/recount.hpp"

namespace models {
namespace {

// Three ways of luck for each practice; one under a sanitizer.
constexpr std::uint64_t seeds = test_support::runs(3, 1);

struct Counted {
  CaseEventLog log;
  Observations live;
};

void count(const Model& model, RunId run, Counted& counted) {
  Observer observer(model);
  sim::TeeSink<CaseEvent> both({&observer, &counted.log});
  simulate(model, run, both);
  counted.live = observer.observations();
}

double of(const Observations& observations, Measure measure) { return observations[measure].value(); }

void expect_children_are_conserved(const Model& model, const CaseEventLog& log) {
  const recount::Stages s = recount::stages(model, log);
  EXPECT_EQ(s.faults, std::vector<std::string>{});
  std::int64_t known = 0;
  for (const auto& [when, event] : log)
    if (const auto* e = std::get_if<FamilyKnown>(&event)) known += e->children;
  EXPECT_EQ(s.appeared, known);
  EXPECT_EQ(std::accumulate(s.stock.begin(), s.stock.end(), std::int64_t{0}), known);  // closed or open, nowhere else
  EXPECT_GT(s.stock[model.pathway.closed().index], 0);
  for (std::size_t i = 0; i < s.stock.size(); ++i)
    EXPECT_EQ(s.in[i] - s.out[i], s.stock[i]) << model.pathway.stages()[i].key;
}

void expect_last_week_is_the_stock(const Model& model, const Counted& counted) {
  // The last week ends a day before the horizon, so the log is cut there.
  CaseEventLog cut;
  const sim::Instant end =
      sim::Instant{} + sim::Span{7 * 1440} * static_cast<std::int64_t>(counted.live.weekly.in_need.size());
  for (const auto& [when, event] : counted.log)
    if (when < end) cut.tell(when, event);
  const recount::Stages s = recount::stages(model, cut);
  std::int64_t in_need = 0, looked_after = 0, on_plans = 0;
  for (std::size_t i = 0; i < s.stock.size(); ++i) {
    const CompiledStage& stage = model.pathway.stages()[i];
    if (stage.in_need) in_need += s.stock[i];
    if (stage.looked_after) looked_after += s.stock[i];
    if (stage.on_plan) on_plans += s.stock[i];
  }
  EXPECT_EQ(counted.live.weekly.in_need.back(), static_cast<double>(in_need));
  EXPECT_EQ(counted.live.weekly.looked_after.back(), static_cast<double>(looked_after));
  EXPECT_EQ(counted.live.weekly.on_plans.back(), static_cast<double>(on_plans));
}

void expect_stock_is_flow_times_stay(const Model& model, const Counted& counted) {
  const double years = to_years(model.end - sim::Instant{}).value;
  const double days = recount::days_in_care(model, counted.log);
  EXPECT_GT(days, 100'000);
  EXPECT_NEAR(of(counted.live, Measure::days_in_care) * years, days, 1e-6);
  const double length = static_cast<double>(model.end.ticks) / 1440;
  EXPECT_NEAR(of(counted.live, Measure::children_looked_after) * length, days, 1e-6);
}

void expect_money_adds_up(const Model& model, const Counted& counted) {
  const double years = to_years(model.end - sim::Instant{}).value;
  const recount::Pounds pounds = recount::pounds(model, counted.log);
  const double penny = 0.01;
  EXPECT_NEAR(of(counted.live, Measure::cost_staff) * years, pounds.staff, penny);
  EXPECT_NEAR(of(counted.live, Measure::cost_placements) * years, pounds.placements, penny);
  EXPECT_NEAR(of(counted.live, Measure::cost_total) * years, pounds.staff + pounds.placements + pounds.court, penny);
  EXPECT_NEAR(of(counted.live, Measure::cost_per_child_in_need) * of(counted.live, Measure::children_in_need),
              of(counted.live, Measure::cost_total), penny);
}

void expect_the_log_says_what_was_heard(const Model& model, const Counted& counted) {
  const Observations read = observe(model, counted.log);
  EXPECT_EQ(read.values, counted.live.values);  // to the bit
  EXPECT_EQ(read.weekly.looked_after, counted.live.weekly.looked_after);
  EXPECT_EQ(read.weekly.in_need, counted.live.weekly.in_need);
  EXPECT_EQ(read.weekly.on_plans, counted.live.weekly.on_plans);
  EXPECT_EQ(read.weekly.unallocated, counted.live.weekly.unallocated);
  EXPECT_EQ(read.weekly.caseload, counted.live.weekly.caseload);
  EXPECT_EQ(read.weekly.referrals, counted.live.weekly.referrals);
}

class BookkeepingTest : public ::testing::TestWithParam<std::string> {};

TEST_P(BookkeepingTest, ChildrenStocksMoneyAndTheLogAgreeInEveryRun) {
  const Model model = test_support::beside_baseline(GetParam());
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Counted counted;
    count(model, {seed, 1}, counted);
    EXPECT_EQ(counted.live.identities, "");
    expect_children_are_conserved(model, counted.log);
    expect_last_week_is_the_stock(model, counted);
    expect_stock_is_flow_times_stay(model, counted);
    expect_money_adds_up(model, counted);
    expect_the_log_says_what_was_heard(model, counted);
  }
}

INSTANTIATE_TEST_SUITE_P(EveryPracticeFile, BookkeepingTest, ::testing::ValuesIn(test_support::practice_files()),
                         [](const auto& tested) { return test_support::name_of(tested.param); });

}  // namespace
}  // namespace models
