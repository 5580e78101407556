#include "viz/window/pathway_window.hpp"

#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/System/Clock.hpp>
#include <SFML/System/Err.hpp>
#include <SFML/System/Sleep.hpp>
#include <chrono>
#include <cmath>
#include <future>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "viz/scene/stage_card.hpp"
#include "viz/window/controls.hpp"
#include "viz/window/imgui_glue.hpp"
#include "viz/window/painter.hpp"
#include "viz/window/save_picture.hpp"

namespace viz {
namespace {

// A journey on a ribbon is seen for at least this long, however fast the replay.
constexpr double least_journey_seconds = 0.7;
constexpr double longest_frame_seconds = 0.1;

class PathwayWindow {
 public:
  PathwayWindow(sf::RenderWindow& window, ImGuiGlue& glue, PreparedRun run, const WindowOptions& options)
      : window_(window),
        glue_(glue),
        run_(std::move(run)),
        player_(run_.models.front().end),
        folded_(starts_folded(window.getSize().x / scale_for(window.getSize()))) {
    for (const models::Model& model : run_.models) practices_.push_back(model.practice().name);
    for (std::size_t i = 0; i < run_.models.size(); ++i) {
      playbacks_.push_back(std::make_unique<Playback>(run_.models[i], *run_.arms[i].log));
    }
    if (options.at) player_.seek(static_cast<double>(run_.models.front().calendar.start_of(*options.at).ticks));
    rebuild();
  }

  void loop() {
    sf::Clock clock;
    while (window_.isOpen()) {
      const bool is_idle = !player_.playing() && settled_ && !glue_.wants_frame();
      sf::Event event;
      if (is_idle && window_.waitEvent(event)) take(event);
      while (window_.pollEvent(event)) take(event);
      const double seconds = std::min(longest_frame_seconds, static_cast<double>(clock.restart().asSeconds()));
      if (window_.isOpen()) frame(is_idle ? 0 : seconds);
    }
  }

 private:
  [[nodiscard]] View view() {
    const double minutes = player_.playing() ? least_journey_seconds * player_.speed() * Player::minutes_per_week : 0;
    const sim::Span travel{std::max(travel_time.ticks, static_cast<std::int64_t>(minutes))};
    return {run_, arm_, *playbacks_[arm_], shown_, label_of(run_, arm_), travel};
  }

  void rebuild() {
    painter_ = std::make_unique<Painter>(resources_, window_.getSize(), folded_, view());
    drawn_arm_ = arm_;
    settled_ = false;
  }

  void take(const sf::Event& event) {
    glue_.take(event);
    settled_ = false;
    if (event.type == sf::Event::Closed) window_.close();
    if (event.type == sf::Event::Resized) {
      window_.setView(sf::View({0, 0, static_cast<float>(event.size.width), static_cast<float>(event.size.height)}));
      rebuild();
    }
    if (event.type == sf::Event::KeyPressed && !is_repeat(event.key.code) && !controls_have_keys()) key(event.key);
    if (event.type == sf::Event::KeyReleased) held_.erase(event.key.code);
    if (event.type == sf::Event::MouseButtonReleased) scrubbing_ = false;
    if (event.type == sf::Event::MouseButtonPressed) pressed_at_ = pointer(event.mouseButton.x, event.mouseButton.y);
    if (event.type == sf::Event::MouseMoved) pointer_ = pointer(event.mouseMove.x, event.mouseMove.y);
  }

  [[nodiscard]] Point pointer(int x, int y) const { return {x / painter_->scale(), y / painter_->scale()}; }

  // A key that is held steps on by days and weeks, and does everything else once.
  bool is_repeat(sf::Keyboard::Key code) {
    const bool is_held = !held_.insert(code).second;
    const bool steps = code == sf::Keyboard::Left || code == sf::Keyboard::Right || code == sf::Keyboard::Comma ||
                       code == sf::Keyboard::Period;
    return is_held && !steps;
  }

  void key(const sf::Event::KeyEvent& pressed) {
    switch (pressed.code) {
      case sf::Keyboard::Space:
        player_.toggle();
        break;
      case sf::Keyboard::Comma:
        player_.step(-Player::minutes_per_day);
        break;
      case sf::Keyboard::Period:
        player_.step(Player::minutes_per_day);
        break;
      case sf::Keyboard::Left:
        player_.step(-Player::minutes_per_week);
        break;
      case sf::Keyboard::Right:
        player_.step(Player::minutes_per_week);
        break;
      case sf::Keyboard::PageUp:
        player_.step(-13 * Player::minutes_per_week);
        break;
      case sf::Keyboard::PageDown:
        player_.step(13 * Player::minutes_per_week);
        break;
      case sf::Keyboard::Home:
        player_.to_start();
        break;
      case sf::Keyboard::End:
        player_.to_end();
        break;
      case sf::Keyboard::LBracket:
        player_.slower();
        break;
      case sf::Keyboard::RBracket:
        player_.faster();
        break;
      case sf::Keyboard::D:
        shown_.moving = !shown_.moving;
        break;
      case sf::Keyboard::R:
        shown_.ribbons = !shown_.ribbons;
        break;
      case sf::Keyboard::F12:
        save_ = true;
        break;
      case sf::Keyboard::B:
        if (pressed.control) folded_ = !folded_;
        if (pressed.control) rebuild();
        break;
      default:
        choose_model(pressed.code);
    }
  }

