// The compiled pathway: its order, and what it refuses.
#include "models/practice/pathway.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace models {
namespace {

using Stages = std::map<std::string, Stage>;

Exit exit_to(const std::string& to, double above = 1, double below = 5, double share = 1) {
  Exit exit;
  exit.to = to;
  exit.above = above;
  exit.below = below;
  exit.share = share;
  exit.place = {"pods.toml", 99, 5};
  return exit;
}

Stage stage(const std::string& kind, int line, std::vector<Exit> exits, double typical_days = 0) {
  Stage made;
  made.name = kind;
  made.kind = kind;
  made.exits = std::move(exits);
  made.typical.value = sim::Days{typical_days};
  made.place = {"pods.toml", line, 1};
  return made;
}

// Contact, screening, a plan, closure: the least a pathway can be.
Stages least() {
  Stages stages;
  stages["contact"] = stage("contact", 10, {exit_to("screening", 2), exit_to("closed", 1, 2)});
  stages["screening"] = stage("screening", 20, {exit_to("help", 2), exit_to("closed", 1, 2)});
  stages["help"] = stage("plan", 30, {exit_to("help", 3), exit_to("closed", 1, 3)}, 90);
  stages["closed"] = stage("closed", 40, {});
  return stages;
}

std::vector<std::string> faults_of(const Stages& stages) {
  std::vector<Fault> faults;
  (void)Pathway::compile(stages, faults);
  std::vector<std::string> words;
  for (const Fault& fault : faults) words.push_back(to_string(fault));
  return words;
}

using Words = std::vector<std::string>;

TEST(PathwayTest, TheLeastPathwayHasNoFault) { EXPECT_EQ(faults_of(least()), Words{}); }

TEST(PathwayTest, StagesStandInOrderOfColumnThenRowThenKey) {
  Stages stages = least();
  stages["contact"].column = 2;
  stages["screening"].column = stages["screening"].row = 1;
  stages["help"].column = stages["closed"].column = 1;
  std::vector<Fault> faults;
  const Pathway pathway = Pathway::compile(stages, faults);
  ASSERT_TRUE(faults.empty());
  Words keys;
  for (const CompiledStage& each : pathway.stages()) keys.push_back(each.key);
  EXPECT_EQ(keys, (Words{"closed", "help", "screening", "contact"}));
  EXPECT_EQ(pathway.start(), pathway.id("contact"));
  EXPECT_EQ(pathway.closed(), StageId{0});
  EXPECT_EQ(pathway.first(StageKind::plan), StageId{1});
}

TEST(PathwayTest, ExitsLeadToTheStagesTheyName) {
  std::vector<Fault> faults;
  const Pathway pathway = Pathway::compile(least(), faults);
  const std::vector<CompiledExit>& exits = pathway[pathway.id("screening")].exits;
  ASSERT_EQ(exits.size(), 2U);
  EXPECT_EQ(exits[0].to, pathway.id("help"));
  EXPECT_DOUBLE_EQ(exits[0].above, 2);
  EXPECT_EQ(exits[1].to, pathway.closed());
  EXPECT_DOUBLE_EQ(exits[1].below, 2);
}

TEST(PathwayTest, OpenStagesAreInNeedAndOnlyPlacementsAndAdoptionAreLookedAfter) {
  Stages stages = least();
  stages["foster"] = stage("placement", 50, {exit_to("closed", 1, 5, 0)}, 90);
  stages["adoption"] = stage("adoption", 60, {exit_to("closed")}, 90);
  stages["foster"].exits.push_back(exit_to("adoption", 1, 5, 0));
  stages["service"] = stage("service", 70, {exit_to("closed")}, 90);
  stages["contact"].exits.push_back(exit_to("service", 1, 2));
  std::vector<Fault> faults;
  const Pathway pathway = Pathway::compile(stages, faults);
  ASSERT_TRUE(faults.empty()) << to_string(faults.front());
  Words in_need, looked_after, drawn;
  for (const CompiledStage& each : pathway.stages()) {
    if (each.in_need) in_need.push_back(each.key);
    if (each.looked_after) looked_after.push_back(each.key);
    if (each.drawn) drawn.push_back(each.key);
  }
  EXPECT_EQ(in_need, (Words{"adoption", "foster", "help", "screening"}));
  EXPECT_EQ(looked_after, (Words{"adoption", "foster"}));
  EXPECT_EQ(drawn, (Words{"adoption", "contact", "foster", "help", "screening", "service"}));
}

TEST(PathwayTest, AStageThatNothingLeadsToIsRefusedWithItsPlace) {
  Stages stages = least();
  stages["pods"] = stage("service", 22, {exit_to("closed")}, 30);
  EXPECT_EQ(faults_of(stages),
            Words{"pods.toml:22:1: stage \"pods\" is reached by no stage; the pathway starts at \"contact\""});
}

TEST(PathwayTest, AStageThatOnlyUnreachedStagesLeadToIsRefusedToo) {
  Stages stages = least();
  stages["pods"] = stage("service", 22, {exit_to("more_pods")}, 30);
  stages["more_pods"] = stage("service", 23, {exit_to("pods", 1, 5, 0.5), exit_to("closed", 1, 5, 0.5)}, 30);
  EXPECT_EQ(faults_of(stages).size(), 2U);
}

TEST(PathwayTest, PlacementsAreReachedByACarePlanAndNotOnlyByExits) {
  Stages stages = least();
  stages["foster"] = stage("placement", 50, {exit_to("closed", 1, 5, 0)}, 90);
  EXPECT_EQ(faults_of(stages), Words{});
}

TEST(PathwayTest, AStageWithNoWayToClosureIsRefusedWithItsPlace) {
  Stages stages = least();
  stages["help"].exits = {exit_to("help")};
  EXPECT_EQ(faults_of(stages), Words{"pods.toml:30:1: stage \"help\" has no way to \"closed\""});
}

TEST(PathwayTest, TwoStagesThatLeadOnlyToEachOtherHaveNoWayToClosure) {
  Stages stages = least();
  stages["help"].exits.push_back(exit_to("pods", 4));
  stages["pods"] = stage("service", 50, {exit_to("more_pods")}, 30);
  stages["more_pods"] = stage("service", 51, {exit_to("pods")}, 30);
  EXPECT_EQ(faults_of(stages), (Words{"pods.toml:51:1: stage \"more_pods\" has no way to \"closed\"",
                                      "pods.toml:50:1: stage \"pods\" has no way to \"closed\""}));
}

TEST(PathwayTest, ACycleThatTakesNoTimeIsRefusedWithItsPlace) {
  Stages stages = least();
  stages["help"].exits.push_back(exit_to("pods", 4));
  stages["pods"] = stage("service", 50, {exit_to("more_pods")});
  stages["more_pods"] = stage("service", 51, {exit_to("pods", 3), exit_to("closed", 1, 3)});
  EXPECT_EQ(
      faults_of(stages),
      Words{"pods.toml:51:1: stages \"more_pods\", \"pods\" lead round in a circle that takes no time; expected a "
            "typical stay or a review in one of them"});
}

TEST(PathwayTest, AStageThatLeadsToItselfAndTakesNoTimeIsACycle) {
  Stages stages = least();
  stages["help"].typical.value = sim::Days{0};
  ASSERT_EQ(faults_of(stages).size(), 1U);
  EXPECT_NE(faults_of(stages).front().find("pods.toml:30:1"), std::string::npos);
}

TEST(PathwayTest, AFrontDoorThatDecidesAtOnceMayNotSendAFamilyRoundAndRound) {
  Stages stages = least();
  stages["screening"].exits.push_back(exit_to("contact", 1));
  EXPECT_EQ(faults_of(stages).size(), 1U);
  EXPECT_NE(faults_of(stages).front().find("\"contact\", \"screening\" lead round in a circle that takes no time"),
            std::string::npos);
}

TEST(PathwayTest, ATypicalStayOrAReviewAnywhereBreaksTheCycle) {
  Stages stages = least();
  stages["help"].exits.push_back(exit_to("pods", 4));
  stages["pods"] = stage("service", 50, {exit_to("more_pods")});
  stages["more_pods"] = stage("service", 51, {exit_to("pods", 3), exit_to("closed", 1, 3)}, 1);
  EXPECT_EQ(faults_of(stages), Words{});
  stages["more_pods"].typical.value = sim::Days{0};
  stages["pods"].first_review.value = sim::Weeks{1};
  EXPECT_EQ(faults_of(stages), Words{});
}

TEST(PathwayTest, ExitsThatLeaveAReadingWithoutAWayOutAreRefused) {
  Stages stages = least();
  stages["help"].exits = {exit_to("closed", 1, 2.5), exit_to("help", 3, 5)};
  EXPECT_EQ(faults_of(stages),
            Words{"pods.toml:30:1: stage.help.exits: expected a way out for every reading of the level "
                  "of need, found none from 2.50"});
}

TEST(PathwayTest, TheLowestAndTheHighestReadingNeedAWayOutToo) {
  Stages stages = least();
  stages["help"].exits = {exit_to("closed", 1.5)};
  ASSERT_EQ(faults_of(stages).size(), 1U);
  EXPECT_NE(faults_of(stages).front().find("found none from 1.00"), std::string::npos);
  stages["help"].exits = {exit_to("closed", 1, 4.9)};
  ASSERT_EQ(faults_of(stages).size(), 1U);
  EXPECT_NE(faults_of(stages).front().find("found none from 4.90"), std::string::npos);
}

TEST(PathwayTest, AWayOutThatIsNeverTakenIsNone) {
  Stages stages = least();
  stages["help"].exits = {exit_to("closed", 1, 5, 0)};
  ASSERT_EQ(faults_of(stages).size(), 1U);
  EXPECT_NE(faults_of(stages).front().find("found none from 1.00"), std::string::npos);
}

Exit exit_of(const std::string& of, const std::string& to, double above = 1, double below = 5) {
  Exit exit = exit_to(to, above, below);
  exit.of = {of};
  return exit;
}

TEST(PathwayTest, ANamedKindOfInvolvementNeedsAWayOutForEveryReadingByItself) {
  Stages stages = least();
  stages["help"].exits.push_back(exit_of("disability", "closed", 1, 2.5));
  EXPECT_EQ(faults_of(stages),
            Words{"pods.toml:30:1: stage.help.exits: expected a way out for every reading of the level of need, found "
                  "none for disability from 2.50"});
  stages["help"].exits.push_back(exit_of("disability", "help", 2.5));
  EXPECT_EQ(faults_of(stages), Words{});
}

TEST(PathwayTest, TheWaysOutOfANamedKindAreNoneForTheOthers) {
  Stages stages = least();
  stages["help"].exits = {exit_to("closed", 1, 3), exit_of("disability", "closed", 1, 3),
                          exit_of("disability", "help", 3)};
  EXPECT_EQ(faults_of(stages),
            Words{"pods.toml:30:1: stage.help.exits: expected a way out for every reading of the level of need, found "
                  "none from 3.00"});
}

TEST(PathwayTest, AnExitMayBeForSeveralKindsAndEachIsCheckedAlone) {
  Stages stages = least();
  Exit both = exit_of("disability", "closed", 1, 3);
  both.of.push_back("short_help");
  stages["help"].exits.push_back(both);
  stages["help"].exits.push_back(exit_of("short_help", "help", 3));
  EXPECT_EQ(faults_of(stages),
            Words{"pods.toml:30:1: stage.help.exits: expected a way out for every reading of the level of need, found "
                  "none for disability from 3.00"});
}

TEST(PathwayTest, AStageThatOnlyOneKindLeadsToIsReached) {
  Stages stages = least();
  stages["pods"] = stage("service", 50, {exit_to("closed")}, 30);
  stages["help"].exits.push_back(exit_of("disability", "pods"));
  EXPECT_EQ(faults_of(stages), Words{});
}

TEST(PathwayTest, ExitsForSomeKindsAreMarked) {
  Stages stages = least();
  stages["help"].exits.push_back(exit_of("disability", "closed"));
  std::vector<Fault> faults;
  const Pathway pathway = Pathway::compile(stages, faults);
  ASSERT_TRUE(faults.empty()) << to_string(faults.front());
  const std::vector<CompiledExit>& exits = pathway[pathway.id("help")].exits;
  ASSERT_EQ(exits.size(), 3U);
  EXPECT_FALSE(exits[0].for_some);
  EXPECT_FALSE(exits[1].for_some);
  EXPECT_TRUE(exits[2].for_some);
}

TEST(PathwayTest, ABandThatEndsBeforeItBeginsIsRefusedAtTheExit) {
  Stages stages = least();
  stages["help"].exits.push_back(exit_to("closed", 4, 3));
  EXPECT_EQ(faults_of(stages),
            Words{"pods.toml:99:5: stage.help.exits: expected above less than below, found the reverse"});
}

TEST(PathwayTest, AnUnknownKindIsRefusedWithTheNearest) {
  Stages stages = least();
  stages["help"].kind = "plam";
  const Words faults = faults_of(stages);
  EXPECT_NE(std::find(faults.begin(), faults.end(),
                      "pods.toml:30:1: stage.help.kind: expected a kind of stage, found \"plam\"; did you mean plan?"),
            faults.end());
}

TEST(PathwayTest, AnExitToAnUnknownStageIsRefusedWithTheNearest) {
  Stages stages = least();
  stages["screening"].exits.push_back(exit_to("hlep"));
  EXPECT_EQ(
      faults_of(stages),
      Words{"pods.toml:99:5: stage.screening.exits: expected the key of a stage, found \"hlep\"; did you mean help?"});
}

TEST(PathwayTest, APathwayWithoutAKindThatTheServiceNeedsIsRefused) {
  Stages stages = least();
  stages["help"].kind = "service";
  ASSERT_EQ(faults_of(stages).size(), 1U);
  EXPECT_NE(faults_of(stages).front().find("expected a stage of kind \"plan\", found none"), std::string::npos);
}

TEST(PathwayTest, EveryFaultIsToldAndNotOnlyTheFirst) {
  Stages stages = least();
  stages["pods"] = stage("service", 22, {exit_to("closed")}, 30);
  stages["more_pods"] = stage("service", 23, {exit_to("more_pods")}, 30);
  EXPECT_EQ(faults_of(stages).size(), 3U);
}

TEST(PathwayTest, AKeyThatThereIsNotThrows) {
  std::vector<Fault> faults;
  const Pathway pathway = Pathway::compile(least(), faults);
  EXPECT_THROW((void)pathway.id("pods"), std::out_of_range);
  EXPECT_THROW((void)pathway.first(StageKind::court), std::out_of_range);
}

}  // namespace
}  // namespace models
