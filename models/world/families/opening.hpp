// The opening stock: who is there at the first instant of the run, with ages, needs and a history.
//
// What is known of the stock is how many children are in each stage. The rest is put together from the settings alone:
// - kind of involvement: in proportion to how many of each kind come and how likely they are read as in need of the
//   stage, among the kinds that its ways lead to;
// - level of need: about the middle of the readings that lead to the stage; of children in care, between those that
//   bring them there and those that let them go home; of the closed, of those that close;
// - the part of the stay gone by: a stay is met the likelier the longer it is, and any moment of it is as likely;
// - what went before: the shortest way from the first contact to the stage.
// A run without a lead-in begins from this; with one, the base practice then gives everybody the rest.
#pragma once

#include <memory>
#include <vector>

#include "models/world/families/approach.hpp"

namespace models {

/// Fills the stages, one after another. Each family has its luck from Purpose::stock by its own name, and its name from
/// the place of its stage among those that have a stock: a stage that has more leaves the others as they are.
class Opening {
 public:
  explicit Opening(World& world);

  /// So many children, to within one family. Throws sim::RunawayError above four million families.
  void fill(std::uint32_t place, StageId stage, double children);

 private:
  // Each makes one family, starts its way and gives its children.
  double family_at_home(FamilyId id, StageId stage, sim::Stream& stream);  // stock.cpp
  double closed_family(FamilyId id, sim::Stream& stream);
  double child_in_care(FamilyId id, StageId stage, sim::Stream& stream);  // stock_in_care.cpp
  double child_alone(FamilyId id, StageId stage, sim::Stream& stream);
  double care_leaver(FamilyId id, StageId stage, sim::Stream& stream);

  // What a family is like, and what it has behind it (stock.cpp).
  [[nodiscard]] std::uint8_t draw_kind(FamilyId id, const Approach& approach, std::uint16_t reached_by);
  void set_level(Family& family, double level);
  void set_history(Family& family, const Approach& approach, sim::Span since);
  void meet_adult_needs(Family& family, sim::Span on_plans);
  double start_casework(const std::shared_ptr<Family>& family, StageId stage, sim::Span so_far);
  void count_closing();
  [[nodiscard]] double level_when_closed(StageId from, double u) const;
  [[nodiscard]] sim::Span closed_for(double level, double u) const;

  // What has gone by of a stay (stay_under_way.cpp).
  sim::Span gone_by(const std::shared_ptr<Family>& family, StageId stage, sim::Stream& stream);
  sim::Span stay_under_way(const std::shared_ptr<Family>& family, int child, StageId stage, sim::Stream& stream);
  [[nodiscard]] sim::Span longest(StageId stage) const;

  // Children in care (stock_in_care.cpp).
  void count_unaccompanied();
  [[nodiscard]] std::vector<double> weights_of_children_alone() const;
  void count_proceedings();
  [[nodiscard]] double years_until_eighteen(std::size_t band) const;
  [[nodiscard]] double preference(StageId stage, std::size_t band) const;
  void set_level_in_care(Family& family, sim::Stream& stream);
  void set_child(Family& family, StageId stage, double age, double years);
  double start_in_care(const std::shared_ptr<Family>& family, StageId stage, double age, double years,
                       bool in_proceedings = false);

  [[nodiscard]] const Settings& settings() const { return world_.settings(); }
  [[nodiscard]] const std::vector<const Involvement*>& kinds() const { return world_.phase().involvements; }

  World& world_;
  Approaches approaches_;
  std::vector<double> closing_;      // by stage: children of its stock whose cases close from it, a day
  int alone_ = -1;                   // the kind of those who come alone
  std::vector<double> years_alone_;  // in care, of those who come in each age band, times their share
  double in_care_ = 0;               // children, as stated
  double alone_in_care_ = 0;         // share of them
  std::vector<double> alone_in_;     // by stage: how many of its children
  double in_proceedings_ = 0;        // share of those to whom it can apply
};

}  // namespace models
