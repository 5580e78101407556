#include "viz/layout/ribbon_router.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace viz {
namespace {

constexpr double port_gap = 3;
constexpr int samples = 24;

// Appends a cubic curve that leaves and arrives along `out` and `in` (tangents in pixels).
void add_curve(std::vector<Point>& way, Point a, Point out, Point in, Point b) {
  const Point c1{a.x + out.x, a.y + out.y};
  const Point c2{b.x - in.x, b.y - in.y};
  for (int i = way.empty() ? 0 : 1; i <= samples; ++i) {
    const double t = static_cast<double>(i) / samples;
    const double u = 1 - t;
    const double wa = u * u * u, w1 = 3 * u * u * t, w2 = 3 * u * t * t, wb = t * t * t;
    way.push_back({wa * a.x + w1 * c1.x + w2 * c2.x + wb * b.x, wa * a.y + w1 * c1.y + w2 * c2.y + wb * b.y});
  }
}

void add_flat_curve(std::vector<Point>& way, Point a, Point b) {
  const double reach = std::max(18.0, (b.x - a.x) * 0.5);
  add_curve(way, a, {reach, 0}, {reach, 0}, b);
}

}  // namespace

std::vector<Point> straight_way(Rect from, Rect to) {
  std::vector<Point> way;
  const bool forward = to.x >= from.right();
  const bool backward = from.x >= to.right();
  if (forward) add_flat_curve(way, {from.right(), from.centre().y}, {to.x, to.centre().y});
  if (backward) add_curve(way, {from.x, from.centre().y}, {-30, 0}, {-30, 0}, {to.right(), to.centre().y});
  if (!forward && !backward) {
    add_curve(way, {from.right(), from.centre().y}, {26, 0}, {-26, 0}, {to.right(), to.centre().y});
  }
  return way;
}

RibbonRouter::RibbonRouter(const models::Pathway& pathway, std::span<const CardPlace> cards, Rect area)
    : pathway_(pathway), cards_(cards), area_(area) {
  for (const CardPlace& place : cards) {
    taken_[column(place.stage)].emplace_back(place.card.y - 4, place.under.bottom() + 1);
  }
}

int RibbonRouter::column(models::StageId stage) const { return pathway_[stage].column; }

const CardPlace& RibbonRouter::card(models::StageId stage) const {
  return *std::find_if(cards_.begin(), cards_.end(), [&](const CardPlace& place) { return place.stage == stage; });
}

RibbonRouter::Kind RibbonRouter::kind(Edge edge) const {
  const int step = column(edge.to) - column(edge.from);
  return step > 0 ? Kind::forward : step < 0 ? Kind::back : Kind::within;
}

double RibbonRouter::scale(std::span<const Flow> flows, double wished) const {
  double fit = wished;
  for (const CardPlace& place : cards_) {
    for (const bool leaving : {true, false}) {
      double flow = 0;
      int count = 0;
      for (const Flow& each : flows) {
        if ((leaving ? each.edge.from : each.edge.to) != place.stage || kind(each.edge) != Kind::forward) continue;
        flow += each.a_week;
        ++count;
      }
      const double room = place.card.height * 0.8 - count * (port_gap + thinnest_ribbon);
      if (flow > 0) fit = std::min(fit, std::max(room, 8.0) / flow);
    }
  }
  return fit;
}

