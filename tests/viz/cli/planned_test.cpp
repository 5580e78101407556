// Plans, sensitivities and repeating until it is precise, through the program: what is written, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/viz/cli/program.hpp"

namespace viz {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Words = std::vector<std::string>;

Words small(Words words) {
  for (const char* word : {"--years", "1", "--set", "stock.lead_in=4 weeks", "--quiet"}) words.emplace_back(word);
  return words;
}

TEST(PlannedTest, APlanIsWrittenAndTheSameTheSecondTime) {
  const Workplace here;
  const Words asked =
      small({"plan", "brackenmere", "--vary", "team.safeguarding.posts.social_worker=5:9:2", "--require",
             "caseload_mean<=16", "--minimise", "cost_staff", "--replications", "60", "--out", "plan"});
  const Ended first = here.run(asked);
  EXPECT_LE(first.code, 1) << first.err;
  EXPECT_THAT(first.out, HasSubstr("team.safeguarding.posts.social_worker="));
  const std::string html = here.read("plan/plan.html"), csv = here.read("plan/plan.csv");
  EXPECT_THAT(html, HasSubstr("Which setting gives the smallest cost of staff?"));
  EXPECT_THAT(html, HasSubstr("--require &#39;caseload_mean&lt;=16&#39;"));
  EXPECT_THAT(here.read("plan/plan.json"), HasSubstr("\"decided\": true"));
  EXPECT_THAT(csv, HasSubstr("practice,team.safeguarding.posts.social_worker,measure,"));
  EXPECT_THAT(here.read("plan/manifest.json"), HasSubstr("\"rerun\""));
  EXPECT_EQ(here.run(asked).code, first.code);
  EXPECT_EQ(html, here.read("plan/plan.html"));
}

TEST(PlannedTest, WhatCannotBePlannedIsRefusedAllAtOnce) {
  const Workplace here;
  const Ended ended = here.run({"plan", "brackenmere", "--require", "visits_in_time>=90", "--require", "cost_total",
                                "--minimise", "costs", "--maximise", "visits_on_time", "--confidence", "120%"});
  EXPECT_EQ(ended.code, 2);
  for (const char* fault :
       {"--vary: expected a setting", "did you mean visits_on_time?", "for example 'visits_on_time>=90'",
        "--minimise, --maximise: expected one of them", "--confidence: expected a percentage"})
    EXPECT_THAT(ended.err, HasSubstr(fault));
  EXPECT_THAT(here.listing(), ::testing::IsEmpty());
}

TEST(PlannedTest, ASensitivityIsWritten) {
  const Workplace here;
  const Words asked =
      small({"sensitivity", "brackenmere", "--figure", "demand.contacts=2000:3600", "--figure",
             "time.recording=0.7:1.2", "--measure", "referrals", "--blocks", "2", "--rows", "8", "--out", "s"});
  const Ended ended = here.run(asked);
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("demand.contacts"));
  EXPECT_THAT(ended.out, HasSubstr("Luck alone is"));
  EXPECT_THAT(here.read("s/sensitivity.html"), HasSubstr("bars-referrals"));
  EXPECT_THAT(here.read("s/sensitivity.csv"), HasSubstr("demand.contacts,children a year,2000,"));
  EXPECT_THAT(here.read("s/sensitivity.json"), HasSubstr("\"mu_star\""));
  EXPECT_THAT(here.run({"sensitivity", "brackenmere", "--blocks", "many"}).err,
              HasSubstr("--blocks: expected a whole number, found \"many\""));
  const Ended wrong = here.run({"sensitivity", "brackenmere", "--figure", "demand.contact"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("did you mean demand.contacts?"));
}

TEST(PlannedTest, RepeatsUntilItIsPreciseAndSaysSo) {
  const Workplace here;
  const Words asked = small({"run", "brackenmere", "--replications", "auto", "--precision", "40%", "--format", "json"});
  const Ended ended = here.run(asked);
  EXPECT_THAT(ended.out, HasSubstr("\"precision\": {\"wanted\": 0.4, \"enough\": "));
  const Ended alone = here.run(small({"run", "brackenmere", "--precision", "5%"}));
  EXPECT_EQ(alone.code, 2);
  EXPECT_THAT(alone.err, HasSubstr("--precision: goes with --replications auto"));
  // Only where it is meant: a thousand runs that nobody asked for are no answer.
  for (const char* command : {"sweep", "plan", "sensitivity", "calibrate", "validate"}) {
    const Ended other = here.run({command, "brackenmere", "--replications", "auto"});
    EXPECT_EQ(other.code, 2) << command;
    EXPECT_THAT(other.err, HasSubstr("--replications: expected a whole number from 1 to ")) << command;
  }
  const Ended all = here.run({"run", "england", "--replications", "auto"});
  EXPECT_EQ(all.code, 2);
}

TEST(PlannedTest, ARunHasItsYearsItsBadWeeksAndTheoryInTheFolder) {
  const Workplace here;
  const Ended ended = here.run(small({"run", "brackenmere", "--replications", "2", "--weeks-above",
                                      "children_looked_after=70", "--matters", "cost_total=1 %", "--out", "r"}));
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("Children looked after above 70:"));
  EXPECT_THAT(ended.out, HasSubstr("2025-26"));
  EXPECT_THAT(ended.out, HasSubstr("Beside theory"));
  EXPECT_THAT(here.read("r/weeks_above.csv"), HasSubstr("children_looked_after,%,share of weeks above,70,"));
  EXPECT_THAT(here.read("r/financial_years.csv"), HasSubstr("baseline,,2025-26,yes,cost_total,£ a year,"));
  EXPECT_THAT(here.read("r/beside_theory.csv"), HasSubstr("theory,"));
  const std::string html = here.read("r/report.html");
  for (const char* id : {"id=\"weeks\"", "id=\"years\"", "id=\"theory\""}) EXPECT_THAT(html, HasSubstr(id));
}

}  // namespace
}  // namespace viz
