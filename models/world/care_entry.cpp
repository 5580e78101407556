// How children come from a family's case into care.
#include <algorithm>

#include "models/world/episode.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr double adolescent_from = 12, adult_from = 18;

bool is_adolescent(const Family& family, sim::Instant now) {
  for (int i = 0; i < family.children; ++i) {
    const double age = family.age(i, now);
    if ((family.away >> i & 1) == 0 && age >= adolescent_from && age < adult_from) return true;
  }
  return false;
}

bool has_room_on_the_edge(const World& world, const Case& self) {
  if (world.stage(self.stage).kind == StageKind::edge_of_care || self.family->unaccompanied) return false;
  const bool room = world.edge_of_care.free(self.children) || world.hub.free(self.children);
  return room && is_adolescent(*self.family, world.now());
}

CareRoute route_from(StageKind kind, const Family& family) {
  if (family.unaccompanied) return CareRoute::unaccompanied;
  const bool at_once = kind == StageKind::screening || kind == StageKind::enquiry;
  return at_once ? CareRoute::police_protection : CareRoute::voluntary;
}

}  // namespace

void take_into_care(World& world, Case& self, CareRoute route, StageId wanted) {
  Family& family = *self.family;
  const double further = (*world.settings().care.child_removed).value;
  bool first = true;
  for (int i = 0; i < family.children && self.children > 0; ++i) {
    if ((family.away >> i & 1) != 0 || family.age(i, world.now()) >= adult_from) continue;
    sim::Stream stream = world.luck.of(family.subject(), Purpose::siblings, static_cast<std::uint32_t>(i));
    if (!sim::bernoulli(stream, first ? 1 : further)) continue;
    first = false;
    family.away |= static_cast<std::uint8_t>(1U << i);
    --self.children;
    if (self.worker != nullptr) --self.worker->children;
    const CareEntry entry{route, self.stage, self.worker != nullptr ? self.worker->post : PostId{},
                          self.worker != nullptr, self.waiting};
    world.start(looked_after(world, self.family, i + 1, entry, wanted, {}),
                family.subject() + static_cast<std::uint64_t>(i) + 1, rank_cases);
  }
}

void go_towards_care(World& world, Case& self, Episode& episode) {
  const Pathway& pathway = world.model.pathway;
  if (has_room_on_the_edge(world, self)) {
    episode.next = pathway.first(StageKind::edge_of_care);
    return;
  }
  Family& family = *self.family;
  const bool young = !is_adolescent(family, world.now());
  const int before = self.children;
  take_into_care(world, self, route_from(world.stage(self.stage).kind, family), episode.next);
  const double chance = (*world.settings().care.proceedings_after_entry).value;
  const bool court =
      !family.unaccompanied && young && sim::bernoulli(family.next(world.luck, Purpose::order).uniform(), chance);
  if (court) {
    const int children = std::max(1, before - self.children);
    world.start(proceedings_beside(world, self.family, children), family.subject(), rank_cases);
  }
  episode.next = self.children > 0 ? pathway.first(StageKind::plan) : pathway.closed();
}

}  // namespace models
