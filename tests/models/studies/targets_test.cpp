// Files of targets: what is read, what is refused, and what may be said of a target.
#include "models/studies/targets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/scenario/diagnostics.hpp"
#include "models/studies/calibrate.hpp"
#include "tests/models/scenario/config_copy.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string head = "[targets]\nname = \"A place\"\nyears = 1\nreplications = 2\n";

std::vector<std::string> faults_of(const ConfigCopy& config, const std::string& text) {
  try {
    static_cast<void>(load_targets(config.write("targets/own.toml", head + text), config.config()));
  } catch (const ScenarioError& error) {
    std::vector<std::string> lines;
    for (const Fault& fault : error.faults()) lines.push_back(to_string(fault));
    return lines;
  }
  return {};
}

TEST(TargetsTest, TheFilesThatComeWithItAreRight) {
  for (const auto& file : std::filesystem::directory_iterator(test_support::config() / "targets")) {
    const Targets targets = load_targets(file.path(), test_support::config(), "leeds");
    EXPECT_FALSE(targets.targets.empty()) << file.path();
    for (const Target& target : targets.targets) EXPECT_FALSE(target.name.empty()) << target.key;
  }
}

TEST(TargetsTest, ATargetIsReadWithItsNameAndUnit) {
  const ConfigCopy config;
  const Targets targets = load_targets(
      config.write("targets/own.toml",
                   head + "[[target]]\nmeasure = \"referrals\"\nvalue = 400\nwithin_percent = 5\nsource = \"S3\"\n"
                          "[[target]]\nmeasure = \"plans_3_months\"\nvalue = 15\nwithin = 2\nheld_back = true\n"
                          "source = \"S4\"\n"),
      config.config());
  ASSERT_EQ(targets.targets.size(), 2U);
  EXPECT_EQ(targets.targets[0].name, "Referrals");
  EXPECT_DOUBLE_EQ(targets.targets[0].within, 20);
  EXPECT_FALSE(targets.targets[0].held_back);
  EXPECT_EQ(targets.targets[1].unit, "%");
  EXPECT_TRUE(targets.targets[1].held_back);
}

TEST(TargetsTest, EveryFaultIsToldAtOnce) {
  const ConfigCopy config;
  EXPECT_THAT(faults_of(config,
                        "[[parameter]]\nkey = \"demand.contact\"\nfrom = 3\nto = 2\n"
                        "[[target]]\nmeasure = \"refferals\"\nvalue = 1\nwithin = 1\nsource = \"S3\"\n"
                        "[[target]]\nmeasure = \"referrals\"\nvalue = 1\nsource = \"S999\"\n"),
              ElementsAre(HasSubstr("own.toml:6:7: parameter.key: there is no setting \"demand.contact\"; did you mean "
                                    "demand.contacts?"),
                          HasSubstr("expected from to be less than to, found 3 and 2"),
                          HasSubstr("there is no measure \"refferals\"; did you mean referrals?"),
                          HasSubstr("how near is near enough"), HasSubstr("found \"S999\"")));
  EXPECT_THAT(faults_of(config, "[target]\nmeasure = \"referrals\"\n"), ElementsAre(HasSubstr("with two brackets")));
  EXPECT_THAT(faults_of(config, ""), ElementsAre(HasSubstr("at least one [[target]]")));
}

TEST(TargetsTest, AColumnIsTheAuthoritysOwnFigureAndWhatItDoesNotPublishIsLeftOut) {
  const ConfigCopy config;
  const auto file =
      config.write("targets/own.toml",
                   head +
                       "[[target]]\nmeasure = \"referrals\"\ncolumn = \"referrals_per_10000\"\nwithin_percent = 10\n"
                       "source = \"A2\"\n"
                       "[[target]]\nmeasure = \"residential_share\"\ncolumn = \"residential_share_pct\"\nwithin = 2\n"
                       "source = \"A10\"\n");
  const Targets leeds = load_targets(file, config.config(), "leeds");
  ASSERT_EQ(leeds.targets.size(), 2U);
  EXPECT_NEAR(leeds.targets[0].value, 584.7 * 17.6239, 0.01);  // children, not a rate
  EXPECT_NEAR(leeds.targets[0].within, 58.47 * 17.6239, 0.001);
  EXPECT_EQ(leeds.name, "Leeds, A place");
  EXPECT_TRUE(leeds.own_figures);
  const Targets rutland = load_targets(file, config.config(), "rutland");
  ASSERT_EQ(rutland.targets.size(), 1U);
  EXPECT_EQ(rutland.targets[0].key, "referrals");
}

