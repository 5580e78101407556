// The front door: a contact is decided and a referral screened, at a desk with so many people and in working hours.
// What takes no effort is decided at once, at any hour.
#include "models/world/pathway/episode.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr sim::Span twelve_months{365 * 1440};

void note_referral(World& world, Case& self, Episode& episode) {
  Family& family = *self.family;
  const bool again = family.referred_before && world.now() - family.last_referral <= twelve_months;
  family.referred_before = true;
  family.last_referral = episode.referred = world.now();
  family.level_at_referral = family.level.value();
  world.tell(Referred{family.id, children_of(self), again});
}

double effort_of(const World& world, bool contact) {
  const FrontDoor& front_door = world.settings().front_door;
  return contact ? (*front_door.contact).value : (*front_door.screening).value;
}

}  // namespace

sim::Process at_the_desk(World& world, Case& self, Episode& episode) {
  const bool contact = world.stage(self.stage).kind == StageKind::contact;
  const double u = self.family->next(world.luck, Purpose::desk_effort).uniform();
  if (effort_of(world, contact) > 0) {
    if (!world.calendar().is_working_time(world.now()))
      co_await world.simulation.until(world.calendar().next_working_morning(world.now()));
    sim::Lease desk = co_await world.desk.acquire(1, contact ? 1 : 0);
    const double mean = effort_of(world, contact);  // as it is when somebody takes it up
    const double variation = (*world.settings().front_door.variation).value;
    const sim::Hours effort{mean > 0 ? sim::lognormal(u, mean, variation) : 0};
    co_await world.simulation.until(world.calendar().add_working_time(world.now(), to_span(effort)));
    desk.release();
  }
  episode.next = world.way_out(self, world.reading(self, false));
  if (world.stage(episode.next).kind == StageKind::screening) note_referral(world, self, episode);
}

}  // namespace models
