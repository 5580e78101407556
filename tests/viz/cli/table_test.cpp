#include "viz/cli/table.hpp"

#include <gtest/gtest.h>

namespace viz {
namespace {

TEST(TableTest, ColumnsAreAsWideAsTheirWidestCellInCharacters) {
  EXPECT_EQ(columns({{"KEY", "COST"}, {"a", "£1280"}, {"longer", "£9"}}, {1}),
            "KEY      COST\n"
            "a       £1280\n"
            "longer     £9\n");
}

TEST(TableTest, ParagraphBreaksBetweenWords) {
  EXPECT_EQ(paragraph("one two three", 2, 9), "  one two\n  three\n");
  EXPECT_EQ(paragraph("", 2, 9), "");
}

TEST(TableTest, AWordLongerThanTheLineStandsAlone) {
  EXPECT_EQ(paragraph("a incomprehensibilities b", 0, 8), "a\nincomprehensibilities\nb\n");
}

}  // namespace
}  // namespace viz
