// Foster homes: who finds one, who lives there, and the constellations they belong to.
#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "tests/models/world/care_scene.hpp"

namespace models {
namespace {

using test_support::CareScene;
using test_support::log_of;
using test_support::short_models;

TEST(HomesTest, TheHomeFoundIsTheNextWithRoomInOrderOfNumber) {
  CareScene scene;
  sim::Signal child(scene.world.simulation);
  Homes homes;
  homes.all.resize(40);
  for (int i = 0; i < 40; ++i) homes.begin(i, 1 + i % 2);
  sim::Stream stream({1, 1, 1, 1, 1});
  int found_none = 0;
  for (int n = 0; n < 4000; ++n) {
    const std::uint64_t start = stream.bits();
    int expected = -1;
    for (std::size_t i = 0; i < 40 && expected < 0; ++i) {
      const Home& home = homes.all[(start % 40 + i) % 40];
      if (home.open && home.used < home.places) expected = home.number;
    }
    ASSERT_EQ(homes.with_room(start), expected);
    found_none += expected < 0;
    const int any = static_cast<int>(stream.bits() % 40);
    if (n == 2000) homes.close(7);
    if (n % 3 < 2 && expected >= 0)
      homes.take(expected, child);
    else if (homes.of(any).used > 0)
      homes.give_back(any, child);
  }
  EXPECT_GT(found_none, 0);
}

std::vector<int> constellations(const Homes& homes) {
  std::vector<int> of;
  for (const Home& home : homes.all) of.push_back(home.constellation);
  return of;
}

TEST(HomesTest, ConstellationsAreFilledInOrderOfNumberAndKeptFull) {
  Homes homes;
  homes.all.resize(8);
  for (int i = 0; i < 8; ++i) homes.begin(i, 1);
  homes.fill_constellations(2, 3);
  EXPECT_EQ(constellations(homes), (std::vector<int>{0, 0, 0, 1, 1, 1, -1, -1}));
  homes.close(1);
  homes.fill_constellations(2, 3);
  EXPECT_EQ(constellations(homes), (std::vector<int>{0, -1, 0, 1, 1, 1, 0, -1}));
  homes.fill_constellations(1, 3);
  EXPECT_EQ(constellations(homes), (std::vector<int>{0, -1, 0, -1, -1, -1, 0, -1}));
  homes.fill_constellations(2, 3);
  EXPECT_EQ(constellations(homes), (std::vector<int>{0, -1, 0, 1, 1, 1, 0, -1}));
  homes.fill_constellations(3, 3);
  EXPECT_EQ(constellations(homes), (std::vector<int>{0, -1, 0, 1, 1, 1, 0, 2}));
}

TEST(FosterHomeTest, NobodyLivesInAHomeAboveItsPlacesOrStaysInOneThatHasClosed) {
  const Model model = short_models({"baseline"}, {{"carers.leaving", "0.8 a year"}}).front();
  const auto log = log_of(model, {1, 1});
  std::map<std::int16_t, int> places, living;
  std::map<CaseId, std::int16_t> home_of;
  std::set<std::int16_t> just_closed;
  sim::Instant now;
  int closed = 0, moved = 0;
  for (const auto& [when, event] : *log) {
    if (when != now) {
      for (const std::int16_t home : just_closed) EXPECT_EQ(living[home], 0);
      just_closed.clear();
      now = when;
    }
    if (const auto* e = std::get_if<HomeOpened>(&event)) places[e->home] = e->places;
    if (const auto* e = std::get_if<HomeClosed>(&event)) {
      places[e->home] = 0;
      just_closed.insert(e->home);
      ++closed;
      moved += living[e->home];
    }
    if (const auto* e = std::get_if<Placed>(&event); e != nullptr && e->home >= 0) {
      EXPECT_LE(++living[e->home], places[e->home]);
      home_of[e->child] = e->home;
    }
    if (const auto* e = std::get_if<PlacementEnded>(&event)) {
      const auto home = home_of.find(e->child);
      if (home == home_of.end()) continue;
      --living[home->second];
      home_of.erase(home);
    }
  }
  EXPECT_GT(closed, 20);
  EXPECT_GT(moved, 10);
}

}  // namespace
}  // namespace models
