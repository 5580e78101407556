// Events told by hand, and the numbers worked out by hand. The settings are those of the average authority; what is
// counted is what is told here.
#include "models/measures/observe.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/models/measures/told.hpp"

namespace models {
namespace {

using told::child;
using told::family;
using told::moved;
using told::nowhere;
using told::stage;
using told::task;
using told::Telling;
using told::waits;
using told::waits_no_more;

constexpr double year_in_days = 365;  // day 0 is 1 April 2025, the end 1 April 2026
constexpr double years = year_in_days / 365.25;

double value(const Observations& observations, Measure measure) { return observations[measure].value(); }

TEST(ObserveTest, ARunInWhichNothingHappensHasNoSharesAndNoIdentityBroken) {
  const Observations o = Telling().observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_EQ(o.refused, "");
  EXPECT_EQ(value(o, Measure::referrals), 0);
  EXPECT_EQ(value(o, Measure::children_looked_after), 0);
  for (const Measure none :
       {Measure::re_referral_rate, Measure::assessments_within_45_days, Measure::caseload_mean, Measure::visits_on_time,
        Measure::days_to_allocation, Measure::care_proceedings_weeks, Measure::cost_per_child_in_need})
    EXPECT_FALSE(o[none].has_value()) << definition(none).key;
}

TEST(ObserveTest, FlowsAreChildrenAYearFromDayNoughtOn) {
  const Observations o = Telling()
                             .on(-1, moved(family(1), nowhere(), stage("contact"), 3))
                             .on(-1, Referred{FamilyId{1}, 3, false})
                             .on(0, moved(family(2), nowhere(), stage("contact"), 2))
                             .on(10, Referred{FamilyId{2}, 2, true})
                             .on(20, Referred{FamilyId{3}, 4, false})
                             .on(30, EnquiryStarted{FamilyId{2}, 2})
                             .on(40, ConferenceHeld{FamilyId{2}, 2, 15})
                             .on(41, ConferenceHeld{FamilyId{3}, 4, 16})
                             .on(42, PlanStarted{FamilyId{2}, 1, true})
                             .on(43, PlanStarted{FamilyId{3}, 4, false})
                             .observed();
  EXPECT_DOUBLE_EQ(value(o, Measure::contacts), 2 / years);
  EXPECT_DOUBLE_EQ(value(o, Measure::referrals), 6 / years);
  EXPECT_NEAR(value(o, Measure::re_referral_rate), 100.0 * 2 / 6, 1e-9);
  EXPECT_DOUBLE_EQ(value(o, Measure::section_47_enquiries), 2 / years);
  EXPECT_DOUBLE_EQ(value(o, Measure::initial_conferences), 6 / years);
  EXPECT_NEAR(value(o, Measure::conferences_within_15_days), 100.0 * 2 / 6, 1e-9);
  EXPECT_DOUBLE_EQ(value(o, Measure::child_protection_plan_starts), 5 / years);
  EXPECT_NEAR(value(o, Measure::second_plan_rate), 20, 1e-9);
}

TEST(ObserveTest, WhereTheRunBeginsOnDayNoughtItsFirstInstantIsStockAndNoFlow) {
  Model at_once = told::authority();
  at_once.base.from = sim::Instant{};
  const Observations o = Telling(at_once)
                             .worker(0, 0)
                             .on(0, moved(family(1), nowhere(), stage("contact"), 3))
                             .on(0, moved(family(2), nowhere(), stage("child_protection_plan"), 2))
                             .on(0, PlanStarted{FamilyId{2}, 2, true})
                             .allocated(0, 2, 0, 2)
                             .on(0.5, moved(family(3), nowhere(), stage("contact"), 1))
                             .observed();
  EXPECT_DOUBLE_EQ(value(o, Measure::contacts), 1 / years);
  EXPECT_EQ(value(o, Measure::child_protection_plan_starts), 0);
  EXPECT_DOUBLE_EQ(value(o, Measure::child_protection_plans), 2);
  EXPECT_FALSE(o[Measure::days_to_allocation].has_value());
  EXPECT_NEAR(value(o, Measure::workers_per_child_year), 1 / years, 1e-12);
  EXPECT_EQ(pounds(o.accounts.of(CostKind::recruitment, 0)), 0);  // who is there was recruited before
}

TEST(ObserveTest, FortyFiveWorkingDaysAreInTimeAndFortySixAreNot) {
  const Observations o = Telling()
                             .on(10, Assessed{FamilyId{1}, 1, 20, false})
                             .on(11, Assessed{FamilyId{2}, 2, 45, false})
                             .on(12, Assessed{FamilyId{3}, 1, 46, true})
                             .observed();
  EXPECT_DOUBLE_EQ(value(o, Measure::assessments), 4 / years);
  EXPECT_NEAR(value(o, Measure::assessments_within_45_days), 75, 1e-9);
  EXPECT_NEAR(value(o, Measure::assessment_days_median), 45, 1e-9);
}

double share_of(const Observations& o, const std::string& key) {
  for (std::size_t b = 0; b < band_count; ++b)
    if (bands()[b].key == key) return o.bands[b].value_or(-1);
  return -2;
}

TEST(ObserveTest, BandsAreSharesOfWhatEndedAndThePlacementsOfTimeInThem) {
  const Observations o = Telling()
                             .on(10, Assessed{FamilyId{1}, 1, 10, false})
                             .on(11, Assessed{FamilyId{2}, 2, 11, false})
                             .on(12, Assessed{FamilyId{3}, 1, 61, true})
                             .on(13, PlanEnded{FamilyId{1}, 3, 91})
                             .on(14, PlanEnded{FamilyId{2}, 1, 92})
                             .observed();
  EXPECT_NEAR(share_of(o, "assessments_1_to_10_days"), 25, 1e-9);
  EXPECT_NEAR(share_of(o, "assessments_11_to_20_days"), 50, 1e-9);
  EXPECT_NEAR(share_of(o, "assessments_61_days"), 25, 1e-9);
  EXPECT_NEAR(share_of(o, "plans_3_months"), 75, 1e-9);
  EXPECT_NEAR(share_of(o, "plans_3_to_6_months"), 25, 1e-9);
  EXPECT_EQ(share_of(o, "conferences_21_days"), -1);  // none was held
  EXPECT_EQ(share_of(o, "placed_with_parents"), -1);
}

TEST(ObserveTest, TheBandsOfASpreadAreInOrderAndTheLastIsOpen) {
  EXPECT_EQ(bands()[band_of(Spread::assessment, 0)].key, "assessments_same_day");
  EXPECT_EQ(bands()[band_of(Spread::assessment, 45)].key, "assessments_41_to_45_days");
  EXPECT_EQ(bands()[band_of(Spread::assessment, 10'000)].key, "assessments_61_days");
  EXPECT_EQ(bands()[band_of(Spread::plan, 731)].key, "plans_2_years");
  EXPECT_EQ(bands()[band_of_placement("supported")].key, "placed_in_supported_homes");
  EXPECT_EQ(bands()[band_of_placement("")].key, "placed_otherwise");
}

TEST(ObserveTest, StocksAreMeansOverTimeFromDayNoughtAndNotOverEvents) {
  const Observations o = Telling()
                             .on(-50, moved(family(1), nowhere(), stage("child_in_need_plan"), 2))
                             .on(73, moved(family(1), stage("child_in_need_plan"), stage("child_protection_plan"), 2))
                             .on(219, moved(family(1), stage("child_protection_plan"), stage("closed"), 2))
                             .observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_NEAR(value(o, Measure::children_in_need), 2 * 219 / year_in_days, 1e-9);
  EXPECT_NEAR(value(o, Measure::child_protection_plans), 2 * (219 - 73) / year_in_days, 1e-9);
}

TEST(ObserveTest, ContactsAndFamilyHelpAreNotInNeed) {
  const Observations o = Telling()
                             .on(0, moved(family(1), nowhere(), stage("contact"), 2))
                             .on(1, moved(family(1), stage("contact"), stage("early_help"), 2))
                             .observed();
  EXPECT_EQ(value(o, Measure::children_in_need), 0);
}

TEST(ObserveTest, AWeekIsTheStateAtItsEnd) {
  const Observations o = Telling()
                             .on(6.9, moved(family(1), nowhere(), stage("assessment"), 2))
                             .on(6.9, Referred{FamilyId{1}, 2, false})
                             .on(20.9, moved(family(1), stage("assessment"), stage("closed"), 2))
                             .observed();
  ASSERT_EQ(o.weekly.in_need.size(), 52U);
  EXPECT_EQ(o.weekly.in_need[0], 2);
  EXPECT_EQ(o.weekly.in_need[1], 2);
  EXPECT_EQ(o.weekly.in_need[2], 0);
  EXPECT_EQ(o.weekly.referrals[0], 2);
  EXPECT_EQ(o.weekly.referrals[1], 0);
}

TEST(ObserveTest, TheCaseloadIsOfWorkersWhoHoldAtLeastOneChild) {
  const Observations o = Telling()
                             .worker(0, 0)
                             .worker(0, 1)
                             .worker(0, 2)  // holds nobody and counts nowhere
                             .allocated(0, 1, 0, 6)
                             .allocated(0, 2, 1, 4)
                             .allocated(0, 3, 0, 4)
                             .released(182.5, 1, 0, 6)
                             .released(182.5, 3, 0, 4)
                             .observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_NEAR(value(o, Measure::caseload_mean), (10 * 182.5 + 4 * 365) / (182.5 + 365), 1e-9);
  EXPECT_EQ(value(o, Measure::caseload_p90), 10);
  EXPECT_EQ(o.weekly.caseload[0], 7);
  EXPECT_EQ(o.weekly.caseload[40], 4);
}

TEST(ObserveTest, TheCaseloadIsForEachFullTimeEquivalent) {
  const Observations o = Telling()
                             .worker(0, 0)
                             .worker(0, 1, Engagement::employee, "social_worker", 60)
                             .allocated(0, 1, 0, 5)
                             .allocated(0, 2, 1, 6)
                             .observed();
  EXPECT_NEAR(value(o, Measure::caseload_mean), 11 / 1.6, 1e-9);
  EXPECT_NEAR(value(o, Measure::caseload_p90), 6 / 0.6, 1e-9);
  EXPECT_NEAR(o.weekly.caseload[0], 11 / 1.6, 1e-12);
}

TEST(ObserveTest, AChildThatComesIntoCareLeavesItsFamilysWorker) {
  const Observations o = Telling()
                             .worker(0, 0)
                             .on(0, moved(family(1), nowhere(), stage("assessment"), 3))
                             .allocated(0, 1, 0, 3)
                             .on(100, EnteredCare{child(1, 2), 9, CareRoute::voluntary, PostId{0}, true, false})
                             .on(100, moved(child(1, 2), stage("assessment"), stage("in_house_foster"), 1))
                             .on(100, Placed{child(1, 2), stage("in_house_foster"), 3, true})
                             .released(100, 1, 0, 2)
                             .on(100, moved(family(1), stage("assessment"), stage("closed"), 2))
                             .on(200, PlacementEnded{child(1, 2), stage("in_house_foster"), false})
                             .on(200, LeftCare{child(1, 2), CareExit::adopted, 100})
                             .on(200, moved(child(1, 2), stage("in_house_foster"), stage("closed"), 1))
                             .observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_DOUBLE_EQ(value(o, Measure::entries_to_care), 1 / years);
  EXPECT_DOUBLE_EQ(value(o, Measure::exits_from_care), 1 / years);
  EXPECT_DOUBLE_EQ(value(o, Measure::adoptions), 1 / years);
  EXPECT_NEAR(value(o, Measure::days_in_care), 100 / years, 1e-9);
  EXPECT_NEAR(value(o, Measure::children_looked_after), 100 / year_in_days, 1e-9);
}

TEST(ObserveTest, TheOpeningStockIsNoEntryToCare) {
  const Observations o = Telling()
                             .on(-90, EnteredCare{child(1), 9, CareRoute::stock, {}, false, false})
                             .on(-90, moved(child(1), nowhere(), stage("kinship_care"), 1))
                             .on(-90, Placed{child(1), stage("kinship_care"), -1, true})
                             .observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_EQ(value(o, Measure::entries_to_care), 0);
  EXPECT_NEAR(value(o, Measure::children_looked_after), 1, 1e-12);
}

TEST(ObserveTest, WaitingEndsByAnAllocationOrWhenItIsOver) {
  const Observations o = Telling()
                             .worker(0, 0)
                             .on(0, waits(1, 3))
                             .on(0, waits(2, 1, WaitFor::duty))
                             .after_waiting(36.5, 1, 0, 3, 26)
                             .on(73, waits_no_more(2, 1, WaitFor::duty))
                             .allocated(80, 3, 0, 1)
                             .observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_NEAR(value(o, Measure::unallocated_children), (3 * 36.5 + 73) / year_in_days, 1e-9);
  EXPECT_NEAR(value(o, Measure::days_to_allocation), 3 * 26 / 4.0, 1e-9);
  EXPECT_EQ(o.weekly.unallocated[0], 4);
  EXPECT_EQ(o.weekly.unallocated[6], 1);
}

TEST(ObserveTest, WhoWaitsForATransferHasAWorkerAllTheWhile) {
  const Observations o = Telling()
                             .worker(0, 0)
                             .worker(0, 1)
                             .allocated(1, 1, 0, 2)
                             .on(10, waits(1, 2, WaitFor::transfer))
                             .released(40, 1, 0, 2)
                             .after_waiting(40, 1, 1, 2, 21, WaitFor::transfer)
                             .observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_EQ(value(o, Measure::unallocated_children), 0);
  EXPECT_EQ(value(o, Measure::days_to_allocation), 0);  // of the first allocation, at once
  EXPECT_EQ(o.weekly.caseload[3], 2);
}

TEST(ObserveTest, WhoseWorkerLeavesBeforeTheTransferWaitsWithoutOne) {
  const Observations o = Telling()
                             .worker(0, 0)
                             .worker(0, 1)
                             .allocated(0, 1, 0, 2)
                             .on(10, waits(1, 2, WaitFor::transfer))
                             .released(73, 1, 0, 2)
                             .on(73, waits_no_more(1, 2, WaitFor::transfer))
                             .on(73, waits(1, 2))
                             .on(73, WorkerLeft{WorkerId{0}, PostId{0}, Engagement::employee})
                             .after_waiting(146, 1, 1, 2, 50)
                             .observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_NEAR(value(o, Measure::unallocated_children), 2 * 73 / year_in_days, 1e-9);
  EXPECT_NEAR(value(o, Measure::days_to_allocation), (2 * 0 + 2 * 50) / 4.0, 1e-9);
}

TEST(ObserveTest, TurnoverIsLeaversAgainstThoseInPost) {
  const Observations o = Telling()
                             .worker(0, 0)
                             .worker(0, 1)
                             .on(182.5, WorkerLeft{WorkerId{0}, PostId{0}, Engagement::employee})
                             .observed();
  EXPECT_NEAR(value(o, Measure::turnover_rate), 100 * (1 / years) / 1.5, 1e-9);
  EXPECT_NEAR(value(o, Measure::vacancy_rate), 25, 1e-9);
}

TEST(ObserveTest, LeaversAndVacanciesAreFullTimeEquivalents) {
  const Observations o = Telling()
                             .worker(0, 0)
                             .worker(0, 1, Engagement::employee, "social_worker", 50)
                             .on(182.5, WorkerLeft{WorkerId{1}, PostId{1}, Engagement::employee})
                             .observed();
  EXPECT_NEAR(value(o, Measure::turnover_rate), 100 * (0.5 / years) / 1.25, 1e-9);
  EXPECT_NEAR(value(o, Measure::vacancy_rate), 100 * 0.25 / 1.5, 1e-9);
}

TEST(ObserveTest, APostCoveredByAnAgencyIsVacantAndItsWorkerIsNoLeaver) {
  const Observations o = Telling()
                             .worker(0, 0)
                             .worker(0, 1, Engagement::agency)
                             .on(182.5, WorkerLeft{WorkerId{1}, PostId{1}, Engagement::agency})
                             .observed();
  EXPECT_NEAR(value(o, Measure::vacancy_rate), 50, 1e-9);
  EXPECT_NEAR(value(o, Measure::agency_rate), 100 * 0.5 / 1.5, 1e-9);
  EXPECT_EQ(value(o, Measure::turnover_rate), 0);
}

TEST(ObserveTest, RolesThatAreNoSocialWorkersAreInNoWorkforceMeasure) {
  const Observations o =
      Telling().worker(0, 0, Engagement::employee, "personal_adviser").allocated(0, 1, 0, 30).observed();
  EXPECT_FALSE(o[Measure::vacancy_rate].has_value());
  EXPECT_FALSE(o[Measure::caseload_mean].has_value());
}

TEST(ObserveTest, VisitsThatWereDueAndNotDoneCountAndThoseOfCasesMovedOnBeforeDoNot) {
  const TaskId visit = task("child_in_need_visit");
  const Observations o = Telling()
                             .on(1, TaskDone{family(1), visit, WorkerId{0}, {}, true, 0})
                             .on(2, TaskDone{family(1), visit, WorkerId{0}, {}, false, 3})
                             .on(3, TaskCancelled{family(1), visit, Lapse::case_moved_on, true})
                             .on(4, TaskCancelled{family(1), visit, Lapse::case_moved_on, false})
                             .on(4, TaskCancelled{family(1), visit, Lapse::worker_left, true})  // not written up
                             .on(5, TaskDone{family(1), task("core_group"), WorkerId{0}, {}, false, 3})
                             .observed();
  EXPECT_NEAR(value(o, Measure::visits_on_time), 100.0 / 3, 1e-9);
}

TEST(ObserveTest, ChildrenHaveImprovedWhenTheirWholeLevelIsLower) {
  const Observations o = Telling()
                             .on(1, Eased{family(1), 1, 3.4F, 2.6F})  // 3 and 3
                             .on(2, Eased{family(2), 2, 3.6F, 3.4F})  // 4 and 3
                             .on(3, Eased{family(3), 1, 2.0F, 4.0F})
                             .on(4, LevelNoted{10, 25.0})
                             .on(32, LevelNoted{30, 65.0})
                             .observed();
  EXPECT_NEAR(value(o, Measure::children_improved_rate), 50, 1e-9);
  EXPECT_NEAR(value(o, Measure::level_of_need_mean), 90 / 40.0, 1e-9);
}

TEST(ObserveTest, ThreePlacementsInTheYearIncludeTheOneItBeganIn) {
  const auto placed = [](Telling& run, std::uint32_t number, std::vector<double> days) {
    for (const double day : days) run.on(day, Placed{child(number), stage("kinship_care"), -1, true});
  };
  Telling run;
  placed(run, 1, {-80});
  placed(run, 2, {-10});
  placed(run, 2, {100});
  placed(run, 3, {100, 101, 102});
  placed(run, 2, {200});
  placed(run, 1, {300});
  EXPECT_NEAR(value(run.observed(), Measure::placement_moves_3_or_more), 100.0 * 2 / 3, 1e-9);
}

WeekWorked a_week() {
  WeekWorked week;
  week.cap = 18;
  week.days = 5;
  week.days_over_cap = 2;
  week.days_absent = 1;
  week.stress = 37.5F;
  week.contracted = 1776;
  week.direct = 400;
  week.telephone = 100;
  week.travel = 200;
  week.recording = 500;
  week.meeting = 200;
  week.supervision = 90;
  week.duty = 210;
  week.handover = 60;
  week.allocation = 40;
  week.other = 200;
  week.overtime = 224;
  return week;
}

TEST(ObserveTest, SharesOfAWorkersWeekAreOfAllTheTimeSheWorked) {
  const Observations o = Telling().worker(0, 0).on(4, a_week()).observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_NEAR(value(o, Measure::direct_work_share), 20, 1e-9);
  EXPECT_NEAR(value(o, Measure::workers_over_cap), 40, 1e-9);
  EXPECT_NEAR(value(o, Measure::sickness_rate), 20, 1e-9);
  EXPECT_NEAR(value(o, Measure::staff_stress_index), 37.5, 1e-9);
}

TEST(ObserveTest, SomebodyWhoHoldsNoCasesWorksInNoCaseHoldersWeek) {
  WeekWorked adviser = a_week();
  adviser.worker = {1};
  adviser.post = {1};
  const Observations o = Telling()
                             .worker(0, 0)
                             .worker(0, 1, Engagement::employee, "personal_adviser")
                             .on(4, adviser)
                             .on(5, moved(family(1), nowhere(), stage("child_in_need_plan"), 1))
                             .on(12, SupportGiven{family(1), 80})
                             .observed();
  EXPECT_FALSE(o[Measure::direct_work_share].has_value());
  EXPECT_FALSE(o[Measure::staff_stress_index].has_value());
  EXPECT_NEAR(value(o, Measure::direct_hours_per_child_week), 8 / ((365 - 5) / 7.0), 1e-9);  // of every role
}

}  // namespace
}  // namespace models
