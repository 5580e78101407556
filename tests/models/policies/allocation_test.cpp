// Who gets the next case; and that every policy there is can be named in a file.
#include "models/policies/allocation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace models {
namespace {

using Candidates = std::vector<Candidate>;

TEST(LeastLoadedTest, TheWorkerWithTheFewestChildrenAgainstHerCapIsChosen) {
  EXPECT_EQ(least_loaded(Candidates{{12, 18, false}, {9, 18, false}, {15, 18, false}}), 1U);
  EXPECT_EQ(least_loaded(Candidates{{12, 18, false}, {9, 10, false}}), 0U);  // two thirds against nine tenths
  EXPECT_EQ(least_loaded(Candidates{{0, 1, false}, {0, 18, false}}), 0U);
}

TEST(LeastLoadedTest, TheFirstPostAmongEqualsIsChosen) {
  EXPECT_EQ(least_loaded(Candidates{{10, 20, false}, {5, 10, false}, {10, 20, false}}), 0U);
  EXPECT_EQ(least_loaded(Candidates{{11, 20, false}, {5, 10, false}, {10, 20, false}}), 1U);
}

TEST(LeastLoadedTest, WhoKnowsTheFamilyMakesNoDifference) {
  EXPECT_EQ(least_loaded(Candidates{{10, 18, true}, {9, 18, false}}), 1U);
}

TEST(LeastLoadedTest, TheOnlyCandidateIsChosen) { EXPECT_EQ(least_loaded(Candidates{{40, 18, false}}), 0U); }

TEST(ContinuityTest, TheWorkerWhoKnowsTheFamilyIsChosenHoweverLoaded) {
  EXPECT_EQ(continuity(Candidates{{1, 18, false}, {17, 18, true}, {0, 18, false}}), 1U);
}

TEST(ContinuityTest, WhereNobodyKnowsTheFamilyTheLeastLoadedIsChosen) {
  const Candidates strangers{{12, 18, false}, {9, 18, false}, {15, 18, false}};
  EXPECT_EQ(continuity(strangers), least_loaded(strangers));
  EXPECT_EQ(continuity(strangers), 1U);
}

TEST(CatalogueTest, EveryFileOfTheFolderIsInTheCatalogueAndNothingElse) {
  std::vector<std::string> files;
  for (const auto& file : std::filesystem::directory_iterator(CASEWORK_SOURCE_DIR "/models/policies/allocation"))
    if (file.path().extension() == ".cpp") files.push_back(file.path().stem().string());
  std::sort(files.begin(), files.end());
  EXPECT_EQ(allocation_policies(), files) << "add the new policy to models/policies/catalogue.cpp";
}

TEST(CatalogueTest, APolicyIsFoundByItsName) {
  EXPECT_EQ(allocation_policy("least_loaded"), &least_loaded);
  EXPECT_EQ(allocation_policy("continuity"), &continuity);
  EXPECT_EQ(allocation_policy("least_laoded"), nullptr);
  EXPECT_EQ(allocation_policy(""), nullptr);
}

}  // namespace
}  // namespace models
