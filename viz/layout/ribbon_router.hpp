// Ways for ribbons: stacked ports on the edges of the cards, lanes through the gaps of the columns between.
#pragma once

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "viz/layout/pathway_layout.hpp"

namespace viz {

/// Routes every ribbon of one picture. Forward ribbons leave on the right and arrive on the left; those that run back,
/// or stay in a column, carry an arrow head. A forward ribbon for which the columns between have no lane left is not
/// drawn: what takes it is still seen moving.
class RibbonRouter {
 public:
  RibbonRouter(const models::Pathway& pathway, std::span<const CardPlace> cards, Rect area);

  /// Pixels for one child a week: `wished`, or less when the fullest edge of a card would not hold its ribbons.
  [[nodiscard]] double scale(std::span<const Flow> flows, double wished) const;
  [[nodiscard]] std::vector<RibbonPath> route(std::span<const Flow> flows, double scale);

 private:
  enum class Kind { forward, back, within };
  struct Ends {
    Point out;
    Point in;
  };

  [[nodiscard]] Kind kind(Edge edge) const;
  [[nodiscard]] const CardPlace& card(models::StageId stage) const;
  [[nodiscard]] int column(models::StageId stage) const;
  [[nodiscard]] std::vector<double> ports(std::span<const Flow> flows, bool leaving, double scale) const;
  [[nodiscard]] std::vector<Point> forward(const Flow& flow, const Ends& ends, double width);
  [[nodiscard]] std::vector<Point> back(const Flow& flow);
  [[nodiscard]] std::vector<Point> within(const Flow& flow);
  [[nodiscard]] double lane(int between, double wished, double width);
  [[nodiscard]] bool crosses_a_card(std::span<const Point> way, Edge edge) const;
  [[nodiscard]] bool meets_a_card(std::span<const Point> way, Edge edge, double width) const;

  const models::Pathway& pathway_;
  std::span<const CardPlace> cards_;
  Rect area_;
  std::map<int, std::vector<std::pair<double, double>>> taken_;  // by column: stretches of y with a card or a lane
  std::map<int, int> returns_;                                   // by stage: ways that run back from it or to it so far
};

/// A plain way between two cards, for the few who take it without a ribbon.
[[nodiscard]] std::vector<Point> straight_way(Rect from, Rect to);

}  // namespace viz
