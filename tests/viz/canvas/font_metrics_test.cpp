// How wide text is.
#include "viz/canvas/font_metrics.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace viz;

TEST(FontMetricsTest, TheScreensLettersAreWholePixelsWide) {
  for (const std::string words : {"Assessment", "1,557", "£ ŵ ŷ –"}) {
    for (const double size : {12.0, 13.0, 20.0}) {
      const double width = screen_metrics().width(words, {size});
      EXPECT_GT(width, 0);
      EXPECT_EQ(width, std::round(width)) << words << size;
    }
  }
}

TEST(FontMetricsTest, SemiboldIsWiderThanMedium) {
  const std::string words = "Strategy and section 47 enquiry";
  EXPECT_GT(report_metrics().width(words, {16, Weight::semibold}), report_metrics().width(words, {16, Weight::medium}));
  EXPECT_GT(screen_metrics().width(words, {16, Weight::semibold}), screen_metrics().width(words, {16, Weight::medium}));
}

TEST(FontMetricsTest, TheReportHasTheWidthsOfArial) {
  // Arial at 1000 a size: "a" 556, "W" 944, "i" 222, space 278; bold "a" 556, "W" 944, "i" 278.
  EXPECT_NEAR(report_metrics().width("aWi ", {1000}), 556 + 944 + 222 + 278, 2.5);
  EXPECT_NEAR(report_metrics().width("aWi", {1000, Weight::semibold}), 556 + 944 + 278, 2.5);
}

TEST(FontMetricsTest, AnAlignedBoxStandsWhereItsTextIsDrawn) {
  const double width = screen_metrics().width("12", {13});
  EXPECT_EQ(screen_metrics().box({100, 50}, "12", {13, Weight::medium, Align::start}).x, 100);
  EXPECT_EQ(screen_metrics().box({100, 50}, "12", {13, Weight::medium, Align::middle}).x, 100 - width / 2);
  EXPECT_EQ(screen_metrics().box({100, 50}, "12", {13, Weight::medium, Align::end}).right(), 100);
}

TEST(FontMetricsTest, TextThatDoesNotFitIsCutAndSaysSo) {
  const TextStyle style{13};
  const std::string cut = screen_metrics().fitted("Supported accommodation", style, 80);
  EXPECT_LE(screen_metrics().width(cut, style), 80);
  EXPECT_EQ(cut.substr(cut.size() - 3), "…");
  EXPECT_EQ(screen_metrics().fitted("Short", style, 80), "Short");
}

TEST(NextCharacterTest, ReadsCharactersAndStumblesOverNothing) {
  const std::string words = "a£–◆";
  std::size_t at = 0;
  EXPECT_EQ(next_character(words, at), U'a');
  EXPECT_EQ(next_character(words, at), U'£');
  EXPECT_EQ(next_character(words, at), U'–');
  EXPECT_EQ(next_character(words, at), U'◆');
  EXPECT_EQ(at, words.size());
  const std::string broken = "\xC3\x28\xE2\x82";
  at = 0;
  while (at < broken.size()) EXPECT_NE(next_character(broken, at), U'\0');
}

}  // namespace
