// Placements: who gets which place, how long it lasts, and who goes missing. Rates are held against the exposure that
// the events show: where a thing happens at a rate, how often it happened and the rate times the time differ by no more
// than chance.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/world/care/places.hpp"
#include "tests/models/world/care_scene.hpp"

namespace models {
namespace {

using test_support::and_also;
using test_support::CareScene;
using test_support::log_of;
using test_support::nothing_ends_care;
using test_support::short_models;

// --- Places ----------------------------------------------------------------------------------------------------------

struct Occupation {
  std::map<StageId, int> now, most;
  int not_preferred = 0;
};

Occupation recount(const CaseEventLog& log) {
  Occupation found;
  for (const auto& [when, event] : log) {
    if (const auto* e = std::get_if<Placed>(&event)) {
      int& most = found.most[e->placement];
      most = std::max(most, ++found.now[e->placement]);
      found.not_preferred += e->preferred ? 0 : 1;
    }
    if (const auto* e = std::get_if<PlacementEnded>(&event)) --found.now[e->placement];
  }
  return found;
}

TEST(PlacesTest, ABoundedKindOfPlacementIsFilledAndNeverHasMoreChildrenThanPlaces) {
  const Model model = short_models({"baseline"}, {{"placement.agency_foster.places", "90 places"},
                                                  {"placement.childrens_home.places", "40 places"}})
                          .front();
  Occupation found = recount(*log_of(model, {1, 1}));
  EXPECT_EQ(found.most[model.pathway.id("agency_foster")], 90);
  EXPECT_EQ(found.most[model.pathway.id("childrens_home")], 40);
  EXPECT_GT(found.not_preferred, 50);
}

TEST(PlacesTest, WithoutABoundTheRecountFindsMore) {
  const Model model = short_models({"baseline"}, {{"placement.agency_foster.places", "0 places"},
                                                  {"placement.childrens_home.places", "0 places"}})
                          .front();
  Occupation found = recount(*log_of(model, {1, 1}));
  EXPECT_GT(found.most[model.pathway.id("agency_foster")], 90);
  EXPECT_GT(found.most[model.pathway.id("childrens_home")], 40);
}

TEST(PlacesTest, AHubHasNoMoreChildrenThanBeds) {
  const Model model = short_models({"baseline", "no_wrong_door"}).back();
  const Hubs& hub = model.settings().hub;
  Occupation found = recount(*log_of(model, {1, 1}));
  const int beds = found.most[model.pathway.id("hub_bed")];
  EXPECT_GT(beds, 0);
  EXPECT_LE(beds,
            std::lround((*hub.hubs).value) * std::lround((*hub.planned_beds).value + (*hub.emergency_beds).value));
}

class HeldPlaceTest : public ::testing::Test {
 protected:
  CareScene scene;
  sim::Signal disturbed{scene.world.simulation};

  HeldPlaceTest() {
    for (Slots& places : scene.world.placements) places.capacity = 0;
    search.wants.assign(scene.world.phase().stages.size(), 0);
    search.wanted = scene.stage("agency_foster");
    want("agency_foster", 0.1);
    want("kinship_care", 0.2);
    want("childrens_home", 0.6);
    search.band = 3;
  }

  void want(const std::string& kind, double weight) { search.wants[scene.stage(kind).index] = weight; }
  void make_room(const std::string& kind, int places) {
    scene.world.placements[scene.stage(kind).index].capacity = places;
  }
  std::string found(HeldPlace& place) { return scene.world.stage(place.kind()).key; }