// The middle of each forward flow's port on its card's edge, stacked in order of the height of the other end.
std::vector<double> RibbonRouter::ports(std::span<const Flow> flows, bool leaving, double scale) const {
  std::vector<double> middle(flows.size());
  for (const CardPlace& place : cards_) {
    std::vector<std::size_t> here;
    double total = 0;
    for (std::size_t i = 0; i < flows.size(); ++i) {
      const bool mine = (leaving ? flows[i].edge.from : flows[i].edge.to) == place.stage;
      if (!mine || kind(flows[i].edge) != Kind::forward) continue;
      here.push_back(i);
      total += std::max(thinnest_ribbon, flows[i].a_week * scale) + port_gap;
    }
    const auto height = [&](std::size_t i) {
      return card(leaving ? flows[i].edge.to : flows[i].edge.from).card.centre().y;
    };
    const auto distance = [&](std::size_t i) {
      return std::abs(column(flows[i].edge.to) - column(flows[i].edge.from));
    };
    std::stable_sort(here.begin(), here.end(), [&](std::size_t a, std::size_t b) {
      return height(a) != height(b) ? height(a) < height(b) : distance(a) > distance(b);
    });
    double y = place.card.centre().y - (total - port_gap) / 2;
    for (const std::size_t i : here) {
      const double width = std::max(thinnest_ribbon, flows[i].a_week * scale);
      middle[i] = y + width / 2;
      y += width + port_gap;
    }
  }
  return middle;
}

// A free height to pass a column, as near as can be to the one wished for.
double RibbonRouter::lane(int between, double wished, double width) {
  std::vector<std::pair<double, double>>& taken = taken_[between];
  const double half = width / 2 + 2;
  const auto is_free = [&](double y) {
    if (y - half < area_.y - 8 || y + half > area_.bottom() + 4) return false;
    return std::none_of(taken.begin(), taken.end(),
                        [&](const auto& stretch) { return y + half > stretch.first && y - half < stretch.second; });
  };
  double found = wished;
  for (double off = 0; off < area_.height; off += 1) {
    if (is_free(wished - off))
      found = wished - off;
    else if (is_free(wished + off))
      found = wished + off;
    else
      continue;
    break;
  }
  taken.emplace_back(found - half, found + half);
  return found;
}

bool RibbonRouter::meets_a_card(std::span<const Point> way, Edge edge, double width) const {
  const double half = width / 2 + 5;
  return std::any_of(cards_.begin(), cards_.end(), [&](const CardPlace& place) {
    if (place.stage == edge.from || place.stage == edge.to) return false;
    const Rect near{place.card.x - 6, place.card.y - half, place.card.width + 12,
                    place.under.bottom() - place.card.y + 2 * half};
    return std::any_of(way.begin(), way.end(), [&](Point p) { return near.contains(p); });
  });
}

bool RibbonRouter::crosses_a_card(std::span<const Point> way, Edge edge) const {
  return std::any_of(cards_.begin(), cards_.end(), [&](const CardPlace& place) {
    return place.stage != edge.from && place.stage != edge.to &&
           std::any_of(way.begin(), way.end(), [&](Point p) { return place.card.contains(p); });
  });
}

// Straight over where nothing stands in between; else through a gap of each column on the way.
std::vector<Point> RibbonRouter::forward(const Flow& flow, const Ends& ends, double width) {
  std::vector<Point> way;
  add_flat_curve(way, ends.out, ends.in);
  if (!meets_a_card(way, flow.edge, width)) return way;
  way.clear();
  Point at = ends.out;
  for (int between = column(flow.edge.from) + 1; between < column(flow.edge.to); ++between) {
    const auto stands = std::find_if(cards_.begin(), cards_.end(),
                                     [&](const CardPlace& place) { return column(place.stage) == between; });
    if (stands == cards_.end()) continue;
    const Rect& there = stands->card;
    const double share = (there.centre().x - at.x) / (ends.in.x - at.x);
    const double y = lane(between, at.y + (ends.in.y - at.y) * share, width);
    add_flat_curve(way, at, {there.x + there.width * 0.16, y});
    way.push_back({there.right() - there.width * 0.16, y});
    at = way.back();
  }
  add_flat_curve(way, at, ends.in);
  return way;
}

