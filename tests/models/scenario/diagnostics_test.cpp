#include "models/scenario/diagnostics.hpp"

#include <gtest/gtest.h>

namespace models {
namespace {

TEST(NearestTest, ASlipOfThePenIsMended) {
  const std::vector<std::string> keys{"hard_cap", "soft_cap", "allocation"};
  EXPECT_EQ(nearest("hard_kap", keys), "hard_cap");
  EXPECT_EQ(nearest("hadr_cap", keys), "hard_cap");
  EXPECT_EQ(nearest("sftcap", keys), "soft_cap");
  EXPECT_EQ(nearest("allocations", keys), "allocation");
}

TEST(NearestTest, WhatIsFarFromEverythingHasNoSuggestion) {
  EXPECT_EQ(nearest("turnover", {"hard_cap", "soft_cap"}), "");
  EXPECT_EQ(nearest("xy", {"ab"}), "");
  EXPECT_EQ(nearest("", {"ab"}), "");
  EXPECT_EQ(nearest("word", {}), "");
  EXPECT_EQ(nearest(std::string(100000, 'a'), {std::string(100000, 'b')}), "");
}

TEST(FaultTest, IsPrintedWithFileLineAndColumn) {
  EXPECT_EQ(to_string(Fault{{"a.toml", 3, 9}, "caseload.hard_cap: missing value"}),
            "a.toml:3:9: caseload.hard_cap: missing value");
  EXPECT_EQ(to_string(Fault{{"--set", 0, 0}, "unknown key"}), "--set: unknown key");
  EXPECT_EQ(to_string(Fault{{"", 0, 0}, "unknown key"}), "unknown key");
}

TEST(ScenarioErrorTest, FaultsAreInOrderOfFileLineAndColumnAndSaidOnce) {
  const ScenarioError error({{{"b.toml", 1, 1}, "x"},
                             {{"a.toml", 10, 1}, "x"},
                             {{"a.toml", 2, 5}, "x"},
                             {{"a.toml", 2, 3}, "x"},
                             {{"a.toml", 2, 3}, "x"}});
  EXPECT_STREQ(error.what(), "a.toml:2:3: x\na.toml:2:5: x\na.toml:10:1: x\nb.toml:1:1: x\n4 faults. Nothing was run.");
  EXPECT_EQ(error.faults().size(), 4U);
}

}  // namespace
}  // namespace models
