// Caseload per worker: one bar a post that holds cases, by kind of work, sorted inside its team.
#pragma once

#include <span>

#include "models/practice/model.hpp"
#include "viz/canvas/canvas.hpp"
#include "viz/canvas/font_metrics.hpp"
#include "viz/playback/pathway_state.hpp"

namespace viz {

/// Draws the panel: title with counts, legend, bars. A black tick is the worker's own cap, lower for those newly
/// qualified; the part of a bar above it is in breach colour. A vacant post is a dashed empty column, an agency worker
/// has a triangle under the bar, a newly qualified one a ring.
void draw_caseload(Canvas& canvas, const FontMetrics& metrics, Rect area, const CaseloadState& state,
                   std::span<const models::CompiledTeam> teams);

/// "177 posts that hold cases: 41 above their own cap, 24 vacant, 38 agency".
[[nodiscard]] std::string caseload_words(const CaseloadState& state);

}  // namespace viz
