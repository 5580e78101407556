// The legend of the Pathway picture: every shape, colour and line in it.
#pragma once

#include "viz/scene/pathway_scene.hpp"

namespace viz {

void draw_pathway_legend(Canvas& canvas, const PathwayPicture& picture);

}  // namespace viz
