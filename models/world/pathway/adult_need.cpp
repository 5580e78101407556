// One need of an adult in a family, from the day its plan begins: met by a specialist in the team, where there is one
// with room, or by referral to another service after a wait.
#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {

sim::Process adult_need(World& world, std::shared_ptr<Family> family, int need, CaseId told) {
  const Specialists& s = world.settings().specialists;
  const auto bit = static_cast<std::uint16_t>(1U << need);
  const auto n = static_cast<std::uint32_t>(need);
  // One number decides under every practice: who is helped by a weaker offer is helped by a stronger one.
  const double luck = world.luck.of(family->subject(), Purpose::adult_need, n).uniform();
  const double length = world.luck.of(family->subject(), Purpose::adult_need_time, n).uniform();
  sim::Pool& team = *world.specialists[static_cast<std::size_t>(need)];
  sim::Lease specialist;
  if (team.capacity() > 0) {
    co_await world.simulation.delay(to_span(*s.team_wait));
    specialist = co_await team.acquire(1, 0, world.now() + to_span(*s.referral_wait));
  } else {
    co_await world.simulation.delay(to_span(*s.referral_wait));
  }
  const bool in_team = static_cast<bool>(specialist);
  sim::Span left = to_span(sim::Weeks{sim::lognormal(length, (*s.work).value, 0.4)});
  while (left.ticks > 0 && !family->closed) {
    const sim::Span step = std::min(left, to_span(sim::Weeks{4}));
    co_await world.simulation.delay(step);
    left = left - step;
    if (!in_team) continue;
    const auto minutes = static_cast<std::int32_t>(to_weeks(step).value * (*s.hours).value * 60);
    family->specialist_minutes += static_cast<std::uint32_t>(minutes);
    world.tell(SupportGiven{told, minutes});
  }
  const double chance = in_team ? (*s.team_met).value : (*s.referral_met).value;
  if (left.ticks <= 0 && luck < chance) family->met |= bit;
  family->in_work &= static_cast<std::uint16_t>(~bit);
}

}  // namespace models
