// From assessment to conference: a stay ends when its work is done, and not before its usual time.
#include <algorithm>
#include <cmath>

#include "models/world/pathway/episode.hpp"
#include "models/world/working/length.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

std::int16_t working_days_since(const World& world, sim::Instant from) {
  return static_cast<std::int16_t>(std::clamp(world.calendar().working_days_between(from, world.now()), 0, 32000));
}

// When an assessment that would take until `usual` ends: one that would run over its limit is ended a little before it,
// or runs over by less, as far as managers watch the date.
sim::Instant watched_end(World& world, Family& family, const Stage& stage, sim::Instant due, sim::Instant usual) {
  sim::Stream stream = family.next(world.luck, Purpose::held_to_limit);
  const bool held = sim::bernoulli(stream.uniform(), (*stage.held_to_limit).value);
  const double lead = stream.uniform() * (*stage.held_lead).value;
  if ((*stage.limit).value <= 0 || usual <= due) return usual;
  if (held) return due - to_span(sim::Days{lead});
  const double over = static_cast<double>((usual - due).ticks) * (1 - (*stage.overrun_cut).value);
  return due + sim::Span{std::llround(over)};
}

// What a short assessment asks for once is due by its end.
void hurry(World& world, Case& self, sim::Instant end) {
  for (PendingTask& pending : self.tasks) {
    if (world.rules(pending.task).every.ticks > 0 || pending.due <= end) continue;
    pending.due = end;
    pending.from = std::min(pending.from, world.now());
  }
  if (self.worker != nullptr) self.worker->looks_again = true;
}

const StageRules* rules_of_assessment(const World& world) {
  for (std::size_t i = 0; i < world.phase().stages.size(); ++i)
    if (world.model.pathway.stages()[i].kind == StageKind::assessment && world.phase().stages[i].stage != nullptr)
      return &world.phase().stages[i];
  return nullptr;
}

}  // namespace

sim::Process under_assessment(World& world, Case& self, Episode& episode) {
  const sim::Instant usual = end_of(world, episode, world.stay(self));
  const Stage& stage = *world.rules(self.stage).stage;
  const sim::Instant end = std::max(world.now(), watched_end(world, *self.family, stage, self.due, usual));
  hurry(world, self, end);
  co_await world.simulation.until(end);
  while (!self.work_done()) co_await self.progress.wait();
  world.tell(Assessed{self.family->id, children_of(self), working_days_since(world, episode.referred), false});
  episode.assessed = true;
  episode.next = world.way_out(self, world.reading(self, false));
}

sim::Process under_enquiry(World& world, Case& self, Episode& episode) {
  episode.strategy = world.now() - episode.elapsed;
  world.tell(EnquiryStarted{self.family->id, children_of(self)});
  co_await world.simulation.until(end_of(world, episode, world.stay(self)));
  while (!self.work_done()) co_await self.progress.wait();
  // An enquiry is carried out by undertaking or continuing an assessment, which goes on until it is authorised.
  if (!episode.assessed)
    world.start(authorised_in_time(world, self.family, children_of(self), episode.referred, false),
                self.family->subject(), rank_cases);
  episode.assessed = true;
  episode.next = world.way_out(self, world.reading(self, false));
}

sim::Process authorised_in_time(World& world, std::shared_ptr<Family> family, std::uint8_t children, sim::Instant begun,
                                bool again) {
  const StageRules* rules = rules_of_assessment(world);
  if (rules != nullptr && (*rules->stage->typical).value > 0) {
    const Stage& stage = *rules->stage;
    const double u = family->next(world.luck, Purpose::assessment_length).uniform();
    const double days = length(u, rules->law, (*stage.typical).value, (*stage.typical_variation).value);
    const sim::Instant due = world.calendar().add_working_days(begun, *stage.limit);
    const sim::Instant end = watched_end(world, *family, stage, due, begun + to_span(sim::Days{days}));
    co_await world.simulation.until(std::max(world.now(), end));
  }
  world.tell(Assessed{family->id, children, working_days_since(world, begun), again});
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
