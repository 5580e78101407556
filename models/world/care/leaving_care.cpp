#include "models/world/care/leaving_care.hpp"

#include <algorithm>

namespace models {
namespace {

// Section 23CZB of the Children Act 1989 (from 2018): advice and support until the age of 25.
constexpr sim::Years served_until{25};

// When a stay that is to last so long ends.
sim::Instant end_of(const World& world, const Case& self, sim::Span stay) {
  const sim::Instant latest = self.family->born[self.id.child - 1U] + to_span(served_until);
  return std::clamp(world.now() + stay, world.now(), std::max(world.now(), latest));
}

}  // namespace

sim::Process in_leaving_care(World& world, Case& self) {
  world.enter(self, world.model.pathway.first(StageKind::leaving_care));
  co_await world.simulation.until(end_of(world, self, world.stay(self)));
}

// One who was there when the run began.
sim::Process leaving_care(World& world, std::shared_ptr<Family> family, sim::Span left) {
  Case self(world, family, 1);
  self.children = 1;
  self.own_level = family->level;
  world.enter(self, world.model.pathway.first(StageKind::leaving_care));
  co_await world.simulation.until(end_of(world, self, left));
  world.enter(self, world.model.pathway.closed());
}

}  // namespace models
