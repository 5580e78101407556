// Shares that must fit together, and what a stage or a task cannot do without.
#include "models/scenario/shares.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/models/scenario/config_copy.hpp"

namespace models {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class SharesTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::vector<std::string> faults_of(const std::string& lines) const {
    return config.faults_of_practice(lines);
  }
  [[nodiscard]] std::vector<std::string> faults_of_setting(const std::string& key, const std::string& value) const {
    Request request = config.request();
    request.overrides = {{key, value}};
    return config.faults(request);
  }

  ConfigCopy config;
};

TEST_F(SharesTest, SharesOfSourcesThatDoNotAddUpAreAFaultThatListsThem) {
  EXPECT_THAT(faults_of("[source.police]\nshare = { value = 0.4, source = \"S7\" }\n"),
              ElementsAre(AllOf(StartsWith("config/"),
                                HasSubstr("source: expected shares that add up to 1, found 1.08 = education 0.16 + "
                                          "family 0.09 + health 0.17 + other 0.26 + police 0.4"))));
}

TEST_F(SharesTest, SharesThatAreRoundedInTheFourthPlaceAddUpWellEnough) {
  EXPECT_THAT(faults_of_setting("source.police.share", "0.3205"), IsEmpty());
  EXPECT_THAT(faults_of_setting("source.police.share", "0.3215"),
              ElementsAre(HasSubstr("expected shares that add up to 1, found 1.0015 = ")));
}

TEST_F(SharesTest, APlaceWithoutSourcesHasNobodyWhoMakesContact) {
  Filled filled;
  filled.otherwise = {"place.toml", 1, 1};
  std::vector<Fault> faults;
  check_shares(filled, faults);
  ASSERT_FALSE(faults.empty());
  EXPECT_EQ(to_string(faults.front()), "place.toml:1:1: source: expected shares that add up to 1, found none");
}

TEST_F(SharesTest, SharesOfInvolvementsLeaveOutTheOneThatIsAlone) {
  EXPECT_THAT(
      faults_of_setting("involvement.short_help.share", "0.5"),
      ElementsAre(AllOf(HasSubstr("involvement: expected shares of all that are not alone that add up to 1, "
                                  "found 0.88 = disability 0.005 + neglect_and_abuse 0.375 + short_help 0.5"))));
}

TEST_F(SharesTest, ADatedChangeMustKeepThemWholeToo) {
  config.write(scenario_name,
               config.read(scenario_name) +
                   "[[change]]\nfrom = 2027-04-01\nset = { source.police.share = 0.4 }\nreason = \"a\"\n");
  EXPECT_THAT(config.faults(config.request()), ElementsAre(HasSubstr("source: expected shares that add up to 1")));
}

TEST_F(SharesTest, ChildrenAloneComeInOneWayOnly) {
  EXPECT_THAT(faults_of_setting("involvement.unaccompanied.share", "0.1"),
              ElementsAre("--set: involvement.unaccompanied.share: expected 0, because these children come by "
                          "demand.unaccompanied, found 10 %"));
}

TEST_F(SharesTest, OneKindAtMostIsAlone) {
  EXPECT_THAT(faults_of("[involvement.disability]\nalone = true\nshare = { value = 0, source = \"assumed\" }\n"
                        "[involvement.short_help]\nshare = { value = 0.625, source = \"assumed\" }\n"),
              ElementsAre(HasSubstr("involvement.unaccompanied.alone: expected one kind of involvement that is alone, "
                                    "found a second")));
}

TEST_F(SharesTest, ChildrenAloneNeedAKindOfInvolvement) {
  const std::string lines =
      "[involvement.unaccompanied]\nalone = false\n[demand]\nunaccompanied = { value = \"1 children a year\", source = "
      "\"assumed\" }\n";
  EXPECT_THAT(faults_of(lines),
              ElementsAre(AllOf(StartsWith("config/practices/pods.toml:9:"),
                                HasSubstr("demand.unaccompanied: expected a kind of involvement that is alone"))));
  EXPECT_THAT(faults_of("[involvement.unaccompanied]\nalone = false\n[demand]\nunaccompanied = { value = \"0 children "
                        "a year\", source = \"assumed\" }\n"),
              IsEmpty());
}

TEST_F(SharesTest, MoreFamiliesCannotAlwaysHaveANeedThanHaveIt) {
  EXPECT_THAT(faults_of_setting("needs.disability.prevalence", "0.003"),
              ElementsAre("--set: needs.disability.prevalence: expected at least 0.5 %, the share of families whose "
                          "kind of involvement always has it, found 0.3 %"));
  EXPECT_THAT(faults_of_setting("needs.disability.prevalence", "0.005"), IsEmpty());
  EXPECT_THAT(faults_of_setting("involvement.neglect_and_abuse.always", "neglect"),
              ElementsAre(HasSubstr("needs.neglect.prevalence: expected at least 37.5 %")));
}

