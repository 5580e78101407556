// Input that is refused: exit code 2, a sentence that says where and what, and nothing written.
#include <gtest/gtest.h>

#include <ostream>
#include <regex>
#include <string>
#include <vector>

#include "tests/viz/cli/program.hpp"

namespace viz {
namespace {

const std::string head =
    "[practice]\n"
    "name = \"Mine\"\n"
    "summary = \"A practice that a test has made.\"\n"
    "not_known = \"All of it.\"\n"
    "source = \"assumed\"\n";

/// A practice file with something wrong, and what is to be said of it.
struct Faulty {
  std::string name;
  std::string text;
  std::vector<std::string> said;  ///< regular expressions
};
void PrintTo(const Faulty& fault, std::ostream* out) { *out << fault.name; }

void expect_refused(const Ended& ended, const std::vector<std::string>& said) {
  EXPECT_EQ(ended.code, 2) << ended.err;
  EXPECT_EQ(ended.out, "");
  for (const std::string& words : said) {
    EXPECT_TRUE(std::regex_search(ended.err, std::regex(words))) << "expected /" << words << "/ in:\n" << ended.err;
  }
}

class FaultyFileTest : public ::testing::TestWithParam<Faulty> {};

TEST_P(FaultyFileTest, IsRefusedWithItsPlaceAndNothingIsWritten) {
  const Workplace here;
  here.put("mine.toml", GetParam().text);
  for (const std::string command : {"run", "check"}) {
    const Ended ended = command == "run" ? here.run({"run", "england_average", "--practice", "mine.toml"})
                                         : here.run({"check", "mine.toml"});
    SCOPED_TRACE(command);
    expect_refused(ended, GetParam().said);
    EXPECT_EQ(here.listing(), std::vector<std::string>{"mine.toml"});
  }
}

std::vector<Faulty> faulty_files() {
  std::string long_key = "a";
  for (int i = 0; i < 200000; ++i) long_key += ".a";
  return {
      {"UnknownKey",
       head + "[caseload]\nhard_cpa = { value = \"16 children\", source = \"assumed\" }\n",
       {"mine\\.toml:7:1: .*hard_cpa.*did you mean hard_cap\\?", "1 fault"}},
      {"WrongUnit",
       head + "[caseload]\nhard_cap = { value = \"16 hours\", source = \"assumed\" }\n",
       {"mine\\.toml:7:[0-9]+: .*hard_cap.*expected children.*16 hours"}},
      {"ShareAboveOne",
       head + "[workforce]\nagency_cover = { value = 1.4, source = \"assumed\" }\n",
       {"mine\\.toml:7:[0-9]+: .*agency_cover.*1\\.4"}},
      {"NoSource",
       head + "[caseload]\nhard_cap = { value = \"16 children\" }\n",
       {"mine\\.toml:7:[0-9]+: .*hard_cap.*source"}},
      {"UnknownSource",
       head + "[caseload]\nhard_cap = { value = \"16 children\", source = \"S99999\" }\n",
       {"mine\\.toml:7:[0-9]+: .*S99999"}},
      {"TwoFaults",
       head + "[caseload]\nhard_cap = { value = \"16 hours\", source = \"assumed\" }\n"
              "[workforce]\nagency_cover = { value = 1.4, source = \"assumed\" }\n",
       {"mine\\.toml:7:[0-9]+: .*hard_cap", "mine\\.toml:9:[0-9]+: .*agency_cover", "2 faults\\. Nothing was run"}},
      {"HalfAHeading", "[&", {"mine\\.toml:1:[0-9]+: "}},
      {"Empty", "", {"mine\\.toml:1:1: "}},
      {"AKeyOfTwoHundredThousandParts", long_key + " = 1\n", {"mine\\.toml:1:[0-9]+: "}},
      {"NotUtf8", head + "[caseload]\n# \xff\n", {"mine\\.toml:7:[0-9]+: "}},
  };
}

INSTANTIATE_TEST_SUITE_P(EveryKindOfFault, FaultyFileTest, ::testing::ValuesIn(faulty_files()),
                         [](const auto& fault) { return fault.param.name; });

TEST(UnreachableStageTest, IsRefusedWithItsPlace) {
  const Workplace here;
  here.put("mine.toml",
           head +
               "[stage.island]\nname = \"Island\"\nkind = \"service\"\ncolour = \"help\"\ncolumn = 3\nrow = "
               "9\nexits = [{ to = \"closed\", share = 1, source = \"assumed\" }]\n");
  expect_refused(here.run({"run", "england_average", "--practice", "mine.toml"}), {"mine\\.toml:6:[0-9]+: .*island"});
  EXPECT_EQ(here.listing(), std::vector<std::string>{"mine.toml"});
}

TEST(AbsurdPopulationTest, IsRefusedWithItsPlaceInTheFile) {
  const Workplace here;
  here.put("huge.toml",
           "[authority]\nname = \"Huge\"\npopulation = { value = \"900000000000 children\", source = \"assumed\" }\n");
  expect_refused(here.run({"run", "england_average", "--authority", "huge.toml"}),
                 {"huge\\.toml:3:[0-9]+: .*population.*900000000000"});
  EXPECT_EQ(here.listing(), std::vector<std::string>{"huge.toml"});
}

/// A command line with something wrong, and what is to be said of it.
struct WrongCall {
  std::string name;
  std::vector<std::string> arguments;
  std::vector<std::string> said;
};
void PrintTo(const WrongCall& call, std::ostream* out) { *out << call.name; }

class WrongCallTest : public ::testing::TestWithParam<WrongCall> {};

TEST_P(WrongCallTest, IsRefusedWithASentenceAndNothingIsWritten) {
  const Workplace here;
  expect_refused(here.run(GetParam().arguments), GetParam().said);
  EXPECT_EQ(here.listing(), std::vector<std::string>{});
}

std::vector<WrongCall> wrong_calls() {
  const auto run = [](std::vector<std::string> more) {
    more.insert(more.begin(), {"run", "england_average"});
    return more;
  };
  return {
      {"NegativeYears", run({"--years", "-3"}), {"--years: expected .*from 1 to .*found \"-3\""}},
      {"NoYears", run({"--years", "0"}), {"--years: expected .*from 1"}},
      {"YearsInWords", run({"--years", "five"}), {"--years: expected .*\"five\""}},
      {"NoReplications", run({"--replications", "0"}), {"--replications: expected .*from 1 to 100000.*\"0\""}},
      {"TooManyReplications", run({"--replications", "100001"}), {"--replications: expected .*\"100001\""}},
      {"SeedInWords", run({"--seed", "x"}), {"--seed: expected a whole number"}},
      {"TwoFaults", run({"--years", "-3", "--threads", "0"}), {"--years: ", "--threads: "}},
      {"SettingWithoutValue", run({"--set", "caseload.hard_cap"}), {"--set: expected KEY=VALUE"}},
      {"SettingWithoutKey", run({"--set", "=16 children"}), {"--set: expected KEY=VALUE"}},
      {"SettingOfAnUnknownKey", run({"--set", "caseload.hard_cpa=16"}), {"hard_cpa", "did you mean hard_cap\\?"}},
      {"SettingInTheWrongUnit", run({"--set", "caseload.hard_cap=16 hours"}), {"hard_cap: expected children"}},
      {"UnknownFormat", run({"--format", "xml"}), {"--format: expected text, json or csv, found \"xml\""}},
      {"UnknownEvents", run({"--events", "xml"}), {"--events: expected csv"}},
      {"UnknownPractice", run({"--practice", "mockingbrid"}), {"mockingbrid", "did you mean mockingbird\\?"}},
      {"UnknownAuthority", run({"--authority", "atlantis"}), {"atlantis"}},
      {"UnknownScenario", {"run", "england_averge"}, {"england_averge"}},
      {"NoScenario", {"run"}, {"which scenario\\?"}},
      {"AFolderForAScenario", {"run", "/"}, {"/"}},
      {"AMissingFile", {"check", "nothing.toml"}, {"nothing\\.toml"}},
      {"NothingToCheck", {"check"}, {"which file\\?"}},
      {"MisspeltCommand", {"comapre", "england_average"}, {"comapre.*did you mean compare\\?"}},
      {"MisspeltOption",
       run({"--replicatons", "3"}),
       {"run has no option --replicatons; did you mean --replications\\?"}},
      {"OptionWithoutValue", run({"--years"}), {"--years"}},
      {"OneWordTooMany", run({"more"}), {"does not expect \"more\""}},
      {"OnePracticeToCompare", {"compare", "england_average", "--practice", "baseline"}, {"at least two practices"}},
      {"TwoPracticesToRun", run({"--practice", "baseline", "--practice", "mockingbird"}), {"run takes one practice"}},
      {"UnknownPracticeToExplain", {"explain", "mockingbrid"}, {"did you mean mockingbird\\?"}},
      {"EventsWithNowhereToGo", run({"--format", "json", "--events", "csv"}), {"--out DIR"}},
  };
}

INSTANTIATE_TEST_SUITE_P(EveryKindOfMistake, WrongCallTest, ::testing::ValuesIn(wrong_calls()),
                         [](const auto& call) { return call.param.name; });

}  // namespace
}  // namespace viz
