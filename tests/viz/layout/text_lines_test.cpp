// Names broken into lines.
#include "viz/layout/text_lines.hpp"

#include <gtest/gtest.h>

namespace {

using namespace viz;

const TextStyle style{12, Weight::semibold};

TEST(TextLinesTest, AShortNameStaysOnOneLine) {
  EXPECT_EQ(broken("Contact", style, 120, 2, screen_metrics()), std::vector<std::string>{"Contact"});
}

TEST(TextLinesTest, LinesFitAndKeepEveryWord) {
  const auto lines = broken("Strategy and section 47 enquiry", style, 120, 2, screen_metrics());
  ASSERT_EQ(lines.size(), 2U);
  for (const std::string& line : lines) EXPECT_LE(screen_metrics().width(line, style), 120);
  EXPECT_EQ(lines[0] + " " + lines[1], "Strategy and section 47 enquiry");
}

TEST(TextLinesTest, WhatDoesNotFitEndsInAnEllipsis) {
  const auto lines = broken("Initial child protection conference with everybody there", style, 90, 2, screen_metrics());
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NE(lines[1].find("…"), std::string::npos);
  EXPECT_LE(screen_metrics().width(lines[1], style), 90);
}

}  // namespace
