#include "viz/scene/pathway_scene.hpp"

#include <algorithm>
#include <cmath>

#include "viz/scene/pathway_legend.hpp"
#include "viz/scene/stage_card.hpp"
#include "viz/scene/words.hpp"

namespace viz {
namespace {

constexpr double label_from = 5;  // children a week: fewer have no number on their ribbon

Point normal(std::span<const Point> way, std::size_t i) {
  const Point& a = way[i > 0 ? i - 1 : 0];
  const Point& b = way[std::min(i + 1, way.size() - 1)];
  const double length = std::hypot(b.x - a.x, b.y - a.y);
  return length > 0 ? Point{-(b.y - a.y) / length, (b.x - a.x) / length} : Point{0, 1};
}

void draw_band(Canvas& canvas, std::span<const Point> way, double width, Fill fill) {
  std::vector<Point> outline;
  outline.reserve(2 * way.size());
  for (std::size_t i = 0; i < way.size(); ++i) {
    const Point n = normal(way, i);
    outline.push_back({way[i].x + n.x * width / 2, way[i].y + n.y * width / 2});
  }
  for (std::size_t i = way.size(); i-- > 0;) {
    const Point n = normal(way, i);
    outline.push_back({way[i].x - n.x * width / 2, way[i].y - n.y * width / 2});
  }
  canvas.polygon(outline, fill);
}

void draw_arrow(Canvas& canvas, std::span<const Point> way, double width, Fill fill) {
  const Point tip = way.back();
  const Point n = normal(way, way.size() - 1);
  const Point back{-n.y, n.x};  // against the direction of travel, turned below
  const Point before = way[way.size() - 2];
  const double sign = (tip.x - before.x) * back.x + (tip.y - before.y) * back.y > 0 ? -1 : 1;
  const double half = std::max(4.0, width / 2 + 3);
  const double length = 8;
  const Point base{tip.x + sign * back.x * length, tip.y + sign * back.y * length};
  const Point head[] = {tip, {base.x + n.x * half, base.y + n.y * half}, {base.x - n.x * half, base.y - n.y * half}};
  canvas.polygon(head, fill);
}

double flow_on(const PathwayState& state, Edge edge) {
  const auto found =
      std::lower_bound(state.flows.begin(), state.flows.end(), edge, [](const Flow& f, Edge e) { return f.edge < e; });
  return found != state.flows.end() && found->edge == edge ? found->a_week : 0;
}

// Numbers beside the ribbons where there is room: after the ribbons, and over nothing else that can be read.
void draw_flow_numbers(Canvas& canvas, const PathwayPicture& picture) {
  const TextStyle style{picture.layout.density == Density::compact ? 12.0 : 13.0, Weight::semibold, Align::middle,
                        Role::ink};
  std::vector<Rect> taken;
  for (const CardPlace& place : picture.layout.cards) {
    taken.push_back(place.card.inset(-2));
    taken.push_back(place.under);
  }
  for (const ColumnHeading& heading : picture.layout.headings)
    taken.push_back({heading.at.x - 90, heading.at.y - 14, 180, 19});
  for (const RibbonPath& ribbon : picture.layout.ribbons) {
    const double flow = flow_on(picture.state, ribbon.edge);
    if (flow < label_from) continue;
    const std::string words = a_week(flow);
    for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
      const Point p = along(ribbon.middle, share);
      const Point at{std::round(p.x), std::round(p.y + style.size * 0.36)};
      const Rect box = picture.metrics.box(at, words, style).inset(-3);
      const bool is_free = box.y > picture.layout.map.y &&
                           std::none_of(taken.begin(), taken.end(), [&](const Rect& r) { return r.overlaps(box); });
      if (!is_free) continue;
      canvas.rectangle(box, Fill{Role::ground, 0.9}, 4);
      canvas.text(at, words, style);
      taken.push_back(box);
      break;
    }
  }
}

}  // namespace

