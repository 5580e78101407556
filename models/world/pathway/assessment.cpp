// From assessment to conference: a stay ends when its work is done, and not before its usual time.
#include <algorithm>

#include "models/world/pathway/episode.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

std::int16_t working_days_since(const World& world, sim::Instant from) {
  return static_cast<std::int16_t>(std::clamp(world.calendar().working_days_between(from, world.now()), 0, 32000));
}

// An assessment begun for a referral is authorised, if none was in this episode.
void authorise(World& world, Case& self, Episode& episode) {
  if (!episode.assessed)
    world.tell(Assessed{self.family->id, children_of(self), working_days_since(world, episode.referred), false});
  episode.assessed = true;
}

}  // namespace

sim::Process under_assessment(World& world, Case& self, Episode& episode) {
  // Ended a little before its limit where it would run over, as far as managers watch the date.
  const double watched = (*world.rules(self.stage).stage->held_to_limit).value;
  const bool held = sim::bernoulli(self.family->next(world.luck, Purpose::held_to_limit).uniform(), watched);
  const sim::Instant latest = self.limited && held ? self.due - to_span(sim::Days{2}) : sim::Instant::never();
  co_await world.simulation.until(std::max(world.now(), std::min(end_of(world, episode, world.stay(self)), latest)));
  while (!self.work_done()) co_await self.progress.wait();
  episode.assessed = false;  // an assessment that follows an enquiry counts for itself
  authorise(world, self, episode);
  episode.next = world.way_out(self, world.reading(self, false));
}

sim::Process under_enquiry(World& world, Case& self, Episode& episode) {
  episode.strategy = world.now() - episode.elapsed;
  world.tell(EnquiryStarted{self.family->id, children_of(self)});
  co_await world.simulation.until(end_of(world, episode, world.stay(self)));
  while (!self.work_done()) co_await self.progress.wait();
  authorise(world, self, episode);  // an enquiry is carried out by undertaking or continuing an assessment
  episode.next = world.way_out(self, world.reading(self, false));
}

sim::Process before_conference(World& world, Case& self, Episode& episode) {
  co_await world.simulation.until(std::max(world.now(), episode.strategy + world.stay(self)));
  while (!self.work_done()) co_await self.progress.wait();
  sim::Lease chair;
  const std::uint64_t place = world.chairs.new_place();
  while (!chair && world.chairs.capacity() > 0) {  // looks again, as all the chairs may leave
    sim::Lease lease = co_await world.chairs.acquire(
        sim::Claim{.units = 1, .priority = 0, .patience = world.now() + sim::Span{7 * 1440}, .place = place});
    chair = std::move(lease);
  }
  const sim::Span held = to_span(*world.settings().time.chairing);
  co_await world.simulation.until(world.calendar().add_working_time(world.now(), held));
  if (chair) chair.release();
  world.tell(ConferenceHeld{self.family->id, children_of(self), working_days_since(world, episode.strategy)});
  episode.next = world.way_out(self, world.reading(self, true));
}

}  // namespace models