// To the column before: through the gutter, below the ports of the forward ribbons. Further back: over or under.
std::vector<Point> RibbonRouter::back(const Flow& flow) {
  const Rect& from = card(flow.edge.from).card;
  const CardPlace& target = card(flow.edge.to);
  const Rect& to = target.card;
  const int nth_out = returns_[flow.edge.from.index]++;
  const int nth_in = returns_[flow.edge.to.index]++;
  std::vector<Point> way;
  if (from.x - to.right() < from.width) {
    const double reach = (from.x - to.right()) * 0.6;
    add_curve(way, {from.x, from.bottom() - 7 - 8 * (nth_out % 3)}, {-reach, 0}, {-reach, 0},
              {to.right() + 1, to.bottom() - 7 - 8 * (nth_in % 3)});
    return way;
  }
  const double out_x = from.x + 14 + 9 * (nth_out % 4);
  const double in_x = to.right() - 16 - 9 * (nth_in % 4);
  const bool above = to.centre().y <= from.centre().y;
  const Point out{out_x, above && to.centre().y < from.centre().y - 8 ? from.y : card(flow.edge.from).under.bottom()};
  const Point in{in_x, above ? target.under.bottom() + 1 : to.y - 1};
  const double reach = std::max(26.0, std::abs(in.y - out.y) * 0.5);
  const double leave = out.y > from.y ? reach : -reach;
  add_curve(way, out, {0, leave}, {0, above ? -reach : reach}, in);
  return way;
}

std::vector<Point> RibbonRouter::within(const Flow& flow) {
  const CardPlace& from = card(flow.edge.from);
  const CardPlace& to = card(flow.edge.to);
  const bool down = to.card.y > from.card.y;
  const bool neighbours = std::none_of(cards_.begin(), cards_.end(), [&](const CardPlace& place) {
    return column(place.stage) == column(flow.edge.from) && place.card.y > std::min(from.card.y, to.card.y) &&
           place.card.y < std::max(from.card.y, to.card.y);
  });
  std::vector<Point> way;
  if (neighbours) {
    const double x = from.card.x + from.card.width * (down ? 0.36 : 0.62);
    const Point out{x, down ? from.under.bottom() : from.card.y};
    const Point in{x, down ? to.card.y - 1 : to.under.bottom()};
    add_curve(way, out, {0, (in.y - out.y) / 3}, {0, (in.y - out.y) / 3}, in);
    return way;
  }
  const double bulge = down ? 20 : 14;
  const Point out{from.card.right(), from.card.y + from.card.height * (down ? 0.88 : 0.12)};
  const Point in{to.card.right() + 1, to.card.y + to.card.height * (down ? 0.12 : 0.88)};
  add_curve(way, out, {bulge * 1.4, 0}, {0, (in.y - out.y) * 0.3}, {out.x + bulge, (out.y + in.y) / 2});
  add_curve(way, way.back(), {0, (in.y - out.y) * 0.3}, {-bulge * 1.4, 0}, in);
  return way;
}

std::vector<RibbonPath> RibbonRouter::route(std::span<const Flow> flows, double scale) {
  const std::vector<double> out = ports(flows, true, scale);
  const std::vector<double> in = ports(flows, false, scale);
  // Wide ribbons choose their lanes first.
  std::vector<std::size_t> order(flows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return flows[a].a_week > flows[b].a_week; });
  std::vector<RibbonPath> paths;
  for (const std::size_t i : order) {
    const double width = std::max(thinnest_ribbon, flows[i].a_week * scale);
    const Kind way = kind(flows[i].edge);
    RibbonPath path{flows[i].edge, {}, width, way != Kind::forward};
    const Ends ends{{card(flows[i].edge.from).card.right(), out[i]}, {card(flows[i].edge.to).card.x, in[i]}};
    if (way == Kind::forward) path.middle = forward(flows[i], ends, width);
    if (way == Kind::forward && crosses_a_card(path.middle, flows[i].edge)) continue;  // found no lane
    if (way == Kind::back) path.middle = back(flows[i]);
    if (way == Kind::within) path.middle = within(flows[i]);
    paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace viz