TEST_F(SharesTest, TheOthersHaveANeedSoOftenThatItsPrevalenceComesOut) {
  Settings settings = config.load(config.request()).arms[0].settings;
  const double others = share_among_others(settings, "disability");
  EXPECT_NEAR(0.005 * 1 + 0.995 * others, 0.123, 1e-12);
  EXPECT_NEAR(share_among_others(settings, "domestic_abuse"), 0.317, 1e-12);
  settings.needs.at("disability").prevalence.value.value = 0.005;
  EXPECT_NEAR(share_among_others(settings, "disability"), 0, 1e-12);
}

TEST_F(SharesTest, WhereEveryKindAlwaysHasANeedNobodyElseDoes) {
  Settings settings = config.load(config.request()).arms[0].settings;
  for (auto& [key, involvement] : settings.involvements) {
    involvement.always = {"neglect"};
  }
  EXPECT_EQ(share_among_others(settings, "neglect"), 0);
}

TEST_F(SharesTest, ACourtCanOrderSomethingForAChildOfAnyAge) {
  EXPECT_THAT(faults_of("[court]\ncare_order = { value = [1, 1, 0, 1, 1], source = \"assumed\" }\n"
                        "special_guardianship = { value = [0, 0, 0, 0, 0], source = \"assumed\" }\n"
                        "placement_order = { value = [0, 0, 0, 0, 0], source = \"assumed\" }\n"
                        "home = { value = [0, 0, 0, 0, 0], source = \"assumed\" }\n"),
              ElementsAre(AllOf(StartsWith("config/practices/pods.toml:7:"), HasSubstr("found none in age band 3"))));
}

TEST_F(SharesTest, AStayThatBeginsWithAWorkerNeedsATeam) {
  EXPECT_THAT(faults_of("[stage.early_help]\nwith_worker = true\n"),
              ElementsAre("config/practices/pods.toml:7:15: stage.early_help.with_worker: expected a team that holds "
                          "the case, found none"));
  EXPECT_THAT(faults_of("[stage.assessment]\nwith_worker = true\n"), IsEmpty());
}

TEST_F(SharesTest, WorkThatArisesAtRandomNeedsAMeanPause) {
  EXPECT_THAT(faults_of("[task.assessment]\nat_random = true\n"),
              ElementsAre(HasSubstr("task.assessment.at_random: expected a mean pause above 0 days in `every`")));
  EXPECT_THAT(faults_of("[task.core_group]\nat_random = true\n"), IsEmpty());
}

TEST_F(SharesTest, NoMoreThanSixteenKindsCanBeToldApart) {
  std::string involvements;
  std::string sources;
  for (int i = 0; i < 14; ++i) {
    const std::string name = std::to_string(i);
    involvements += "[involvement.more" + name +
                    "]\nname = \"More\"\nshare = { value = 0, source = \"assumed\" }\n"
                    "age_shares = { value = [0.2, 0.2, 0.2, 0.2, 0.2], source = \"assumed\" }\n"
                    "level_mean = { value = 2, source = \"assumed\" }\nlevel_sd = { value = 1, source = \"assumed\" }\n"
                    "lasting = { value = 1, source = \"assumed\" }\nrecovery = { value = 1, source = \"assumed\" }\n";
    sources += "[source.more" + name +
               "]\nname = \"More\"\nshare = { value = 0, source = \"assumed\" }\n"
               "weekday_index = { value = [1, 1, 1, 1, 1, 1, 1], source = \"assumed\" }\n"
               "in_holidays = { value = 1, source = \"assumed\" }\n";
  }
  EXPECT_THAT(faults_of(involvements),
              ElementsAre(HasSubstr("involvement: expected at most 16 kinds of involvement, found 18")));
  EXPECT_THAT(faults_of(sources), ElementsAre(HasSubstr("source: expected at most 16 sources of contacts, found 19")));
}

TEST_F(SharesTest, ANewKindOfInvolvementMustBeWhole) {
  EXPECT_THAT(faults_of("[involvement.more]\nname = \"More\"\n"),
              ElementsAre("config/practices/pods.toml:6:14: missing key involvement.more.age_shares",
                          "config/practices/pods.toml:6:14: missing key involvement.more.lasting",
                          "config/practices/pods.toml:6:14: missing key involvement.more.level_mean",
                          "config/practices/pods.toml:6:14: missing key involvement.more.level_sd",
                          "config/practices/pods.toml:6:14: missing key involvement.more.recovery",
                          "config/practices/pods.toml:6:14: missing key involvement.more.share"));
}

}  // namespace
}  // namespace models
