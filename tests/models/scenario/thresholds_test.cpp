// Thresholds by name: an authority sets them once, ways out refer to them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/models/scenario/config_copy.hpp"

namespace models {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Exit& way_out(const Scenario& scenario, const std::string& stage, const std::string& to) {
  for (const Exit& exit : scenario.arms[0].settings.stages.at(stage).exits)
    if (exit.to == to) return exit;
  throw std::out_of_range(to);
}

TEST(ThresholdsTest, AWayOutBeginsAtTheAuthoritysThreshold) {
  const ConfigCopy config;
  Request request = config.request();
  request.overrides = {{"decision.threshold.section_47", "3.9"}};
  const Scenario scenario = config.load(request);
  EXPECT_EQ(way_out(scenario, "assessment", "section_47_enquiry").above, 3.9);
  EXPECT_EQ(way_out(scenario, "assessment", "child_in_need_plan").below, 3.9);
}

TEST(ThresholdsTest, ADatedChangeMovesItFromItsDayOn) {
  const ConfigCopy config;
  config.write(
      "scenarios/moved.toml",
      config.read(scenario_name) +
          "\n[[change]]\nfrom = 2026-01-01\nset = { decision.threshold.section_47 = 3.95 }\nreason = \"asked\"\n");
  const Scenario scenario = load_scenario(config.path("scenarios/moved.toml"), config.request());
  ASSERT_EQ(scenario.arms[0].phases.size(), 1U);
  for (const Exit& exit : scenario.arms[0].phases[0].settings.stages.at("assessment").exits) {
    if (exit.above_named == "section_47") {
      EXPECT_EQ(exit.above, 3.95);
    }
  }
  EXPECT_NE(way_out(scenario, "assessment", "section_47_enquiry").above, 3.95);
}

TEST(ThresholdsTest, AnUnknownNameIsAFaultWithTheNearestOne) {
  const ConfigCopy config;
  EXPECT_THAT(
      config.faults_of_practice("[stage.edge_of_care]\nexits = [ { to = \"closed\", below = \"step_donw\", source = "
                                "\"assumed\" }, { to = \"child_in_need_plan\", above = 2, source = \"assumed\" } ]\n"),
      ElementsAre(HasSubstr("stage.edge_of_care.exits: there is no threshold \"step_donw\" in decision.threshold; "
                            "did you mean step_down?")));
}

TEST(ThresholdsTest, ThresholdsThatCrossLeaveAWayOutToNoReading) {
  const ConfigCopy config;
  Request request = config.request();
  request.overrides = {{"decision.threshold.section_47", "4.9"}};
  EXPECT_THAT(config.faults(request),
              ::testing::Contains(HasSubstr("expected above to be less than below, found section_47 4.9 and "
                                            "care_after_assessment")));
}

}  // namespace
}  // namespace models
