// What happens in each kind of stage at home, one process a kind: wait for work, reviews or time, then find the way
// out.
#include <algorithm>
#include <cmath>

#include "models/world/episode.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr sim::Span thirteen_weeks{13 * 7 * 1440};
constexpr sim::Span twelve_months{365 * 1440};
constexpr double adult_from = 18;

std::uint8_t count(const Case& self) { return static_cast<std::uint8_t>(self.children); }

std::int16_t working_days_since(const World& world, sim::Instant from) {
  return static_cast<std::int16_t>(std::clamp(world.calendar().working_days_between(from, world.now()), 0, 32000));
}

// When a stay that began `elapsed` ago and was to last `stay` is over; now, when that is past.
sim::Instant end_of(const World& world, const Episode& episode, sim::Span stay) {
  return std::max(world.now(), world.now() - episode.elapsed + stay);
}

void note_referral(World& world, Case& self, Episode& episode) {
  Family& family = *self.family;
  const bool again = family.referred_before && world.now() - family.last_referral <= twelve_months;
  family.referred_before = true;
  family.last_referral = episode.referred = world.now();
  family.level_at_referral = family.level.value();
  world.tell(Referred{family.id, count(self), again});
}

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

sim::Span hearing(World& world, Family& family) {
  const Court& court = world.settings().court;
  sim::Stream stream = family.next(world.luck, Purpose::court_work);
  return to_span(sim::Weeks{sim::lognormal(stream, (*court.work).value, (*court.work_variation).value)});
}

void end_proceedings(World& world, const Family& family, int children, sim::Instant issued) {
  const auto weeks = static_cast<float>(to_weeks(world.now() - issued).value);
  world.tell(ProceedingsEnded{family.id, static_cast<std::uint8_t>(children), weeks});
}

// An assessment begun for a referral is authorised, if none was in this episode.
void authorise(World& world, Case& self, Episode& episode) {
  if (!episode.assessed)
    world.tell(Assessed{self.family->id, count(self), working_days_since(world, episode.referred), false});
  episode.assessed = true;
}

}  // namespace

sim::Process at_the_desk(World& world, Case& self, Episode& episode) {
  const bool contact = world.stage(self.stage).kind == StageKind::contact;
  if (!world.calendar().is_working_time(world.now()))
    co_await world.simulation.until(world.calendar().next_working_morning(world.now()));
  sim::Lease desk = co_await world.desk.acquire(1, contact ? 1 : 0);
  const FrontDoor& front_door = world.settings().front_door;
  sim::Stream stream = self.family->next(world.luck, Purpose::desk_effort);
  const double mean = contact ? (*front_door.contact).value : (*front_door.screening).value;
  const sim::Hours effort{sim::lognormal(stream, mean, (*front_door.variation).value)};
  co_await world.simulation.until(world.calendar().add_working_time(world.now(), to_span(effort)));
  desk.release();

  episode.next = world.way_out(self, world.reading(self, false));
  const StageKind unaccompanied_goes_to = contact ? StageKind::screening : StageKind::placement;
  if (self.family->unaccompanied) episode.next = world.model.pathway.first(unaccompanied_goes_to);
  if (world.stage(episode.next).kind == StageKind::screening) note_referral(world, self, episode);
}

sim::Process under_assessment(World& world, Case& self, Episode& episode) {
  // Held a little before its limit where it would run over: managers watch the date.
  const sim::Instant latest = self.limited ? self.due - to_span(sim::Days{2}) : sim::Instant::never();
  co_await world.simulation.until(std::max(world.now(), std::min(end_of(world, episode, world.stay(self)), latest)));
  while (!self.work_done()) co_await self.progress.wait();
  episode.assessed = false;  // an assessment that follows an enquiry counts for itself
  authorise(world, self, episode);
  episode.next = world.way_out(self, world.reading(self, false));
}

