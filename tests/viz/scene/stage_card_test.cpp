// One stage's card.
#include "viz/scene/stage_card.hpp"

#include <gtest/gtest.h>

#include "viz/canvas/recording_canvas.hpp"

namespace {

using namespace viz;

models::CompiledStage assessment() {
  models::CompiledStage stage;
  stage.key = "assessment";
  stage.name = "Assessment";
  return stage;
}

class StageCardTest : public ::testing::Test {
 protected:
  models::CompiledStage stage = assessment();
  CardPlace place{{0}, {100, 100, 150, 108}, {100, 208, 150, 18}, {"Assessment"}};

  void draw(const StageNow& now, Density density = Density::full) {
    draw_stage_card(canvas, {place, stage, now, density, screen_metrics()});
  }
  // Unit dots, by their size: badges and stubs are larger.
  [[nodiscard]] std::size_t units(Mark mark) const {
    std::size_t count = 0;
    for (const auto& set : canvas.mark_sets) {
      if (set.mark == mark && set.size <= 5) count += set.at.size();
    }
    return count;
  }
  [[nodiscard]] bool says(const std::string& words) const {
    for (const auto& text : canvas.texts) {
      if (text.words == words) return true;
    }
    return false;
  }
  RecordingCanvas canvas;
};

TEST_F(StageCardTest, OneDotIsOneChildUpToAHundredAndThirty) {
  draw({.children = 130});
  EXPECT_EQ(units(Mark::disc), 130U);
  EXPECT_FALSE(says("x5"));
}

TEST_F(StageCardTest, BeyondThatADotSaysHowManyItStandsFor) {
  draw({.children = 131});
  EXPECT_EQ(units(Mark::disc), 27U);
  EXPECT_TRUE(says("x5"));
}

TEST_F(StageCardTest, WhatNoDotHasRoomForIsSaidAsANumber) {
  draw({.children = 100000});
  bool said = false;
  for (const auto& text : canvas.texts) said = said || text.words.starts_with("+ ");
  EXPECT_TRUE(said);
}

TEST_F(StageCardTest, LateAndWaitingHaveAShapeAndAWord) {
  draw({.children = 40, .waiting = 9, .overdue = 6, .waiting_overdue = 2});
  EXPECT_EQ(units(Mark::diamond), 6U);
  EXPECT_EQ(units(Mark::ring), 7U);
  EXPECT_EQ(units(Mark::disc), 27U);
  EXPECT_TRUE(says("6 late"));
  EXPECT_TRUE(says("9 waiting"));
}

TEST_F(StageCardTest, AStageWithNobodyShowsNought) {
  draw({});
  EXPECT_TRUE(says("0"));
  EXPECT_EQ(units(Mark::disc), 0U);
}

TEST_F(StageCardTest, AStageAlmostOutOfPlacesSaysSo) {
  draw({.children = 11, .places = 12});
  EXPECT_TRUE(says("of 12, nearly full"));
  draw({.children = 10, .places = 12});
  EXPECT_TRUE(says("of 12 places"));
}

TEST_F(StageCardTest, ACompactCardHasABarInPlaceOfDots) {
  place.card.height = 60;
  place.under.y = 160;
  draw({.children = 40, .waiting = 9, .overdue = 6}, Density::compact);
  EXPECT_EQ(units(Mark::disc), 0U);
  EXPECT_TRUE(says("40"));
}

TEST_F(StageCardTest, NothingIsWiderThanTheCardWhateverTheNumbers) {
  for (const Density density : {Density::full, Density::compact}) {
    place.card = density == Density::full ? Rect{100, 100, 150, 108} : Rect{100, 100, 130, 60};
    place.under = {100, place.card.bottom(), place.card.width, 18};
    canvas.texts.clear();
    draw({.children = 9999, .waiting = 4321, .overdue = 5432, .closed_a_week = 432}, density);
    for (const auto& text : canvas.texts) {
      const Rect box = screen_metrics().box(text.at, text.words, text.style);
      EXPECT_GE(box.x, place.card.x) << text.words;
      EXPECT_LE(box.right(), place.card.right()) << text.words;
      for (const auto& other : canvas.texts) {
        if (&other == &text) continue;
        EXPECT_FALSE(box.overlaps(screen_metrics().box(other.at, other.words, other.style)))
            << text.words << " on " << other.words;
      }
    }
  }
}

}  // namespace
