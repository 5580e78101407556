// The whole Pathway screen at the three sizes: nothing too small to read, nothing over anything else.
#include "viz/scene/screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/recorded_service.hpp"
#include "tests/support/well_formed.hpp"
#include "viz/canvas/recording_canvas.hpp"
#include "viz/canvas/svg_canvas.hpp"
#include "viz/playback/playback.hpp"
#include "viz/scene/caseload_scene.hpp"
#include "viz/scene/outcome_scene.hpp"
#include "viz/scene/pathway_scene.hpp"
#include "viz/scene/timeline_scene.hpp"

namespace {

using namespace viz;
using test_support::recorded_service;

struct Size {
  double width;
  double height;
};

void draw_screen(Canvas& canvas, const FontMetrics& metrics, Size size, const Playback& playback) {
  const models::Model& model = recorded_service().model;
  const Screen screen = screen_for(size.width, size.height, starts_folded(size.width));
  static const models::WeeklySeries weekly = models::observe(model, recorded_service().log).weekly;
  const PathwayState state = playback.pathway();
  const PathwayLayout layout = lay_out(model.pathway, playback.peak_flows(), screen.map, metrics);
  const PathwayPicture picture{model.pathway, layout, state, metrics};
  draw_top_bar(canvas, metrics, screen.top, {"The average English authority", "Today's teams", run_words(17, 200)});
  if (screen.left.width > 0) draw_service(canvas, screen.left, playback.service());
  draw_pathway(canvas, picture, playback.moving());
  draw_caseload(canvas, metrics, screen.caseload, playback.caseload(), model.teams);
  OutcomeFrame frame{static_cast<double>(playback.at().ticks) / 10080, 2025, 39, 1, screen.outcome_columns};
  draw_outcomes(canvas, metrics, screen.outcomes, outcome_lines(weekly, {}, playback.service()), frame);
  draw_timeline(canvas, metrics, screen.timeline,
                {model.calendar,
                 playback.at(),
                 model.end,
                 playback.weekly_referrals(),
                 {{model.calendar.start_of({2025, 9, 1}), "New teams go live"},
                  {model.calendar.start_of({2025, 9, 8}), "Inspection"}}});
}

class ScreenTest : public ::testing::TestWithParam<Size> {
 protected:
  void SetUp() override {
    playback.seek({200 * 24 * 60});
    draw_screen(canvas, screen_metrics(), GetParam(), playback);
  }
  Playback playback{recorded_service().model, recorded_service().log};
  RecordingCanvas canvas;
};

TEST_P(ScreenTest, NoTextIsSmallerThanTwelvePixels) {
  EXPECT_GT(canvas.texts.size(), 80U);
  for (const auto& text : canvas.texts) EXPECT_GE(text.style.size, smallest_text) << text.words;
}

TEST_P(ScreenTest, NoTwoTextsOverlap) {
  for (std::size_t i = 0; i < canvas.texts.size(); ++i) {
    const auto& a = canvas.texts[i];
    const Rect box = screen_metrics().box(a.at, a.words, a.style);
    for (std::size_t j = i + 1; j < canvas.texts.size(); ++j) {
      const auto& b = canvas.texts[j];
      EXPECT_FALSE(box.overlaps(screen_metrics().box(b.at, b.words, b.style)))
          << "\"" << a.words << "\" and \"" << b.words << "\"";
    }
  }
}

TEST_P(ScreenTest, EveryTextIsOnTheScreen) {
  for (const auto& text : canvas.texts) {
    const Rect box = screen_metrics().box(text.at, text.words, text.style);
    EXPECT_GE(box.x, 0) << text.words;
    EXPECT_LE(box.right(), GetParam().width) << text.words;
    EXPECT_LE(box.bottom(), GetParam().height) << text.words;
  }
}

TEST_P(ScreenTest, TextIsInkAndNeverInAFamilysColour) {
  for (const auto& text : canvas.texts) {
    const auto role = static_cast<int>(text.style.role);
    EXPECT_FALSE(role >= static_cast<int>(Role::front_door) && role <= static_cast<int>(Role::permanence_edge))
        << text.words;
  }
}

TEST_P(ScreenTest, EveryMarkOnTheMapIsInItsLegend) {
  std::set<std::pair<Mark, int>> used, named;
  for (const auto& set : canvas.mark_sets) {
    if (set.element == "pathway-legend") named.emplace(set.mark, 0);
    if (set.element.starts_with("stage-") && !set.at.empty()) used.emplace(set.mark, 0);
  }
  EXPECT_FALSE(used.empty());
  for (const auto& each : used) EXPECT_TRUE(named.contains(each)) << static_cast<int>(each.first);
}

TEST_P(ScreenTest, EveryElementHasItsOwnNameAndIsClosed) {
  std::set<std::string> ids;
  for (const Element& element : canvas.elements) EXPECT_TRUE(ids.insert(element.id).second) << element.id;
  EXPECT_EQ(canvas.open(), 0U);
  EXPECT_EQ(canvas.unmatched_ends, 0);
}

TEST_P(ScreenTest, TheSameNumberStandsOnCardAndInTheStage) {
  const PathwayState state = playback.pathway();
  for (const Element& element : canvas.elements) {
    if (!element.id.starts_with("stage-")) continue;
    const models::StageId stage = recorded_service().model.pathway.id(element.id.substr(6));
    const std::string number = std::to_string(state.stages[stage.index].children);
    bool found = false;
    for (const auto& text : canvas.texts) {
      std::string digits;
      for (const char c : text.words) {
        if (c != ',') digits += c;
      }
      found = found || (text.element == element.id && digits == number);
    }
    EXPECT_TRUE(found) << element.id << " " << number;
  }
}

TEST_P(ScreenTest, TheSamePictureComesOutAsWellFormedSvgTwice) {
  std::string svg[2];
  for (std::string& each : svg) {
    SvgCanvas canvas_of_svg(GetParam().width, GetParam().height, {"pathway", "Pathway", "The service now"});
    draw_screen(canvas_of_svg, report_metrics(), GetParam(), playback);
    each = canvas_of_svg.take();
  }
  EXPECT_EQ(test_support::fault_of_xml(svg[0]), "");
  EXPECT_EQ(svg[0], svg[1]);
}

INSTANTIATE_TEST_SUITE_P(Sizes, ScreenTest, ::testing::Values(Size{1280, 720}, Size{1920, 1080}, Size{2560, 1440}),
                         [](const auto& each) { return std::to_string(static_cast<int>(each.param.width)); });

TEST(RunWordsTest, OneRunIsCalledTheOnlyOne) {
  EXPECT_EQ(run_words(1, 1), "run 1, the only one");
  EXPECT_EQ(run_words(17, 200), "run 17 of 200, nearest the median");
}

TEST(OutcomeSceneTest, OneRunSaysThatThereIsNoInterval) {
  RecordingCanvas canvas;
  OutcomeLine line{"a", "A", "", {1, 2, 3}, {}, false, {}};
  draw_outcomes(canvas, screen_metrics(), {0, 0, 500, 300}, {line}, {2, 2025, 30, 1, 1});
  const bool said = std::any_of(canvas.texts.begin(), canvas.texts.end(),
                                [](const auto& t) { return t.words == "one run, no interval"; });
  EXPECT_TRUE(said);
  EXPECT_TRUE(canvas.polygons.empty());
}

}  // namespace
