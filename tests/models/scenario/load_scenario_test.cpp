#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/scenario/diagnostics.hpp"
#include "models/scenario/scenario.hpp"
#include "tests/models/scenario/config_copy.hpp"

namespace models {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class LoadScenarioTest : public ::testing::Test {
 protected:
  ConfigCopy config;
};

TEST_F(LoadScenarioTest, TheAverageAuthorityLoadsUnderEveryPracticeThereIs) {
  Request request = config.request();
  request.practices = {"baseline", "family_safeguarding", "no_wrong_door", "mockingbird"};
  const Scenario scenario = config.load(request);
  EXPECT_EQ(scenario.key, "england_average");
  ASSERT_EQ(scenario.arms.size(), 4U);
  EXPECT_EQ(scenario.arms[1].key, "family_safeguarding");
  EXPECT_EQ(scenario.arms[1].name, "Family Safeguarding");
  EXPECT_EQ(scenario.start, (sim::Date{2025, 4, 1}));
  EXPECT_EQ(scenario.years, 5);
  EXPECT_EQ(scenario.arms[0].settings.key, "england_average");
}

TEST_F(LoadScenarioTest, ReportsEveryFaultInTheFileAndNotOnlyTheFirst) {
  const auto faults = config.faults_of_practice(
      "[caseload]\n"
      "hard_cap = { value = \"16 hours\", source = \"assumed\" }\n"
      "sotf_cap = { value = \"16 children\", source = \"assumed\" }\n"
      "[workforce]\n"
      "turnover = { value = \"0.1 a year\" }\n"
      "sickness = { value = 0.9, source = \"S29\" }\n"
      "[stage.assessment]\n"
      "exits = [ { to = \"closd\", source = \"S999\" } ]\n");
  EXPECT_THAT(
      faults,
      ElementsAre(
          "config/practices/pods.toml:7:22: caseload.hard_cap: expected children in [0, 200], found \"16 hours\"",
          "config/practices/pods.toml:8:1: caseload.sotf_cap: unknown key; did you mean soft_cap?",
          AllOf(StartsWith("config/practices/pods.toml:10:12: workforce.turnover: missing source")),
          "config/practices/pods.toml:11:22: workforce.sickness: expected a share in [0, 0.5], found 0.9",
          "config/practices/pods.toml:13:11: stage.assessment.exits: there is no stage \"closd\"; did you mean closed?",
          AllOf(StartsWith("config/practices/pods.toml:13:36: stage.assessment.exits.source: expected a key"),
                HasSubstr("found \"S999\""))));
}

TEST_F(LoadScenarioTest, ReportsTheFaultsOfAllFilesInOrderOfFileAndPlace) {
  config.set_line("authorities/england_average.toml", "population",
                  "population = { value = \"0 children\", source = \"S6\" }");
  config.set_line("practices/baseline.toml", "recovery_with_practice",
                  "recovery_with_practice = { value = -1, source = \"S6\" }");
  config.set_line(scenario_name, "years", "years = 0");
  const auto faults = config.faults(config.request());
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_THAT(faults[0],
              AllOf(StartsWith("config/authorities/england_average.toml:8:"),
                    HasSubstr("authority.population: expected children in [1, 20000000], found \"0 children\"")));
  EXPECT_THAT(faults[1], StartsWith("config/practices/baseline.toml:"));
  EXPECT_THAT(faults[2], AllOf(StartsWith("config/scenarios/england_average.toml:"),
                               HasSubstr("scenario.years: expected a whole number in [1, 50], found 0")));
}

TEST_F(LoadScenarioTest, TheMessageEndsWithTheNumberOfFaults) {
  Request request = config.request();
  request.years = -1;
  try {
    (void)config.load(request);
    FAIL();
  } catch (const ScenarioError& error) {
    EXPECT_STREQ(error.what(), "--years: expected a whole number in [1, 50], found -1\n1 fault. Nothing was run.");
  }
  request.practices = {"baselin"};
  try {
    (void)config.load(request);
    FAIL();
  } catch (const ScenarioError& error) {
    EXPECT_THAT(error.what(), ::testing::EndsWith("\n2 faults. Nothing was run."));
  }
}

TEST_F(LoadScenarioTest, APracticeWritesItsKeysOverTheBaselineAndLeavesTheRest) {
  config.write("practices/pods.toml", practice_head +
                                          "[caseload]\nhard_cap = { value = \"12 children\", source = \"S29\" }\n"
                                          "[team.safeguarding.posts]\n"
                                          "personal_adviser = { value = \"3 posts\", source = \"assumed\" }\n");
  Request request = config.request();
  request.practices = {"baseline", "pods"};
  const Scenario scenario = config.load(request);
  const Settings& base = scenario.arms[0].settings;
  const Settings& pods = scenario.arms[1].settings;
  EXPECT_EQ(pods.caseload.hard_cap.value.value, 12);
  EXPECT_EQ(pods.caseload.hard_cap.source, "S29");
  EXPECT_EQ(pods.caseload.hard_cap.strength, Strength::admin);
  EXPECT_EQ(pods.caseload.hard_cap.place.file, "config/practices/pods.toml");
  EXPECT_EQ(pods.caseload.hard_cap.place.line, 7);
  EXPECT_NE(base.caseload.hard_cap.value.value, 12);
  EXPECT_EQ(pods.caseload.soft_cap.value, base.caseload.soft_cap.value);
  EXPECT_EQ(pods.teams.at("safeguarding").posts.at("personal_adviser").value.value, 3);
  EXPECT_EQ(pods.teams.at("safeguarding").posts.at("social_worker").value,
            base.teams.at("safeguarding").posts.at("social_worker").value);
  EXPECT_THAT(scenario.arms[1].changed, ElementsAre("team.safeguarding.posts.personal_adviser", "caseload.hard_cap"));
}

TEST_F(LoadScenarioTest, APracticeThatStandsAloneIsWrittenOverTheAuthorityOnly) {
  // What the baseline sets is not there: neither its figures nor its stages.
  const Scenario scenario = load_scenario(config.path("theory/one_worker.toml"), config.request());
  ASSERT_EQ(scenario.arms.size(), 1U);
  const Settings& alone = scenario.arms[0].settings;
  EXPECT_EQ(scenario.arms[0].name, "One worker");
  EXPECT_EQ(alone.key, "nowhere");
  EXPECT_EQ(alone.stages.size(), 4U);
  EXPECT_FALSE(alone.stages.contains("assessment"));
  EXPECT_EQ(alone.tasks.size(), 1U);
  EXPECT_EQ(alone.roles.size(), 1U);
  EXPECT_EQ(alone.caseload.hard_cap.value.value, 0);
  EXPECT_EQ(alone.decision.noise.place.file, "config/theory/nowhere.toml");
  EXPECT_EQ(alone.stock.children.at("plan").value.value, 16);
}

TEST_F(LoadScenarioTest, APracticeThatStandsAloneLacksWhatOnlyTheBaselineSets) {
  const std::string head = practice_head + "stands_alone = ";
  config.write("practices/pods.toml", head + "false\n");
  EXPECT_THAT(config.faults("practices/pods.toml"), IsEmpty());
  config.write("practices/pods.toml", head + "true\n");
  EXPECT_THAT(config.faults("practices/pods.toml"), ::testing::Contains(HasSubstr("missing key decision.noise")));
  config.write("practices/pods.toml", head + "\"yes\"\n");
  EXPECT_THAT(config.faults("practices/pods.toml"),
              ElementsAre(HasSubstr("practice.stands_alone: expected true or false, found \"yes\"")));
}

TEST_F(LoadScenarioTest, APracticeThatStandsAloneMayStandBesideOneThatDoesNot) {
  config.write("practices/pods.toml", practice_head +
                                          "stands_alone = true\n[decision]\n"
                                          "noise = { value = 1, source = \"assumed\" }\n");
  Request request = config.request();
  request.practices = {"baseline", "pods"};
  EXPECT_THAT(config.faults(request), ::testing::Not(::testing::Contains(HasSubstr("practices/baseline.toml"))));
  EXPECT_THAT(config.faults(request), ::testing::Contains(HasSubstr("missing key dynamics.half_dose")));
  EXPECT_THAT(config.faults(request), ::testing::Not(::testing::Contains(HasSubstr("missing key decision.noise"))));
}

TEST_F(LoadScenarioTest, ExitsReplaceTheWholeList) {
  config.write("practices/pods.toml",
               practice_head +
                   "[stage.initial_conference]\nexits = [ { to = \"child_protection_plan\", source = \"S2\", "
                   "note = \"all of them\" } ]\n");
  Request request = config.request();
  request.practices = {"pods"};
  const auto exits = config.load(request).arms[0].settings.stages.at("initial_conference").exits;
  ASSERT_EQ(exits.size(), 1U);
  EXPECT_EQ(exits[0].to, "child_protection_plan");
  EXPECT_EQ(exits[0].share, 1);
  EXPECT_EQ(exits[0].above, 1);
  EXPECT_EQ(exits[0].below, 5);
  EXPECT_EQ(exits[0].source, "S2");
  EXPECT_EQ(exits[0].note, "all of them");
}

TEST_F(LoadScenarioTest, AKeyThatNoFileSetsIsMissing) {
  config.set_line("practices/baseline.toml", "hard_cap", "");
  EXPECT_THAT(config.faults(config.request()), ElementsAre(AllOf(StartsWith("config/practices/baseline.toml:"),
                                                                 HasSubstr("missing key caseload.hard_cap"))));
}

TEST_F(LoadScenarioTest, ANewStageMustBeWhole) {
  EXPECT_THAT(config.faults_of_practice("[stage.pod]\nname = \"Pod\"\nrow = 1\n"),
              ElementsAre("config/practices/pods.toml:6:8: missing key stage.pod.colour",
                          "config/practices/pods.toml:6:8: missing key stage.pod.column",
                          "config/practices/pods.toml:6:8: missing key stage.pod.kind"));
}

TEST_F(LoadScenarioTest, AMissingFileIsOneFaultAndNotAMissingKeyForEachOfItsLines) {
  std::filesystem::remove(config.path("practices/baseline.toml"));
  EXPECT_THAT(config.faults(config.request()), ElementsAre("config/practices/baseline.toml: there is no such file",
                                                           HasSubstr("there is no practice model \"baseline\"")));
}

TEST_F(LoadScenarioTest, AnUnreadableBibliographyIsOneFault) {
  config.write("evidence/sources.toml", "[S1\n");
  EXPECT_THAT(config.faults(config.request()),
              ElementsAre(StartsWith("config/evidence/sources.toml:1:4: not valid TOML")));
}

TEST_F(LoadScenarioTest, APracticeThatIsNotThereIsSaidWithTheNearestThatIs) {
  Request request = config.request();
  request.practices = {"mockinbird"};
  EXPECT_THAT(config.faults(request),
              ElementsAre("--practice: there is no practice model \"mockinbird\"; did you mean mockingbird? `casework "
                          "models` lists them"));
  request.practices = {};
  request.authority = "england_avarage";
  EXPECT_THAT(config.faults(request),
              ElementsAre("--authority: there is no authority \"england_avarage\"; did you mean "
                          "england_average? `casework authorities` lists them"));
}

TEST_F(LoadScenarioTest, ModelsJoinedByAPlusAreRefused) {
  Request request = config.request();
  request.practices = {"family_safeguarding+mockingbird"};
  EXPECT_THAT(config.faults(request),
              ElementsAre(HasSubstr("expected one practice model, found \"family_safeguarding+mockingbird\"")));
}

TEST_F(LoadScenarioTest, APracticeNamedTwiceIsRefused) {
  Request request = config.request();
  request.practices = {"baseline", "mockingbird", "baseline"};
  EXPECT_THAT(config.faults(request), ElementsAre("--practice: practice model \"baseline\" is named twice"));
}

TEST_F(LoadScenarioTest, APracticeMayBeAPath) {
  config.write("My Pods.toml", practice_head);
  Request request = config.request();
  request.practices = {(config.config() / "My Pods.toml").string()};
  EXPECT_EQ(config.load(request).arms[0].key, "my_pods");
  config.set_line(scenario_name, "practices", "practices = [\"../My Pods.toml\"]");
  EXPECT_EQ(config.load(config.request()).arms[0].name, "Pods");
}

TEST_F(LoadScenarioTest, ARunIsFromOneToFiftyYearsLong) {
  Request request = config.request();
  request.years = 50;
  EXPECT_EQ(config.load(request).years, 50);
  request.years = 51;
  EXPECT_THAT(config.faults(request), ElementsAre("--years: expected a whole number in [1, 50], found 51"));
  for (const char* years : {"years = -1", "years = 0", "years = 51", "years = 2.5", "years = \"5\""}) {
    const ConfigCopy copy;
    copy.set_line(scenario_name, "years", years);
    EXPECT_THAT(copy.faults(copy.request()), ElementsAre(HasSubstr("scenario.years: expected a whole number")))
        << years;
  }
}

TEST_F(LoadScenarioTest, AnAbsurdPopulationIsRefused) {
  for (const char* people : {"0 children", "-5 children", "20000001 children", "1e9 children", "nan children"}) {
    const ConfigCopy copy;
    copy.set_line("authorities/england_average.toml", "population",
                  "population = { value = \"" + std::string(people) + "\", source = \"S6\" }");
    EXPECT_THAT(copy.faults(copy.request()),
                ElementsAre(HasSubstr("authority.population: expected children in [1, 20000000]")))
        << people;
  }
}

TEST_F(LoadScenarioTest, TheStartIsADateOfItsOwn) {
  config.set_line(scenario_name, "start", "start = \"2025-04-01\"");
  EXPECT_THAT(config.faults(config.request()), ElementsAre(HasSubstr("scenario.start: expected a date")));
}

TEST_F(LoadScenarioTest, AFileThatIsNoScenarioIsToldWhatItIs) {
  EXPECT_THROW(
      {
        try {
          (void)load_scenario(config.path("practices/mockingbird.toml"), config.request());
        } catch (const ScenarioError& error) {
          EXPECT_THAT(error.what(), HasSubstr("expected a table [scenario]; this is a practice model"));
          throw;
        }
      },
      ScenarioError);
}

TEST_F(LoadScenarioTest, AScenarioMayBeNamedByItsKey) {
  EXPECT_EQ(load_scenario("england_average", config.request()).key, "england_average");
  EXPECT_THROW((void)load_scenario("england_avarage", config.request()), ScenarioError);
}

TEST_F(LoadScenarioTest, EveryFileThatWasReadIsKeptAsItWasRead) {
  Request request = config.request();
  request.practices = {"baseline", "mockingbird"};
  const Scenario scenario = config.load(request);
  std::vector<std::string> names;
  for (const InputFile& input : scenario.inputs) {
    names.push_back(input.name);
    EXPECT_EQ(input.text, config.read(input.name.substr(7))) << input.name;
  }
  EXPECT_THAT(names, ElementsAre("config/scenarios/england_average.toml", "config/evidence/sources.toml",
                                 "config/authorities/england_average.toml", "config/practices/baseline.toml",
                                 "config/practices/mockingbird.toml"));
}

TEST_F(LoadScenarioTest, TheSameFilesGiveTheSameFaultsEveryTime) {
  config.set_line("practices/baseline.toml", "source", "source = \"S2999\"");
  Request request = config.request();
  request.practices = {"baseline", "mockingbird", "no_wrong_door"};
  const auto first = config.faults(request);
  EXPECT_THAT(first, ::testing::SizeIs(1)) << "the baseline is read once, and its fault is said once";
  EXPECT_EQ(first, config.faults(request));
}

TEST_F(LoadScenarioTest, AConfigFolderThatIsNoneIsSaidFirst) {
  Request request;
  request.config = "/nowhere/config";
  EXPECT_THAT(config.faults(request), ::testing::Contains(StartsWith("/nowhere/config: expected the folder config/")));
}

TEST(FindConfigTest, TheFolderIsTheOneTheEnvironmentNamesOrOneThatIsThere) {
  EXPECT_TRUE(std::filesystem::exists(find_config() / "practices" / "baseline.toml"));
  setenv("CASEWORK_CONFIG", "/somewhere/else", 1);
  EXPECT_EQ(find_config(), "/somewhere/else");
  unsetenv("CASEWORK_CONFIG");
}

}  // namespace
}  // namespace models
