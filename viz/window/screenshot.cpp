#include "viz/window/screenshot.hpp"

#include <SFML/Graphics/RenderTexture.hpp>
#include <memory>
#include <stdexcept>
#include <utility>

#include "viz/window/controls.hpp"
#include "viz/window/imgui_glue.hpp"
#include "viz/window/painter.hpp"
#include "viz/window/save_picture.hpp"

namespace viz {

void take_screenshot(std::vector<models::Model> models, const WindowOptions& options) {
  Progress progress;
  const PreparedRun run = std::move(*prepare(std::move(models), options, progress));
  const models::Model& model = run.models.front();
  const sf::Vector2u size(options.width, options.height);
  sf::RenderTexture target;
  if (!target.create(size.x, size.y)) throw std::runtime_error("the display has no room for a picture of that size");

  Playback playback(model, *run.arms.front().log);
  Player player(model.end);
  // Noon, so that children are seen on their way on the day asked for.
  const double noon = Player::minutes_per_day / 2;
  player.seek(options.at ? static_cast<double>(model.calendar.start_of(*options.at).ticks) + noon
                         : static_cast<double>(model.end.ticks) / 2);
  playback.seek(player.at());
  Shown shown;
  std::size_t arm = 0;
  std::vector<std::string> practices;
  for (const models::Model& each : run.models) practices.push_back(each.practice().name);

  target.setActive(true);
  const double scale = scale_for(size);
  ImGuiGlue glue(scale);
  SfmlResources resources;
  const bool folded = starts_folded(size.x / scale);
  const View view{run, arm, playback, shown, label_of(run, arm)};
  Painter painter(resources, size, folded, view);
  painter.update(view, true);
  // The controls settle in their second frame.
  for (int frame = 0; frame < 3; ++frame) {
    target.setActive(true);
    glue.begin(size, 1.0F / 60);
    Controls controls{player, shown, arm, practices, model.practice().summary};
    draw_transport(painter.screen(), scale, controls);
    if (!folded) draw_left_panel(painter.screen(), scale, painter.service_height() + 8, controls);
    painter.draw(target);
    glue.render(target);
  }
  target.display();
  save_png(target.getTexture().copyToImage(), options.screenshot);
}

}  // namespace viz
