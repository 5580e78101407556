// What a service costs, event by event: which head of cost each charge is for, and at what price.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "models/measures/ledger.hpp"
#include "models/practice/model.hpp"
#include "models/world/events.hpp"

namespace models {

/// The first instants of the years of a run after day 0: 1 April 2026, 2027, … when it begins on 1 April 2025. The last
/// is the horizon.
[[nodiscard]] std::vector<sim::Instant> year_ends(const Model& model);

/// What the prices of a year of a run, from 0, are multiplied by: one year's inflation and discounting for each whole
/// year since day 0, each as in force when its year begins.
[[nodiscard]] double price_factor(const Model& model, std::size_t year);

/// Charges the staff at work by role, engagement and share of full time; children by placement; hubs and constellations
/// by the week; proceedings that end and permanent workers who start by the piece.
class Charges {
 public:
  explicit Charges(const Model& model);

  /// The prices of a phase hold from now on. A role that it does not have keeps its price while its posts close.
  void put_in_force(sim::Instant at, const CompiledPhase& phase);
  /// So many hundredths of full time more, or fewer, at work.
  void at_work(sim::Instant at, RoleId role, Engagement engagement, int hundredths);
  /// So many children more, or fewer, in a stage; of no account unless it is a placement.
  void in_stage(sim::Instant at, StageId stage, std::int64_t children) {
    if (placements_[stage.index] != none) ledger_.add(at, placements_[stage.index], 100 * children);
  }
  void recruited() { ledger_.pay(recruitment_, recruitment_cost_); }
  void proceedings_ended() { ledger_.pay(proceedings_, proceedings_cost_); }

  void restart(sim::Instant at) { ledger_.restart(at); }
  void begin_year(sim::Instant at) { ledger_.begin_year(at); }
  [[nodiscard]] Accounts accounts(sim::Instant until) { return ledger_.accounts(until); }
  /// The same as it stands, while charging goes on.
  [[nodiscard]] Accounts standing(sim::Instant until) const { return Ledger(ledger_).accounts(until); }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Ledger ledger_;
  std::vector<std::array<std::size_t, 2>> staff_;  // head, by role and engagement
  std::vector<std::size_t> placements_;            // head, by stage
  std::size_t hubs_ = none, constellations_ = none, recruitment_ = none, proceedings_ = none;
  std::int64_t recruitment_cost_ = 0, proceedings_cost_ = 0;  // pence
};

}  // namespace models