std::vector<Dot> moving_dots(const PathwayPicture& picture, std::span<const Moving> moving) {
  std::vector<Dot> dots;
  for (const Moving& each : moving) {
    const std::vector<Point> way = picture.layout.way(each.edge);
    if (way.size() < 2) continue;
    double length = 0;
    for (std::size_t i = 1; i < way.size(); ++i) length += std::hypot(way[i].x - way[i - 1].x, way[i].y - way[i - 1].y);
    const double width = std::max(0.0, picture.layout.width(flow_on(picture.state, each.edge)) - dot_size);
    // A track of its own across the ribbon, from the move's number: spread evenly and always the same.
    const double track = std::fmod(each.nth * 0.6180339887498949, 1.0) - 0.5;
    const Role role = edge_role(picture.pathway[each.edge.from].colour);
    for (int child = 0; child < each.children; ++child) {
      const double share = each.progress - child * (dot_size + 1) / std::max(length, 1.0);
      if (share < 0) break;
      const Point p = along(way, share);
      const Point q = along(way, std::min(1.0, share + 0.01));
      const double step = std::max(1e-9, std::hypot(q.x - p.x, q.y - p.y));
      const double aside = step > 1e-6 ? track * width : 0;
      dots.push_back({{p.x - (q.y - p.y) / step * aside, p.y + (q.x - p.x) / step * aside}, role, each.overdue});
    }
  }
  return dots;
}

void draw_ribbons(Canvas& canvas, const PathwayPicture& picture) {
  canvas.rectangle(picture.layout.map, Fill{Role::ground});
  if (!picture.shown.ribbons) return;
  for (const RibbonPath& ribbon : picture.layout.ribbons) {
    const double flow = flow_on(picture.state, ribbon.edge);
    if (flow <= 0 || ribbon.middle.size() < 2) continue;
    const models::CompiledStage& from = picture.pathway[ribbon.edge.from];
    const models::CompiledStage& to = picture.pathway[ribbon.edge.to];
    const double width = std::min(ribbon.room, picture.layout.width(flow));
    canvas.begin({"flow-" + from.key + "-" + to.key, from.name + " to " + to.name, a_week(flow) + " children a week"});
    draw_band(canvas, ribbon.middle, width, Fill{fill_role(from.colour), 0.42});
    if (ribbon.arrow) draw_arrow(canvas, ribbon.middle, width, Fill{edge_role(from.colour), 0.8});
    canvas.end();
  }
}

void draw_dots(Canvas& canvas, std::span<const Dot> dots) {
  for (std::size_t i = 0; i < role_count; ++i) {
    std::vector<Point> plain;
    for (const Dot& dot : dots) {
      if (!dot.overdue && dot.role == static_cast<Role>(i)) plain.push_back(dot.at);
    }
    canvas.marks(Mark::disc, dot_size, plain, Fill{static_cast<Role>(i)});
  }
  std::vector<Point> late;
  for (const Dot& dot : dots) {
    if (dot.overdue) late.push_back(dot.at);
  }
  canvas.marks(Mark::diamond, dot_size + 2, late, Fill{Role::breach_dot});
}

void draw_cards(Canvas& canvas, const PathwayPicture& picture) {
  const bool compact = picture.layout.density == Density::compact;
  for (const ColumnHeading& heading : picture.layout.headings) {
    canvas.text(heading.at, heading.words, {compact ? 13.0 : 15.0, Weight::semibold, Align::middle, Role::ink_soft});
  }
  if (picture.shown.ribbons) draw_flow_numbers(canvas, picture);
  for (const CardPlace& place : picture.layout.cards) {
    draw_stage_card(canvas, {place, picture.pathway[place.stage], picture.state.stages[place.stage.index],
                             picture.layout.density, picture.metrics});
  }
  draw_pathway_legend(canvas, picture);
}

void draw_pathway(Canvas& canvas, const PathwayPicture& picture, std::span<const Moving> moving) {
  draw_ribbons(canvas, picture);
  if (picture.shown.moving) draw_dots(canvas, moving_dots(picture, moving));
  draw_cards(canvas, picture);
}

std::string describe_pathway(const PathwayPicture& picture) {
  std::string words;
  for (const CardPlace& place : picture.layout.cards) {
    const StageNow& now = picture.state.stages[place.stage.index];
    words += picture.pathway[place.stage].name + ": " + stage_words(now) + ". ";
  }
  if (!words.empty()) words.pop_back();
  return words;
}

}  // namespace viz