TEST(TargetsTest, AColumnAsksForAnAuthorityWithARow) {
  const ConfigCopy config;
  const std::string text =
      "[[target]]\nmeasure = \"referrals\"\ncolumn = \"referrals_per_1000\"\nwithin = 1\nsource = \"A2\"\n";
  EXPECT_THAT(faults_of(config, text), ElementsAre(HasSubstr("there is no column \"referrals_per_1000\" in "
                                                             "config/authorities/england.csv; did you mean "
                                                             "referrals_per_10000?")));
  EXPECT_THAT(faults_of(config,
                        "[[target]]\nmeasure = \"referrals\"\ncolumn = \"referrals_per_10000\"\nwithin = 1\nsource = "
                        "\"A2\"\n"),
              ElementsAre(HasSubstr("own.toml:5:1: target.column: \"\" has no row")));
}

Observations with_referrals(double value) {
  Observations run;
  run.values[static_cast<std::size_t>(Measure::referrals)] = value;
  return run;
}

Target target(const std::string& key, double value, double within) {
  Target asked;
  asked.key = key;
  asked.value = value;
  asked.within = within;
  return asked;
}

Met met(double published, double within, const std::vector<double>& values) {
  Targets targets;
  targets.targets.push_back(target("referrals", published, within));
  std::vector<Observations> runs;
  for (const double value : values) runs.push_back(with_referrals(value));
  return hold_against(targets, runs).front().met;
}

TEST(TargetsTest, ATargetIsMetMissedOrCannotBeTold) {
  EXPECT_EQ(met(100, 10, {100, 101, 99, 100}), Met::met);
  EXPECT_EQ(met(100, 10, {120, 121, 119, 120}), Met::missed);
  EXPECT_EQ(met(100, 10, {90, 130, 85, 120}), Met::cannot_tell);
  EXPECT_EQ(met(100, 10, {60, 160, 110, 119}), Met::cannot_tell);
  EXPECT_EQ(met(100, 10, {109}), Met::met);  // one run has no interval
}

TEST(TargetsTest, WhatARunDoesNotHaveIsUndefined) {
  Targets targets;
  targets.targets.push_back(target("adoptions", 3, 1));
  const std::vector<Observations> runs{with_referrals(1), with_referrals(2)};
  EXPECT_EQ(hold_against(targets, runs).front().met, Met::undefined);
}

// The target is what another number of contacts gives: the fit finds them again.
TEST(CalibrateTest, ASettingIsFoundAgainFromWhatItGave) {
  ConfigCopy config;
  const auto file =
      config.write("targets/own.toml",
                   head +
                       "[[parameter]]\nkey = \"demand.contacts\"\nfrom = 10000\nto = 24000\n"
                       "[[target]]\nmeasure = \"contacts\"\nvalue = 17800\nwithin_percent = 1\nsource = \"S7\"\n");
  Calibration how;
  how.scenario = config.path(scenario_name);
  how.request = config.request();
  how.request.overrides = {{"stock.lead_in", "4 weeks"}, {"demand.contacts", "14000"}};
  how.request.scale = 0.2;
  how.most_trials = 8;
  how.check_with = 3;
  const Targets targets = load_targets(file, config.config());
  Targets scaled = targets;
  scaled.targets[0].value *= 0.2;
  scaled.targets[0].within *= 0.2;
  const CalibrationResult result = calibrate(how, scaled);
  ASSERT_EQ(result.parameters.size(), 1U);
  EXPECT_GT(result.parameters[0].after, 14500);
  EXPECT_LT(result.misfit_after, result.misfit_before);
  EXPECT_NEAR(result.after[0].mean.value(), 3560, 150);
  EXPECT_TRUE(result.parameters[0].told_apart);
  EXPECT_TRUE(result.not_told_apart.empty());
  EXPECT_EQ(result.parameters[0].unit, "children a year");
}

}  // namespace
}  // namespace models
