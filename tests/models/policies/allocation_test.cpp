// Who gets the next case, and what is done when nobody has room; and that every policy there is can be named in a file.
#include "models/policies/allocation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "models/policies/above_cap.hpp"

namespace models {
namespace {

using Candidates = std::vector<Candidate>;
constexpr Asking anybody{};
constexpr Asking experience{.experience = true};

Candidate holds(double children, double cap) { return {.children = children, .cap = cap}; }

TEST(LeastLoadedTest, TheWorkerWithTheFewestChildrenAgainstHerCapIsChosen) {
  EXPECT_EQ(least_loaded(Candidates{holds(12, 18), holds(9, 18), holds(15, 18)}, anybody), 1U);
  EXPECT_EQ(least_loaded(Candidates{holds(12, 18), holds(9, 10)}, anybody), 0U);  // two thirds against nine tenths
  EXPECT_EQ(least_loaded(Candidates{holds(0, 1), holds(0, 18)}, anybody), 0U);
}

TEST(LeastLoadedTest, TheFirstPostAmongEqualsIsChosen) {
  EXPECT_EQ(least_loaded(Candidates{holds(10, 20), holds(5, 10), holds(10, 20)}, anybody), 0U);
  EXPECT_EQ(least_loaded(Candidates{holds(11, 20), holds(5, 10), holds(10, 20)}, anybody), 1U);
}

TEST(LeastLoadedTest, NothingElseMakesADifference) {
  Candidate known = holds(10, 18);
  known.knows_family = true;
  known.points = 0;
  Candidate stranger = holds(9, 18);
  stranger.experienced = stranger.same_locality = false;
  stranger.points = 100;
  EXPECT_EQ(least_loaded(Candidates{known, stranger}, experience), 1U);
}

TEST(LeastLoadedTest, TheOnlyCandidateIsChosen) { EXPECT_EQ(least_loaded(Candidates{holds(40, 18)}, anybody), 0U); }

TEST(ContinuityTest, TheWorkerWhoKnowsTheFamilyIsChosenHoweverLoaded) {
  Candidate known = holds(17, 18);
  known.knows_family = true;
  EXPECT_EQ(continuity(Candidates{holds(1, 18), known, holds(0, 18)}, anybody), 1U);
}

TEST(ContinuityTest, WhereNobodyKnowsTheFamilyTheLeastLoadedIsChosen) {
  const Candidates strangers{holds(12, 18), holds(9, 18), holds(15, 18)};
  EXPECT_EQ(continuity(strangers, anybody), 1U);
}

TEST(SkillTest, ACaseThatAsksForExperienceGoesToTheLeastLoadedOfThoseWhoHaveIt) {
  Candidate beginner = holds(1, 18);
  beginner.experienced = false;
  const Candidates team{holds(12, 18), beginner, holds(9, 18)};
  EXPECT_EQ(skill(team, experience), 2U);
  EXPECT_EQ(skill(team, anybody), 1U);
}

TEST(SkillTest, WhereOnlyBeginnersHaveRoomOneOfThemIsChosen) {
  Candidate more = holds(4, 18), fewer = holds(2, 18);
  more.experienced = fewer.experienced = false;
  EXPECT_EQ(skill(Candidates{more, fewer}, experience), 1U);
}

TEST(LocalityTest, TheLeastLoadedOfTheTeamsWhereTheFamilyLivesIsChosen) {
  Candidate elsewhere = holds(0, 18);
  elsewhere.same_locality = false;
  EXPECT_EQ(locality(Candidates{elsewhere, holds(12, 18), holds(9, 18)}, anybody), 2U);
  EXPECT_EQ(locality(Candidates{elsewhere}, anybody), 0U);
}

TEST(WeightedTest, ItIsPointsThatCountAndNotChildren) {
  Candidate few_but_heavy = holds(5, 18), many_but_light = holds(12, 18);
  few_but_heavy.points = 40;
  many_but_light.points = 24;
  EXPECT_EQ(weighted(Candidates{few_but_heavy, many_but_light}, anybody), 1U);
  many_but_light.share_of_cap = 0.5;  // 24 of a half-time worker are more than 40 of a full-time one
  EXPECT_EQ(weighted(Candidates{few_but_heavy, many_but_light}, anybody), 0U);
}

TEST(AboveCapPolicyTest, EachDoesItsOneThing) {
  const Crowded crowded{.waiting = 40, .soft_cap = 18, .called = 1};
  EXPECT_FALSE(wait(crowded).duty || wait(crowded).manager || wait(crowded).agency > 0);
  EXPECT_TRUE(duty(crowded).duty);
  EXPECT_TRUE(manager(crowded).manager);
  EXPECT_EQ(agency(crowded).agency, 2);  // 40 children are three caseloads of 18, of which one has been called for
  EXPECT_EQ(agency({.waiting = 10, .soft_cap = 18, .called = 1}).agency, 0);
}

std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& file : std::filesystem::directory_iterator(CASEWORK_SOURCE_DIR "/models/policies/" + folder))
    if (file.path().extension() == ".cpp") files.push_back(file.path().stem().string());
  std::sort(files.begin(), files.end());
  return files;
}

TEST(CatalogueTest, EveryFileOfTheFolderIsInTheCatalogueAndNothingElse) {
  EXPECT_EQ(allocation_policies(), files_of("allocation")) << "add the new policy to models/policies/catalogue.cpp";
  EXPECT_EQ(above_cap_policies(), files_of("above_cap")) << "add the new policy to models/policies/catalogue.cpp";
}

TEST(CatalogueTest, APolicyIsFoundByItsName) {
  EXPECT_EQ(allocation_policy("least_loaded"), &least_loaded);
  EXPECT_EQ(allocation_policy("weighted"), &weighted);
  EXPECT_EQ(above_cap_policy("duty"), &duty);
  EXPECT_EQ(allocation_policy("least_laoded"), nullptr);
  EXPECT_EQ(above_cap_policy(""), nullptr);
}

}  // namespace
}  // namespace models
