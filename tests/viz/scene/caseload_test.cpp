// Caseload per worker.
#include <gtest/gtest.h>

#include <algorithm>

#include "viz/canvas/recording_canvas.hpp"
#include "viz/scene/caseload_scene.hpp"

namespace {

using namespace viz;

const std::vector<models::CompiledTeam> teams = {{.key = "assessment", .name = "Assessment 1"}};

PostState worker(int children, int cap) {
  PostState post;
  post.filled = true;
  post.own_cap = cap;
  post.children[0] = children;
  return post;
}

RecordingCanvas& drawn(RecordingCanvas& canvas, const CaseloadState& state) {
  draw_caseload(canvas, screen_metrics(), {0, 0, 900, 300}, state, teams);
  return canvas;
}

// Bars only: what stands in the plot and is narrow.
std::vector<RecordingCanvas::Rectangle> bars(const RecordingCanvas& canvas, Role role) {
  std::vector<RecordingCanvas::Rectangle> out;
  for (const auto& each : canvas.rectangles) {
    const bool is_legend = each.area.y < 60;
    if (each.fill.role == role && !is_legend) out.push_back(each);
  }
  return out;
}

TEST(CaseloadSceneTest, ThePartAboveTheCapBeginsAtTheTick) {
  RecordingCanvas canvas;
  drawn(canvas, {{worker(22, 18)}});
  const auto above = bars(canvas, Role::breach_bar);
  const auto ticks = bars(canvas, Role::ink);
  ASSERT_EQ(above.size(), 1U);
  ASSERT_EQ(ticks.size(), 1U);
  EXPECT_NEAR(above[0].area.bottom(), ticks[0].area.centre().y, 1e-9);
}

TEST(CaseloadSceneTest, AWorkerWithinTheCapHasNoBreach) {
  RecordingCanvas canvas;
  drawn(canvas, {{worker(18, 18)}});
  EXPECT_TRUE(bars(canvas, Role::breach_bar).empty());
}

TEST(CaseloadSceneTest, AVacantPostIsDashedAndNotABar) {
  RecordingCanvas canvas;
  PostState vacant;
  drawn(canvas, {{worker(5, 18), vacant}});
  const auto dashed = std::count_if(canvas.lines.begin(), canvas.lines.end(), [](const auto& line) {
    return line.stroke.dash == Dash::dashed && line.points[0].y > 60;
  });
  EXPECT_EQ(dashed, 1);
}

TEST(CaseloadSceneTest, TheFullestStandsFirst) {
  RecordingCanvas canvas;
  drawn(canvas, {{worker(5, 0), worker(12, 0), worker(9, 0)}});
  const auto columns = bars(canvas, Role::front_door);
  ASSERT_EQ(columns.size(), 3U);
  EXPECT_GT(columns[0].area.height, columns[1].area.height);
  EXPECT_GT(columns[1].area.height, columns[2].area.height);
  EXPECT_LT(columns[0].area.x, columns[1].area.x);
}

TEST(CaseloadSceneTest, CountsAreSaidInWords) {
  PostState agency = worker(19, 18);
  agency.agency = true;
  EXPECT_EQ(caseload_words({{worker(5, 18), agency, PostState{}}}),
            "3 posts that hold cases: 1 above their own cap, 1 vacant, 1 agency");
}

}  // namespace
