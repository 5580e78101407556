// The Pathway screen as layers: panels and ribbons, moving children stamped by the CPU, cards. A layer is drawn again
// only when what it shows has changed, and while playing at most one in a frame.
#pragma once

#include <SFML/Graphics/RenderTexture.hpp>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "viz/layout/pathway_layout.hpp"
#include "viz/playback/playback.hpp"
#include "viz/scene/pathway_scene.hpp"
#include "viz/scene/screen.hpp"
#include "viz/scene/timeline_scene.hpp"
#include "viz/window/coverage.hpp"
#include "viz/window/prepared_run.hpp"
#include "viz/window/sfml_canvas.hpp"

namespace viz {

/// What one frame shows.
struct View {
  const PreparedRun& run;
  std::size_t arm = 0;
  const Playback& playback;
  Shown shown{};
  RunLabel label;
  sim::Span travel = travel_time;
};

class Painter {
 public:
  /// For a target of that size; `folded`: without the left panel.
  Painter(SfmlResources& resources, sf::Vector2u size, bool folded, const View& view);

  /// Brings the layers up to date: all of them, or the one that has waited longest. Returns whether none is left.
  bool update(const View& view, bool all);
  void draw(sf::RenderTarget& target);

  [[nodiscard]] const Screen& screen() const { return screen_; }
  [[nodiscard]] const PathwayLayout& layout() const { return layout_; }
  [[nodiscard]] double scale() const { return scale_; }
  /// Height of the left panel that the numbers take, in logical pixels.
  [[nodiscard]] double service_height() const { return service_height_; }

 private:
  enum Layer : std::size_t { ribbons, cards, caseload, outcomes, service, timeline, layer_count };

  [[nodiscard]] std::array<bool, layer_count> stale(const View& view) const;
  void draw_layer(Layer layer, const View& view);
  void draw_frame(const View& view);
  void stamp(const View& view);
  [[nodiscard]] PathwayPicture picture(const View& view) const;

  SfmlResources& resources_;
  double scale_;
  ScaledMetrics metrics_;
  Screen screen_;
  PathwayLayout layout_;
  sf::RenderTexture back_;
  sf::RenderTexture front_;
  StampBuffer stamps_;
  sf::Texture moving_;
  std::map<std::pair<bool, int>, Mask> masks_;
  PathwayState pathway_;        // of this frame
  PathwayState drawn_ribbons_;  // as each layer was last drawn
  PathwayState drawn_cards_;
  CaseloadState caseload_, drawn_caseload_;
  Shown shown_ribbons_{}, shown_cards_{};
  std::int64_t drawn_day_ = -1;
  std::int64_t drawn_service_day_ = -1;
  sim::Instant drawn_at_{-1};
  std::size_t next_ = 0;
  double service_height_ = 0;
};

/// The real size of one logical pixel in a window of that size: type grows with a large screen.
[[nodiscard]] double scale_for(sf::Vector2u size);
/// "run 17 of 200, nearest the median".
[[nodiscard]] RunLabel label_of(const PreparedRun& run, std::size_t arm);

}  // namespace viz
