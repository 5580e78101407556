// A grid of settings through the program: what is written, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/viz/cli/program.hpp"

namespace viz {
namespace {

using ::testing::HasSubstr;
using Words = std::vector<std::string>;

TEST(SweepTest, WritesChartsAndEveryMeasureAndTheSameBytesTheSecondTime) {
  const Workplace here;
  const Words asked{"sweep",
                    "england_average",
                    "--vary",
                    "caseload.hard_cap=12:24:4",
                    "--scale",
                    "0.1",
                    "--years",
                    "1",
                    "--set",
                    "stock.lead_in=4 weeks",
                    "--replications",
                    "2",
                    "--quiet",
                    "--out",
                    "grid"};
  const Ended first = here.run(asked);
  ASSERT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("Children without a worker"));
  const std::string csv = here.read("grid/sweep.csv"), html = here.read("grid/sweep.html");
  EXPECT_EQ(csv.rfind("caseload.hard_cap,measure,unit,mean,", 0), 0U);
  EXPECT_THAT(csv, HasSubstr("\n24,unallocated_children,children,"));
  EXPECT_THAT(here.read("grid/sweep.json"), HasSubstr("\"less_first\""));
  EXPECT_THAT(html, HasSubstr("chart-unallocated_children"));
  EXPECT_THAT(html, HasSubstr("--vary caseload.hard_cap=12:24:4"));
  EXPECT_THAT(here.read("grid/manifest.json"), HasSubstr("caseload.hard_cap=24"));
  const Ended again = here.run(asked);
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(csv, here.read("grid/sweep.csv"));
  EXPECT_EQ(html, here.read("grid/sweep.html"));
}

TEST(SweepTest, WhatCannotBeVariedIsRefusedAllAtOnce) {
  const Workplace here;
  const Ended ended = here.run({"sweep", "england_average", "--vary", "caseload.hard_cap=8", "--vary", "a=1:2",
                                "--measure", "visits_in_time", "--replications", "none"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.err, HasSubstr("there is no measure \"visits_in_time\"; did you mean visits_on_time?"));
  EXPECT_THAT(ended.err, HasSubstr("found \"a=1:2\""));
  EXPECT_THAT(ended.err, HasSubstr("--replications: expected"));
  const Ended key = here.run({"sweep", "england_average", "--vary", "caseload.hard_cup=8:12:2"});
  EXPECT_EQ(key.code, 2);
  EXPECT_THAT(key.err, HasSubstr("unknown key; did you mean hard_cap?"));
  EXPECT_EQ(here.run({"sweep", "england_average"}).code, 2);
  EXPECT_EQ(here.run({"sweep", "england", "--vary", "caseload.hard_cap=8:12:2"}).code, 2);
}

}  // namespace
}  // namespace viz
