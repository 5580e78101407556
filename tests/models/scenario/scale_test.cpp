// The same place, so many times as large.
#include "models/scenario/scale.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "models/scenario/figure_lines.hpp"
#include "tests/models/scenario/config_copy.hpp"

namespace models {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;

class ScaleTest : public ::testing::Test {
 protected:
  [[nodiscard]] Request scaled_by(double factor) const {
    Request request = config.request();
    request.scale = factor;
    return request;
  }

  ConfigCopy config;
};

/// Keys of the figures that differ, without what stands after the last dot of a map.
std::set<std::string> changed_keys(const Settings& before, const Settings& after) {
  const auto old_lines = figure_lines(before);
  const auto new_lines = figure_lines(after);
  EXPECT_EQ(old_lines.size(), new_lines.size());
  std::set<std::string> changed;
  for (std::size_t i = 0; i < old_lines.size(); ++i) {
    if (old_lines[i].value != new_lines[i].value || old_lines[i].note != new_lines[i].note) {
      changed.insert(new_lines[i].key);
    }
  }
  return changed;
}

TEST_F(ScaleTest, WhatIsOfTheWholePlaceIsMultipliedAndNothingElse) {
  const Settings plain = config.load(config.request()).arms[0].settings;
  const Settings large = config.load(scaled_by(12.5)).arms[0].settings;
  for (const std::string& key : changed_keys(plain, large)) {
    const bool of_place = key.starts_with("team.") || key.starts_with("stock.children.") || key.ends_with(".places") ||
                          key == "authority.population" || key == "demand.contacts" || key == "demand.unaccompanied" ||
                          key == "front_door.desks" || key == "carers.households" || key == "carers.recruited" ||
                          key == "court.capacity" || key == "hub.hubs" || key == "constellation.constellations";
    EXPECT_TRUE(of_place) << key;
    EXPECT_FALSE(key.ends_with(".duty")) << "those on duty are so many for each team";
  }
  EXPECT_DOUBLE_EQ(large.population.value.value, 12.5 * plain.population.value.value);
  EXPECT_DOUBLE_EQ(large.demand.contacts.value.value, 12.5 * plain.demand.contacts.value.value);
  EXPECT_DOUBLE_EQ(*large.demand.contacts.low, 12.5 * *plain.demand.contacts.low);
  EXPECT_DOUBLE_EQ(*large.demand.contacts.high, 12.5 * *plain.demand.contacts.high);
  EXPECT_DOUBLE_EQ(large.demand.unaccompanied.value.value, 12.5 * plain.demand.unaccompanied.value.value);
  EXPECT_DOUBLE_EQ(large.front_door.desks.value.value, 12.5 * plain.front_door.desks.value.value);
  const Team& team = large.teams.at("assessment");
  EXPECT_DOUBLE_EQ(team.teams.value.value, 12.5 * plain.teams.at("assessment").teams.value.value);
  EXPECT_DOUBLE_EQ(team.posts.at("social_worker").value.value,
                   12.5 * plain.teams.at("assessment").posts.at("social_worker").value.value);
  EXPECT_DOUBLE_EQ(large.stages.at("edge_of_care").places.value.value,
                   12.5 * plain.stages.at("edge_of_care").places.value.value);
  EXPECT_DOUBLE_EQ(large.carers.households.value.value, 12.5 * plain.carers.households.value.value);
  EXPECT_DOUBLE_EQ(large.carers.recruited.value.value, 12.5 * plain.carers.recruited.value.value);
  EXPECT_DOUBLE_EQ(large.court.capacity.value.value, 12.5 * plain.court.capacity.value.value);
  EXPECT_DOUBLE_EQ(large.stock.children.at("closed").value.value, 12.5 * plain.stock.children.at("closed").value.value);
  EXPECT_EQ(large.localities.value, plain.localities.value);
}

TEST_F(ScaleTest, TheNoteOfAScaledFigureSaysSo) {
  const Settings large = config.load(scaled_by(12.5)).arms[0].settings;
  EXPECT_THAT(large.population.note, EndsWith("over 153 authorities; scaled by 12.5"));
  EXPECT_EQ(large.front_door.desks.note, "scaled by 12.5");
  EXPECT_THAT(large.caseload.hard_cap.note, ::testing::Not(HasSubstr("scaled")));
}

TEST_F(ScaleTest, AFigureThatNobodySetStaysNoFigure) {
  const Settings large = config.load(scaled_by(2)).arms[0].settings;
  EXPECT_EQ(large.workforce.recruiters.value.value, 0);
  EXPECT_TRUE(large.workforce.recruiters.note.empty());
}

TEST_F(ScaleTest, WhatIsCountedInWholeThingsStaysAtLeastOne) {
  Request request = scaled_by(0.05);
  request.practices = {"no_wrong_door"};
  const Settings small = config.load(request).arms[0].settings;
  EXPECT_EQ(small.teams.at("looked_after").teams.value.value, 1);
  EXPECT_EQ(small.front_door.desks.value.value, 1);
  EXPECT_EQ(small.hub.hubs.value.value, 1);
  EXPECT_EQ(small.stages.at("edge_of_care").places.value.value, 1) << "none would be no bound";
  EXPECT_EQ(small.constellation.constellations.value.value, 0);
  EXPECT_DOUBLE_EQ(small.teams.at("looked_after").posts.at("team_manager").value.value, 0.3);
  EXPECT_LE(*small.hub.hubs.low, small.hub.hubs.value.value);
  EXPECT_GE(*small.hub.hubs.high, small.hub.hubs.value.value);
}

TEST_F(ScaleTest, WhatIsSetOnTheCommandLineAndOnADayIsScaledToo) {
  config.write(scenario_name, config.read(scenario_name) +
                                  "[[change]]\nfrom = 2027-04-01\nset = { "
                                  "\"team.safeguarding.posts.social_worker\" = \"50 posts\" }\nreason = \"a\"\n");
  Request request = scaled_by(4);
  request.practices = {"baseline", "mockingbird"};
  request.overrides = {{"front_door.desks", "10"}};
  const Scenario scenario = config.load(request);
  EXPECT_EQ(scenario.scale, 4);
  for (const PracticeArm& arm : scenario.arms) {
    EXPECT_EQ(arm.settings.front_door.desks.value.value, 40);
    EXPECT_EQ(arm.settings.front_door.desks.note, "set on the command line; scaled by 4");
    ASSERT_EQ(arm.phases.size(), 1U);
    EXPECT_EQ(arm.phases[0].settings.front_door.desks.value.value, 40);
    EXPECT_EQ(arm.phases[0].settings.teams.at("safeguarding").posts.at("social_worker").value.value, 200);
  }
  EXPECT_EQ(scenario.arms[1].settings.constellation.constellations.value.value, 20);
}

TEST_F(ScaleTest, AScenarioMaySayItAndTheRequestGoesBeforeIt) {
  config.write(scenario_name, config.read(scenario_name) + "scale = 12.5\n");
  EXPECT_EQ(config.load(config.request()).scale, 12.5);
  EXPECT_DOUBLE_EQ(config.load(config.request()).arms[0].settings.population.value.value, 995350);
  EXPECT_EQ(config.load(scaled_by(1)).scale, 1);
  EXPECT_EQ(config.load(scaled_by(1)).arms[0].settings.population.value.value, 79628);
}

TEST_F(ScaleTest, ItIsAPlainNumberFromAHundredthToTwoHundred) {
  for (const char* scale :
       {"scale = 0", "scale = 200.5", "scale = \"2\"", "scale = nan", "scale = -1", "scale = true"}) {
    const ConfigCopy copy;
    copy.write(scenario_name, copy.read(scenario_name) + scale + "\n");
    EXPECT_THAT(copy.faults(copy.request()),
                ElementsAre(HasSubstr("scenario.scale: expected a number in [0.01, 200], found ")))
        << scale;
  }
  EXPECT_THAT(config.faults(scaled_by(201)), ElementsAre("--scale: expected a number in [0.01, 200], found 201"));
  EXPECT_THAT(config.faults(scaled_by(-2)), ElementsAre("--scale: expected a number in [0.01, 200], found -2"));
}

TEST_F(ScaleTest, APlaceWithMorePostsThanCanBeToldApartIsRefused) {
  EXPECT_THAT(config.faults(scaled_by(200)), ElementsAre(HasSubstr("team: expected at most 50000 posts, found ")));
}

TEST_F(ScaleTest, ATenMillionChildPlaceLoads) {
  EXPECT_NEAR(config.load(scaled_by(10e6 / 79628)).arms[0].settings.population.value.value, 10e6, 1);
}

}  // namespace
}  // namespace models
