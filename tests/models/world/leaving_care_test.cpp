// Leaving care: from eighteen, for those who go on, and to the 25th birthday at the latest.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/models/world/care_scene.hpp"

namespace models {
namespace {

using test_support::and_also;
using test_support::CareScene;
using test_support::log_of;
using test_support::nothing_ends_care;
using test_support::short_models;

struct Service {
  std::optional<sim::Instant> began, ended;
};

// Of the one young person of a scene.
Service service_of(const CareScene& scene) {
  Service service;
  for (const auto& [when, e] : scene.told<Moved>()) {
    if (e.to == scene.stage("leaving_care")) service.began = when;
    if (e.from == scene.stage("leaving_care")) service.ended = when;
  }
  return service;
}

std::vector<Override> stays(const std::string& days) {
  return and_also(nothing_ends_care(),
                  {{"care.stays_put", "1"}, {"stage.leaving_care.typical", days}, {"stage.leaving_care.law", "fixed"}});
}

TEST(LeavingCareTest, WhoTurnsEighteenInCareHasTheServiceForItsStay) {
  CareScene scene(stays("300 days"));
  const auto family = scene.family({17.8});
  scene.into_care(family);
  scene.run_for(sim::Years{2});
  const Service service = service_of(scene);
  const sim::Instant eighteen = family->born[0] + to_span(sim::Years{18});
  ASSERT_TRUE(service.began && service.ended);
  EXPECT_EQ(*service.began, eighteen);
  EXPECT_EQ(*service.ended, eighteen + to_span(sim::Days{300}));
  const auto left = scene.told<LeftCare>();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().first, eighteen);
  EXPECT_EQ(left.front().second.exit, CareExit::turned_eighteen);
}

TEST(LeavingCareTest, TheServiceEndsOnThe25thBirthdayHoweverLongItsStay) {
  CareScene scene(stays("7000 days"));
  const auto family = scene.family({17.8});
  scene.into_care(family);
  scene.run_for(sim::Years{8});
  const Service service = service_of(scene);
  ASSERT_TRUE(service.began && service.ended);
  EXPECT_EQ(*service.began, family->born[0] + to_span(sim::Years{18}));
  EXPECT_EQ(*service.ended, family->born[0] + to_span(sim::Years{25}));
}

TEST(LeavingCareTest, SoItDoesForThoseWhoWereThereWhenTheRunBegan) {
  CareScene scene;
  const auto nearly = scene.family({24.5});
  scene.world.start(leaving_care(scene.world, nearly, to_span(sim::Years{3})), nearly->subject() + 1, rank_cases);
  scene.run_for(sim::Years{1});
  EXPECT_EQ(service_of(scene).ended, nearly->born[0] + to_span(sim::Years{25}));

  CareScene another;
  const auto young = another.family({19});
  another.world.start(leaving_care(another.world, young, to_span(sim::Years{3})), young->subject() + 1, rank_cases);
  another.run_for(sim::Years{4});
  EXPECT_EQ(service_of(another).ended, another.model.base.from + to_span(sim::Years{3}));
}

TEST(LeavingCareTest, OnlyTheShareThatStaysPutGoesOn) {
  for (const double share : {0.0, 0.4, 1.0}) {
    constexpr int children = 400;
    CareScene scene(and_also(nothing_ends_care(), {{"care.stays_put", std::to_string(share)}}));
    for (int i = 0; i < children; ++i) scene.into_care(scene.family({17.9}));
    scene.run_for(sim::Years{0.2});
    EXPECT_EQ(scene.told<LeftCare>().size(), 400U);
    int go_on = 0;
    for (const auto& [when, e] : scene.told<Moved>()) go_on += e.to == scene.stage("leaving_care");
    EXPECT_NEAR(go_on, children * share, 4 * std::sqrt(children * share * (1 - share)));
  }
}

// A family is known with its children's ages in whole years: who was 22 then is 25 within three years of that day.
TEST(LeavingCareTest, NobodyInTheServiceIsOlderThan25) {
  const Model model = short_models({"baseline"}, {{"stage.leaving_care.typical", "3600 days"}}).front();
  const StageId service = model.pathway.id("leaving_care");
  std::map<FamilyId, std::pair<sim::Instant, FamilyKnown>> known;
  std::map<CaseId, sim::Instant> latest;
  int left = 0;
  const auto log = log_of(model, {1, 1});
  for (const auto& [when, event] : *log) {
    if (const auto* e = std::get_if<FamilyKnown>(&event)) known[e->family] = {when, *e};
    const auto* e = std::get_if<Moved>(&event);
    if (e == nullptr) continue;
    if (e->to == service) {
      const auto& [since, family] = known.at(e->subject.family);
      const double years = 25 - family.ages.at(e->subject.child - 1U);
      latest[e->subject] = since + to_span(sim::Years{years});
    } else if (e->from == service) {
      EXPECT_LE(when, latest.at(e->subject));
      latest.erase(e->subject);
      ++left;
    }
  }
  for (const auto& [child, until] : latest) EXPECT_GE(until, model.end);
  EXPECT_GT(left, 20);
  EXPECT_GT(latest.size(), 200U);
}

}  // namespace
}  // namespace models
