// Every file of config/ is a test case: a file that is added is checked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "models/scenario/check.hpp"
#include "tests/models/scenario/config_copy.hpp"

namespace models {
namespace {

// The authority and the practices of theory/ are made for one another and for no other file: they load by way of the
// scenarios there, each of which is a case.
bool loads_by_another(const std::string& file) {
  return file == "theory/nowhere.toml" || file.starts_with("theory/practices/");
}

std::vector<std::string> config_files(bool by_another) {
  std::vector<std::string> files;
  const std::filesystem::path config = CASEWORK_SOURCE_DIR "/config";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(config)) {
    const std::string file = entry.path().lexically_relative(config).generic_string();
    const bool is_question = !file.starts_with("targets/");  // those are in tests/models/studies/targets_test.cpp
    if (is_question && entry.path().extension() == ".toml" && loads_by_another(file) == by_another) {
      files.push_back(file);
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

class ConfigFileTest : public ::testing::TestWithParam<std::string> {};

TEST_P(ConfigFileTest, LoadsWithoutAFault) {
  const std::filesystem::path config = CASEWORK_SOURCE_DIR "/config";
  Request request;
  request.config = config;
  const auto faults = check_file(config / GetParam(), request);
  EXPECT_TRUE(faults.empty()) << ScenarioError(faults).what();
}

INSTANTIATE_TEST_SUITE_P(EveryFile, ConfigFileTest, ::testing::ValuesIn(config_files(false)), [](const auto& file) {
  std::string name = file.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
});

TEST(TheoryFilesTest, EveryPracticeThereIsAskedForByAScenarioThere) {
  const std::filesystem::path config = CASEWORK_SOURCE_DIR "/config";
  std::set<std::string> read;
  for (const std::string& file : config_files(false)) {
    if (!file.starts_with("theory/")) {
      continue;
    }
    Request request;
    request.config = config;
    for (const InputFile& input : load_scenario(config / file, request).inputs) {
      read.insert(input.name);
    }
  }
  for (const std::string& file : config_files(true)) {
    EXPECT_TRUE(read.contains("config/" + file)) << file;
  }
}

TEST(TemplateTest, ChangesSeveralKeysInDifferentTablesAndNothingElse) {
  const ConfigCopy config;
  Request request = config.request();
  request.practices = {"baseline", "template"};
  const Scenario scenario = config.load(request);
  const auto& changed = scenario.arms[1].changed;
  EXPECT_GE(changed.size(), 8U);
  for (const char* key :
       {"caseload.hard_cap", "caseload.allocation", "role.family_coach.hours", "team.safeguarding.posts.family_coach",
        "task.direct_work.direct", "stage.child_in_need_plan.later_reviews", "effect.turnover"}) {
    EXPECT_THAT(changed, ::testing::Contains(key));
  }
  EXPECT_EQ(scenario.arms[1].settings.stages.size(), scenario.arms[0].settings.stages.size());
  EXPECT_EQ(scenario.arms[1].settings.roles.size(), scenario.arms[0].settings.roles.size() + 1);
}

TEST(TemplateTest, TheExampleInTheReadmeOfConfigIsAPracticeFileThatLoads) {
  const ConfigCopy config;
  const std::string readme = config.read("README.md");
  const std::size_t from = readme.find("```toml\n[practice]") + 8;
  ASSERT_LT(from, readme.size());
  config.write("practices/pods.toml", readme.substr(from, readme.find("```", from) - from));
  EXPECT_THAT(config.faults("practices/pods.toml"), ::testing::IsEmpty());
}

TEST(TemplateTest, TheExampleOfAScenarioInTheReadmeLoadsToo) {
  const ConfigCopy config;
  const std::string readme = config.read("README.md");
  const std::size_t from = readme.find("```toml\n[scenario]") + 8;
  ASSERT_LT(from, readme.size());
  config.write("scenarios/cap.toml", readme.substr(from, readme.find("```", from) - from));
  EXPECT_THAT(config.faults("scenarios/cap.toml"), ::testing::IsEmpty());
}

TEST(CheckFileTest, KnowsWhatAFileIsByItsFirstTable) {
  const ConfigCopy config;
  EXPECT_THAT(config.faults("authorities/england_average.toml"), ::testing::IsEmpty());
  EXPECT_THAT(config.faults("evidence/sources.toml"), ::testing::IsEmpty());
  config.write("practices/pods.toml", "[pods]\nname = \"Pods\"\n");
  EXPECT_THAT(
      config.faults("practices/pods.toml"),
      ::testing::ElementsAre("config/practices/pods.toml:1:1: expected a table [scenario], [practice] or [authority]"));
}

TEST(CheckFileTest, APracticeFileIsTheWholeQuestionWhenItIsCheckedAlone) {
  const ConfigCopy config;
  const Scenario scenario = load_any(config.path("practices/mockingbird.toml"), config.request());
  ASSERT_EQ(scenario.arms.size(), 1U);
  EXPECT_EQ(scenario.arms[0].key, "mockingbird");
}

}  // namespace
}  // namespace models
