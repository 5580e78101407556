// Who is where, event by event.
#include "viz/playback/ledger.hpp"

#include <gtest/gtest.h>

#include "tests/support/recorded_service.hpp"

namespace {

using namespace viz;

class LedgerTest : public ::testing::Test {
 protected:
  const models::Model& model = test_support::recorded_service().model;
  Ledger ledger{model};
  const models::StageId assessment = model.pathway.id("assessment");
  const models::StageId foster = model.pathway.id("in_house_foster");
  const models::CaseId family{{7}, 0};

  void open_case(int children, sim::Instant due) {
    ledger.apply({0}, models::Moved{family, model.pathway.nowhere(), assessment, static_cast<std::uint8_t>(children),
                                    due, true});
  }
  [[nodiscard]] StageNow at(models::StageId stage, std::int64_t ticks) const {
    return ledger.stages({ticks})[stage.index];
  }
};

TEST_F(LedgerTest, AFamilyOfThreeIsThreeChildren) {
  open_case(3, {1000});
  EXPECT_EQ(at(assessment, 500).children, 3);
  EXPECT_EQ(at(foster, 500).children, 0);
}

TEST_F(LedgerTest, AStageIsLateOnlyAfterItsLimit) {
  open_case(2, {1000});
  EXPECT_EQ(at(assessment, 1000).overdue, 0);
  EXPECT_EQ(at(assessment, 1001).overdue, 2);
}

TEST_F(LedgerTest, WaitingEndsWithAnAllocationOrWhenNobodyIsNeeded) {
  open_case(2, {1000});
  using enum models::WaitFor;
  ledger.apply({1}, models::Waiting{family, {0}, 2, worker, false});
  EXPECT_EQ(at(assessment, 2).waiting, 2);
  ledger.apply({2}, models::Waiting{family, {0}, 2, worker, true});
  EXPECT_EQ(at(assessment, 2).waiting, 0);
  ledger.apply({3}, models::Waiting{family, {0}, 2, duty, false});
  EXPECT_EQ(at(assessment, 4).waiting, 2);
  ledger.apply({4}, models::Allocated{family, {1}, {0}, 2, 0, true, duty, true});
  EXPECT_EQ(at(assessment, 5).waiting, 0);
}

TEST_F(LedgerTest, WhoWaitsForATransferIsStillHeldAndWaitsWithoutAWorkerOnlyWhenThatOneLeaves) {
  using enum models::WaitFor;
  open_case(2, {1000});
  ledger.apply({1}, models::Allocated{family, {1}, {4}, 2, 0, false, worker, true});
  ledger.apply({2}, models::Waiting{family, {0}, 2, transfer, false});
  EXPECT_EQ(at(assessment, 3).waiting, 0);
  EXPECT_EQ(ledger.cases().at(family).post, 4);
  ledger.apply({3}, models::Released{family, {1}, {4}, 2});
  ledger.apply({3}, models::Waiting{family, {0}, 2, transfer, true});
  ledger.apply({3}, models::Waiting{family, {0}, 2, worker, false});
  EXPECT_EQ(at(assessment, 4).waiting, 2);
  EXPECT_EQ(ledger.cases().at(family).post, -1);
}

TEST_F(LedgerTest, ATakenOverCaseIsWithTheNewWorker) {
  open_case(2, {1000});
  ledger.apply({1}, models::Allocated{family, {1}, {4}, 2, 0, false, models::WaitFor::worker, true});
  ledger.apply({2}, models::Waiting{family, {0}, 2, models::WaitFor::transfer, false});
  ledger.apply({5}, models::Released{family, {1}, {4}, 2});
  ledger.apply({5}, models::Allocated{family, {2}, {7}, 2, 3, true, models::WaitFor::transfer, false});
  EXPECT_EQ(ledger.cases().at(family).post, 7);
  EXPECT_EQ(at(assessment, 6).waiting, 0);
}

TEST_F(LedgerTest, AChildWhoComesIntoCareLeavesItsFamilysCase) {
  open_case(3, {1000});
  const models::CaseId child{{7}, 1};
  ledger.apply({5}, models::Moved{child, assessment, foster, 1, {}, false});
  EXPECT_EQ(at(assessment, 6).children, 2);
  EXPECT_EQ(at(foster, 6).children, 1);
}

TEST_F(LedgerTest, AChildWhoComesIntoCareAgainIsNotTakenFromTheFamilyTwice) {
  open_case(3, {1000});
  const models::CaseId child{{7}, 1};
  ledger.apply({5}, models::Moved{child, assessment, model.pathway.id("reunification"), 1, {}, false});
  ledger.apply({9}, models::Moved{child, model.pathway.id("reunification"), foster, 1, {}, false});
  EXPECT_EQ(at(assessment, 10).children, 2);
  EXPECT_EQ(at(foster, 10).children, 1);
}

TEST_F(LedgerTest, AFamilyThatMovesOnAtTheSameInstantLosesTheChildOnce) {
  open_case(3, {1000});
  ledger.apply({5}, models::Moved{family, assessment, model.pathway.id("child_in_need_plan"), 2, {}, false});
  ledger.apply({5}, models::Moved{{{7}, 1}, assessment, foster, 1, {}, false});
  EXPECT_EQ(at(model.pathway.id("child_in_need_plan"), 6).children, 2);
  ledger.apply({8}, models::Moved{{{7}, 2}, model.pathway.id("child_in_need_plan"), foster, 1, {}, false});
  EXPECT_EQ(at(model.pathway.id("child_in_need_plan"), 9).children, 1);
}

TEST_F(LedgerTest, AChildWhoIsInCareFromTheStartIsNotTakenFromItsFamily) {
  open_case(3, {1000});
  ledger.apply({5}, models::Moved{{{7}, 1}, model.pathway.nowhere(), foster, 1, {}, false});
  EXPECT_EQ(at(assessment, 6).children, 3);
}

TEST_F(LedgerTest, AClosedCaseIsNowhere) {
  open_case(3, {1000});
  ledger.apply({5}, models::Moved{family, assessment, model.pathway.closed(), 3, {}, false});
  EXPECT_TRUE(ledger.cases().empty());
  EXPECT_EQ(ledger.stage_of(family), model.pathway.nowhere());
}

TEST_F(LedgerTest, AWorkersCaseloadIsCountedByTheColourOfTheStage) {
  open_case(3, {1000});
  const auto holder = [&]() -> models::RoleId {
    for (std::size_t i = 0; i < model.roles.size(); ++i) {
      if (model.settings().roles.at(model.roles[i]).holds_cases) return {static_cast<std::uint8_t>(i)};
    }
    return {};
  }();
  ledger.apply({1}, models::PostOpened{{0}, {2}, holder, true, 60});
  ledger.apply({1}, models::WorkerStarted{{11}, {0}, models::Engagement::agency, true});
  ledger.apply({2}, models::Allocated{family, {11}, {0}, 3, 0, false, models::WaitFor::worker, true});
  const CaseloadState caseload = ledger.caseload();
  ASSERT_EQ(caseload.posts.size(), 1U);
  EXPECT_EQ(caseload.posts[0].children[static_cast<std::size_t>(models::StageColour::front_door)], 3);
  EXPECT_TRUE(caseload.posts[0].agency);
  EXPECT_TRUE(caseload.posts[0].newly_qualified);
  EXPECT_EQ(caseload.posts[0].hundredths, 60);
  ledger.apply({3}, models::Released{family, {11}, {0}, 3});
  ledger.apply({3}, models::WorkerLeft{{11}, {0}, models::Engagement::agency});
  EXPECT_EQ(ledger.caseload().posts[0].held(), 0);
  EXPECT_FALSE(ledger.caseload().posts[0].filled);
}

TEST_F(LedgerTest, APostWhoseRoleHoldsNoCasesIsShownWhileItHoldsSome) {
  const auto manager = [&]() -> models::RoleId {
    for (std::size_t i = 0; i < model.roles.size(); ++i) {
      if (!model.settings().roles.at(model.roles[i]).holds_cases) return {static_cast<std::uint8_t>(i)};
    }
    return {};
  }();
  open_case(3, {1000});
  ledger.apply({1}, models::PostOpened{{0}, {2}, manager, true, 100});
  ledger.apply({1}, models::WorkerStarted{{11}, {0}, models::Engagement::employee, false});
  EXPECT_TRUE(ledger.caseload().posts.empty());
  ledger.apply({2}, models::Allocated{family, {11}, {0}, 3, 0, false, models::WaitFor::worker, true});
  ASSERT_EQ(ledger.caseload().posts.size(), 1U);
  EXPECT_EQ(ledger.caseload().posts[0].held(), 3);
  ledger.apply({3}, models::Released{family, {11}, {0}, 3});
  EXPECT_TRUE(ledger.caseload().posts.empty());
}

}  // namespace
