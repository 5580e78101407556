// Places by name, what they publish, and the fit to it.
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

const std::string few_targets =
    "[targets]\nname = \"A few\"\nyears = 1\nreplications = 2\n"
    "[[parameter]]\nkey = \"demand.contacts\"\nfrom = 10000\nto = 25000\n"
    "[[target]]\nmeasure = \"referrals\"\nvalue = 1000\nwithin_percent = 5\nsource = \"S3\"\n"
    "[[target]]\nmeasure = \"assessments\"\nvalue = 1000\nwithin_percent = 10\nheld_back = true\nsource = \"S1\"\n";

TEST(AuthoritiesTest, AreListedSearchedAndShown) {
  const Workplace here;
  const Ended all = here.run({"authorities"});
  EXPECT_EQ(all.code, 0) << all.err;
  EXPECT_THAT(all.out, HasSubstr("135 authorities"));
  const Ended some = here.run({"authorities", "yorkshire"});
  EXPECT_THAT(some.out, HasSubstr("north_yorkshire"));
  EXPECT_THAT(some.out, Not(HasSubstr("camden")));
  const Ended one = here.run({"authorities", "leeds"});
  EXPECT_THAT(one.out, HasSubstr("176239"));
  const Ended none = here.run({"authorities", "ledes"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("did you mean leeds?"));
}

TEST(AuthoritiesTest, OneOfThemIsWrittenOutAndNeverOverAnything) {
  const Workplace here;
  const Ended ended = here.run({"authorities", "york", "--write", "york.toml"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(here.read("york.toml"), HasSubstr("name = \"York\""));
  EXPECT_EQ(here.run({"check", "york.toml"}).code, 0);
  const std::string before = here.read("york.toml");
  const Ended again = here.run({"authorities", "leeds", "--write", "york.toml"});
  EXPECT_EQ(again.code, 2);
  EXPECT_THAT(again.err, HasSubstr("is there already"));
  EXPECT_EQ(here.read("york.toml"), before);
  EXPECT_EQ(here.run({"authorities", "ledes", "--write", "other.toml"}).code, 2);
}

TEST(AuthoritiesTest, OneOfThemCanBeAskedAbout) {
  const Workplace here;
  const Ended ended = here.run({"run", "england_average", "--authority", "york", "--years", "1", "--replications", "1",
                                "--quiet", "--format", "csv"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("referrals"));
}

TEST(ValidateTest, APlaceIsHeldAgainstItsFigures) {
  const Workplace here;
  here.put("few.toml", few_targets);
  const Ended ended = here.run({"validate", "england_average", "--scale", "0.2", "--set", "stock.lead_in=4 weeks",
                                "--targets", "few.toml", "--replications", "2", "--quiet"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("Referrals"));
  EXPECT_THAT(ended.out, HasSubstr("of 2 met"));
}

TEST(ValidateTest, AnAuthorityIsHeldAgainstItsRowWithItsDemandAndStaffingGiven) {
  const Workplace here;
  const Ended ended = here.run({"validate", "--authority", "rutland", "--replications", "2", "--quiet"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("Rutland, year to 31 March 2025"));
  EXPECT_THAT(ended.out, HasSubstr("Given"));
  EXPECT_THAT(ended.out, HasSubstr("Children looked after"));
  const Ended nowhere = here.run({"validate", "--authority", "rutland", "--given", "staff"});
  EXPECT_EQ(nowhere.code, 2);
  EXPECT_THAT(nowhere.err, HasSubstr("expected demand-and-staffing, everything or population, found \"staff\""));
}

TEST(ValidateTest, EveryAuthorityIsHeldBesideTheNationalRates) {
  const Workplace here;
  here.put("one_year.toml",
           "[targets]\nname = \"One\"\nyears = 1\n[[target]]\nmeasure = \"child_protection_plans\"\n"
           "column = \"child_protection_plans_per_10000\"\nwithin_percent = 12.3\nheld_back = true\nsource = \"A5\"\n");
  const Ended ended = here.run({"validate", "england", "--targets", "one_year.toml", "--set", "stock.lead_in=1 week",
                                "--scale", "0.1", "--replications", "1", "--quiet", "--format", "csv"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out.rfind("measure,name,unit,authorities,simulated,national_rate", 0), 0U);
  EXPECT_THAT(ended.out, HasSubstr("child_protection_plans,Children on child protection plans,%,13"));
}

TEST(ValidateTest, WhetherStocksStayAsTheyAreIsSaid) {
  const Workplace here;
  const Ended ended = here.run({"validate", "england_average", "--balance", "--scale", "0.1", "--replications", "2",
                                "--quiet", "--format", "markdown"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("10 years with nothing changed"));
  EXPECT_THAT(ended.out, HasSubstr("| Children looked after |"));
}

TEST(ValidateTest, TheTableGoesBetweenTheMarksAndNowhereElse) {
  const Workplace here;
  here.put("few.toml", few_targets);
  here.put("page.md", "before\n<!-- casework validate -->\nstale\n<!-- /casework validate -->\nafter\n");
  here.put("bare.md", "no marks\n");
  const Words asked{"validate",  "england_average", "--scale",        "0.2", "--set",   "stock.lead_in=4 weeks",
                    "--targets", "few.toml",        "--replications", "2",   "--quiet", "--into"};
  Words into_page = asked, into_bare = asked;
  into_page.emplace_back("page.md");
  into_bare.emplace_back("bare.md");
  EXPECT_EQ(here.run(into_page).code, 0);
  const std::string page = here.read("page.md");
  EXPECT_THAT(page, HasSubstr("| Referrals |"));
  EXPECT_THAT(page, Not(HasSubstr("stale")));
  EXPECT_EQ(page.rfind("before\n", 0), 0U);
  EXPECT_THAT(page, HasSubstr("\nafter\n"));
  const Ended refused = here.run(into_bare);
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(here.read("bare.md"), "no marks\n");
}

TEST(CalibrateTest, TheFitIsToldWrittenAndTheSameTheSecondTime) {
  const Workplace here;
  here.put("few.toml", few_targets);
  const Words asked{"calibrate", "england_average", "--scale",  "0.2", "--set",   "stock.lead_in=4 weeks",
                    "--targets", "few.toml",        "--trials", "3",   "--quiet", "--out",
                    "fit"};
  const Ended first = here.run(asked);
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("demand.contacts"));
  EXPECT_THAT(first.out, HasSubstr("--set demand.contacts="));
  const std::string slopes = here.read("fit/slopes.csv");
  EXPECT_EQ(slopes.rfind("measure,after,demand.contacts\nreferrals,", 0), 0U);
  const Ended again = here.run(asked);
  EXPECT_EQ(first.out, again.out);
  EXPECT_EQ(slopes, here.read("fit/slopes.csv"));
}

TEST(CalibrateTest, WhatCannotBeFittedIsRefusedBeforeAnythingIsRun) {
  const Workplace here;
  here.put("none.toml",
           "[targets]\nname = \"None\"\n[[target]]\nmeasure = \"referrals\"\nvalue = 1\nwithin = 1\nsource = \"S3\"\n");
  EXPECT_THAT(here.run({"calibrate", "england_average"}).err, HasSubstr("which targets?"));
  const Ended none = here.run({"calibrate", "england_average", "--targets", "none.toml"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("at least one [[parameter]]"));
  here.put(
      "wrong.toml",
      "[targets]\nname = \"Wrong\"\n[[target]]\nmeasure = \"refferals\"\nvalue = 1\nwithin = 1\nsource = \"S3\"\n");
  const Ended wrong = here.run({"calibrate", "england_average", "--targets", "wrong.toml"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("did you mean referrals?"));
}

}  // namespace
}  // namespace viz
