#include "viz/page/compact_svg.hpp"

#include <gtest/gtest.h>

namespace viz {
namespace {

TEST(CompactSvgTest, WritesLinesAsSteps) {
  EXPECT_EQ(compact_svg("<path d=\"M10 20.5L12.34 20L0 0.04\" fill=\"none\"/>"),
            "<path d=\"M10 20.5l2.3-.5-12.3-20\" fill=\"none\"/>");
  EXPECT_EQ(compact_svg("<path d=\"M0 0L0.5 3L0.5 3L9 9z\"/>"), "<path d=\"M0 0l.5 3 8.5 6z\"/>");
}

TEST(CompactSvgTest, PointsOnTheWayAreLeftOutAndBendsAreKept) {
  EXPECT_EQ(compact_svg("<path d=\"M0 0L10 0.1L20 0L30 9L40 0L40 0\"/>"), "<path d=\"M0 0l20 0 10 9 10-9\"/>");
  EXPECT_EQ(compact_svg("<path d=\"M5 5L5 5\"/>"), "<path d=\"M5 5l0 0\"/>");
}

TEST(CompactSvgTest, StepsDoNotDriftAway) {
  // A zigzag of steps that none can be left out of, each rounded by itself.
  std::string path = "M0 0";
  for (int i = 1; i <= 1000; ++i) path += "L" + std::to_string(i * 3.04).substr(0, 7) + (i % 2 == 0 ? " 0" : " 9");
  const std::string out = compact_svg("<path d=\"" + path + "\"/>");
  double x = 0;
  std::size_t steps = 0;
  for (std::size_t at = out.find('l') + 1; out[at] != '"'; ++steps) {
    std::size_t used = 0;
    x += std::stod(out.substr(at), &used);
    at += used;
    EXPECT_NE(std::stod(out.substr(at), &used), 0);
    at += used;
  }
  EXPECT_EQ(steps, 1000U);
  EXPECT_NEAR(x, 3040, 0.06);
}

TEST(CompactSvgTest, ASquareCorneredRectangleIsAPath) {
  EXPECT_EQ(compact_svg("<rect x=\"-1\" y=\"2.5\" width=\"30\" height=\"4\" fill=\"#fff\"/>"),
            "<path d=\"M-1 2.5h30v4h-30z\" fill=\"#fff\"/>");
}

TEST(CompactSvgTest, LeavesEverythingElseAlone) {
  const std::string marks =
      "<path d=\"M1 2a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z\"/><rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" rx=\"1\"/>";
  EXPECT_EQ(compact_svg(marks), marks);
  const std::string text = "<text x=\"1\">M1 2L3.33 4</text>";
  EXPECT_EQ(compact_svg(text), text);
}

TEST(CompactSvgTest, TheCommonestTextStyleIsSaidOnceAndInherited) {
  EXPECT_EQ(
      compact_svg("<svg id=\"a\"><g id=\"a-b\"><title>B</title><text x=\"1\" font-size=\"12\" font-weight=\"400\" "
                  "fill=\"#1b2733\">word</text><text x=\"2\" font-size=\"14\" fill=\"#4a5866\">other</text></g>"
                  "<rect fill=\"#1b2733\"/></svg>"),
      "<svg font-size=\"12\" fill=\"#1b2733\" id=\"a\"><g><title>B</title><text x=\"1\">word</text><text x=\"2\" "
      "font-size=\"14\" fill=\"#4a5866\">other</text></g><rect fill=\"#1b2733\"/></svg>");
}

}  // namespace
}  // namespace viz
