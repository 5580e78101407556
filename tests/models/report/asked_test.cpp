#include "models/report/asked.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "models/report/manifest.hpp"
#include "tests/support/hand_made_estimates.hpp"

namespace models {
namespace {

const Estimates& estimates() {
  static const std::vector<Model> models = compile(hand_made::scenario(2));
  static const StudyResult result = hand_made::result(models, 3);
  return result.estimates;
}

const Scenario& scenario() {
  static const Scenario made = hand_made::scenario(2);
  return made;
}

Asked asked() { return {"compare", "england_average", {}, {}}; }

TEST(AskedTest, TheCommandNamesWhateverTheAnswerDependsOn) {
  EXPECT_EQ(rerun_command(asked(), scenario(), estimates()),
            "casework compare england_average --practice baseline --practice family_safeguarding --years 5 "
            "--replications 3 --seed 1");
}

TEST(AskedTest, SettingsAreQuotedForAShell) {
  Asked question = asked();
  question.request.authority = "it's mine.toml";
  question.request.overrides = {{"caseload.hard_cap", "16 children"}};
  const std::string command = rerun_command(question, scenario(), estimates());
  EXPECT_NE(command.find(" --authority 'it'\\''s mine.toml'"), std::string::npos) << command;
  EXPECT_NE(command.find(" --set 'caseload.hard_cap=16 children'"), std::string::npos) << command;
}

TEST(AskedTest, NoFolderOfTheMachineIsInIt) {
  EXPECT_EQ(without_machine("/home/somebody/mine.toml"), "mine.toml");
  EXPECT_EQ(without_machine("plans/mine.toml"), "plans/mine.toml");
}

TEST(ManifestTest, HoldsVersionCompilerHashesAndInputsAndNoFolder) {
  Asked question = asked();
  question.scenario = "/home/somebody/england_average.toml";
  const auto document = nlohmann::json::parse(manifest(question, scenario(), estimates()));
  EXPECT_FALSE(document.at("casework").get<std::string>().empty());
  EXPECT_FALSE(document.at("compiler").get<std::string>().empty());
  EXPECT_EQ(document.at("scenario").at("file"), "england_average.toml");
  EXPECT_EQ(document.at("hash"), estimates().hash);
  ASSERT_EQ(document.at("arms").size(), 2U);
  EXPECT_EQ(document.at("arms").at(1).at("replication_hashes").size(), 3U);
  EXPECT_EQ(document.at("inputs").size(), scenario().inputs.size());
  EXPECT_GE(scenario().inputs.size(), 4U);
  EXPECT_EQ(document.dump().find("/home/"), std::string::npos);
}

TEST(ManifestTest, IsTheSameForTheSameQuestion) {
  EXPECT_EQ(manifest(asked(), scenario(), estimates()), manifest(asked(), scenario(), estimates()));
}

TEST(QuestionHashTest, ChangesWithEveryPartOfTheQuestion) {
  const std::string usual = question_hash(asked(), scenario(), 1, 20);
  Scenario other_file = scenario();
  other_file.inputs.at(0).text += "\n";
  Asked other_setting = asked();
  other_setting.request.overrides = {{"caseload.hard_cap", "16 children"}};
  EXPECT_EQ(usual, question_hash(asked(), scenario(), 1, 20));
  EXPECT_NE(usual, question_hash(asked(), scenario(), 2, 20));
  EXPECT_NE(usual, question_hash(asked(), scenario(), 1, 21));
  EXPECT_NE(usual, question_hash(asked(), other_file, 1, 20));
  EXPECT_NE(usual, question_hash(other_setting, scenario(), 1, 20));
}

}  // namespace
}  // namespace models
