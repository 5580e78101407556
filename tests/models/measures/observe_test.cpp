// Events told by hand, and the numbers worked out by hand. The settings are those of the average authority; what is
// counted is what is told here.
#include "models/measures/observe.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "models/pipeline.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

constexpr double year_in_days = 365;  // day 0 is 1 April 2025, the end 1 April 2026
constexpr double years = year_in_days / 365.25;
constexpr double weeks = year_in_days / 7;

const Model& authority() {
  static const Model* const model = new Model(test_support::short_models({"baseline"}).front());
  return *model;
}

StageId stage(const std::string& key) { return authority().pathway.id(key); }
StageId nowhere() { return authority().pathway.nowhere(); }
CaseId family(std::uint32_t number) { return {FamilyId{number}, 0}; }

std::uint8_t index(const std::vector<std::string>& keys, const std::string& key) {
  return static_cast<std::uint8_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
}
RoleId role(const std::string& key) { return {index(authority().roles, key)}; }
TaskId task(const std::string& key) { return {index(authority().tasks, key)}; }

// A run told by hand: days may be parts of days and go forward.
class Told {
 public:
  Told& on(double day, const CaseEvent& event) {
    observer_.tell(sim::Instant{} + to_span(sim::Days{day}), event);
    return *this;
  }
  Told& worker(double day, std::uint16_t post, Engagement engagement = Engagement::employee,
               const std::string& role_key = "social_worker") {
    on(day, PostOpened{PostId{post}, TeamId{0}, role(role_key), true});
    return on(day, WorkerStarted{WorkerId{post}, PostId{post}, engagement, false});
  }
  Told& allocated(double day, std::uint32_t number, std::uint16_t post, std::uint8_t children) {
    return on(day, Allocated{family(number), WorkerId{post}, PostId{post}, children, 0, false, true});
  }
  Observations observed() { return observer_.observations(); }

 private:
  Observer observer_{authority()};
};

double value(const Observations& observations, Measure measure) { return observations[measure].value(); }

TEST(ObserveTest, ARunInWhichNothingHappensHasNoSharesAndNoIdentityBroken) {
  const Observations o = Told().observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_EQ(value(o, Measure::referrals), 0);
  EXPECT_EQ(value(o, Measure::children_looked_after), 0);
  for (const Measure none :
       {Measure::re_referral_rate, Measure::assessments_within_45_days, Measure::caseload_mean, Measure::visits_on_time,
        Measure::days_to_allocation, Measure::care_proceedings_weeks, Measure::cost_per_child_in_need})
    EXPECT_FALSE(o[none].has_value()) << definition(none).key;
}

