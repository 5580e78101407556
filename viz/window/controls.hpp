// The controls of the Pathway screen, in Dear ImGui: left panel, transport bar, tooltips.
#pragma once

#include <string>
#include <vector>

#include "viz/scene/pathway_scene.hpp"
#include "viz/scene/screen.hpp"
#include "viz/window/player.hpp"

namespace viz {

/// What the controls show and change.
struct Controls {
  Player& player;
  Shown& shown;
  std::size_t& arm;
  const std::vector<std::string>& practices;  ///< names, the base first
  std::string summary;                        ///< of the practice shown
  double achieved = 0;                        ///< weeks a second that were really played; 0 when not playing
};

/// Play, steps and speed.
void draw_transport(const Screen& screen, double scale, Controls& controls);
/// Model, what is shown, the keys. `top`: where the numbers above it end.
void draw_left_panel(const Screen& screen, double scale, double top, Controls& controls);
/// A stage in words, beside the pointer.
void draw_tooltip(double scale, const std::string& title, const std::string& words);
/// How far the first run is, in the middle of a window of that size.
void draw_progress(double width, double height, double scale, int done, int total);
/// Whether the pointer is over a control, and whether a control has the keyboard.
[[nodiscard]] bool controls_have_pointer();
[[nodiscard]] bool controls_have_keys();

}  // namespace viz
