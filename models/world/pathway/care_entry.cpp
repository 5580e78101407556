// How children come from a family's case into care.
#include "models/world/pathway/episode.hpp"
#include "models/world/workforce/allocation.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr double proceedings_before = 16;  // as care.proceedings_after_entry says

bool is_adolescent(const Family& family, sim::Instant now) {
  for (int i = 0; i < family.children; ++i) {
    const double age = family.age(i, now);
    if ((family.away >> i & 1) == 0 && age >= adolescent_from && age < adult_from) return true;
  }
  return false;
}

bool has_room_on_the_edge(const World& world, const Case& self) {
  if (world.stage(self.stage).kind == StageKind::edge_of_care || self.family->alone) return false;
  const bool room = world.edge_of_care.free(self.children) || world.hub.free(self.children);
  return room && is_adolescent(*self.family, world.now());
}

CareRoute route_from(StageKind kind, const Family& family) {
  if (family.alone) return CareRoute::unaccompanied;
  const bool at_once = kind == StageKind::screening || kind == StageKind::enquiry;
  return at_once ? CareRoute::police_protection : CareRoute::voluntary;
}

// The child's own case begins; what is told of the family's is as it was before.
void take_child(World& world, Case& self, int i, CareEntry entry, StageId wanted) {
  Family& family = *self.family;
  entry.from = self.stage;
  entry.held = self.worker != nullptr;
  if (self.worker != nullptr) entry.post = self.worker->post;
  entry.waiting = self.seeks != Seeks::nobody && self.waits_for != WaitFor::transfer;
  family.away |= static_cast<std::uint8_t>(1U << i);
  change_children(world, self, -1);
  if (family.on_plan > 0) end_plan(world, family, 1);
  world.start(looked_after(world, self.family, i + 1, entry, wanted, {}),
              family.subject() + static_cast<std::uint64_t>(i) + 1, rank_cases);
}

// The first child who is at home comes into care, each further one by a number of its own. Returns, by bit, those for
// whom a court is to decide: those below an age.
std::uint8_t take(World& world, Case& self, CareRoute route, StageId wanted, double court_below) {
  Family& family = *self.family;
  const double further = (*world.settings().care.child_removed).value;
  double chance = 1;
  std::uint8_t for_the_court = 0;
  for (int i = 0; i < family.children && self.children > 0; ++i) {
    const double age = family.age(i, world.now());
    if ((family.away >> i & 1) != 0 || age >= adult_from) continue;
    sim::Stream stream = world.luck.of(family.subject(), Purpose::siblings, static_cast<std::uint32_t>(i));
    if (!sim::bernoulli(stream, chance)) continue;
    chance = further;
    CareEntry entry;
    entry.route = route;
    entry.in_proceedings = age < court_below;
    if (entry.in_proceedings) for_the_court |= static_cast<std::uint8_t>(1U << i);
    take_child(world, self, i, entry, wanted);
  }
  return for_the_court;
}

}  // namespace

void take_into_care(World& world, Case& self, CareRoute route, StageId wanted) {
  take(world, self, route, wanted, route == CareRoute::interim_order ? adult_from : 0);
}

void go_towards_care(World& world, Case& self, Episode& episode) {
  const Pathway& pathway = world.model.pathway;
  if (has_room_on_the_edge(world, self)) {
    episode.next = pathway.first(StageKind::edge_of_care);
    return;
  }
  Family& family = *self.family;
  const double luck = family.next(world.luck, Purpose::order).uniform();
  const bool court = !family.alone && luck < (*world.settings().care.proceedings_after_entry).value;
  const CareRoute route = route_from(world.stage(self.stage).kind, family);
  const std::uint8_t children = take(world, self, route, episode.next, court ? proceedings_before : 0);
  if (children != 0) world.start(proceedings_beside(world, self.family, children), family.subject(), rank_cases);
  episode.next = self.children > 0 ? pathway.first(StageKind::plan) : pathway.closed();
}

}  // namespace models
