// Dear ImGui on SFML: events in, OpenGL out. Nothing else of the program knows both.
#pragma once

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Window/Event.hpp>

struct ImFont;

namespace viz {

/// One ImGui context. Needs a display and an active OpenGL context.
class ImGuiGlue {
 public:
  explicit ImGuiGlue(double scale);
  ~ImGuiGlue();
  ImGuiGlue(const ImGuiGlue&) = delete;
  ImGuiGlue& operator=(const ImGuiGlue&) = delete;

  void take(const sf::Event& event);
  /// Begins a frame of that size in pixels; `seconds` since the last one.
  void begin(sf::Vector2u size, float seconds);
  /// Ends the frame and draws it on the target, which must be active.
  void render(sf::RenderTarget& target);
  /// Whether a press or release waits for the next frame.
  [[nodiscard]] bool wants_frame() const { return frames_owed_ > 0; }

 private:
  bool down_[3] = {};     // what the mouse says
  bool pressed_[3] = {};  // pressed since the last frame: shown for one frame even if released within it
  int frames_owed_ = 2;
};

}  // namespace viz
