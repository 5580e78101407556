// A closed family, and whether it comes back.
#include <cmath>

#include "models/world/pathway/episode.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr sim::Span thirteen_weeks{13 * 7 * 1440};

}  // namespace

// A rate of coming back that rises with the level of need, held over thirteen weeks at a time:
//   returns a year = [demand.re_referral_at_need] × e^([demand.re_referral_steepness] × (L − 3))
sim::Process closed_for_now(World& world, Case& self, Episode& episode) {
  Family& family = *self.family;
  const Demand& demand = world.settings().demand;
  const sim::Instant until = world.now() - episode.elapsed + to_span(*demand.re_referral_window);
  double left = sim::exponential(family.next(world.luck, Purpose::come_back).uniform(), 1.0);
  bool back = false;
  while (!back && world.now() < until) {
    world.refresh(self);
    const double steepness = (*demand.re_referral_steepness).value;
    const double rate = (*demand.re_referral_at_need).value * std::exp(steepness * (family.level.value() - 3));
    const double years = to_years(thirteen_weeks).value;
    back = rate > 0 && left <= rate * years;
    const sim::Span wait = back ? to_span(sim::Years{left / rate}) : thirteen_weeks;
    left -= rate * years;
    co_await world.simulation.delay(wait);
  }
  family.away &= static_cast<std::uint8_t>(~family.returned);
  family.returned = 0;
  self.children = 0;
  for (int i = 0; i < family.children; ++i)
    self.children += (family.away >> i & 1) == 0 && family.age(i, world.now()) < adult_from;
  if (!back || self.children == 0) co_return;
  family.closed = false;
  episode = {};
  family.level.shift((*demand.crisis_rise).value);
  episode.next = world.model.pathway.start();
}

}  // namespace models
