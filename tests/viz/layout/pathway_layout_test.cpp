// Where the stages stand and how the ribbons run, at the three sizes.
#include "viz/layout/pathway_layout.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/recorded_service.hpp"
#include "viz/playback/playback.hpp"
#include "viz/scene/screen.hpp"

namespace {

using namespace viz;
using test_support::recorded_service;

struct Size {
  double width;
  double height;
};

class PathwayLayoutTest : public ::testing::TestWithParam<Size> {
 protected:
  static const std::vector<Flow>& peaks() {
    static const std::vector<Flow> flows = Playback(recorded_service().model, recorded_service().log).peak_flows();
    return flows;
  }
  const models::Pathway& pathway = recorded_service().model.pathway;
  const Rect map = screen_for(GetParam().width, GetParam().height, starts_folded(GetParam().width)).map;
  const PathwayLayout layout = lay_out(pathway, peaks(), map, screen_metrics());
};

TEST_P(PathwayLayoutTest, EveryStageThatIsDrawnHasACardAndNoOtherHas) {
  std::size_t drawn = 0;
  for (std::size_t i = 0; i < pathway.stages().size(); ++i) {
    const bool has = layout.card({static_cast<std::uint8_t>(i)}) != nullptr;
    EXPECT_EQ(has, pathway.stages()[i].drawn) << pathway.stages()[i].key;
    drawn += has ? 1 : 0;
  }
  EXPECT_GT(drawn, 15U);
}

TEST_P(PathwayLayoutTest, CardsAndTheLinesUnderThemOverlapNothing) {
  for (const CardPlace& a : layout.cards) {
    const Rect whole_a{a.card.x, a.card.y, a.card.width, a.under.bottom() - a.card.y};
    EXPECT_GE(a.card.x, map.x);
    EXPECT_LE(a.card.right(), map.right());
    EXPECT_LE(a.under.bottom(), layout.legend.y) << pathway[a.stage].key;
    for (const CardPlace& b : layout.cards) {
      const Rect whole_b{b.card.x, b.card.y, b.card.width, b.under.bottom() - b.card.y};
      if (a.stage != b.stage) {
        EXPECT_FALSE(whole_a.overlaps(whole_b)) << pathway[a.stage].key << pathway[b.stage].key;
      }
    }
    for (const ColumnHeading& heading : layout.headings) EXPECT_LT(heading.at.y + 5, a.card.y);
  }
}

TEST_P(PathwayLayoutTest, NoNameIsCut) {
  for (const CardPlace& place : layout.cards) {
    std::string words;
    for (const std::string& line : place.title) words += (words.empty() ? "" : " ") + line;
    EXPECT_EQ(words, pathway[place.stage].name);
  }
}

TEST_P(PathwayLayoutTest, PortsOnOneEdgeDoNotOverlap) {
  for (const RibbonPath& a : layout.ribbons) {
    for (const RibbonPath& b : layout.ribbons) {
      if (a.edge == b.edge || a.arrow || b.arrow) continue;
      const double apart = (a.room + b.room) / 2;
      if (a.edge.from == b.edge.from) {
        EXPECT_GE(std::fabs(a.middle.front().y - b.middle.front().y), apart);
      }
      if (a.edge.to == b.edge.to) {
        EXPECT_GE(std::fabs(a.middle.back().y - b.middle.back().y), apart);
      }
    }
  }
}

TEST_P(PathwayLayoutTest, RibbonsLeaveAndArriveWithinTheirCards) {
  EXPECT_GT(layout.ribbons.size(), 8U);
  for (const RibbonPath& ribbon : layout.ribbons) {
    const Rect from = layout.card(ribbon.edge.from)->card;
    const Rect to = layout.card(ribbon.edge.to)->card;
    if (ribbon.arrow) continue;
    EXPECT_EQ(ribbon.middle.front().x, from.right());
    EXPECT_EQ(ribbon.middle.back().x, to.x);
    EXPECT_GE(ribbon.middle.front().y - ribbon.room / 2, from.y);
    EXPECT_LE(ribbon.middle.front().y + ribbon.room / 2, from.bottom());
    EXPECT_GE(ribbon.middle.back().y - ribbon.room / 2, to.y);
    EXPECT_LE(ribbon.middle.back().y + ribbon.room / 2, to.bottom());
  }
}

TEST_P(PathwayLayoutTest, NoForwardRibbonPassesThroughAThirdCard) {
  for (const RibbonPath& ribbon : layout.ribbons) {
    if (ribbon.arrow) continue;
    for (const CardPlace& place : layout.cards) {
      if (place.stage == ribbon.edge.from || place.stage == ribbon.edge.to) continue;
      for (const Point& p : ribbon.middle) {
        EXPECT_FALSE(place.card.contains(p)) << pathway[ribbon.edge.from].key << " to " << pathway[ribbon.edge.to].key
                                             << " through " << pathway[place.stage].key;
      }
    }
  }
}

TEST_P(PathwayLayoutTest, WidthIsLinearAboveTheThinnest) {
  const double ten = layout.width(40);
  EXPECT_NEAR(layout.width(80), 2 * ten, 1e-9);
  EXPECT_EQ(layout.width(0), thinnest_ribbon);
}

TEST_P(PathwayLayoutTest, ADotGoesFromCardToCardAlsoWithoutARibbon) {
  const models::StageId from = pathway.id("agency_foster");
  const models::StageId to = pathway.id("childrens_home");
  const std::vector<Point> way = layout.way({from, to});
  ASSERT_GE(way.size(), 2U);
  EXPECT_EQ(along(way, 0), way.front());
  EXPECT_NEAR(along(way, 1).x, way.back().x, 1e-6);
  EXPECT_TRUE(layout.way({from, pathway.closed()}).empty());
}

INSTANTIATE_TEST_SUITE_P(Sizes, PathwayLayoutTest,
                         ::testing::Values(Size{1280, 720}, Size{1920, 1080}, Size{2560, 1440}),
                         [](const auto& each) { return std::to_string(static_cast<int>(each.param.width)); });

TEST(ColumnHeadingTest, BothCareColumnsShareOneHeading) {
  const PathwayLayout layout = lay_out(recorded_service().model.pathway, {}, {0, 0, 1636, 656}, screen_metrics());
  ASSERT_EQ(layout.headings.size(), 7U);
  EXPECT_EQ(column_heading(5), "Care");
  EXPECT_EQ(column_heading(6), "Care");
}

}  // namespace
