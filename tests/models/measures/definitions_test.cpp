#include "models/measures/definitions.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace models {
namespace {

TEST(DefinitionsTest, EveryMeasureStandsAtItsOwnPlace) {
  ASSERT_EQ(definitions().size(), measure_count);
  for (std::size_t i = 0; i < measure_count; ++i) {
    EXPECT_EQ(static_cast<std::size_t>(definitions()[i].measure), i);
    EXPECT_EQ(&definition(static_cast<Measure>(i)), &definitions()[i]);
  }
}

TEST(DefinitionsTest, TheKeysAreThoseOfTheContractFirstAndLast) {
  EXPECT_EQ(definitions().front().key, "contacts");
  EXPECT_EQ(definition(Measure::placement_moves_3_or_more).key, "placement_moves_3_or_more");
  EXPECT_EQ(definition(Measure::direct_hours_per_child_week).key, "direct_hours_per_child_week");
  EXPECT_EQ(definitions().back().key, "cost_per_child_in_need");
}

TEST(DefinitionsTest, KeysAndNamesAreSaidOnce) {
  std::set<std::string_view> keys;
  std::set<std::string_view> names;
  for (const Definition& each : definitions()) {
    EXPECT_TRUE(keys.insert(each.key).second) << each.key;
    EXPECT_TRUE(names.insert(each.name).second) << each.name;
  }
}

TEST(DefinitionsTest, EveryFormulaIsOneSentence) {
  for (const Definition& each : definitions()) {
    EXPECT_TRUE(each.formula.ends_with('.')) << each.key;
    EXPECT_EQ(each.formula.find(". "), std::string_view::npos) << each.key;
    EXPECT_FALSE(each.unit.empty()) << each.key;
    EXPECT_GT(each.matters, 0) << each.key;
  }
}

TEST(DefinitionsTest, ASourceIsAKeyOfTheBibliographyOrOurOwn) {
  for (const Definition& each : definitions()) {
    const bool key = each.source.size() > 1 && each.source[0] == 'S' &&
                     each.source.find_first_not_of("0123456789", 1) == std::string_view::npos;
    EXPECT_TRUE(key || each.source == "casework") << each.key;
  }
}

TEST(DefinitionsTest, EachOutcomeHasOneOrTwoHeadlineMeasures) {
  std::map<Outcome, int> headlines;
  for (const Definition& each : definitions()) headlines[each.outcome] += each.headline ? 1 : 0;
  ASSERT_EQ(headlines.size(), 7U);
  for (const auto& [outcome, count] : headlines) {
    EXPECT_GE(count, 1) << to_string(outcome);
    EXPECT_LE(count, 2) << to_string(outcome);
  }
}

}  // namespace
}  // namespace models
