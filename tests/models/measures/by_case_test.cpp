#include "models/measures/by_case.hpp"

#include <gtest/gtest.h>

#include <map>

#include "sim/random/stream.hpp"

namespace models {
namespace {

TEST(ByCaseTest, KeepsAsManyAsThereAreAndFindsThemAll) {
  ByCase<int> kept;
  std::map<CaseId, int> expected;
  sim::Stream stream({11});
  for (int i = 0; i < 50'000; ++i) {
    // Families of one day have numbers one after another, those of other days are far away.
    const auto day = static_cast<std::uint32_t>(stream.uniform() * 1000),
               nth = static_cast<std::uint32_t>(stream.uniform() * 40);
    const CaseId id{FamilyId{day << 16 | nth}, static_cast<std::uint8_t>(stream.uniform() * 7)};
    kept[id] += i;
    expected[id] += i;
  }
  EXPECT_EQ(kept.size(), expected.size());
  for (const auto& [id, sum] : expected) {
    ASSERT_NE(kept.find(id), nullptr);
    EXPECT_EQ(*kept.find(id), sum);
  }
}

TEST(ByCaseTest, WhatWasNeverSeenIsNotThere) {
  ByCase<int> kept;
  EXPECT_EQ(kept.find({FamilyId{3}, 0}), nullptr);
  kept[{FamilyId{3}, 1}] = 5;
  EXPECT_EQ(kept.find({FamilyId{3}, 0}), nullptr);
  EXPECT_EQ(kept.size(), 1U);
}

TEST(ByCaseTest, GoesThroughThemInTheOrderInWhichTheyCame) {
  ByCase<int> kept;
  for (const std::uint32_t number : {900U, 4U, 0x80000000U, 17U}) kept[{FamilyId{number}, 0}] = 1;
  std::vector<std::uint32_t> order;
  for (const auto& [id, unused] : kept) order.push_back(id.family.number);
  EXPECT_EQ(order, (std::vector<std::uint32_t>{900, 4, 0x80000000U, 17}));
}

}  // namespace
}  // namespace models
