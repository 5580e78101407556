// `--set` and dated changes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/models/scenario/config_copy.hpp"

namespace models {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class OverrideTest : public ::testing::Test {
 protected:
  Request setting(const std::string& key, const std::string& value) const {
    Request request = config.request();
    request.overrides = {{key, value}};
    return request;
  }
  Settings with(const std::string& key, const std::string& value) const {
    return config.load(setting(key, value)).arms[0].settings;
  }

  ConfigCopy config;
};

TEST_F(OverrideTest, ABareNumberMeansTheUnitOfTheKey) {
  EXPECT_EQ(with("caseload.hard_cap", "16").caseload.hard_cap.value.value, 16);
  EXPECT_EQ(with("caseload.hard_cap", "16 children").caseload.hard_cap.value.value, 16);
  EXPECT_EQ(with("stage.assessment.limit", "40").stages.at("assessment").limit.value.value, 40);
  EXPECT_EQ(with("court.cost", "£30000").court.cost.value.value, 30000);
  EXPECT_EQ(with("court.cost", "30000").court.cost.value.value, 30000);
  EXPECT_EQ(with("decision.noise", "0.25").decision.noise.value.value, 0.25);
  EXPECT_DOUBLE_EQ(with("workforce.sickness", "5 %").workforce.sickness.value.value, 0.05);
  EXPECT_DOUBLE_EQ(with("workforce.sickness", "0.05").workforce.sickness.value.value, 0.05);
}

TEST_F(OverrideTest, EveryKindOfKeyCanBeSet) {
  EXPECT_EQ(with("authority.population", "50000").population.value.value, 50000);
  EXPECT_EQ(with("authority.name", "Eastwold").name, "Eastwold");
  EXPECT_EQ(with("caseload.allocation", "continuity").caseload.allocation, "continuity");
  EXPECT_EQ(with("role.team_manager.holds_cases", "true").roles.at("team_manager").holds_cases, true);
  EXPECT_EQ(with("stage.assessment.column", "3").stages.at("assessment").column, 3);
  EXPECT_EQ(with("team.safeguarding.posts.social_worker", "70")
                .teams.at("safeguarding")
                .posts.at("social_worker")
                .value.value,
            70);
  EXPECT_THAT(with("task.direct_work.stages", "assessment,pre_proceedings").tasks.at("direct_work").stages,
              ElementsAre("assessment", "pre_proceedings"));
  EXPECT_THAT(with("family.children_shares", "[0.5, 0.5]").family.children_shares.value, ElementsAre(0.5, 0.5));
  EXPECT_EQ(with("caseload.hard_cap", "{ value = \"17 children\", source = \"S29\" }").caseload.hard_cap.source, "S29");
}

TEST_F(OverrideTest, WhatIsSetIsAnAssumptionOfTheCommandLine) {
  const auto cap = with("caseload.hard_cap", "16").caseload.hard_cap;
  EXPECT_EQ(cap.source, "assumed");
  EXPECT_EQ(cap.strength, Strength::assumed);
  EXPECT_EQ(cap.note, "set on the command line");
  EXPECT_FALSE(cap.low.has_value());
}

TEST_F(OverrideTest, FaultsNameTheKeyAndTheNearestOne) {
  EXPECT_THAT(config.faults(setting("caseload.hard_cap", "abc")),
              ElementsAre("--set: caseload.hard_cap: expected children in [0, 200], found \"abc\""));
  EXPECT_THAT(config.faults(setting("caseload.hard_cap", "16 hours")), ElementsAre(HasSubstr("found \"16 hours\"")));
  EXPECT_THAT(config.faults(setting("caseload.hard_cap", "")), ElementsAre(HasSubstr("found \"\"")));
  EXPECT_THAT(config.faults(setting("caseload.hard_cap", "1e999")), ElementsAre(HasSubstr("found \"1e999\"")));
  EXPECT_THAT(config.faults(setting("caseload.hard_kap", "16")),
              ElementsAre("--set: caseload.hard_kap: unknown key; did you mean hard_cap?"));
  EXPECT_THAT(config.faults(setting("hard_cap", "16")), ElementsAre(HasSubstr("did you mean caseload.hard_cap?")));
  EXPECT_THAT(config.faults(setting("stage.asessment.limit", "40")),
              ElementsAre("--set: stage.asessment: unknown key; did you mean assessment?"));
  EXPECT_THAT(config.faults(setting("caseload", "16")), ElementsAre(HasSubstr("expected a dotted key")));
  EXPECT_THAT(config.faults(setting("", "16")), ElementsAre(HasSubstr("expected a dotted key")));
  EXPECT_THAT(config.faults(setting("a..b", "16")), ElementsAre(HasSubstr("expected a dotted key")));
  EXPECT_THAT(config.faults(setting("family.children_shares", "[0.5, ")),
              ElementsAre(HasSubstr("--set: not valid TOML")));
  EXPECT_THAT(config.faults(setting(std::string(100000, '.'), "16")), ElementsAre(HasSubstr("expected a dotted key")));
}

TEST_F(OverrideTest, AKeyThatOnlyOnePracticeHasChangesThatOneAlone) {
  Request request = setting("team.safeguarding.posts.domestic_abuse_practitioner", "20");
  EXPECT_THAT(config.faults(request), SizeIs(1));
  request.practices = {"baseline", "family_safeguarding"};
  const Scenario scenario = config.load(request);
  EXPECT_FALSE(scenario.arms[0].settings.teams.at("safeguarding").posts.contains("domestic_abuse_practitioner"));
  EXPECT_EQ(scenario.arms[1].settings.teams.at("safeguarding").posts.at("domestic_abuse_practitioner").value.value, 20);
}

TEST_F(OverrideTest, AWrongValueOfAKeyThatOnlyOnePracticeHasIsSaidAsSuch) {
  Request request = setting("team.safeguarding.posts.domestic_abuse_practitioner", "many");
  request.practices = {"baseline", "family_safeguarding"};
  EXPECT_THAT(config.faults(request), ElementsAre(HasSubstr("expected posts in [0, 20000], found \"many\"")));
}

class ChangeTest : public OverrideTest {
 protected:
  std::vector<std::string> faults_with(const std::string& lines) const {
    config.write(scenario_name, config.read(scenario_name) + lines);
    return config.faults(config.request());
  }
};

TEST_F(ChangeTest, PhasesFollowOneAnotherAndKeepWhatWasSetBefore) {
  EXPECT_THAT(
      faults_with(
          "[[change]]\nfrom = 2028-04-01\nset = { caseload.soft_cap = \"14 children\" }\nreason = \"later\"\n"
          "[[change]]\nfrom = 2027-04-01\nset = { \"caseload.hard_cap\" = \"16 children\", decision.noise = 0.2 }\n"
          "reason = \"asked in the planning meeting\"\n"),
      IsEmpty());
  Request request = config.request();
  request.practices = {"baseline", "mockingbird"};
  request.overrides = {{"caseload.soft_cap", "15"}};
  const Scenario scenario = config.load(request);
  for (const PracticeArm& arm : scenario.arms) {
    ASSERT_EQ(arm.phases.size(), 2U);
    EXPECT_EQ(arm.settings.caseload.soft_cap.value.value, 15);
    EXPECT_EQ(arm.phases[0].from, (sim::Date{2027, 4, 1}));
    EXPECT_EQ(arm.phases[0].reason, "asked in the planning meeting");
    EXPECT_THAT(arm.phases[0].keys, ElementsAre("caseload.hard_cap", "decision.noise"));
    EXPECT_EQ(arm.phases[0].settings.caseload.hard_cap.value.value, 16);
    EXPECT_EQ(arm.phases[0].settings.caseload.hard_cap.note, "asked in the planning meeting");
    EXPECT_EQ(arm.phases[0].settings.caseload.soft_cap.value.value, 15);
    EXPECT_EQ(arm.phases[1].settings.caseload.hard_cap.value.value, 16);
    EXPECT_EQ(arm.phases[1].settings.caseload.soft_cap.value.value, 14);
  }
}

TEST_F(ChangeTest, ChangesOfOneDayAreOnePhase) {
  EXPECT_THAT(
      faults_with("[[change]]\nfrom = 2027-04-01\nset = { caseload.soft_cap = \"14 children\" }\nreason = \"a\"\n"
                  "[[change]]\nfrom = 2027-04-01\nset = { decision.noise = 0.2 }\nreason = \"b\"\n"),
      IsEmpty());
  const auto phases = config.load(config.request()).arms[0].phases;
  ASSERT_EQ(phases.size(), 1U);
  EXPECT_EQ(phases[0].reason, "a; b");
  EXPECT_THAT(phases[0].keys, ElementsAre("caseload.soft_cap", "decision.noise"));
}

TEST_F(ChangeTest, ABareNumberIsAFaultWhereAUnitIsNeeded) {
  EXPECT_THAT(faults_with("[[change]]\nfrom = 2027-04-01\nset = { caseload.hard_cap = 16 }\nreason = \"a\"\n"),
              ElementsAre(HasSubstr("caseload.hard_cap: expected children in [0, 200], found 16")));
}

TEST_F(ChangeTest, AChangeBeforeTheStartOrAfterTheEndIsAFault) {
  EXPECT_THAT(faults_with("[[change]]\nfrom = 2025-04-01\nset = { decision.noise = 0.2 }\nreason = \"a\"\n"
                          "[[change]]\nfrom = 2030-04-01\nset = { decision.noise = 0.2 }\nreason = \"a\"\n"),
              ElementsAre(HasSubstr("expected a day between 2025-04-01 and 2030-04-01, found 2025-04-01"),
                          HasSubstr("expected a day between 2025-04-01 and 2030-04-01, found 2030-04-01")));
}

TEST_F(ChangeTest, AChangeNeedsItsDayItsKeysAndItsReason) {
  EXPECT_THAT(
      faults_with("[[change]]\nform = 2027-04-01\nset = {}\n"),
      ElementsAre(HasSubstr("missing key change.from"), HasSubstr("missing key change.reason"),
                  HasSubstr("change.form: unknown key; did you mean from?"),
                  HasSubstr("change.set: expected { \"caseload.hard_cap\" = \"16 children\" }, found an empty table")));
}

TEST_F(ChangeTest, AChangeWithSingleBracketsIsAFault) {
  EXPECT_THAT(faults_with("[change]\nfrom = 2027-04-01\n"), ElementsAre(HasSubstr("change: expected [[change]]")));
}

TEST_F(ChangeTest, FaultsInsideAChangeHaveTheirPlace) {
  const auto faults = faults_with(
      "[[change]]\nfrom = 2027-04-01\nreason = \"a\"\n"
      "set = { caseload.hard_kap = \"16 children\", stage.assessment.team = \"asessment\" }\n");
  ASSERT_THAT(faults, SizeIs(2));
  EXPECT_THAT(faults[0], HasSubstr("caseload.hard_kap: unknown key; did you mean hard_cap?"));
  EXPECT_THAT(faults[0], HasSubstr("config/scenarios/england_average.toml:1"));
  EXPECT_THAT(faults[1], HasSubstr("config/scenarios/england_average.toml:1"));
  EXPECT_THAT(faults[1], HasSubstr("there is no team \"asessment\"; did you mean assessment?"));
}

}  // namespace
}  // namespace models
