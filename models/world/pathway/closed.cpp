// A closed family, and whether it comes back.
#include <cmath>

#include "models/world/pathway/episode.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr sim::Span thirteen_weeks{13 * 7 * 1440};

// Children who have gone home from care since count again.
void count_at_home(World& world, Case& self) {
  Family& family = *self.family;
  family.away &= static_cast<std::uint8_t>(~family.returned);
  family.returned = 0;
  self.children = 0;
  for (int i = 0; i < family.children; ++i)
    self.children += (family.away >> i & 1) == 0 && family.age(i, world.now()) < adult_from;
}

bool has_minor_in_care(const World& world, const Family& family) {
  for (int i = 0; i < family.children; ++i)
    if ((family.away >> i & 1) != 0 && family.age(i, world.now()) < adult_from) return true;
  return false;
}

}  // namespace

// A rate of coming back that rises with the level of need, held over thirteen weeks at a time:
//   returns a year = [demand.re_referral_at_need] × e^([demand.re_referral_steepness] × (L − 3))
// While all its children are in care the clock stands still.
sim::Process closed_for_now(World& world, Case& self, Episode& episode) {
  Family& family = *self.family;
  sim::Instant since = world.now() - episode.elapsed;
  double left = sim::exponential(family.next(world.luck, Purpose::come_back).uniform(), 1.0);
  bool back = false;
  while (!back && world.now() < since + to_span(*world.settings().demand.re_referral_window)) {
    world.refresh(self);
    count_at_home(world, self);
    const Demand& demand = world.settings().demand;
    const double steepness = (*demand.re_referral_steepness).value;
    double rate = (*demand.re_referral_at_need).value * std::exp(steepness * (family.level.value() - 3));
    if (self.children == 0) {
      if (!has_minor_in_care(world, family)) break;
      since = world.now();
      rate = 0;
    }
    const double years = to_years(thirteen_weeks).value;
    back = rate > 0 && left <= rate * years;
    const sim::Span wait = back ? to_span(sim::Years{left / rate}) : thirteen_weeks;
    left -= rate * years;
    co_await world.simulation.delay(wait);
  }
  count_at_home(world, self);
  if (!back || self.children == 0) co_return;
  family.closed = false;
  episode = {};
  family.level.shift((*world.settings().demand.crisis_rise).value);
  episode.next = world.model.pathway.start();
}

}  // namespace models
