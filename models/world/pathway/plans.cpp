// Plans of help and of protection, ended by reviews; the edge of care; and stays that end by themselves.
#include <algorithm>

#include "models/world/pathway/episode.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

// Reviews are held up to some days before their limit, and the next limit counts from the review held.
sim::Instant review_before(World& world, Case& self, sim::Instant limit) {
  const double lead = (*world.rules(self.stage).stage->review_lead).value;
  const double early = self.family->next(world.luck, Purpose::review_lead).uniform() * lead;
  return limit - to_span(sim::Days{early});
}

}  // namespace

void begin_adult_needs(World& world, Case& self) {
  Family& family = *self.family;
  for (std::size_t n = 0; n < world.phase().needs.size(); ++n) {
    const auto bit = static_cast<std::uint16_t>(1U << n);
    const Need* need = world.phase().needs[n];
    const bool open =
        need != nullptr && need->of_adults && (family.needs & bit) != 0 && ((family.met | family.in_work) & bit) == 0;
    if (!open) continue;
    family.in_work |= bit;
    world.start(adult_need(world, self.family, static_cast<int>(n), self.id), family.subject(), rank_cases);
  }
}

sim::Process on_a_plan(World& world, Case& self, Episode& episode) {
  Family& family = *self.family;
  const bool protection = world.stage(self.stage).kind == StageKind::protection_plan;
  if (protection) {
    world.tell(PlanStarted{family.id, children_of(self), family.had_plan || episode.from_stock});
    family.had_plan = true;
  }
  begin_adult_needs(world, self);
  const sim::Instant began = world.now() - episode.elapsed;
  sim::Instant limit = began + to_span(*world.rules(self.stage).stage->first_review);
  while (episode.next == self.stage) {
    sim::Instant review = review_before(world, self, limit);
    const sim::Span interval = std::max(sim::Span{1440}, to_span(*world.rules(self.stage).stage->later_reviews));
    for (; review < world.now(); limit = review + interval) review = limit;  // those of the stock that are past
    co_await world.simulation.until(std::max(review, world.now()));
    limit = review + interval;
    episode.next = world.way_out(self, world.reading(self, protection));
    if (!has_minor_at_home(world, self)) break;
  }
  if (protection)
    world.tell(PlanEnded{family.id, children_of(self), static_cast<std::int16_t>(to_days(world.now() - began).value)});
}

sim::Process on_the_edge_of_care(World& world, Case& self, Episode& episode) {
  Slots& place = world.hub.free(self.children) ? world.hub : world.edge_of_care;
  const int taken = self.children;
  place.used += taken;
  begin_adult_needs(world, self);
  co_await world.simulation.delay(world.stay(self));
  place.used -= taken;
  episode.next = world.way_out(self, world.reading(self, false));
}

sim::Process with_a_service(World& world, Case& self, Episode& episode) {
  const bool pre_proceedings = world.stage(self.stage).kind == StageKind::pre_proceedings;
  if (pre_proceedings) begin_adult_needs(world, self);
  const Stage* stage = world.rules(self.stage).stage;
  while (stage != nullptr && stage->with_worker && self.worker == nullptr) co_await self.progress.wait();
  co_await world.simulation.until(end_of(world, episode, world.stay(self)));
  episode.next = world.way_out(self, world.reading(self, pre_proceedings));
}

}  // namespace models
