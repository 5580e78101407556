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

std::size_t index_of(const std::vector<std::string>& keys, const std::string& key) {
  return static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
}

/// The base practice with these lines over it.
Model with_lines(const std::string& lines) {
  const ConfigCopy copy;
  copy.write("practices/pods.toml", practice_head + lines);
  return compile(copy.load(of_practices(copy, {"pods"}))).front();
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
  const Model model = test_support::short_models({"baseline", "template"}).at(1);
  const std::size_t coach = index_of(model.roles, "family_coach");
  ASSERT_LT(coach, model.roles.size());
  EXPECT_EQ(model.base.roles[coach], nullptr);  // not there before day 0
  ASSERT_NE(model.phases.front().roles[coach], nullptr);
  EXPECT_EQ(model.phases.front().roles[coach]->name, "Family coach");
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

TEST(CompileTest, AFractionOfAPostIsEnoughToHoldCases) {
  const Model model = with_lines(
      "[team.leaving_care]\nposts = { personal_adviser = { value = \"0.4 posts\", source = \"assumed\" } }\n");
  const int team = static_cast<int>(std::find_if(model.teams.begin(), model.teams.end(), [](const auto& t) {
                                      return t.key == "leaving_care";
                                    })->kind);
  const auto posts = std::find_if(model.base.posts.begin(), model.base.posts.end(), [&](const PostRules& rules) {
    return rules.team == team && model.roles[rules.role.index] == "personal_adviser";
  });
  ASSERT_NE(posts, model.base.posts.end());
  EXPECT_DOUBLE_EQ(posts->posts, 0.4);
}

TEST(CompileTest, TeamsOfAKindAreNumberedFromNought) {
  const Model model = test_support::short_models({"baseline"}).front();
  int expected = 0;
  for (const CompiledTeam& team : model.teams) {
    if (team.key != "assessment") continue;
    EXPECT_EQ(team.number, expected++);
    EXPECT_EQ(team.name, "Assessment " + std::to_string(team.number + 1));
  }
  EXPECT_EQ(expected, 5);
}

TEST(CompileTest, SourcesAndInvolvementsStandInOrderOfTheirKeys) {
  const Model model = test_support::short_models({"baseline"}).front();
  EXPECT_EQ(model.sources, (std::vector<std::string>{"education", "family", "health", "other", "police"}));
  EXPECT_EQ(model.involvements,
            (std::vector<std::string>{"disability", "neglect_and_abuse", "short_help", "unaccompanied"}));
  ASSERT_EQ(model.base.sources.size(), model.sources.size());
  ASSERT_EQ(model.base.involvements.size(), model.involvements.size());
  for (std::size_t i = 0; i < model.sources.size(); ++i)
    EXPECT_EQ(model.base.sources[i], &model.base.settings->sources.at(model.sources[i]));
  for (std::size_t i = 0; i < model.involvements.size(); ++i)
    EXPECT_EQ(model.base.involvements[i], &model.base.settings->involvements.at(model.involvements[i]));
}

TEST(CompileTest, ThePrevalenceOfEveryNeedComesOutOverTheInvolvementsThatAreNotAlone) {
  const Model model = with_lines(
      "[involvement.neglect_and_abuse]\nalways = [\"neglect\"]\n[needs.neglect]\nprevalence = { value = "
      "0.5, source = \"assumed\" }\n");
  const CompiledPhase& phase = model.base;
  for (std::size_t need = 0; need < model.needs.size(); ++need) {
    double families = 0;
    for (std::size_t i = 0; i < model.involvements.size(); ++i) {
      const Involvement& involvement = *phase.involvements[i];
      EXPECT_GE(phase.need_shares[i][need], 0);
      EXPECT_LE(phase.need_shares[i][need], 1);
      if (!involvement.alone) families += (*involvement.share).value * phase.need_shares[i][need];
    }
    EXPECT_NEAR(families, (*phase.needs[need]->prevalence).value, 1e-12) << model.needs[need];
  }
  const std::size_t neglect = index_of(model.needs, "neglect");
  EXPECT_EQ(phase.need_shares[index_of(model.involvements, "neglect_and_abuse")][neglect], 1);
  EXPECT_NEAR(phase.need_shares[index_of(model.involvements, "short_help")][neglect], 0.125 / 0.625, 1e-12);
  EXPECT_EQ(phase.need_shares[index_of(model.involvements, "unaccompanied")][neglect], 0.5);
}

TEST(CompileTest, AnExitForSomeKindsHasTheirBitsAndTheStageKnowsWhoTakesNoOther) {
  const Model model = test_support::short_models({"baseline"}).front();
  const auto bit = [&](const char* key) { return 1U << index_of(model.involvements, key); };
  const StageRules& contact = model.base.stages[model.pathway.id("contact").index];
  EXPECT_EQ(contact.named, bit("unaccompanied"));
  std::size_t general = 0;
  for (const ExitRule& exit : contact.exits) {
    general += exit.of == 0 ? 1 : 0;
    if (exit.of != 0) {
      EXPECT_EQ(exit.of, bit("unaccompanied"));
      EXPECT_EQ(exit.to, model.pathway.id("screening"));
    }
  }
  EXPECT_EQ(general + 1, contact.exits.size());
  EXPECT_EQ(model.base.stages[model.pathway.id("assessment").index].named, bit("disability"));
  EXPECT_EQ(model.base.stages[model.pathway.id("early_help").index].named, 0);
}

TEST(CompileTest, ADatedChangeThatLeavesAReadingWithoutAWayOutIsRefused) {
  const ConfigCopy copy;
  copy.write(scenario_name,
             copy.read(scenario_name) +
                 "[[change]]\nfrom = 2027-04-01\nreason = \"a\"\nset = { \"stage.early_help.exits\" = [ { "
                 "to = \"closed\", above = 2, source = \"assumed\" } ] }\n");
  const std::vector<std::string> faults = faults_of_compiling(copy.load(copy.request()));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_NE(faults[0].find("stage.early_help.exits: expected a way out for every reading of the level of need, found "
                           "none from 1.00"),
            std::string::npos)
      << faults[0];
}

TEST(CompileTest, LawsOfStaysAndEffortsAreLognormalWhenLeftOut) {
  const Model model = with_lines("[stage.early_help]\nlaw = \"exponential\"\n[task.core_group]\nlaw = \"fixed\"\n");
  const auto stage = [&](const char* key) { return model.base.stages[model.pathway.id(key).index].law; };
  const auto task = [&](const char* key) { return model.base.tasks[index_of(model.tasks, key)].law; };
  EXPECT_EQ(stage("early_help"), Law::exponential);
  EXPECT_EQ(stage("assessment"), Law::lognormal);
  EXPECT_EQ(task("core_group"), Law::fixed);
  EXPECT_EQ(task("direct_work"), Law::lognormal);
}

TEST(CompileTest, WorkKnowsTheRolesThatDoItAndTeamsWhoIsOnDuty) {
  const Model model = with_lines("[task.direct_work]\ndone_by = [\"family_support_worker\", \"coordinator\"]\n");
  const std::vector<RoleId>& roles = model.base.tasks[index_of(model.tasks, "direct_work")].done_by;
  ASSERT_EQ(roles.size(), 2U);
  EXPECT_EQ(model.roles[roles[0].index], "family_support_worker");
  EXPECT_EQ(model.roles[roles[1].index], "coordinator");
  EXPECT_TRUE(model.base.tasks[index_of(model.tasks, "core_group")].done_by.empty());
  for (const CompiledTeam& team : model.teams)
    EXPECT_EQ(model.base.duty[static_cast<std::size_t>(team.kind)],
              (*model.base.settings->teams.at(team.key).duty).value);
  EXPECT_EQ(std::count(model.base.duty.begin(), model.base.duty.end(), 1.0), 2);
}

TEST(CompileTest, ARoleThatNoTeamUsesHasNoPosts) {
  const Model model = test_support::short_models({"baseline"}).front();
  const std::size_t clinician = index_of(model.roles, "clinician");
  ASSERT_LT(clinician, model.roles.size());
  ASSERT_NE(model.base.roles[clinician], nullptr);
  for (const PostRules& posts : model.base.posts) EXPECT_NE(posts.role.index, clinician);
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
