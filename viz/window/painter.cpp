#include "viz/window/painter.hpp"

#include <SFML/Graphics/Sprite.hpp>
#include <algorithm>
#include <cmath>

#include "viz/scene/caseload_scene.hpp"
#include "viz/scene/outcome_scene.hpp"
#include "viz/scene/words.hpp"

namespace viz {
namespace {

constexpr std::int64_t ticks_per_day = 24 * 60;

int whole(double logical, double scale) { return static_cast<int>(std::lround(logical * scale)); }

OutcomeFrame outcome_frame(const View& view, const Screen& screen) {
  const models::Model& model = view.playback.model();
  const int year = model.calendar.date({0}).year;
  OutcomeFrame frame;
  frame.weeks = static_cast<double>(view.playback.at().ticks) / (7.0 * ticks_per_day);
  frame.start_year = year;
  frame.first_new_year = static_cast<double>(model.calendar.start_of({year + 1, 1, 1}).ticks) / (7.0 * ticks_per_day);
  frame.runs = view.run.replications;
  frame.columns = screen.outcome_columns;
  return frame;
}

std::vector<TimelineMark> marks_of(const models::Model& model) {
  std::vector<TimelineMark> marks;
  for (const models::Phase& phase : model.practice().phases) {
    marks.push_back({model.calendar.start_of(phase.from), phase.reason});
  }
  return marks;
}

}  // namespace

double scale_for(sf::Vector2u size) {
  const double scale = std::min(size.x / 1920.0, size.y / 1080.0);
  return std::clamp(std::floor(scale * 12) / 12, 1.0, 2.0);
}

RunLabel label_of(const PreparedRun& run, std::size_t arm) {
  const models::Model& model = run.models[arm];
  RunLabel label{model.scenario->name, model.practice().name, run_words(run.replication, run.replications)};
  if (arm > 0 && run.replications > 1) label.run += " of " + run.models.front().practice().name;
  if (!run.warning.empty()) label.run = run.warning;
  return label;
}

Painter::Painter(SfmlResources& resources, sf::Vector2u size, bool folded, const View& view)
    : resources_(resources),
      scale_(scale_for(size)),
      metrics_(scale_),
      screen_(screen_for(size.x / scale_, size.y / scale_, folded)),
      layout_(lay_out(view.playback.model().pathway, view.playback.peak_flows(), screen_.map, metrics_)),
      stamps_(whole(screen_.map.width, scale_), whole(screen_.map.height, scale_)) {
  back_.create(size.x, size.y);
  front_.create(static_cast<unsigned>(stamps_.width()), static_cast<unsigned>(stamps_.height()));
  moving_.create(static_cast<unsigned>(stamps_.width()), static_cast<unsigned>(stamps_.height()));
  draw_frame(view);
}

PathwayPicture Painter::picture(const View& view) const {
  return {view.playback.model().pathway, layout_, pathway_, metrics_, view.shown};
}

// What does not change while one model is shown at one size.
void Painter::draw_frame(const View& view) {
  back_.clear(to_sfml(Role::card));
  SfmlCanvas canvas(back_, resources_, scale_);
  draw_top_bar(canvas, metrics_, screen_.top, view.label);
}

std::array<bool, Painter::layer_count> Painter::stale(const View& view) const {
  std::array<bool, layer_count> is{};
  const std::int64_t day = view.playback.at().ticks / ticks_per_day;
  is[ribbons] = drawn_ribbons_.stages.empty() || drawn_ribbons_.flows != pathway_.flows || shown_ribbons_ != view.shown;
  is[cards] = drawn_cards_.stages.empty() || drawn_cards_.stages != pathway_.stages ||
              drawn_cards_.flows != pathway_.flows || shown_cards_ != view.shown;
  is[caseload] = drawn_day_ < 0 || drawn_caseload_ != caseload_;
  is[outcomes] = drawn_day_ != day;
  is[service] = screen_.left.width > 0 && drawn_service_day_ != day;
  is[timeline] = drawn_at_ != view.playback.at();
  return is;
}

void Painter::draw_layer(Layer layer, const View& view) {
  SfmlCanvas back(back_, resources_, scale_);
  const std::int64_t day = view.playback.at().ticks / ticks_per_day;
  const models::Model& model = view.playback.model();
  const RecordedArm& arm = view.run.arms[view.arm];
  switch (layer) {
    case ribbons:
      draw_ribbons(back, picture(view));
      drawn_ribbons_ = pathway_;
      shown_ribbons_ = view.shown;
      break;
    case cards: {
      front_.clear(sf::Color::Transparent);
      SfmlCanvas canvas(front_, resources_, scale_, {screen_.map.x, screen_.map.y});
      draw_cards(canvas, picture(view));
      drawn_cards_ = pathway_;
      shown_cards_ = view.shown;
      break;
    }
    case caseload:
      draw_caseload(back, metrics_, screen_.caseload, caseload_, model.teams);
      drawn_caseload_ = caseload_;
      drawn_day_ = std::max<std::int64_t>(drawn_day_, 0);
      break;
    case outcomes:
      draw_outcomes(back, metrics_, screen_.outcomes, outcome_lines(arm.weekly, arm.bands, view.playback.service()),
                    outcome_frame(view, screen_));
      drawn_day_ = day;
      break;
    case service:
      back.rectangle(screen_.left, Fill{Role::card});
      service_height_ = draw_service(back, screen_.left, view.playback.service());
      drawn_service_day_ = day;
      break;
    default:
      draw_timeline(back, metrics_, screen_.timeline,
                    {model.calendar, view.playback.at(), model.end, view.playback.weekly_referrals(), marks_of(model)});
      drawn_at_ = view.playback.at();
  }
  draw_panel_rules(back, screen_);
}

bool Painter::update(const View& view, bool all) {
  pathway_ = view.playback.pathway();
  caseload_ = view.playback.caseload();
  const std::array<bool, layer_count> is_stale = stale(view);
  const std::size_t first = next_;
  bool left = false;
  bool drawn = false;
  for (std::size_t i = 0; i < layer_count; ++i) {
    const std::size_t layer = (first + i) % layer_count;
    // The clock is small and must not lag behind the dots.
    const bool now = all || layer == timeline || !drawn;
    if (!is_stale[layer]) continue;
    if (!now) {
      left = true;
      continue;
    }
    draw_layer(static_cast<Layer>(layer), view);
    if (layer == timeline || drawn) continue;
    drawn = true;
    next_ = layer + 1;
  }
  back_.display();
  front_.display();
  stamp(view);
  return !left;
}

void Painter::stamp(const View& view) {
  stamps_.clear();
  if (view.shown.moving) {
    for (const Dot& dot : moving_dots(picture(view), view.playback.moving(view.travel))) {
      const double size = (dot.overdue ? dot_size + 2 : dot_size) * scale_;
      Mask& mask = masks_[{dot.overdue, 0}];
      if (mask.side == 0) mask = mask_of(dot.overdue ? Mark::diamond : Mark::disc, size);
      stamps_.stamp(mask, (dot.at.x - screen_.map.x) * scale_, (dot.at.y - screen_.map.y) * scale_,
                    colour(dot.overdue ? Role::breach_dot : dot.role));
    }
  }
  moving_.update(stamps_.pixels());
}

void Painter::draw(sf::RenderTarget& target) {
  const sf::Vector2f map{static_cast<float>(whole(screen_.map.x, scale_)),
                         static_cast<float>(whole(screen_.map.y, scale_))};
  target.draw(sf::Sprite(back_.getTexture()), sf::BlendNone);
  sf::Sprite moving(moving_);
  moving.setPosition(map);
  target.draw(moving);
  sf::Sprite front(front_.getTexture());
  front.setPosition(map);
  // A layer drawn over nothing comes out with its colours multiplied by their opacity.
  target.draw(front, sf::BlendMode(sf::BlendMode::One, sf::BlendMode::OneMinusSrcAlpha));
}

}  // namespace viz