  Search search;
};

TEST_F(HeldPlaceTest, WhatIsWantedIsTakenWhereItIsFree) {
  make_room("agency_foster", 1);
  make_room("childrens_home", 5);
  HeldPlace place(scene.world, disturbed);
  EXPECT_TRUE(place.find(search));
  EXPECT_EQ(found(place), "agency_foster");
}

TEST_F(HeldPlaceTest, WhereItIsFullTheMostWantedOfTheOthersIsTaken) {
  make_room("kinship_care", 1);
  make_room("childrens_home", 1);
  HeldPlace first(scene.world, disturbed), second(scene.world, disturbed);
  EXPECT_FALSE(first.find(search));
  EXPECT_FALSE(second.find(search));
  EXPECT_EQ(found(first), "childrens_home");
  EXPECT_EQ(found(second), "kinship_care");
}

TEST_F(HeldPlaceTest, WhereAllThatIsWantedIsFullAKindWithoutBoundIsTaken) {
  make_room("placed_with_parents", -1);
  HeldPlace place(scene.world, disturbed);
  EXPECT_FALSE(place.find(search));
  EXPECT_EQ(found(place), "placed_with_parents");
}

TEST_F(HeldPlaceTest, WhereEveryKindIsBoundedAndFullTheMostWantedTakesTheChildAboveItsPlaces) {
  HeldPlace place(scene.world, disturbed);
  EXPECT_FALSE(place.find(search));
  EXPECT_EQ(found(place), "childrens_home");
  EXPECT_EQ(scene.world.placements[place.kind().index].used, 1);
}

TEST_F(HeldPlaceTest, APlaceGivenBackIsThereForTheNext) {
  make_room("agency_foster", 1);
  make_room("childrens_home", 1);
  HeldPlace first(scene.world, disturbed), second(scene.world, disturbed);
  EXPECT_TRUE(first.find(search));
  first.give_back();
  EXPECT_TRUE(second.find(search));
}

TEST_F(HeldPlaceTest, OnlyThoseWithAKeyWorkerStayInAHubBed) {
  scene.world.hub_beds.capacity = 1;
  search.wanted = scene.stage("childrens_home");
  make_room("childrens_home", 5);
  HeldPlace without(scene.world, disturbed), with(scene.world, disturbed), one_more(scene.world, disturbed);
  EXPECT_TRUE(without.find(search));
  search.key_worker = true;
  EXPECT_TRUE(with.find(search));
  EXPECT_TRUE(one_more.find(search));
  EXPECT_EQ(found(without), "childrens_home");
  EXPECT_EQ(found(with), "hub_bed");
  EXPECT_EQ(found(one_more), "childrens_home");
}

// --- How long placements last ----------------------------------------------------------------------------------------

struct Rate {
  double observed = 0, expected = 0;
  void holds(const std::string& what) const {
    EXPECT_GT(expected, 60) << what << ": too few to say";
    EXPECT_NEAR(observed, expected, 4 * std::sqrt(expected)) << what;
  }
};

constexpr std::array<double, 5> by_age = {0.6, 0.8, 1.0, 1.4, 1.9};
constexpr double by_move = 1.25, mismatch = 1.6;

// Children of all ages, in placements of which some are full.
const CareScene& broken_down() {
  static const CareScene* const scene = [] {
    auto* made = new CareScene(and_also(nothing_ends_care(), {{"care.breakdown_by_age", "[0.6, 0.8, 1.0, 1.4, 1.9]"},
                                                              {"care.breakdown_by_move", "1.25"},
                                                              {"care.breakdown_mismatch", "1.6"},
                                                              {"placement.kinship_care.breakdown", "0.9 a year"},
                                                              {"placement.agency_foster.breakdown", "0.7 a year"},
                                                              {"placement.placed_with_parents.breakdown", "0.8 a year"},
                                                              {"placement.kinship_care.places", "30 places"},
                                                              {"placement.agency_foster.places", "120 places"}}));
    for (int i = 0; i < 900; ++i) made->into_care(made->family({0.02 + 17.9 * i / 900}));
    made->run_for(sim::Years{3});
    return made;
  }();
  return *scene;
}

TEST(BreakdownTest, TheRateIsThatOfThePlacementTimesAgeEarlierBreakdownsAndMismatch) {
  const CareScene& scene = broken_down();
  struct Stay {
    sim::Instant since;
    double rate = 0;
    std::size_t band = 0;
    int earlier = 0;
    bool preferred = true;
  };
  std::map<CaseId, Stay> stays;
  std::map<CaseId, int> breakdowns;
  std::map<std::size_t, Rate> of_band;
  std::map<int, Rate> of_earlier;
  Rate wanted, unwanted;
  const auto close = [&](CaseId child, sim::Instant when, bool breakdown) {
    const Stay& stay = stays.at(child);
    for (Rate* rate : {&of_band[stay.band], &of_earlier[stay.earlier], stay.preferred ? &wanted : &unwanted}) {
      rate->expected += stay.rate * to_years(when - stay.since).value;
      rate->observed += breakdown;
    }
    breakdowns[child] += breakdown;
    stays.erase(child);
  };
  for (const auto& [when, event] : scene.log) {
    if (const auto* e = std::get_if<Placed>(&event)) {
      const double at_first = 0.02 + 17.9 * (e->child.family.number - 1) / 900;  // families are numbered from 1
      const double age = at_first + to_years(when - scene.model.base.from).value;
      Stay stay{when, 0, static_cast<std::size_t>(age_band(age)), std::min(5, breakdowns[e->child]), e->preferred};
      const Placement& placement = scene.settings().placements.at(scene.world.stage(e->placement).key);
      stay.rate = (*placement.breakdown).value * by_age[stay.band] * std::pow(by_move, stay.earlier) *
                  (e->preferred ? 1 : mismatch);
      stays[e->child] = stay;
    }
    if (const auto* e = std::get_if<PlacementEnded>(&event)) close(e->child, when, e->breakdown);
  }
  while (!stays.empty()) close(stays.begin()->first, scene.world.now(), false);
  wanted.holds("what was wanted");
  unwanted.holds("what was not wanted");
  for (const std::size_t band : {1U, 2U, 3U, 4U}) of_band[band].holds("age band " + std::to_string(band));
  for (const int earlier : {0, 1, 2}) of_earlier[earlier].holds(std::to_string(earlier) + " earlier breakdowns");
}

// The same children with the same luck.
TEST(BreakdownTest, AMismatchRaisesBreakdownsOfTheSameChildren) {
  const auto breakdowns = [](const std::string& factor) {
    CareScene scene(and_also(nothing_ends_care(), {{"care.breakdown_mismatch", factor}}));
    for (int i = 0; i < 400; ++i) scene.into_care(scene.family({12}));  // no foster home is open
    scene.run_for(sim::Years{2});
    int broken = 0;
    for (const auto& [when, e] : scene.told<PlacementEnded>()) broken += e.breakdown;
    return broken;
  };
  EXPECT_GT(breakdowns("2"), breakdowns("1") + 20);
}

TEST(PlacedTest, AChildWhoComesIntoCareAgainHasLuckOfItsOwn) {
  CareScene scene(
      and_also(nothing_ends_care(), {{"care.stays_put", "0"}, {"placement.childrens_home.places", "0 places"}}));
  const auto family = scene.family({10});
  scene.into_care(family, 1, false, "childrens_home");
  scene.run_for(sim::Years{8});
  family->born[0] = scene.world.now() - to_span(sim::Years{10});
  const sim::Instant again = scene.world.now();
  scene.into_care(family, 1, false, "childrens_home");
  scene.run_for(sim::Years{8});
  std::vector<sim::Span> first, second;
  for (const auto& [when, e] : scene.told<PlacementEnded>())
    (when < again ? first : second).push_back(when - (when < again ? scene.model.base.from : again));
  ASSERT_FALSE(first.empty());
  ASSERT_FALSE(second.empty());
  EXPECT_NE(first.front(), second.front());
}

// --- Missing ---------------------------------------------------------------------------------------------------------

struct Missing {
  double expected = 0, variance = 0, prone = 0, prone_variance = 0;  // from rates and times alone
  int episodes = 0;
  std::set<CaseId> children;
};

// Of children who are all ten or older.
Missing count_missing(const CareScene& scene, double share) {
  std::map<CaseId, std::pair<sim::Instant, double>> here;
  std::map<CaseId, double> sums;  // of placement.missing times time
  Missing found;
  const auto close = [&](CaseId child, sim::Instant when) {
    const auto& [since, rate] = here.at(child);
    sums[child] += rate * to_years(when - since).value;
    here.erase(child);
  };
  for (const auto& [when, event] : scene.log) {
    if (const auto* e = std::get_if<Placed>(&event))
      here[e->child] = {when, (*scene.settings().placements.at(scene.world.stage(e->placement).key).missing).value};
    if (const auto* e = std::get_if<PlacementEnded>(&event)) close(e->child, when);
    if (const auto* e = std::get_if<WentMissing>(&event)) {
      ++found.episodes;
      found.children.insert(e->child);
    }
  }
  while (!here.empty()) close(here.begin()->first, scene.world.now());
  for (const auto& [child, sum] : sums) {
    const double often = sum / share;  // episodes of one who goes missing at all
    const double ever = share * (1 - std::exp(-often));
    found.expected += sum;
    found.variance += share * often + share * (1 - share) * often * often;
    found.prone += ever;
    found.prone_variance += ever * (1 - ever);
  }
  return found;
}

TEST(MissingTest, OnlyTheShareThatIsProneGoesMissingAndTheMeanOverAllIsThePlacements) {
  for (const double share : {0.15, 0.6}) {
    CareScene scene(and_also(nothing_ends_care(), {{"care.missing_prone", std::to_string(share)}}));
    for (int i = 0; i < 3000; ++i) scene.into_care(scene.family({10.5 + 4.0 * i / 3000}));
    scene.run_for(sim::Years{3});
    const Missing found = count_missing(scene, share);
    EXPECT_LE(found.prone, 3000 * share);
    EXPECT_NEAR(static_cast<double>(found.children.size()), found.prone, 4 * std::sqrt(found.prone_variance));
    EXPECT_NEAR(found.episodes, found.expected, 4 * std::sqrt(found.variance));
    EXPECT_LT(4 * std::sqrt(found.variance), 0.4 * found.expected);
  }
}

TEST(MissingTest, NobodyGoesMissingBeforeTheTenthBirthdayAndFromThenOnAlsoInTheSamePlacement) {
  CareScene scene(and_also(nothing_ends_care(), {{"care.missing_prone", "1"},
                                                 {"placement.childrens_home.places", "0 places"},
                                                 {"placement.childrens_home.missing", "12 a year"},
                                                 {"placement.childrens_home.breakdown", "0 a year"},
                                                 {"placement.childrens_home.planned_move", "0 a year"}}));
  for (int i = 0; i < 50; ++i) scene.into_care(scene.family({9.5}), 1, false, "childrens_home");
  scene.run_for(sim::Years{0.5});
  EXPECT_TRUE(scene.told<WentMissing>().empty());
  scene.run_for(sim::Years{1});
  const double expected = 50 * 12;
  EXPECT_NEAR(static_cast<double>(scene.told<WentMissing>().size()), expected, 4 * std::sqrt(expected));
  EXPECT_EQ(scene.told<Placed>().size(), 50U);
}

TEST(MissingTest, WhereNobodyIsProneNobodyGoesMissing) {
  CareScene scene(and_also(nothing_ends_care(), {{"care.missing_prone", "0"}}));
  for (int i = 0; i < 100; ++i) scene.into_care(scene.family({14}));
  scene.run_for(sim::Years{2});
  EXPECT_TRUE(scene.told<WentMissing>().empty());
}

}  // namespace
}  // namespace models
