// Who gets the next case, and what is done when nobody has room; and that every policy there is can be named in a file.
#include "models/policies/allocation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <string>
#include <vector>

#include "models/policies/above_cap.hpp"

namespace models {
namespace {

// A worker with room, and how the case fits her.
struct Candidate {
  Held held;
  Match match;
};
using Candidates = std::vector<Candidate>;

Candidate holds(double children, double cap) { return {{.children = children, .cap = cap}, {}}; }

// Whom the policy picks of candidates in order of their posts, as allocation.hpp says it.
std::size_t pick(const AllocationPolicy& policy, const Candidates& candidates) {
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return policy.load(candidates[a].held) < policy.load(candidates[b].held);
  });
  const auto preferred = std::find_if(order.begin(), order.end(), [&](std::size_t each) {
    return policy.prefers != nullptr && policy.prefers(candidates[each].match);
  });
  return preferred != order.end() ? *preferred : order.front();
}

TEST(LeastLoadedTest, TheWorkerWithTheFewestChildrenAgainstHerCapIsChosen) {
  EXPECT_EQ(pick(least_loaded, {holds(12, 18), holds(9, 18), holds(15, 18)}), 1U);
  EXPECT_EQ(pick(least_loaded, {holds(12, 18), holds(9, 10)}), 0U);  // two thirds against nine tenths
  EXPECT_EQ(pick(least_loaded, {holds(0, 1), holds(0, 18)}), 0U);
}

TEST(LeastLoadedTest, TheFirstPostAmongEqualsIsChosen) {
  EXPECT_EQ(pick(least_loaded, {holds(10, 20), holds(5, 10), holds(10, 20)}), 0U);
  EXPECT_EQ(pick(least_loaded, {holds(11, 20), holds(5, 10), holds(10, 20)}), 1U);
}

TEST(LeastLoadedTest, NothingElseMakesADifference) {
  Candidate known = holds(10, 18);
  known.match.knows_family = true;
  Candidate stranger = holds(9, 18);
  stranger.match.experienced = stranger.match.same_locality = false;
  stranger.match.asks_experience = true;
  stranger.held.points = 100;
  EXPECT_EQ(pick(least_loaded, {known, stranger}), 1U);
}

TEST(ContinuityTest, TheWorkerWhoKnowsTheFamilyIsChosenHoweverLoaded) {
  Candidate known = holds(17, 18);
  known.match.knows_family = true;
  EXPECT_EQ(pick(continuity, {holds(1, 18), known, holds(0, 18)}), 1U);
}

TEST(ContinuityTest, WhereNobodyKnowsTheFamilyTheLeastLoadedIsChosen) {
  EXPECT_EQ(pick(continuity, {holds(12, 18), holds(9, 18), holds(15, 18)}), 1U);
}

TEST(SkillTest, ACaseThatAsksForExperienceGoesToTheLeastLoadedOfThoseWhoHaveIt) {
  Candidate beginner = holds(1, 18);
  beginner.match.experienced = false;
  Candidates team{holds(12, 18), beginner, holds(9, 18)};
  EXPECT_EQ(pick(skill, team), 1U);
  for (Candidate& each : team) each.match.asks_experience = true;
  EXPECT_EQ(pick(skill, team), 2U);
}

TEST(SkillTest, WhereOnlyBeginnersHaveRoomTheLeastLoadedOfThemIsChosen) {
  Candidates team{holds(4, 18), holds(2, 18)};
  for (Candidate& each : team) each.match = {.experienced = false, .asks_experience = true};
  EXPECT_EQ(pick(skill, team), 1U);
}

TEST(LocalityTest, TheLeastLoadedOfTheTeamsWhereTheFamilyLivesIsChosen) {
  Candidate elsewhere = holds(0, 18);
  elsewhere.match.same_locality = false;
  EXPECT_EQ(pick(nearby, {elsewhere, holds(12, 18), holds(9, 18)}), 2U);
  EXPECT_EQ(pick(nearby, {elsewhere}), 0U);
}

TEST(WeightedTest, ItIsPointsThatCountAndNotChildren) {
  Candidate few_but_heavy = holds(5, 18), many_but_light = holds(12, 18);
  few_but_heavy.held.points = 40;
  many_but_light.held.points = 24;
  EXPECT_EQ(pick(weighted, {few_but_heavy, many_but_light}), 1U);
  many_but_light.held.share_of_cap = 0.5;  // 24 of a half-time worker are more than 40 of a full-time one
  EXPECT_EQ(pick(weighted, {few_but_heavy, many_but_light}), 0U);
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
