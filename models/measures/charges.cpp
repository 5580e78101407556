#include "models/measures/charges.hpp"

#include <algorithm>
#include <cmath>

namespace models {
namespace {

std::int64_t hundredths(double number) { return std::llround(100 * number); }

sim::Instant day_of_year(const Model& model, std::size_t year) {
  const sim::Date start = model.scenario->start;
  const bool leap_day = start.month == 2 && start.day == 29;
  return model.calendar.start_of({start.year + static_cast<int>(year), start.month, leap_day ? 28 : start.day});
}

const Settings& in_force(const Model& model, sim::Instant at) {
  const Settings* settings = model.phases.front().settings;
  for (const CompiledPhase& phase : model.phases)
    if (phase.from <= at) settings = phase.settings;
  return *settings;
}

}  // namespace

std::vector<sim::Instant> year_ends(const Model& model) {
  std::vector<sim::Instant> ends;
  for (std::size_t year = 1; ends.empty() || ends.back() < model.end; ++year)
    ends.push_back(std::min(model.end, day_of_year(model, year)));
  return ends;
}

double price_factor(const Model& model, std::size_t year) {
  double factor = 1;
  for (std::size_t y = 1; y <= year; ++y) {
    const Costs& costs = in_force(model, day_of_year(model, y)).costs;
    factor *= (1 + (*costs.inflation).value) / (1 + (*costs.discounting).value);
  }
  return factor;
}

Charges::Charges(const Model& model) : ledger_(model.base.from) {
  for (const std::string& role : model.roles)
    staff_.push_back({ledger_.open({CostKind::staff, role + ", employees"}, 0),
                      ledger_.open({CostKind::staff, role + ", agency"}, 0)});
  for (const CompiledStage& stage : model.pathway.stages()) {
    const bool placement = stage.kind == StageKind::placement;
    placements_.push_back(placement ? ledger_.open({CostKind::placement, stage.key}, 0) : none);
  }
  hubs_ = ledger_.open({CostKind::running, "hubs"}, 0);
  constellations_ = ledger_.open({CostKind::running, "constellations"}, 0);
  recruitment_ = ledger_.open({CostKind::recruitment, "permanent workers"}, 0);
  proceedings_ = ledger_.open({CostKind::proceedings, "care proceedings"}, 0);
  put_in_force(model.base.from, model.base);
}

void Charges::put_in_force(sim::Instant at, const CompiledPhase& phase) {
  for (std::size_t r = 0; r < staff_.size(); ++r) {
    const Role* role = phase.roles[r];
    if (role == nullptr) continue;
    ledger_.set_price(at, staff_[r][0], pence((*role->weekly_cost).value));
    ledger_.set_price(at, staff_[r][1], pence((*role->agency_cost).value));
  }
  for (std::size_t s = 0; s < placements_.size(); ++s)
    if (const Placement* p = phase.stages[s].placement; p != nullptr && placements_[s] != none)
      ledger_.set_price(at, placements_[s], pence((*p->price).value));
  const Settings& s = *phase.settings;
  ledger_.set_price(at, hubs_, pence((*s.hub.running).value));
  ledger_.set(at, hubs_, hundredths((*s.hub.hubs).value));
  ledger_.set_price(at, constellations_, pence((*s.constellation.running).value));
  ledger_.set(at, constellations_, hundredths((*s.constellation.constellations).value));
  recruitment_cost_ = pence((*s.costs.recruitment).value);
  proceedings_cost_ = pence((*s.court.cost).value);
}

void Charges::at_work(sim::Instant at, RoleId role, Engagement engagement, int hundredths) {
  ledger_.add(at, staff_[role.index][static_cast<std::size_t>(engagement)], hundredths);
}

}  // namespace models
