#include "viz/layout/pathway_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "viz/layout/ribbon_router.hpp"
#include "viz/layout/text_lines.hpp"

namespace viz {
namespace {

constexpr double widest_flow = 0.46;  // pixels for one child a week, where there is room

// The measures of a card in the two densities.
struct CardSize {
  double gutter;  // at least, between columns
  double width;   // at most
  double height;  // at most
  double under;   // the line below
  double title;   // size of the title's text
  double padding;
};

CardSize card_size(Density density) {
  if (density == Density::compact) return {28, 150, 66, 16, 12, 8};
  return {52, 190, 128, 18, 13, 10};
}

struct Grid {
  std::map<int, double> centre;          // of a column, by its number
  std::map<int, std::vector<int>> rows;  // taken rows, by column
  int deepest = 0;                       // highest row of all
  double card_width = 0;
  double card_height = 0;
};

Grid grid_of(const models::Pathway& pathway, Rect area, const CardSize& size) {
  Grid grid;
  for (const models::CompiledStage& stage : pathway.stages()) {
    if (stage.drawn) grid.rows[stage.column].push_back(stage.row);
    if (stage.drawn) grid.deepest = std::max(grid.deepest, stage.row);
  }
  const double pitch = area.width / static_cast<double>(std::max<std::size_t>(1, grid.rows.size()));
  double x = area.x + pitch / 2;
  std::size_t most = 1;
  for (auto& [column, rows] : grid.rows) {
    std::sort(rows.begin(), rows.end());
    grid.centre[column] = std::round(x);
    x += pitch;
    most = std::max(most, rows.size());
  }
  grid.card_width = std::floor(std::min(size.width, pitch - size.gutter));
  const double spacing = size.under + (size.height < 100 ? 5 : 12);
  grid.card_height = std::floor(std::min(size.height, area.height / static_cast<double>(most) - spacing));
  return grid;
}

// A column that begins at the top fills the height; one that does not stands on the grid of the tallest column.
double centre_y(const Grid& grid, const models::CompiledStage& stage, Rect area, double under) {
  const std::vector<int>& rows = grid.rows.at(stage.column);
  const int depth = rows.front() == 0 ? rows.back() : grid.deepest;
  const double usable = area.height - grid.card_height - under;
  if (depth == 0) return area.y + grid.card_height / 2 + usable / 2;
  return area.y + grid.card_height / 2 + usable * stage.row / depth;
}

std::vector<CardPlace> place_cards(const models::Pathway& pathway, Rect area, Density density,
                                   const FontMetrics& metrics) {
  const CardSize size = card_size(density);
  const Grid grid = grid_of(pathway, area, size);
  std::vector<CardPlace> cards;
  for (std::size_t i = 0; i < pathway.stages().size(); ++i) {
    const models::CompiledStage& stage = pathway.stages()[i];
    if (!stage.drawn) continue;
    const double y = centre_y(grid, stage, area, size.under);
    const Rect card{std::round(grid.centre.at(stage.column) - grid.card_width / 2),
                    std::round(y - grid.card_height / 2), grid.card_width, grid.card_height};
    const TextStyle style{size.title, Weight::semibold};
    cards.push_back({models::StageId{static_cast<std::uint8_t>(i)}, card,
                     Rect{card.x, card.bottom(), card.width, size.under},
                     broken(stage.name, style, card.width - 2 * size.padding, 2, metrics)});
  }
  return cards;
}

std::vector<ColumnHeading> place_headings(const models::Pathway& pathway, const std::vector<CardPlace>& cards,
                                          double y) {
  std::map<std::string, std::pair<double, double>> spans;
  std::vector<std::string> order;
  for (const CardPlace& place : cards) {
    const std::string words = column_heading(pathway[place.stage].column);
    const double x = place.card.centre().x;
    const auto [span, is_new] = spans.try_emplace(words, x, x);
    if (is_new) order.push_back(words);
    span->second = {std::min(span->second.first, x), std::max(span->second.second, x)};
  }
  std::vector<ColumnHeading> headings;
  for (const std::string& words : order) {
    const auto [left, right] = spans.at(words);
    headings.push_back({words, {std::round((left + right) / 2), y}});
  }
  return headings;
}

// A way over several columns needs more to be worth its ribbon: it crosses others.
double least_flow(const models::Pathway& pathway, Edge edge) {
  const int step = std::abs(pathway[edge.to].column - pathway[edge.from].column);
  return step <= 1 ? least_ribbon_flow : least_long_ribbon_flow;
}

}  // namespace

Density density_for(Rect map) { return map.height < 560 || map.width < 1500 ? Density::compact : Density::full; }

std::string column_heading(int column) {
  static const std::array<std::string, 8> words = {
      "Contact", "Screening", "Assessment", "Planning", "Edge of care and court", "Care", "Care", "Permanence"};
  return column >= 0 && column < static_cast<int>(words.size()) ? words[static_cast<std::size_t>(column)]
                                                                : "Further stages";
}

PathwayLayout lay_out(const models::Pathway& pathway, std::span<const Flow> peaks, Rect map,
                      const FontMetrics& metrics) {
  PathwayLayout layout;
  layout.map = map;
  layout.density = density_for(map);
  const bool compact = layout.density == Density::compact;
  const double heading = compact ? 30 : 40;
  const double legend = compact ? 50 : 56;
  layout.legend = {map.x + 12, map.bottom() - legend, map.width - 24, legend};
  const Rect area{map.x + 6, map.y + heading, map.width - 12, map.height - heading - legend - 4};
  layout.cards = place_cards(pathway, area, layout.density, metrics);
  layout.headings = place_headings(pathway, layout.cards, map.y + (compact ? 19 : 25));

  std::vector<Flow> shown;
  for (const Flow& flow : peaks) {
    const bool drawn = layout.card(flow.edge.from) != nullptr && layout.card(flow.edge.to) != nullptr;
    if (drawn && flow.edge.from != flow.edge.to && flow.a_week >= least_flow(pathway, flow.edge)) shown.push_back(flow);
  }
  RibbonRouter router(pathway, layout.cards, area);
  layout.scale = router.scale(shown, widest_flow);
  layout.ribbons = router.route(shown, layout.scale);
  return layout;
}

const CardPlace* PathwayLayout::card(models::StageId stage) const {
  const auto found =
      std::find_if(cards.begin(), cards.end(), [&](const CardPlace& place) { return place.stage == stage; });
  return found == cards.end() ? nullptr : &*found;
}

std::vector<Point> PathwayLayout::way(Edge edge) const {
  for (const RibbonPath& ribbon : ribbons) {
    if (ribbon.edge == edge) return ribbon.middle;
  }
  const CardPlace* from = card(edge.from);
  const CardPlace* to = card(edge.to);
  if (from == nullptr || to == nullptr || from == to) return {};
  return straight_way(from->card, to->card);
}

double PathwayLayout::width(double a_week) const { return std::max(thinnest_ribbon, a_week * scale); }

Point along(std::span<const Point> way, double share) {
  if (way.empty()) return {};
  double total = 0;
  for (std::size_t i = 1; i < way.size(); ++i) total += std::hypot(way[i].x - way[i - 1].x, way[i].y - way[i - 1].y);
  double left = std::clamp(share, 0.0, 1.0) * total;
  for (std::size_t i = 1; i < way.size(); ++i) {
    const double step = std::hypot(way[i].x - way[i - 1].x, way[i].y - way[i - 1].y);
    if (left <= step && step > 0) {
      const double part = left / step;
      return {way[i - 1].x + (way[i].x - way[i - 1].x) * part, way[i - 1].y + (way[i].y - way[i - 1].y) * part};
    }
    left -= step;
  }
  return way.back();
}

}  // namespace viz
