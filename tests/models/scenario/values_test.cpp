// What a figure in a file may look like, and what is said when it looks otherwise.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/models/scenario/config_copy.hpp"

namespace models {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Bad {
  std::string line;
  std::string said;  ///< the message must have this in it
};

std::ostream& operator<<(std::ostream& out, const Bad& bad) { return out << bad.line; }

class BadValueTest : public ::testing::TestWithParam<Bad> {};

TEST_P(BadValueTest, IsOneFaultThatSaysWhatWasExpected) {
  const ConfigCopy config;
  const auto faults = config.faults_of_lines(GetParam().line + "\n");
  ASSERT_THAT(faults, SizeIs(1));
  EXPECT_THAT(faults[0], HasSubstr("config/practices/pods.toml:"));
  EXPECT_THAT(faults[0], HasSubstr(GetParam().said));
}

INSTANTIATE_TEST_SUITE_P(
    Units, BadValueTest,
    ::testing::Values(
        Bad{"caseload.hard_cap = { value = 16, source = \"S1\" }", "expected children in [0, 200], found 16"},
        Bad{"caseload.hard_cap = { value = \"16\", source = \"S1\" }", "expected children in [0, 200], found \"16\""},
        Bad{"caseload.hard_cap = { value = \"16 families\", source = \"S1\" }", "found \"16 families\""},
        Bad{"caseload.hard_cap = { value = \"201 children\", source = \"S1\" }", "found \"201 children\""},
        Bad{"caseload.hard_cap = { value = true, source = \"S1\" }", "found true"},
        Bad{"caseload.hard_cap = { value = 2025-04-01, source = \"S1\" }", "found 2025-04-01"},
        Bad{"decision.noise = { value = \"0.3\", source = \"S1\" }", "expected a number in [0, 4], found \"0.3\""},
        Bad{"decision.noise = { value = nan, source = \"S1\" }", "expected a number in [0, 4], found nan"},
        Bad{"decision.noise = { value = inf, source = \"S1\" }", "expected a number in [0, 4], found inf"},
        Bad{"care.stays_put = { value = \"101 %\", source = \"S1\" }", "expected a share in [0, 1], found \"101 %\""},
        Bad{"care.stays_put = { value = \"0.5\", source = \"S1\" }", "found \"0.5\""},
        Bad{"court.cost = { value = \"1280\", source = \"S1\" }", "expected £ in [0, 1000000], found \"1280\""},
        Bad{"hub.running = { value = \"£1280\", source = \"S1\" }", "expected £ a week in [0, 1000000]"},
        Bad{"workforce.turnover = { value = \"12 %\", source = \"S1\" }", "expected a year in [0, 5]"}));

INSTANTIATE_TEST_SUITE_P(
    Evidence, BadValueTest,
    ::testing::Values(
        Bad{"caseload.hard_cap = { value = \"16 children\" }", "caseload.hard_cap: missing source"},
        Bad{"caseload.hard_cap = { source = \"S1\" }", "caseload.hard_cap: missing value"},
        Bad{"caseload.hard_cap = \"16 children\"", "expected { value = …, source = … }, found \"16 children\""},
        Bad{"caseload.hard_cap = { value = \"16 children\", source = \"S85\" }",
            "derived, fitted or assumed, found \"S85\""},
        Bad{"caseload.hard_cap = { value = \"16 children\", source = \"asumed\" }", "did you mean assumed?"},
        Bad{"caseload.hard_cap = { value = \"16 children\", source = 7 }", "found 7"},
        Bad{"caseload.hard_cap = { value = \"16 children\", source = \"S1\", strength = \"sure\" }", "found \"sure\""},
        Bad{"caseload.hard_cap = { value = \"16 children\", source = \"assumed\", strength = \"rct\" }",
            "expected assumed, because the source is"},
        Bad{"caseload.hard_cap = { value = \"16 children\", sauce = \"S1\", source = \"S1\" }",
            "caseload.hard_cap.sauce: unknown key; did you mean source?"},
        Bad{"caseload.hard_cap = { value = \"16 children\", source = \"S1\", note = 3 }", "expected a text"},
        Bad{"caseload.hard_cap = { value = \"16 children\", source = \"S1\", note = \"see S999\" }",
            "speaks of S999, which is no source"},
        Bad{"caseload.hard_cap = { value = \"16 children\", source = \"S1\", range = [12, 201] }",
            "caseload.hard_cap.range: expected children in [0, 200], found 201"},
        Bad{"decision.noise = { value = 0.3, source = \"S1\", range = [0.5, 0.1] }", "expected the lower value first"},
        Bad{"decision.noise = { value = 0.3, source = \"S1\", range = [0.5] }", "the lowest and the highest value"},
        Bad{"decision.noise = { value = 0.3, source = \"S1\", range = [0.5, 0.9] }",
            "expected a value within its range 0.5 to 0.9, found 0.3"}));

INSTANTIATE_TEST_SUITE_P(
    Shapes, BadValueTest,
    ::testing::Values(
        Bad{"caseload = 3", "caseload: expected a table, found 3"},
        Bad{"stage.assessment = 3", "stage.assessment: expected a table, found 3"},
        Bad{"caseload.allocation = \"least_laoded\"", "did you mean least_loaded?"},
        Bad{"stage.assessment.kind = \"asessment\"", "did you mean assessment?"},
        Bad{"stage.assessment.column = 1.5", "expected a whole number in [0, 40], found 1.5"},
        Bad{"stage.assessment.column = 41", "found 41"},
        Bad{"stage.assessment.name = \"\"", "expected a text of 1 to 1000 letters, found \"\""},
        Bad{"stage.assessment.name = 7", "found 7"},
        Bad{"role.social_worker.holds_cases = \"yes\"", "expected true or false, found \"yes\""},
        Bad{"task.assessment.stages = \"assessment\"", "expected a list of names"},
        Bad{"task.assessment.stages = [3]", "expected a name, found 3"},
        Bad{"task.assessment.stages = [\"assessment\", \"assessment\"]", "\"assessment\" is named twice"},
        Bad{"demand.month_index = { value = [1, 1, 1], source = \"S1\" }",
            "expected a list of 12 numbers in [0, 12], found 3"},
        Bad{"source.police.weekday_index = { value = [1, 1, 1, 1, 1, 1, 3], source = \"S1\" }", "add up to 7, found 9"},
        Bad{"family.children_shares = { value = [0.5, 0.4], source = \"S1\" }", "add up to 1, found 0.9"},
        Bad{"family.children_shares = { value = [0.5, 1.5], source = \"S1\" }", "found 1.5"},
        Bad{"family.children_shares = { value = 0.5, source = \"S1\" }", "expected a list of 1 to 6 numbers"},
        Bad{"stage.assessment.exits = \"closed\"", "expected a list of ways out"},
        Bad{"stage.assessment.exits = [ \"closed\" ]", "expected { to = \"closed\""},
        Bad{"stage.assessment.exits = [ { source = \"S1\" } ]", "missing key to"},
        Bad{"stage.assessment.exits = [ { to = \"closed\" } ]", "missing source"},
        Bad{"stage.assessment.exits = [ { to = 3, source = \"S1\" } ]", "expected the key of a stage, found 3"},
        Bad{"stage.assessment.exits = [ { to = \"closed\", share = 2, source = \"S1\" } ]",
            "expected a share in [0, 1]"},
        Bad{"stage.assessment.exits = [ { to = \"closed\", above = 3, below = 2, source = \"S1\" } ]",
            "expected above to be less than below"},
        Bad{"stage.assessment.exits = [ { to = \"closed\", of = \"disability\", source = \"S1\" } ]",
            "stage.assessment.exits.of: expected a list of names"},
        Bad{"stage.assessment.exits = [ { to = \"closed\", of = [], source = \"S1\" } ]",
            "stage.assessment.exits.of: expected keys of kinds of involvement, found an empty list"},
        Bad{"stage.assessment.exits = [ { to = \"closed\", of = [\"disability\", \"disability\"], source = \"S1\" } ]",
            "stage.assessment.exits.of: \"disability\" is named twice"},
        Bad{"stage.assessment.exits = [ { to = \"closed\", off = [\"disability\"], source = \"S1\" } ]",
            "stage.assessment.exits.off: unknown key; did you mean of?"},
        Bad{"stage.assessment.law = \"exponentail\"", "did you mean exponential?"},
        Bad{"caseload.above_cap = \"queue\"", "expected one of wait, duty, manager, agency, found \"queue\""},
        Bad{"demand.growth = { value = \"0.6 a year\", source = \"S1\" }",
            "expected a year in [-0.5, 0.5], found \"0.6 a year\""},
        Bad{"source = 3", "source: expected a table, found 3"},
        Bad{"stage.\"Big Stage\".name = \"Big\"", "expected a name of small letters"}));

INSTANTIATE_TEST_SUITE_P(
    Names, BadValueTest,
    ::testing::Values(
        Bad{"caseload.hard_kap = 3", "caseload.hard_kap: unknown key; did you mean hard_cap?"},
        Bad{"hub.hard_cap = 3", "hub.hard_cap: unknown key; did you mean caseload.hard_cap?"},
        Bad{"caselod.hard_cap = 3", "caselod: unknown key; did you mean caseload?"},
        Bad{"xyzzy = 3", "xyzzy: unknown key"},
        Bad{"stage.assessment.team = \"asessment\"", "there is no team \"asessment\"; did you mean assessment?"},
        Bad{"task.assessment.stages = [\"asessment\"]", "there is no stage \"asessment\"; did you mean assessment?"},
        Bad{"team.assessment.posts.socal_worker = { value = \"2 posts\", source = \"S1\" }",
            "there is no role \"socal_worker\"; did you mean social_worker?"},
        Bad{"role.social_worker.meets = [\"neglct\"]", "there is no need \"neglct\"; did you mean neglect?"},
        Bad{"involvement.disability.always = [\"disabilty\"]",
            "there is no need \"disabilty\"; did you mean disability?"},
        Bad{"task.direct_work.done_by = [\"socal_worker\"]",
            "task.direct_work.done_by: there is no role \"socal_worker\"; did you mean social_worker?"},
        Bad{"stage.reunification.exits = [ { to = \"closed\", of = [\"disabilty\"], source = \"S1\" } ]",
            "stage.reunification.exits.of: there is no kind of involvement \"disabilty\"; did you mean disability?"},
        Bad{"stock.children.asessment = { value = \"2 children\", source = \"S1\" }",
            "there is no stage \"asessment\""}));

TEST(ValueTest, WhatASourceSaysOfItselfIsTheStrengthWhenNoneIsGiven) {
  const ConfigCopy config;
  config.write("practices/pods.toml",
               practice_head +
                   "[effect]\n"
                   "skill = { value = 1, source = \"assumed\" }\n"
                   "engagement = { value = 1, source = \"derived\" }\n"
                   "turnover = { value = 1, source = \"fitted\" }\n"
                   "[decision]\n"
                   "noise = { value = 1, source = \"S1\" }\n"
                   "hurried = { value = 1, source = \"P98\", strength = \"cmp\", range = [0, 2] }\n");
  Request request = config.request();
  request.practices = {"pods"};
  const Settings settings = config.load(request).arms[0].settings;
  EXPECT_EQ(settings.effect.skill.strength, Strength::assumed);
  EXPECT_EQ(settings.effect.engagement.strength, Strength::derived);
  EXPECT_EQ(settings.effect.turnover.strength, Strength::fitted);
  EXPECT_EQ(settings.decision.noise.strength, Strength::admin);
  EXPECT_EQ(settings.decision.hurried.strength, Strength::cmp);
  EXPECT_EQ(settings.decision.hurried.low, 0);
  EXPECT_EQ(settings.decision.hurried.high, 2);
}

TEST(ValueTest, APracticeMustSayWhoItIs) {
  const ConfigCopy config;
  config.write("practices/pods.toml", "[practice]\nname = \"Pods\"\nsorce = \"S1\"\n");
  EXPECT_THAT(config.faults("practices/pods.toml"),
              ElementsAre("config/practices/pods.toml:1:2: missing key practice.not_known",
                          "config/practices/pods.toml:1:2: missing key practice.source",
                          "config/practices/pods.toml:1:2: missing key practice.summary",
                          "config/practices/pods.toml:3:1: practice.sorce: unknown key; did you mean source?"));
  config.write("practices/pods.toml",
               "[practice]\nname = \"a\"\nsummary = \"b\"\nnot_known = \"c\"\nsource = \"Z1\"\n");
  EXPECT_THAT(config.faults("practices/pods.toml"), ElementsAre(HasSubstr("practice.source: expected a key of")));
}

TEST(ValueTest, ATableThatWasNotBegunIsSaidToBeOne) {
  const ConfigCopy config;
  EXPECT_THAT(
      config.faults_of_practice("caseload.hard_cap = 3\n"),
      ElementsAre("config/practices/pods.toml:6:1: practice.caseload: unknown key; a table begins with [caseload] "
                  "on a line of its own"));
}

TEST(ValueTest, ASourceOnALineOfItsOwnWasNotMeantForATable) {
  const ConfigCopy config;
  EXPECT_THAT(config.faults_of_practice("[caseload]\nsource = \"S1\"\n"),
              ElementsAre("config/practices/pods.toml:7:1: caseload.source: unknown key"));
}

TEST(ValueTest, ATextMayRunOverSeveralLinesAndSpeakWelsh) {
  const ConfigCopy config;
  EXPECT_THAT(config.faults_of_lines("stage.assessment.name = '''\nAsesiad\nŵ'''\n"), IsEmpty());
}

TEST(ValueTest, FilesOfWindowsEditorsAreRead) {
  const ConfigCopy config;
  std::string text = config.read("practices/mockingbird.toml");
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) {
    text.replace(at, 1, "\r\n");
  }
  config.write("practices/mockingbird.toml", "\xEF\xBB\xBF" + text);
  EXPECT_THAT(config.faults("practices/mockingbird.toml"), IsEmpty());
}

}  // namespace
}  // namespace models
