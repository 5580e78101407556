// One stage's card.
#pragma once

#include <string>

#include "models/practice/pathway.hpp"
#include "viz/canvas/canvas.hpp"
#include "viz/canvas/font_metrics.hpp"
#include "viz/layout/pathway_layout.hpp"
#include "viz/playback/pathway_state.hpp"

namespace viz {

struct StageCard {
  const CardPlace& place;
  const models::CompiledStage& stage;
  const StageNow& now;
  Density density;
  const FontMetrics& metrics;
};

/// Title, number, unit dots (full) or bar (compact), what is late, waiting, full and closed.
void draw_stage_card(Canvas& canvas, const StageCard& card);

/// "238 children, 34 waiting for a worker, 31 past the limit".
[[nodiscard]] std::string stage_words(const StageNow& now);

/// How many children one dot stands for: 1 up to 130 children, then 5, then 25; `room` dots fit.
[[nodiscard]] int children_per_dot(int children, int room);

/// Above this share of its places a stage is called nearly full.
inline constexpr double nearly_full = 0.9;

}  // namespace viz
