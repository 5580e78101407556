// Scenario → models: what is refused after loading, and that every practice file of config/ gives a model.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "models/pipeline.hpp"
#include "models/scenario/diagnostics.hpp"
#include "tests/models/scenario/config_copy.hpp"
#include "tests/support/service.hpp"

namespace models {
namespace {

Request of_practices(const ConfigCopy& copy, std::vector<std::string> practices) {
  Request request = copy.request();
  request.practices = std::move(practices);
  return request;
}

std::vector<std::string> faults_of_compiling(const Scenario& scenario) {
  std::vector<std::string> words;
  try {
    (void)compile(scenario);
  } catch (const ScenarioError& error) {
    for (const Fault& fault : error.faults()) words.push_back(to_string(fault));
  }
  return words;
}

TEST(CompileTest, ATeamThatHoldsAStageWithoutACaseHolderIsRefusedAtTheStage) {
  const ConfigCopy copy;
  copy.write("practices/pods.toml",
             practice_head +
                 "[team.leaving_care]\nposts = { personal_adviser = { value = \"0 posts\", source = \"assumed\" } }\n");
  const std::vector<std::string> faults = faults_of_compiling(copy.load(of_practices(copy, {"baseline", "pods"})));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_NE(faults[0].find("stage.leaving_care: the team leaving_care has no post of a role that holds cases"),
            std::string::npos)
      << faults[0];
  const std::string text = copy.read("practices/baseline.toml");
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find("[stage.leaving_care]")), '\n');
  EXPECT_NE(faults[0].find("practices/baseline.toml:" + std::to_string(line) + ":"), std::string::npos) << faults[0];
}

TEST(CompileTest, APlacementStageWithoutAPriceIsRefused) {
  Scenario scenario = load_scenario(test_support::england(), test_support::short_request({"baseline"}));
  scenario.arms.front().settings.placements.erase("kinship_care");
  const std::vector<std::string> faults = faults_of_compiling(scenario);
  ASSERT_FALSE(faults.empty());
  EXPECT_NE(faults[0].find("expected a table [placement.kinship_care] with its price"), std::string::npos) << faults[0];
}

TEST(CompileTest, TheSameFaultOfSeveralArmsIsToldOnce) {
  Scenario scenario =
      load_scenario(test_support::england(), test_support::short_request({"baseline", "no_wrong_door", "mockingbird"}));
  for (PracticeArm& arm : scenario.arms)
    arm.settings.teams.at("leaving_care").posts.at("personal_adviser").value = Posts{0};
  EXPECT_EQ(faults_of_compiling(scenario).size(), 1U);
}

TEST(CompileTest, YearsOutsideTheCalendarAreRefused) {
  Scenario scenario = load_scenario(test_support::england(), test_support::short_request({"baseline"}));
  scenario.years = 0;
  EXPECT_EQ(faults_of_compiling(scenario).size(), 1U);
  scenario.years = 36;
  EXPECT_EQ(faults_of_compiling(scenario).size(), 1U);
  scenario.years = 35;
  EXPECT_EQ(faults_of_compiling(scenario).size(), 0U);
}

TEST(CompileTest, AnIndexMeansTheSameInEveryPhaseOfAModel) {
  const Model model = test_support::short_models({"baseline", "family_safeguarding"}).at(1);
  const auto specialist = std::find(model.roles.begin(), model.roles.end(), "domestic_abuse_practitioner");
  ASSERT_NE(specialist, model.roles.end());
  const auto index = static_cast<std::size_t>(specialist - model.roles.begin());
  EXPECT_EQ(model.base.roles[index], nullptr);  // not there before day 0
  ASSERT_NE(model.phases.front().roles[index], nullptr);
  EXPECT_EQ(model.phases.front().roles[index]->name, "Domestic abuse practitioner");
  for (const CompiledPhase* phase : {&model.base, &model.phases.front()})
    for (std::size_t task = 0; task < model.tasks.size(); ++task)
      EXPECT_EQ(phase->tasks[task].task, &phase->settings->tasks.at(model.tasks[task]));
}

TEST(CompileTest, TheDirectShareAndTheOtherPartsOfATaskAddToOne) {
  const Model model = test_support::short_models({"baseline"}).front();
  for (const TaskRules& rules : model.base.tasks) {
    EXPECT_NEAR(rules.direct + rules.travel + rules.recording + rules.meeting, 1, 1e-12);
    const Task& task = *rules.task;
    EXPECT_NEAR(rules.direct * rules.minutes, (*task.direct).value * 60, 1e-9);
    EXPECT_NEAR(rules.recording * rules.minutes, (*task.recording).value * 60, 1e-9);
  }
}

class PracticeTest : public ::testing::TestWithParam<std::string> {};

TEST_P(PracticeTest, ItCompilesBesideTheBaseline) {
  const Model model = test_support::beside_baseline(GetParam());
  EXPECT_EQ(model.practice().key, GetParam());
  EXPECT_EQ(model.base.settings, &model.scenario->arms.front().settings);
  EXPECT_EQ(model.base.from.ticks, -13 * 7 * 1440);
  EXPECT_EQ(model.phases.front().from.ticks, 0);
  EXPECT_EQ(model.calendar.date(model.end), (sim::Date{2026, 4, 1}));
}

TEST_P(PracticeTest, EveryStageThatATeamHoldsHasItsTeamItsTasksAndItsExits) {
  const Model model = test_support::short_models({GetParam()}).front();
  for (std::size_t i = 0; i < model.pathway.stages().size(); ++i) {
    const StageRules& rules = model.phases.front().stages[i];
    ASSERT_NE(rules.stage, nullptr);
    EXPECT_EQ(rules.exits.size(), rules.stage->exits.size());
    EXPECT_EQ(rules.team >= 0, !rules.stage->team.empty());
    EXPECT_EQ(rules.placement != nullptr, model.pathway.stages()[i].kind == StageKind::placement);
    std::size_t tasks = 0;
    for (const auto& [key, task] : model.settings().tasks)
      tasks +=
          static_cast<std::size_t>(std::count(task.stages.begin(), task.stages.end(), model.pathway.stages()[i].key));
    EXPECT_EQ(rules.tasks.size(), tasks);
  }
}

INSTANTIATE_TEST_SUITE_P(EveryPracticeFile, PracticeTest, ::testing::ValuesIn(test_support::practice_files()),
                         [](const auto& tested) { return test_support::name_of(tested.param); });

}  // namespace
}  // namespace models