  void choose_model(sf::Keyboard::Key code) {
    const int number = code - sf::Keyboard::Num1;
    if (number >= 0 && number < static_cast<int>(practices_.size()) && number < 4)
      arm_ = static_cast<std::size_t>(number);
  }

  // Clicks on the map are judged after the controls have seen the frame: what they want is known only then.
  void scrub() {
    const Rect track = timeline_track(painter_->screen().timeline);
    const Rect reach{track.x - 10, painter_->screen().timeline.y, track.width + 20, painter_->screen().timeline.height};
    if (pressed_at_ && !controls_have_pointer() && reach.contains(*pressed_at_)) {
      scrubbing_ = true;
      pointer_ = *pressed_at_;
    }
    pressed_at_.reset();
    if (!scrubbing_) return;
    const double share = (pointer_.x - track.x) / track.width;
    player_.seek(share * static_cast<double>(run_.models.front().end.ticks));
  }

  void show_tooltip() {
    if (controls_have_pointer()) return;
    for (const CardPlace& place : painter_->layout().cards) {
      if (!place.card.contains(pointer_)) continue;
      const StageNow now = playbacks_[arm_]->pathway().stages[place.stage.index];
      draw_tooltip(painter_->scale(), run_.models[arm_].pathway[place.stage].name, stage_words(now) + ".");
    }
  }

  void frame(double seconds) {
    glue_.begin(window_.getSize(), static_cast<float>(seconds));
    const sim::Instant before = player_.at();
    player_.pass(seconds);
    Controls controls{player_, shown_, arm_, practices_, run_.models[arm_].practice().summary, achieved_};
    draw_transport(painter_->screen(), painter_->scale(), controls);
    if (!folded_) draw_left_panel(painter_->screen(), painter_->scale(), painter_->service_height() + 8, controls);
    scrub();
    if (arm_ != drawn_arm_) rebuild();
    playbacks_[arm_]->seek(player_.at());
    note_speed(before, seconds);
    const bool is_current = painter_->update(view(), !player_.playing());
    show_tooltip();
    painter_->draw(window_);
    glue_.render(window_);
    if (save_) save_picture(window_, run_.models[arm_].calendar, player_.at());
    save_ = false;
    window_.display();
    settled_ = is_current && !player_.playing();
  }

  void note_speed(sim::Instant before, double seconds) {
    if (!player_.playing() || seconds <= 0) {
      achieved_ = 0;
      wall_.restart();
      return;
    }
    const double wall = std::max(1e-3, static_cast<double>(wall_.restart().asSeconds()));
    const double weeks = static_cast<double>((player_.at() - before).ticks) / Player::minutes_per_week;
    achieved_ = achieved_ <= 0 ? weeks / wall : 0.9 * achieved_ + 0.1 * weeks / wall;
  }

  sf::RenderWindow& window_;
  ImGuiGlue& glue_;
  SfmlResources resources_;
  PreparedRun run_;
  std::vector<std::unique_ptr<Playback>> playbacks_;
  std::vector<std::string> practices_;
  Player player_;
  Shown shown_;
  std::set<sf::Keyboard::Key> held_;
  std::unique_ptr<Painter> painter_;
  std::size_t arm_ = 0;
  std::size_t drawn_arm_ = 0;
  Point pointer_{-1, -1};
  std::optional<Point> pressed_at_;
  sf::Clock wall_;
  double achieved_ = 0;
  bool folded_ = false;
  bool scrubbing_ = false;
  bool save_ = false;
  bool settled_ = false;
};

// Shows how far the run is until it is there; nullopt when it was cancelled.
std::optional<PreparedRun> wait_for_run(sf::RenderWindow& window, ImGuiGlue& glue, std::vector<models::Model> models,
                                        const WindowOptions& options) {
  Progress progress;
  auto running = std::async(std::launch::async, [&] { return prepare(std::move(models), options, progress); });
  const double scale = scale_for(window.getSize());
  while (running.wait_for(std::chrono::milliseconds(30)) != std::future_status::ready) {
    sf::Event event;
    while (window.pollEvent(event)) {
      glue.take(event);
      const bool is_escape = event.type == sf::Event::KeyPressed && event.key.code == sf::Keyboard::Escape;
      if (event.type == sf::Event::Closed || is_escape) progress.stop = true;
    }
    window.clear(to_sfml(Role::ground));
    glue.begin(window.getSize(), 0.03F);
    draw_progress(window.getSize().x / scale, window.getSize().y / scale, scale, progress.done, progress.total);
    glue.render(window);
    window.display();
  }
  return running.get();
}

}  // namespace

void open_window(std::vector<models::Model> models, const WindowOptions& options) {
  // SFML remarks on drivers without vertical synchronisation, which nobody asked for.
  sf::err().rdbuf(nullptr);
  sf::VideoMode mode(options.width, options.height);
  const sf::VideoMode desktop = sf::VideoMode::getDesktopMode();
  if (!options.size_typed)
    mode = sf::VideoMode(std::min(mode.width, desktop.width), std::min(mode.height, desktop.height));
  sf::RenderWindow window(mode, "Casework simulator");
  window.setPosition({0, 0});
  window.setFramerateLimit(60);
  ImGuiGlue glue(scale_for(window.getSize()));
  std::optional<PreparedRun> run = wait_for_run(window, glue, std::move(models), options);
  if (!run) return;
  PathwayWindow(window, glue, std::move(*run), options).loop();
}

}  // namespace viz