sim::Process under_enquiry(World& world, Case& self, Episode& episode) {
  episode.strategy = world.now() - episode.elapsed;
  world.tell(EnquiryStarted{self.family->id, count(self)});
  co_await world.simulation.until(end_of(world, episode, world.stay(self)));
  while (!self.work_done()) co_await self.progress.wait();
  authorise(world, self, episode);  // an enquiry is carried out by undertaking or continuing an assessment
  episode.next = world.way_out(self, world.reading(self, false));
}

sim::Process before_conference(World& world, Case& self, Episode& episode) {
  co_await world.simulation.until(std::max(world.now(), episode.strategy + world.stay(self)));
  while (!self.work_done()) co_await self.progress.wait();
  world.tell(ConferenceHeld{self.family->id, count(self), working_days_since(world, episode.strategy)});
  episode.next = world.way_out(self, world.reading(self, true));
}

sim::Process on_a_plan(World& world, Case& self, Episode& episode) {
  Family& family = *self.family;
  const bool protection = world.stage(self.stage).kind == StageKind::protection_plan;
  if (protection) {
    world.tell(PlanStarted{family.id, count(self), family.had_plan || episode.from_stock});
    family.had_plan = true;
  }
  begin_adult_needs(world, self);
  const sim::Instant began = world.now() - episode.elapsed;
  const auto interval = [&] { return to_span(*world.rules(self.stage).stage->later_reviews); };
  sim::Instant review = began + to_span(*world.rules(self.stage).stage->first_review);
  while (episode.next == self.stage) {
    while (review < world.now()) review = review + interval();
    co_await world.simulation.until(review);
    review = review + interval();
    episode.next = world.way_out(self, world.reading(self, protection));
  }
  if (protection)
    world.tell(PlanEnded{family.id, count(self), static_cast<std::int16_t>(to_days(world.now() - began).value)});
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

sim::Process before_the_court(World& world, Case& self, Episode& episode) {
  Family& family = *self.family;
  const Pathway& pathway = world.model.pathway;
  const sim::Instant issued = world.now() - episode.elapsed;
  const int children = self.children;
  world.tell(ProceedingsIssued{family.id, count(self)});
  const double interim = (*world.settings().care.interim_order).value;
  const bool at_once =
      !episode.from_stock && sim::bernoulli(family.next(world.luck, Purpose::order).uniform(), interim);
  if (at_once) take_into_care(world, self, CareRoute::interim_order, pathway.first(StageKind::placement));
  sim::Lease sitting = co_await world.court.acquire();
  co_await world.simulation.delay(hearing(world, family));
  sitting.release();
  end_proceedings(world, family, children, issued);
  const double order = (*world.settings().court.order_to_care).value;
  const bool to_care = sim::bernoulli(family.next(world.luck, Purpose::order).uniform(), order);
  if (!at_once && to_care) take_into_care(world, self, CareRoute::care_order, pathway.first(StageKind::placement));
  episode.next = self.children > 0 ? world.rules(self.stage).exits.front().to : pathway.closed();
}

sim::Process with_a_service(World& world, Case& self, Episode& episode) {
  const bool pre_proceedings = world.stage(self.stage).kind == StageKind::pre_proceedings;
  if (pre_proceedings) begin_adult_needs(world, self);
  co_await world.simulation.until(end_of(world, episode, world.stay(self)));
  episode.next = world.way_out(self, world.reading(self, pre_proceedings));
}

// A rate of coming back that rises with the level of need, held over thirteen weeks at a time.
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

sim::Process proceedings_beside(World& world, std::shared_ptr<Family> family, int children) {
  const sim::Instant issued = world.now();
  world.tell(ProceedingsIssued{family->id, static_cast<std::uint8_t>(children)});
  sim::Lease sitting = co_await world.court.acquire();
  co_await world.simulation.delay(hearing(world, *family));
  end_proceedings(world, *family, children, issued);
}

}  // namespace models
