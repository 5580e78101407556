// What the events cost, at the prices of the files.
#include "models/measures/charges.hpp"

#include <gtest/gtest.h>

#include "tests/models/measures/told.hpp"

namespace models {
namespace {

using told::child;
using told::moved;
using told::nowhere;
using told::stage;
using told::Telling;

constexpr double year_in_days = 365;
constexpr double years = year_in_days / 365.25;
constexpr double weeks = year_in_days / 7;

double value(const Observations& observations, Measure measure) { return observations[measure].value(); }

TEST(ChargesTest, StaffPlacementsAndCourtCostWhatTheFilesSay) {
  const Settings& s = told::authority().settings();
  const Observations o = Telling()
                             .worker(-30, 0)
                             .worker(70, 1, Engagement::agency)
                             .worker(140, 2, Engagement::employee, "social_worker", 60)
                             .on(0, EnteredCare{child(1), 9, CareRoute::stock, {}, false, false})
                             .on(0, moved(child(1), nowhere(), stage("childrens_home"), 1))
                             .on(0, Placed{child(1), stage("childrens_home"), -1, true})
                             .on(70, PlacementEnded{child(1), stage("childrens_home"), false})
                             .on(70, moved(child(1), stage("childrens_home"), stage("agency_foster"), 1))
                             .on(70, Placed{child(1), stage("agency_foster"), -1, true})
                             .on(210, WorkerLeft{WorkerId{1}, PostId{1}, Engagement::agency})
                             .on(300, ProceedingsEnded{FamilyId{1}, 1, 30})
                             .observed();
  EXPECT_EQ(o.identities, "");
  const Role& role = s.roles.at("social_worker");
  const double staff = (weeks + 0.6 * (weeks - 20)) * (*role.weekly_cost).value + 20 * (*role.agency_cost).value +
                       (*s.costs.recruitment).value;
  const double placements = 10 * (*s.placements.at("childrens_home").price).value +
                            (weeks - 10) * (*s.placements.at("agency_foster").price).value;
  EXPECT_NEAR(value(o, Measure::cost_staff), staff / years, 0.01);
  EXPECT_NEAR(value(o, Measure::cost_placements), placements / years, 0.01);
  EXPECT_NEAR(value(o, Measure::cost_total), (staff + placements + (*s.court.cost).value) / years, 0.01);
  EXPECT_NEAR(value(o, Measure::residential_share), 100 * 70 / year_in_days, 1e-9);
  EXPECT_NEAR(value(o, Measure::care_proceedings_weeks), 30, 1e-9);
}

TEST(ChargesTest, TheTotalIsTheSumOfItsPartsInPoundsToo) {
  const Observations o = Telling().worker(-30, 0).worker(33.37, 1, Engagement::agency).observed();
  double parts = 0;
  for (std::size_t h = 0; h < o.accounts.heads.size(); ++h) parts += pounds(o.accounts.years[0][h]);
  EXPECT_NEAR(value(o, Measure::cost_total) * years, parts, 1e-6);
  EXPECT_EQ(o.accounts.fault(), "");
}

TEST(ChargesTest, ADatedPriceHoldsFromItsDayAndARoleThatIsGoneKeepsItsPrice) {
  Model model = told::authority();
  const std::size_t worker = told::role("social_worker").index, adviser = told::role("personal_adviser").index;
  Role dearer = *model.base.roles[worker];
  dearer.weekly_cost.value = {2 * (*dearer.weekly_cost).value};
  CompiledPhase later = model.phases.front();
  later.roles[worker] = &dearer;
  later.roles[adviser] = nullptr;
  model.phases.push_back(later);
  const Observations o = Telling(model)
                             .worker(-1, 0)
                             .worker(-1, 1, Engagement::employee, "personal_adviser")
                             .on(0, PracticeChanged{0})
                             .on(70, PracticeChanged{1})
                             .observed();
  EXPECT_EQ(o.identities, "");
  const double price = (*model.base.roles[worker]->weekly_cost).value;
  const double other = (*model.base.roles[adviser]->weekly_cost).value;
  EXPECT_NEAR(value(o, Measure::cost_staff) * years, price * (10 + 2 * (weeks - 10)) + other * weeks, 0.01);
}

Model of_three_years(std::vector<Override> overrides) {
  Request request = test_support::short_request({"baseline"}, std::move(overrides));
  request.years = 3;
  return compile(load_scenario(test_support::england(), request)).front();
}

TEST(ChargesTest, YearsAreThoseOfTheCalendar) {
  const std::vector<sim::Instant> ends = year_ends(of_three_years({}));
  ASSERT_EQ(ends.size(), 3U);
  EXPECT_EQ(ends[0].ticks, 365 * 1440);
  EXPECT_EQ(ends[1].ticks, 2 * 365 * 1440);
  EXPECT_EQ(ends[2].ticks, (3 * 365 + 1) * 1440);  // 2028 has a 29 February
}

TEST(ChargesTest, InflationAndDiscountingFollowWholeYearsFromDayNought) {
  const Model model = of_three_years({{"costs.inflation", "0.1 a year"}, {"costs.discounting", "0.035 a year"}});
  EXPECT_DOUBLE_EQ(price_factor(model, 0), 1);
  EXPECT_NEAR(price_factor(model, 2), 1.1 * 1.1 / (1.035 * 1.035), 1e-12);
  const Observations o = Telling(model).worker(-1, 0).observed();
  const double weekly = (*model.settings().roles.at("social_worker").weekly_cost).value;
  const double days = 365 * (1 + 1.1 / 1.035) + 366 * (1.1 / 1.035) * (1.1 / 1.035);
  EXPECT_NEAR(value(o, Measure::cost_total) * 1096 / 365.25, weekly * days / 7, 0.01);
  EXPECT_NEAR(pounds(o.accounts.totals[2]), weekly * 366 / 7, 0.01);  // at the prices of the files
}

}  // namespace
}  // namespace models
