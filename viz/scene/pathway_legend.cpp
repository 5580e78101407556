#include "viz/scene/pathway_legend.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "viz/scene/legend_row.hpp"
#include "viz/scene/words.hpp"

namespace viz {
namespace {

// A ribbon as wide as a round number of children a week, so that widths can be read.
LegendEntry sample_ribbon(const PathwayLayout& layout) {
  double sample = 100;
  for (const double round : {50.0, 20.0, 10.0, 5.0}) {
    if (layout.width(sample) > 12) sample = round;
  }
  const double width = layout.width(sample);
  return {24,
          [width](Canvas& canvas, Point at) {
            canvas.rectangle({at.x, at.y - width / 2, 24, width}, Fill{Role::front_door, 0.42});
          },
          grouped(std::llround(sample)) + " children a week; number = children a week, mean of 13 weeks"};
}

LegendEntry share_bar() {
  return {40,
          [](Canvas& canvas, Point at) {
            canvas.rectangle({at.x, at.y - 2, 8, 4}, Fill{Role::breach_bar});
            canvas.rectangle({at.x + 8, at.y - 2, 18, 4}, Fill{Role::front_door});
            canvas.rectangle({at.x + 26, at.y - 2, 14, 4}, Fill{Role::front_door_edge});
            canvas.rectangle({at.x + 27, at.y - 1, 12, 2}, Fill{Role::card});
          },
          "late, with a worker or none needed, waiting"};
}

}  // namespace

void draw_pathway_legend(Canvas& canvas, const PathwayPicture& picture) {
  const bool compact = picture.layout.density == Density::compact;
  std::vector<LegendEntry> entries;
  std::array<bool, colour_count> present{};
  for (const CardPlace& place : picture.layout.cards) {
    present[static_cast<std::size_t>(picture.pathway[place.stage].colour)] = true;
  }
  for (std::size_t i = 0; i < colour_count; ++i) {
    const auto family = static_cast<models::StageColour>(i);
    if (present[i]) entries.push_back(swatch(fill_role(family), name(family)));
  }
  const bool has_places = std::any_of(picture.state.stages.begin(), picture.state.stages.end(),
                                      [](const StageNow& stage) { return stage.places > 0; });
  if (compact) {
    entries.push_back(share_bar());
    if (has_places) entries.push_back({0, {}, "“of 12”: places"});
  } else {
    entries.push_back(marked(Mark::disc, 5, Role::ink_soft, "1 child (x5 = five, x25 = twenty-five)"));
    if (has_places) entries.push_back(swatch(Role::breach_bar, "above 90 % of places"));
  }
  entries.push_back(marked(Mark::ring, 8, Role::ink_soft, "waiting for a worker"));
  entries.push_back(marked(Mark::diamond, 8, Role::breach_dot, "late: past the limit for this stage"));
  if (picture.shown.ribbons) entries.push_back(sample_ribbon(picture.layout));
  if (picture.shown.moving)
    entries.push_back(
        marked(Mark::disc, dot_size, Role::front_door, "moving: a child who moved on in the last 5 days"));
  entries.push_back({0, {}, "closed: children a week"});
  canvas.begin({"pathway-legend", "Legend", ""});
  draw_legend(canvas, picture.metrics, picture.layout.legend, entries, {compact ? 20.0 : 22.0, compact ? 15.0 : 20.0});
  canvas.end();
}

}  // namespace viz
