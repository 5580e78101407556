#include "viz/page/compact_svg.hpp"

#include <gtest/gtest.h>

namespace viz {
namespace {

TEST(CompactSvgTest, WritesLinesAsSteps) {
  EXPECT_EQ(compact_svg("<path d=\"M10 20.5L12.34 20L0 0.04\" fill=\"none\"/>"),
            "<path d=\"M10 20.5l2.3-.5-12.3-20\" fill=\"none\"/>");
  EXPECT_EQ(compact_svg("<path d=\"M0 0L0.5 3L0.5 3L9 9z\"/>"), "<path d=\"M0 0l.5 3 8.5 6z\"/>");
}

TEST(CompactSvgTest, StepsDoNotDriftAway) {
  std::string path = "M0 0";
  for (int i = 1; i <= 1000; ++i) path += "L" + std::to_string(i * 0.04).substr(0, 5) + " 0";
  const std::string out = compact_svg("<path d=\"" + path + "\"/>");
  double x = 0;
  std::size_t at = out.find('l') + 1;
  while (out[at] != '"') {
    std::size_t used = 0;
    x += std::stod(out.substr(at), &used);
    at += used;
    std::stod(out.substr(at), &used);
    at += used;
  }
  EXPECT_NEAR(x, 40, 0.06);
}

TEST(CompactSvgTest, LeavesEverythingElseAlone) {
  const std::string marks = "<path d=\"M1 2a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z\"/><rect x=\"1.25\"/>";
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
