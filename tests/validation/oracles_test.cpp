// The table of oracles itself: nothing in it goes unnoticed, and there is enough of it.
#include "tests/validation/oracles.hpp"

#include <gtest/gtest.h>

#include <set>

namespace theory {
namespace {

TEST(OraclesTest, EveryGroupIsRunByOneOfThesePrograms) { EXPECT_EQ(groups_left_out(), std::vector<std::string>{}); }

TEST(OraclesTest, AtLeastThreeHundredRowsAreRun) {
  std::size_t rows = 0;
  for (const Case& each : all_cases()) rows += each.rows.size();
  EXPECT_GE(rows, 300U);
}

TEST(OraclesTest, NoCaseIsLeftWithoutALengthAndNoRowIsThereTwice) {
  for (const Case& each : all_cases()) {
    EXPECT_GT(each.length, 0) << each.name;
    std::set<std::string> quantities;
    for (const Row& row : each.rows) EXPECT_TRUE(quantities.insert(row.quantity).second) << each.name << row.quantity;
  }
}

}  // namespace
}  // namespace theory
