// SVG that any reader of XML takes.
#include "viz/canvas/svg_canvas.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "tests/support/well_formed.hpp"

namespace {

using namespace viz;

std::string drawn(const std::string& words) {
  SvgCanvas canvas(200, 100, {"chart", words, words});
  canvas.begin({"part", words, words});
  canvas.rectangle({1, 2, 30, 40}, {Role::card}, 4);
  const Point line[] = {{0, 0}, {10.123456, 5}, {20, 1.0 / 3}};
  canvas.polyline(line, {Role::ink, 1.5, Dash::dashed});
  canvas.polygon(line, {Role::front_door, 0.5});
  for (const Mark mark : {Mark::disc, Mark::ring, Mark::diamond, Mark::triangle, Mark::tick}) {
    canvas.marks(mark, 6, line, {Role::breach_dot});
  }
  canvas.text({5.4, 6.6}, words, {12, Weight::semibold, Align::end, Role::ink});
  canvas.end();
  return canvas.take();
}

TEST(SvgCanvasTest, TextIsEscapedAndThePictureWellFormed) {
  const std::string svg = drawn("<b> & \"£\" 'ŵ' \x01");
  EXPECT_EQ(test_support::fault_of_xml(svg), "");
  EXPECT_EQ(svg.find("<b>"), std::string::npos);
  EXPECT_NE(svg.find("&lt;b&gt; &amp; &quot;£&quot; &#39;ŵ&#39;"), std::string::npos);
}

TEST(SvgCanvasTest, AnElementLeftOpenIsClosed) {
  SvgCanvas canvas(10, 10, {"p", "t", "d"});
  canvas.begin({"a", "A", ""});
  canvas.begin({"b", "B", ""});
  EXPECT_EQ(test_support::fault_of_xml(canvas.take()), "");
}

TEST(SvgCanvasTest, APictureIsAnImageWithTitleAndDescription) {
  const std::string svg = drawn("words");
  EXPECT_NE(svg.find("role=\"img\""), std::string::npos);
  EXPECT_NE(svg.find("aria-labelledby=\"chart-title chart-description\""), std::string::npos);
  EXPECT_NE(svg.find("<title id=\"chart-title\">words</title>"), std::string::npos);
  EXPECT_NE(svg.find("<desc id=\"chart-description\">words</desc>"), std::string::npos);
}

TEST(SvgCanvasTest, TheSameCallsGiveTheSameBytes) { EXPECT_EQ(drawn("same"), drawn("same")); }

TEST(SvgCanvasTest, NumbersAreShortAndNeverMinusNothing) {
  EXPECT_EQ(number(1.0 / 3), "0.33");
  EXPECT_EQ(number(12), "12");
  EXPECT_EQ(number(-0.001), "0");
  EXPECT_EQ(number(-1.5), "-1.5");
  EXPECT_EQ(number(1e6), "1000000");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "0");
}

TEST(WellFormedTest, FindsWhatIsWrong) {
  EXPECT_NE(test_support::fault_of_xml("<a><b></a></b>"), "");
  EXPECT_NE(test_support::fault_of_xml("<a x=1/>"), "");
  EXPECT_NE(test_support::fault_of_xml("<a>&</a>"), "");
  EXPECT_NE(test_support::fault_of_xml("<a>"), "");
  EXPECT_EQ(test_support::fault_of_xml("<a x=\"1\"><b/>&amp; c</a>\n"), "");
}

}  // namespace
