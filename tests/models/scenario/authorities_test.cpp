// Authorities by name: the rows of config/authorities/england.csv, and what they make of the average authority.
#include "models/scenario/authorities.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/pipeline.hpp"
#include "models/scenario/figure_lines.hpp"
#include "models/scenario/write_authority.hpp"
#include "tests/models/scenario/config_copy.hpp"

namespace models {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Settings of(const ConfigCopy& config, const std::string& authority, Given given = Given::everything) {
  Request request = config.request();
  request.authority = authority;
  request.given = given;
  return config.load(request).arms[0].settings;
}

Authority row(const ConfigCopy& config, const std::string& key) {
  Files files(config.config());
  const Authorities all = read_authorities(files);
  return key == "england" ? all.england : *all.find(key);
}

TEST(AuthoritiesTest, EveryRowIsReadAndBlanksAreFilledAndMarked) {
  const ConfigCopy config;
  Files files(config.config());
  const Authorities all = read_authorities(files);
  EXPECT_TRUE(files.faults.empty());
  EXPECT_EQ(all.all.size(), 135U);
  EXPECT_EQ(all.england["population_0_17"], 12183016);
  const Authority* leeds = all.find("leeds");
  ASSERT_NE(leeds, nullptr);
  EXPECT_EQ(leeds->region, "Yorkshire and the Humber");
  EXPECT_EQ((*leeds)["population_0_17"], 176239);
  const Authority* rutland = all.find("rutland");
  ASSERT_NE(rutland, nullptr);
  EXPECT_FALSE(rutland->is_published("residential_share_pct"));
  EXPECT_EQ(rutland->filled.at("residential_share_pct"), "the median of East Midlands");
  EXPECT_GT((*rutland)["residential_share_pct"], 0);
  for (const Authority& one : all.all)
    for (const AuthorityColumn& column : authority_columns())
      EXPECT_TRUE(one.published.contains(std::string(column.key))) << one.name << " " << column.key;
}

TEST(AuthoritiesTest, ARowTakesThePlaceOfEnglandsFigures) {
  const ConfigCopy config;
  const Settings england = of(config, "england_average"), leeds = of(config, "leeds");
  EXPECT_EQ(leeds.name, "Leeds");
  EXPECT_EQ(leeds.key, "leeds");
  EXPECT_NEAR((*leeds.population).value, 176239, 0.5);
  EXPECT_NEAR((*leeds.workforce.sickness).value, 0.031, 0.03);
  EXPECT_EQ(leeds.workforce.turnover.source, "A11");
  EXPECT_NEAR((*leeds.stock.children.at("child_protection_plan")).value,
              (*england.stock.children.at("child_protection_plan")).value * 176239 / (*england.population).value *
                  row(config, "leeds")["child_protection_plans_per_10000"] /
                  row(config, "england")["child_protection_plans_per_10000"],
              0.5);
}

// Need goes with posts; what referrals there are beside that is a matter of the threshold (responses.toml).
TEST(AuthoritiesTest, PostsSayHowMuchNeedThereIsAndReferralsWhereTheThresholdLies) {
  const ConfigCopy config;
  const Settings england = of(config, "england_average"), leeds = of(config, "leeds");
  const Authority own = row(config, "leeds"), all = row(config, "england");
  const auto posts = [](const Authority& one) {
    return one["social_workers_fte"] / (1 - one["vacancy_pct"] / 100) / one["population_0_17"];
  };
  const auto odds = [](const Authority& one) { return one["re_referrals_pct"] / (100 - one["re_referrals_pct"]); };
  const double size = 176239 / (*england.population).value, more = odds(own) / odds(all);
  EXPECT_NEAR((*leeds.demand.contacts).value,
              (*england.demand.contacts).value * size * std::pow(posts(own) / posts(all), 0.84) * std::pow(more, -0.6),
              1);
  const double accepted = std::log(own["referrals_per_10000"] / all["referrals_per_10000"]) -
                          0.84 * std::log(posts(own) / posts(all)) + 0.08 * std::log(more);
  EXPECT_NEAR((*leeds.decision.thresholds.at("referral")).value,
              (*england.decision.thresholds.at("referral")).value - accepted / 1.24, 1e-6);
}

TEST(AuthoritiesTest, OfItsSizeAloneEverythingElseIsTheNationalRate) {
  const ConfigCopy config;
  const Settings england = of(config, "england_average"), leeds = of(config, "leeds", Given::population);
  const double size = 176239 / (*england.population).value;
  EXPECT_NEAR((*leeds.demand.contacts).value, (*england.demand.contacts).value * size, 1);
  EXPECT_EQ((*leeds.workforce.turnover).value, (*england.workforce.turnover).value);
}

TEST(AuthoritiesTest, DemandAndStaffingLeaveTheThresholdsAfterTheReferralAlone) {
  const ConfigCopy config;
  const Settings england = of(config, "england_average"), some = of(config, "leeds", Given::demand_and_staffing);
  for (const auto& [name, threshold] : some.decision.thresholds) {
    if (name != "referral") {
      EXPECT_EQ((*threshold).value, (*england.decision.thresholds.at(name)).value) << name;
    }
  }
}

TEST(AuthoritiesTest, AnUnknownOneIsAFaultWithTheNearestName) {
  const ConfigCopy config;
  Request request = config.request();
  request.authority = "leds";
  EXPECT_THAT(config.faults(request), ElementsAre(HasSubstr("there is no authority \"leds\"; did you mean leeds?")));
}

TEST(AuthoritiesTest, ARowThatCannotBeReadIsAFaultWithItsLine) {
  const ConfigCopy config;
  std::string text = config.read("authorities/england.csv");
  text.replace(text.find("176239"), 6, "many");
  config.write("authorities/england.csv", text);
  Request request = config.request();
  request.authority = "camden";
  EXPECT_THAT(config.faults(request), Contains(HasSubstr("population_0_17: expected a number of 0 or more, or nothing, "
                                                         "found \"many\"")));
}

TEST(AuthoritiesTest, EveryOneOfThemGivesAQuestionThatCanBeAsked) {
  const ConfigCopy config;
  Files files(config.config());
  for (const Authority& one : read_authorities(files).all) {
    for (const Given given : {Given::everything, Given::demand_and_staffing, Given::population}) {
      Request request = config.request();
      request.authority = one.key;
      request.given = given;
      EXPECT_NO_THROW(static_cast<void>(compile(config.load(request)))) << one.name;
    }
  }
}

// The files that are written out in full say the same as the rows they were written from.
TEST(AuthoritiesTest, TheThreeWrittenOutAreTheirRows) {
  for (const std::string key : {"hertfordshire", "leeds", "north_yorkshire"}) {
    const ConfigCopy config;
    const std::string as_file = config.read("authorities/" + key + ".toml");
    const std::vector<FigureLine> in_file = figure_lines(of(config, key));
    std::filesystem::remove(config.path("authorities/" + key + ".toml"));
    const std::vector<FigureLine> in_row = figure_lines(of(config, key));
    ASSERT_EQ(in_file.size(), in_row.size()) << key;
    for (std::size_t i = 0; i < in_row.size(); ++i) {
      EXPECT_EQ(in_file[i].key, in_row[i].key);
      EXPECT_EQ(in_file[i].value, in_row[i].value) << key << " " << in_row[i].key;
      EXPECT_EQ(in_file[i].source, in_row[i].source) << key << " " << in_row[i].key;
    }
    Files files(config.config());
    EXPECT_EQ(written_out(key, files), as_file) << "written anew: casework authorities " << key << " --write FILE";
  }
}

TEST(AuthoritiesTest, WhatIsGivenInPartComesFromTheRowAlsoWhereThereIsAFile) {
  const ConfigCopy config;
  const Settings england = of(config, "england_average"), leeds = of(config, "leeds", Given::demand_and_staffing);
  EXPECT_EQ((*leeds.decision.thresholds.at("section_47")).value, (*england.decision.thresholds.at("section_47")).value);
  EXPECT_NE((*of(config, "leeds").decision.thresholds.at("section_47")).value,
            (*england.decision.thresholds.at("section_47")).value);
}

TEST(AuthoritiesTest, TheSmallestPlaceKeepsSomebodyInEachTeam) {
  const ConfigCopy config;
  for (const auto& [key, team] : of(config, "isles_of_scilly").teams) {
    double most = 0;
    for (const auto& [role, posts] : team.posts) most = std::max(most, (*posts).value);
    EXPECT_GE(most, 1) << key;
  }
}

}  // namespace
}  // namespace models