TEST(ObserveTest, FlowsAreChildrenAYearFromDayNoughtOn) {
  const Observations o = Told()
                             .on(-1, Moved{family(1), nowhere(), stage("contact"), 3, {}, false})
                             .on(-1, Referred{FamilyId{1}, 3, false})
                             .on(0, Moved{family(2), nowhere(), stage("contact"), 2, {}, false})
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

TEST(ObserveTest, FortyFiveWorkingDaysAreInTimeAndFortySixAreNot) {
  const Observations o = Told()
                             .on(10, Assessed{FamilyId{1}, 1, 20, false})
                             .on(11, Assessed{FamilyId{2}, 2, 45, false})
                             .on(12, Assessed{FamilyId{3}, 1, 46, true})
                             .observed();
  EXPECT_DOUBLE_EQ(value(o, Measure::assessments), 4 / years);
  EXPECT_NEAR(value(o, Measure::assessments_within_45_days), 75, 1e-9);
  EXPECT_NEAR(value(o, Measure::assessment_days_median), 45, 1e-9);
}

TEST(ObserveTest, StocksAreMeansOverTimeFromDayNoughtAndNotOverEvents) {
  const Observations o =
      Told()
          .on(-50, Moved{family(1), nowhere(), stage("child_in_need_plan"), 2, {}, false})
          .on(73, Moved{family(1), stage("child_in_need_plan"), stage("child_protection_plan"), 2, {}, false})
          .on(219, Moved{family(1), stage("child_protection_plan"), stage("closed"), 2, {}, false})
          .observed();
  EXPECT_NEAR(value(o, Measure::children_in_need), 2 * 219 / year_in_days, 1e-9);
  EXPECT_NEAR(value(o, Measure::child_protection_plans), 2 * (219 - 73) / year_in_days, 1e-9);
}

TEST(ObserveTest, ContactsAndFamilyHelpAreNotInNeed) {
  const Observations o = Told()
                             .on(0, Moved{family(1), nowhere(), stage("contact"), 2, {}, false})
                             .on(1, Moved{family(1), stage("contact"), stage("early_help"), 2, {}, false})
                             .observed();
  EXPECT_EQ(value(o, Measure::children_in_need), 0);
}

TEST(ObserveTest, AWeekIsTheStateAtItsEnd) {
  const Observations o = Told()
                             .on(6.9, Moved{family(1), nowhere(), stage("assessment"), 2, {}, false})
                             .on(6.9, Referred{FamilyId{1}, 2, false})
                             .on(20.9, Moved{family(1), stage("assessment"), stage("closed"), 2, {}, false})
                             .observed();
  ASSERT_EQ(o.weekly.in_need.size(), 52U);
  EXPECT_EQ(o.weekly.in_need[0], 2);
  EXPECT_EQ(o.weekly.in_need[1], 2);
  EXPECT_EQ(o.weekly.in_need[2], 0);
  EXPECT_EQ(o.weekly.referrals[0], 2);
  EXPECT_EQ(o.weekly.referrals[1], 0);
}

TEST(ObserveTest, TheCaseloadIsOfWorkersWhoHoldAtLeastOneChild) {
  const Observations o = Told()
                             .worker(0, 0)
                             .worker(0, 1)
                             .worker(0, 2)  // holds nobody and counts nowhere
                             .allocated(0, 1, 0, 6)
                             .allocated(0, 2, 1, 4)
                             .allocated(0, 3, 0, 4)
                             .on(182.5, Released{family(1), WorkerId{0}, PostId{0}, 6})
                             .on(182.5, Released{family(3), WorkerId{0}, PostId{0}, 4})
                             .observed();
  EXPECT_NEAR(value(o, Measure::caseload_mean), (10 * 182.5 + 4 * 365) / (182.5 + 365), 1e-9);
  EXPECT_EQ(value(o, Measure::caseload_p90), 10);
  EXPECT_EQ(o.weekly.caseload[0], 7);
  EXPECT_EQ(o.weekly.caseload[40], 4);
  EXPECT_NEAR(value(o, Measure::workers_per_child_year), 14 / ((10 * 182.5 + 4 * 365) / 365.25), 1e-9);
}

TEST(ObserveTest, AChildThatComesIntoCareLeavesItsFamilysWorker) {
  const Observations o =
      Told()
          .worker(0, 0)
          .on(0, Moved{family(1), nowhere(), stage("assessment"), 3, {}, false})
          .allocated(0, 1, 0, 3)
          .on(100, EnteredCare{{FamilyId{1}, 2}, 9, CareRoute::voluntary, PostId{0}, true, false})
          .on(100, Moved{{FamilyId{1}, 2}, stage("assessment"), stage("in_house_foster"), 1, {}, false})
          .on(100, Released{family(1), WorkerId{0}, PostId{0}, 2})
          .on(100, Moved{family(1), stage("assessment"), stage("closed"), 2, {}, false})
          .on(200, LeftCare{{FamilyId{1}, 2}, CareExit::adopted, 100})
          .on(200, Moved{{FamilyId{1}, 2}, stage("in_house_foster"), stage("closed"), 1, {}, false})
          .observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_DOUBLE_EQ(value(o, Measure::entries_to_care), 1 / years);
  EXPECT_DOUBLE_EQ(value(o, Measure::exits_from_care), 1 / years);
  EXPECT_DOUBLE_EQ(value(o, Measure::adoptions), 1 / years);
  EXPECT_NEAR(value(o, Measure::days_in_care), 100 / years, 1e-9);
  EXPECT_NEAR(value(o, Measure::children_looked_after), 100 / year_in_days, 1e-9);
}

TEST(ObserveTest, TheOpeningStockIsNoEntryToCare) {
  const Observations o = Told()
                             .on(-90, EnteredCare{{FamilyId{1}, 1}, 9, CareRoute::stock, {}, false, false})
                             .on(-90, Moved{{FamilyId{1}, 1}, nowhere(), stage("kinship_care"), 1, {}, false})
                             .observed();
  EXPECT_EQ(value(o, Measure::entries_to_care), 0);
  EXPECT_NEAR(value(o, Measure::children_looked_after), 1, 1e-12);
}

TEST(ObserveTest, WaitingEndsByAnAllocationOrWhenItIsOver) {
  const Observations o = Told()
                             .worker(0, 0)
                             .on(0, Waiting{family(1), TeamId{0}, 3, false})
                             .on(0, Waiting{family(2), TeamId{0}, 1, false})
                             .on(36.5, Allocated{family(1), WorkerId{0}, PostId{0}, 3, 26, true, true})
                             .on(73, Waiting{family(2), TeamId{0}, 1, true})
                             .on(80, Allocated{family(3), WorkerId{0}, PostId{0}, 1, 0, false, true})
                             .observed();
  EXPECT_NEAR(value(o, Measure::unallocated_children), (3 * 36.5 + 73) / year_in_days, 1e-9);
  EXPECT_NEAR(value(o, Measure::days_to_allocation), 3 * 26 / 4.0, 1e-9);
  EXPECT_EQ(o.weekly.unallocated[0], 4);
  EXPECT_EQ(o.weekly.unallocated[6], 1);
}

TEST(ObserveTest, TurnoverIsLeaversAgainstThoseInPost) {
  const Observations o =
      Told().worker(0, 0).worker(0, 1).on(182.5, WorkerLeft{WorkerId{0}, PostId{0}, Engagement::employee}).observed();
  EXPECT_NEAR(value(o, Measure::turnover_rate), 100 * (1 / years) / 1.5, 1e-9);
  EXPECT_NEAR(value(o, Measure::vacancy_rate), 25, 1e-9);
}

TEST(ObserveTest, APostCoveredByAnAgencyIsVacantAndItsWorkerIsNoLeaver) {
  const Observations o = Told()
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
      Told().worker(0, 0, Engagement::employee, "personal_adviser").allocated(0, 1, 0, 30).observed();
  EXPECT_FALSE(o[Measure::vacancy_rate].has_value());
  EXPECT_FALSE(o[Measure::caseload_mean].has_value());
}

TEST(ObserveTest, VisitsThatWereDueAndNotDoneCountAndThoseOfCasesMovedOnBeforeDoNot) {
  const TaskId visit = task("child_in_need_visit");
  const Observations o = Told()
                             .on(1, TaskDone{family(1), visit, WorkerId{0}, true, 0})
                             .on(2, TaskDone{family(1), visit, WorkerId{0}, false, 3})
                             .on(3, TaskCancelled{family(1), visit, Lapse::case_moved_on, true})
                             .on(4, TaskCancelled{family(1), visit, Lapse::case_moved_on, false})
                             .on(5, TaskDone{family(1), task("core_group"), WorkerId{0}, false, 3})
                             .observed();
  EXPECT_NEAR(value(o, Measure::visits_on_time), 100.0 / 3, 1e-9);
}

TEST(ObserveTest, ChildrenHaveImprovedWhenTheirWholeLevelIsLower) {
  const Observations o = Told()
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
  const auto placed = [](Told& told, std::uint32_t number, std::vector<double> days) {
    for (const double day : days) told.on(day, Placed{{FamilyId{number}, 1}, stage("kinship_care"), -1, true});
  };
  Told told;
  placed(told, 1, {-400});
  placed(told, 2, {-10});
  placed(told, 2, {100});
  placed(told, 3, {100, 101, 102});
  placed(told, 2, {200});
  placed(told, 1, {300});
  EXPECT_NEAR(value(told.observed(), Measure::placement_moves_3_or_more), 100.0 * 2 / 3, 1e-9);
}

TEST(ObserveTest, StaffPlacementsAndCourtCostWhatTheFilesSay) {
  const Settings& s = authority().settings();
  const Observations o =
      Told()
          .worker(-30, 0)
          .worker(70, 1, Engagement::agency)
          .worker(140, 2)
          .on(0, EnteredCare{{FamilyId{1}, 1}, 9, CareRoute::voluntary, {}, false, false})
          .on(0, Moved{{FamilyId{1}, 1}, nowhere(), stage("childrens_home"), 1, {}, false})
          .on(70, Moved{{FamilyId{1}, 1}, stage("childrens_home"), stage("agency_foster"), 1, {}, false})
          .on(210, WorkerLeft{WorkerId{1}, PostId{1}, Engagement::agency})
          .on(300, ProceedingsEnded{FamilyId{1}, 1, 30})
          .observed();
  const Role& role = s.roles.at("social_worker");
  const double staff =
      (weeks + weeks - 20) * (*role.weekly_cost).value + 20 * (*role.agency_cost).value + (*s.costs.recruitment).value;
  const double placements = 10 * (*s.placements.at("childrens_home").price).value +
                            (weeks - 10) * (*s.placements.at("agency_foster").price).value;
  EXPECT_NEAR(value(o, Measure::cost_staff), staff / years, 0.01);
  EXPECT_NEAR(value(o, Measure::cost_placements), placements / years, 0.01);
  EXPECT_NEAR(value(o, Measure::cost_total), (staff + placements + (*s.court.cost).value) / years, 0.01);
  EXPECT_NEAR(value(o, Measure::residential_share), 100 * 70 / year_in_days, 1e-9);
  EXPECT_NEAR(value(o, Measure::care_proceedings_weeks), 30, 1e-9);
}

TEST(ObserveTest, SharesOfAWorkersWeekAreOfTheTimeSheWorked) {
  WeekWorked week;
  week.children = 20;
  week.cap = 18;
  week.days = 5;
  week.days_over_cap = 2;
  week.days_absent = 1;
  week.direct = 300;
  week.travel = 200;
  week.recording = 500;
  week.meeting = 200;
  week.other = 300;
  const Observations o = Told().worker(0, 0).on(4, week).observed();
  EXPECT_EQ(o.identities, "");
  EXPECT_NEAR(value(o, Measure::direct_work_share), 20, 1e-9);
  EXPECT_NEAR(value(o, Measure::workers_over_cap), 40, 1e-9);
  EXPECT_NEAR(value(o, Measure::sickness_rate), 20, 1e-9);
  EXPECT_NEAR(value(o, Measure::staff_stress_index), 40 * 20 / (1.5 * 18), 1e-9);
}

// Bookkeeping that does not hold is told, whatever else the numbers say.
TEST(IdentitiesTest, FewerThanNoChildrenInAStageAreNoticed) {
  EXPECT_NE(Told().on(1, Moved{family(1), stage("assessment"), stage("closed"), 1, {}, false}).observed().identities,
            "");
}

TEST(IdentitiesTest, AWorkerWhoLeavesWithChildrenIsNoticed) {
  EXPECT_NE(Told()
                .worker(0, 0)
                .allocated(1, 1, 0, 2)
                .on(2, WorkerLeft{WorkerId{0}, PostId{0}, Engagement::employee})
                .observed()
                .identities,
            "");
}

TEST(IdentitiesTest, AChildPlacedWithoutEnteringCareIsNoticed) {
  EXPECT_NE(Told().on(1, Moved{{FamilyId{1}, 1}, nowhere(), stage("kinship_care"), 1, {}, false}).observed().identities,
            "");
}

TEST(IdentitiesTest, ReleasingMoreThanIsHeldIsNoticed) {
  EXPECT_NE(Told()
                .worker(0, 0)
                .allocated(1, 1, 0, 2)
                .on(2, Released{family(1), WorkerId{0}, PostId{0}, 3})
                .observed()
                .identities,
            "");
}

TEST(IdentitiesTest, FewerThanNoChildrenWithoutAWorkerAreNoticed) {
  EXPECT_NE(Told().on(1, Waiting{family(1), TeamId{0}, 1, true}).observed().identities, "");
}

TEST(IdentitiesTest, AWeekLongerThanContractAndOvertimeIsNoticed) {
  WeekWorked week;
  week.days = 5;
  week.direct = 37 * 60;
  week.other = 120;
  EXPECT_NE(Told().worker(0, 0).on(4, week).observed().identities, "");
  week.overtime = 120;
  EXPECT_EQ(Told().worker(0, 0).on(4, week).observed().identities, "");
}

TEST(IdentitiesTest, OfSeveralTheFirstIsTold) {
  const std::string first =
      Told().on(1, Moved{family(1), stage("assessment"), stage("closed"), 1, {}, false}).observed().identities;
  EXPECT_EQ(Told()
                .on(1, Moved{family(1), stage("assessment"), stage("closed"), 1, {}, false})
                .on(2, Waiting{family(1), TeamId{0}, 1, true})
                .observed()
                .identities,
            first);
}

}  // namespace
}  // namespace models
