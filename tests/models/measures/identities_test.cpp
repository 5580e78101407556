// Bookkeeping that does not hold is told, whatever else the numbers say: one fault planted for each identity, in a run
// told by hand. The same faults in a run of the service are planted in planted_test.cpp.
#include "models/measures/identities.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/models/measures/told.hpp"

namespace models {
namespace {

using told::child;
using told::family;
using told::moved;
using told::nowhere;
using told::stage;
using told::Telling;
using told::waits;
using told::waits_no_more;

/// A family of three is assessed by a worker; one child comes into care and leaves it again. Everything is in order.
class Story {
 public:
  Telling run;
  Story() {
    run.worker(0, 0);
    run.on(0, moved(family(1), nowhere(), stage("assessment"), 3));
    run.on(0, waits(1, 3));
    run.after_waiting(5, 1, 0, 3, 4);
  }
  Story& into_care(double day) {
    run.on(day, EnteredCare{child(1), 9, CareRoute::voluntary, PostId{0}, true, false});
    run.on(day, moved(child(1), stage("assessment"), stage("kinship_care"), 1));
    run.on(day, Placed{child(1), stage("kinship_care"), -1, true});
    return *this;
  }
  Story& out_of_care(double day) {
    run.on(day, PlacementEnded{child(1), stage("kinship_care"), false});
    run.on(day, LeftCare{child(1), CareExit::other, 10});
    run.on(day, moved(child(1), stage("kinship_care"), stage("closed"), 1));
    return *this;
  }
  std::string fault() { return run.observed().identities; }
};

TEST(IdentitiesTest, AStoryInOrderHasNoFault) {
  Story story;
  story.into_care(20)
      .out_of_care(60)
      .run.released(70, 1, 0, 2)
      .on(70, moved(family(1), stage("assessment"), stage("closed"), 2));
  EXPECT_EQ(story.fault(), "");
}

TEST(IdentitiesTest, WhatHappensAtOneInstantMayBeToldInEitherOrder) {
  Story story;  // the family moves on and is given up before its child's own case begins
  story.run.on(20, moved(family(1), stage("assessment"), stage("closed"), 2)).released(20, 1, 0, 2);
  story.into_care(20).out_of_care(60);
  EXPECT_EQ(story.fault(), "");
}

TEST(IdentitiesTest, AFamilyThatComesBackMayHaveMoreChildrenThanItLeftWith) {
  Story story;
  story.into_care(20).out_of_care(60);
  story.run.released(70, 1, 0, 2)
      .on(70, moved(family(1), stage("assessment"), stage("closed"), 2))
      .on(90, moved(family(1), stage("closed"), stage("contact"), 3));
  EXPECT_EQ(story.fault(), "");
}

TEST(IdentitiesTest, ACaseLeavesTheStageItIsIn) {
  Story story;
  story.run.on(12.5, moved(family(1), stage("section_47_enquiry"), stage("closed"), 3));
  const std::string& assessment = told::authority().pathway[stage("assessment")].name;
  const std::string& enquiry = told::authority().pathway[stage("section_47_enquiry")].name;
  EXPECT_EQ(story.fault(), "families: case 1 leaves " + enquiry + ", and is in " + assessment + ", on day 12");
}

TEST(IdentitiesTest, ACaseDoesNotMoveWithMoreChildrenThanItHas) {
  Story story;
  story.run.on(12, moved(family(1), stage("assessment"), stage("closed"), 4));
  EXPECT_TRUE(story.fault().starts_with("families: case 1 leaves ")) << story.fault();
}

TEST(IdentitiesTest, AChildWhoLeavesAFamilysCaseHasItsOwnAtOnce) {
  Story story;
  story.run.on(12, moved(family(1), stage("assessment"), stage("child_in_need_plan"), 2))
      .on(13, Referred{FamilyId{2}, 1, false});
  EXPECT_TRUE(story.fault().starts_with("children: 1 children left the case of family 1 in ")) << story.fault();
}

TEST(IdentitiesTest, AFamilyWithoutAChildLeftGivesNone) {
  Story story;
  story.run.on(12, EnteredCare{child(9), 9, CareRoute::voluntary, {}, false, false});
  EXPECT_EQ(story.fault(),
            "children: case 9/1 comes into care, and the case of its family has no child to give, on day 12");
}

TEST(IdentitiesTest, TheServiceItselfCountsThoseInNeed) {
  Story story;
  story.run.on(20, LevelNoted{3, 8}).on(48, LevelNoted{4, 8});
  EXPECT_EQ(story.fault(),
            "children: the service counts 4 children in need, and 3 are in the stages of its cases, on day 48");
}

TEST(IdentitiesTest, WhoLeavesCareWasInIt) {
  Story story;
  story.into_care(20).run.on(60, PlacementEnded{child(1), stage("kinship_care"), false});
  story.run.on(60, LeftCare{child(1), CareExit::other, 40}).on(60, LeftCare{child(1), CareExit::other, 40});
  EXPECT_EQ(story.fault(), "looked after: case 1/1 leaves care, and is not in it, on day 60");
}

TEST(IdentitiesTest, TheLookedAfterAreThoseWhoEnteredLessThoseWhoLeft) {
  Story story;  // out of care without having left it
  story.into_care(20)
      .run.on(60, PlacementEnded{child(1), stage("kinship_care"), false})
      .on(60, moved(child(1), stage("kinship_care"), stage("closed"), 1));
  EXPECT_TRUE(story.fault().starts_with("looked after: 0 children are looked after, and 1 are known")) << story.fault();
}

TEST(IdentitiesTest, ACaseHasOneWorkerAtATime) {
  Story story;
  story.run.worker(6, 1).allocated(7, 1, 1, 3);
  EXPECT_EQ(story.fault(), "allocation: case 1 is given to post 1, and post 0 holds it, on day 7");
}

TEST(IdentitiesTest, AWorkerWhoLeavesHoldsNobody) {
  Story story;
  story.run.on(40, WorkerLeft{WorkerId{0}, PostId{0}, Engagement::employee});
  EXPECT_EQ(story.fault(), "allocation: worker 0 leaves post 0 and holds 3 children, on day 40");
}

TEST(IdentitiesTest, ACaseIsTakenFromHerWhoHoldsIt) {
  Story story;
  story.run.worker(6, 1).released(7, 1, 1, 3);
  EXPECT_TRUE(story.fault().starts_with("allocation: case 1 is taken from worker 1 in post 1")) << story.fault();
}

TEST(IdentitiesTest, NoMoreIsTakenThanIsHeld) {
  Story story;
  story.run.released(7, 1, 0, 4);
  EXPECT_TRUE(story.fault().starts_with("allocation: case 1 is taken from post 0 with 4")) << story.fault();
}

TEST(IdentitiesTest, ACaseIsGivenToSomebodyWhoIsThere) {
  Story story;
  story.run.allocated(7, 2, 5, 1);
  EXPECT_TRUE(story.fault().starts_with("allocation: case 2 is given to worker 5, who is not in post 5"))
      << story.fault();
}

TEST(IdentitiesTest, WhoIsAllocatedAfterWaitingWaited) {
  Story story;
  story.run.after_waiting(7, 2, 0, 1, 3);
  EXPECT_TRUE(story.fault().starts_with("allocation: case 2 no longer waits as it did not wait")) << story.fault();
}

TEST(IdentitiesTest, WhoWaitsIsNotAllocatedAsIfItHadNot) {
  Story story;
  story.run.on(7, waits(2, 1)).allocated(8, 2, 0, 1);
  EXPECT_TRUE(story.fault().starts_with("allocation: case 2 is given to post 0 as if")) << story.fault();
}

TEST(IdentitiesTest, WhoWaitsForATransferHasAWorkerAndWhoWaitsForAWorkerHasNone) {
  Story one, other;
  one.run.on(7, waits(1, 3));
  EXPECT_EQ(one.fault(), "allocation: case 1 waits without a worker, and post 0 holds it, on day 7");
  other.run.on(7, waits(2, 1, WaitFor::transfer));
  EXPECT_EQ(other.fault(), "allocation: case 2 waits for a transfer with a worker, and nobody holds it, on day 7");
}

TEST(IdentitiesTest, WhoNoLongerWaitsWaitedSo) {
  Story story;
  story.run.on(7, waits(2, 1)).on(8, waits_no_more(2, 1, WaitFor::duty));
  EXPECT_TRUE(story.fault().starts_with("allocation: case 2 no longer waits as it did not")) << story.fault();
}

TEST(IdentitiesTest, APostIsFilledByOnePersonAtATime) {
  Story story;
  story.run.on(7, WorkerStarted{WorkerId{44}, PostId{0}, Engagement::agency, false});
  EXPECT_EQ(story.fault(), "posts: worker 44 begins in post 0, which worker 0 fills, on day 7");
}

TEST(IdentitiesTest, AWorkerSaysThatSheHoldsWhomSheWasGiven) {
  Story story;
  WeekWorked week;
  week.children = 2;
  story.run.on(7, week);
  EXPECT_EQ(story.fault(), "allocation: worker 0 says that she holds 2 children, and 3 are allocated to her, on day 7");
}

TEST(IdentitiesTest, TheTenKindsOfWorkAreContractAndOvertimeToTheMinute) {
  for (std::int32_t WeekWorked::*kind :
       {&WeekWorked::direct, &WeekWorked::telephone, &WeekWorked::travel, &WeekWorked::recording, &WeekWorked::meeting,
        &WeekWorked::supervision, &WeekWorked::duty, &WeekWorked::handover, &WeekWorked::allocation,
        &WeekWorked::other}) {
    WeekWorked week;
    week.children = 3;
    week.contracted = 2000;
    week.overtime = 30;
    week.other = 2030;
    week.other -= 7;
    week.*kind += 7;
    Story right, wrong;
    right.run.on(7, week);
    EXPECT_EQ(right.fault(), "");
    week.*kind += 1;
    wrong.run.on(7, week);
    EXPECT_EQ(wrong.fault(),
              "hours: the ten kinds of work of worker 0 come to 2031 minutes, contract and overtime to 2030, on day 7");
  }
}

TEST(IdentitiesTest, AChildHasOnePlacementAtATime) {
  Story story;
  story.into_care(20).run.on(30, Placed{child(1), stage("kinship_care"), -1, true});
  EXPECT_TRUE(story.fault().starts_with("placements: case 1/1 is placed in ")) << story.fault();
}

TEST(IdentitiesTest, APlacementThatEndsIsTheOneThatBegan) {
  Story story;
  story.into_care(20).run.on(30, PlacementEnded{child(1), stage("agency_foster"), false});
  EXPECT_TRUE(story.fault().starts_with("placements: a placement of case 1/1 in ")) << story.fault();
}

TEST(IdentitiesTest, WhoLivesInAPlacementIsPlacedThere) {
  Story story;
  story.run.on(20, EnteredCare{child(1), 9, CareRoute::voluntary, PostId{0}, true, false})
      .on(20, moved(child(1), stage("assessment"), stage("kinship_care"), 1));
  EXPECT_TRUE(story.fault().starts_with("placements: 1 children live in ")) << story.fault();
}

TEST(IdentitiesTest, PlacedForAdoptionAChildHasNoOtherPlacement) {
  Story story;
  story.into_care(20)
      .run.on(60, PlacementEnded{child(1), stage("kinship_care"), false})
      .on(60, moved(child(1), stage("kinship_care"), stage("adoption"), 1));
  EXPECT_EQ(story.fault(), "");
}

TEST(IdentitiesTest, TheHeadsOfCostAddUpToTheTotal) {
  Accounts accounts = Telling().worker(0, 0).observed().accounts;
  Identities right(told::authority()), wrong(told::authority());
  right.compare(accounts);
  EXPECT_EQ(right.fault(), "");
  accounts.years[0][0] += 1;
  wrong.compare(accounts);
  EXPECT_TRUE(wrong.fault().starts_with("money: the heads of cost of year 1 come to ")) << wrong.fault();
}

TEST(IdentitiesTest, OfSeveralFaultsTheFirstIsTold) {
  Story story;
  story.run.on(7, waits(1, 3)).on(8, moved(family(1), stage("closed"), stage("assessment"), 1));
  EXPECT_TRUE(story.fault().starts_with("allocation: ")) << story.fault();
}

}  // namespace
}  // namespace models
