// ONE FAMILY'S WAY along the pathway: the process to read. From contact to closure, and back when it comes back.
#include <algorithm>
#include <cmath>

#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr sim::Span thirteen_weeks{13 * 7 * 1440};
constexpr sim::Span twelve_months{365 * 1440};
constexpr double adolescent_from = 12, adult_from = 18;

bool is_adolescent(const Family& family, sim::Instant now) {
  for (int i = 0; i < family.children; ++i)
    if ((family.away >> i & 1) == 0 && family.age(i, now) >= adolescent_from && family.age(i, now) < adult_from) return true;
  return false;
}

sim::Span desk_effort(World& world, Family& family, sim::Hours mean) {
  sim::Stream stream = family.next(world.luck, Purpose::desk_effort);
  return to_span(sim::Hours{sim::lognormal(stream, mean.value, (*world.settings().front_door.variation).value)});
}

// The children who come into care leave the family's case, one after another; each has a process of its own.
void take_into_care(World& world, Case& self, CareRoute route, StageId wanted) {
  Family& family = *self.family;
  bool first = true;
  for (int i = 0; i < family.children; ++i) {
    if ((family.away >> i & 1) != 0 || family.age(i, world.now()) >= adult_from) continue;
    const double chance = first ? 1 : (*world.settings().care.child_removed).value;
    if (!sim::bernoulli(world.luck.of(family.subject(), Purpose::siblings, static_cast<std::uint32_t>(i)).uniform(), chance)) continue;
    first = false;
    family.away |= static_cast<std::uint8_t>(1U << i);
    --self.children;
    if (self.worker != nullptr) --self.worker->children;
    const CareEntry entry{route, self.stage, self.worker != nullptr ? self.worker->post : PostId{}, self.worker != nullptr, self.waiting};
    world.start(looked_after(world, self.family, i + 1, entry, wanted, {}), family.subject() + static_cast<std::uint64_t>(i) + 1, rank_cases);
  }
}

void begin_adult_needs(World& world, Case& self) {
  Family& family = *self.family;
  for (std::size_t n = 0; n < world.phase().needs.size(); ++n) {
    const auto bit = static_cast<std::uint16_t>(1U << n);
    const Need* need = world.phase().needs[n];
    if (need == nullptr || !need->of_adults || (family.needs & bit) == 0 || ((family.met | family.in_work) & bit) != 0) continue;
    family.in_work |= bit;
    world.start(adult_need(world, self.family, static_cast<int>(n), self.id), family.subject(), rank_cases);
  }
}

void note_referral(World& world, Case& self) {
  Family& family = *self.family;
  const bool again = family.referred_before && world.now() - family.last_referral <= twelve_months;
  family.referred_before = true;
  family.last_referral = world.now();
  family.level_at_referral = family.level.value();
  world.tell(Referred{family.id, static_cast<std::uint8_t>(self.children), again});
}

std::int16_t days_between(World& world, sim::Instant from) {
  return static_cast<std::int16_t>(std::clamp(world.calendar().working_days_between(from, world.now()), 0, 32000));
}

// Into care, or first to the edge of care where there is room with a hub or a service for an adolescent.
enum class TowardsCare { into_care, to_the_edge };
TowardsCare towards_care(World& world, Case& self) {
  const bool edge = world.edge_of_care.free(self.children) || world.hub.free(self.children);
  const bool may = world.stage(self.stage).kind != StageKind::edge_of_care && !self.family->unaccompanied;
  return may && edge && is_adolescent(*self.family, world.now()) ? TowardsCare::to_the_edge : TowardsCare::into_care;
}

// Whether a step is one down: what is noted for children who fared better.
bool is_step_down(StageKind from, StageKind to) {
  if (to == StageKind::closed || to == StageKind::service) return true;
  return to == StageKind::plan && (from == StageKind::protection_plan || from == StageKind::pre_proceedings || from == StageKind::court || from == StageKind::edge_of_care);
}

}  // namespace

sim::Process proceedings_beside(World& world, std::shared_ptr<Family> family, int children) {
  const sim::Instant issued = world.now();
  world.tell(ProceedingsIssued{family->id, static_cast<std::uint8_t>(children)});
  sim::Lease sitting = co_await world.court.acquire();
  sim::Stream stream = family->next(world.luck, Purpose::court_work);
  const Court& court = world.settings().court;
  co_await world.simulation.delay(to_span(sim::Weeks{sim::lognormal(stream, (*court.work).value, (*court.work_variation).value)}));
  world.tell(ProceedingsEnded{family->id, static_cast<std::uint8_t>(children), static_cast<float>(to_weeks(world.now() - issued).value)});
}

sim::Process casework(World& world, std::shared_ptr<Family> family, StageId first, sim::Span so_far) {
  const Pathway& pathway = world.model.pathway;
  Case self(world, family, 0);
  self.children = family->children;
  sim::Instant referred = world.now() - so_far;   // when the limit of an assessment began to run
  sim::Instant strategy = world.now() - so_far;   // when that of a conference did
  bool assessed = false;                          // in this episode
  StageId to = first;
  sim::Instant reference = world.now() - so_far;
  const bool from_stock = so_far.ticks > 0;

  while (true) {
    world.enter(self, to, reference);
    const StageKind kind = world.stage(self.stage).kind;
    sim::Span elapsed = so_far;  // of a stay that began before the run; later stays begin now
    so_far = {};

    if (kind == StageKind::closed) {
      family->closed = true;
      if (!family->referred_before || family->unaccompanied) co_return;
      // The re-referral clock: a rate that rises with the level of need, held over thirteen weeks at a time.
      const Demand& demand = world.settings().demand;
      const sim::Instant until = world.now() - elapsed + to_span(*demand.re_referral_window);
      double left = sim::exponential(family->next(world.luck, Purpose::come_back).uniform(), 1.0);
      bool back = false;
      while (!back && world.now() < until) {
        world.refresh(self);
        const double rate = (*demand.re_referral_at_need).value * std::exp((*demand.re_referral_steepness).value * (family->level.value() - 3));
        const double in = rate > 0 ? left / rate : 1e6;
        back = in <= to_years(thirteen_weeks).value;
        left -= rate * to_years(thirteen_weeks).value;
        co_await world.simulation.delay(back ? to_span(sim::Years{in}) : thirteen_weeks);
      }
      family->away &= static_cast<std::uint8_t>(~family->returned);
      family->returned = 0;
      self.children = 0;
      for (int i = 0; i < family->children; ++i) self.children += (family->away >> i & 1) == 0 && family->age(i, world.now()) < adult_from;
      if (!back || self.children == 0) co_return;
      family->closed = false;
      assessed = false;
      family->level.shift((*demand.crisis_rise).value);
      to = pathway.start();
      reference = world.now();
      continue;
    }

    StageId next = self.stage;
    switch (kind) {
      case StageKind::contact:
      case StageKind::screening: {
        const bool contact = kind == StageKind::contact;
        if (!world.calendar().is_working_time(world.now())) co_await world.simulation.until(world.calendar().next_working_morning(world.now()));
        sim::Lease desk = co_await world.desk.acquire(1, contact ? 1 : 0);
        const FrontDoor& front_door = world.settings().front_door;
        const sim::Span effort = desk_effort(world, *family, contact ? *front_door.contact : *front_door.screening);
        co_await world.simulation.until(world.calendar().add_working_time(world.now(), effort));
        desk.release();
        next = world.way_out(self, world.reading(self, false));
        if (family->unaccompanied) next = contact ? pathway.first(StageKind::screening) : pathway.first(StageKind::placement);
        if (world.stage(next).kind == StageKind::screening) {
          note_referral(world, self);
          referred = world.now();
        }
        break;
      }
      case StageKind::assessment: {
        // Held a little before its limit where it would run over: managers watch the date.
        const sim::Instant latest = self.limited ? self.due - to_span(sim::Days{2}) : sim::Instant::never();
        const sim::Instant planned = std::max(world.now(), std::min(world.now() - elapsed + world.stay(self), latest));
        co_await world.simulation.until(planned);
        while (!self.work_done()) co_await self.progress.wait();
        world.tell(Assessed{family->id, static_cast<std::uint8_t>(self.children), days_between(world, referred), false});
        assessed = true;
        next = world.way_out(self, world.reading(self, false));
        break;
      }
      case StageKind::enquiry: {
        strategy = world.now() - elapsed;
        world.tell(EnquiryStarted{family->id, static_cast<std::uint8_t>(self.children)});
        co_await world.simulation.until(std::max(world.now(), strategy + world.stay(self)));
        while (!self.work_done()) co_await self.progress.wait();
        // An enquiry is carried out by undertaking or continuing an assessment.
        if (!assessed) world.tell(Assessed{family->id, static_cast<std::uint8_t>(self.children), days_between(world, referred), false});
        assessed = true;
        next = world.way_out(self, world.reading(self, false));
        break;
      }
      case StageKind::conference: {
        co_await world.simulation.until(std::max(world.now(), strategy + world.stay(self)));
        while (!self.work_done()) co_await self.progress.wait();
        world.tell(ConferenceHeld{family->id, static_cast<std::uint8_t>(self.children), days_between(world, strategy)});
        next = world.way_out(self, world.reading(self, true));
        break;
      }
      case StageKind::plan:
      case StageKind::protection_plan: {
        const bool protection = kind == StageKind::protection_plan;
        if (protection) world.tell(PlanStarted{family->id, static_cast<std::uint8_t>(self.children), family->had_plan || from_stock});
        if (protection) family->had_plan = true;
        begin_adult_needs(world, self);
        const sim::Instant began = world.now() - elapsed;
        const Stage& stage = *world.rules(self.stage).stage;
        sim::Instant review = began + to_span(*stage.first_review);
        while (next == self.stage) {
          while (review < world.now()) review = review + to_span(*world.rules(self.stage).stage->later_reviews);
          co_await world.simulation.until(review);
          review = review + to_span(*world.rules(self.stage).stage->later_reviews);
          next = world.way_out(self, world.reading(self, protection));
        }
        if (protection) world.tell(PlanEnded{family->id, static_cast<std::uint8_t>(self.children), static_cast<std::int16_t>(to_days(world.now() - began).value)});
        break;
      }
      case StageKind::edge_of_care: {
        const bool with_hub = world.hub.free(self.children);
        Slots& place = with_hub ? world.hub : world.edge_of_care;
        const int taken = self.children;
        place.used += taken;
        begin_adult_needs(world, self);
        co_await world.simulation.delay(world.stay(self));
        place.used -= taken;
        next = world.way_out(self, world.reading(self, false));
        break;
      }
      case StageKind::court: {
        const sim::Instant issued = world.now() - elapsed;
        const int subject_of = self.children;
        world.tell(ProceedingsIssued{family->id, static_cast<std::uint8_t>(subject_of)});
        const bool at_once = !from_stock && sim::bernoulli(family->next(world.luck, Purpose::order).uniform(), (*world.settings().care.interim_order).value);
        if (at_once) take_into_care(world, self, CareRoute::interim_order, pathway.first(StageKind::placement));
        sim::Lease sitting = co_await world.court.acquire();
        const Court& court = world.settings().court;
        sim::Stream work = family->next(world.luck, Purpose::court_work);
        co_await world.simulation.delay(to_span(sim::Weeks{sim::lognormal(work, (*court.work).value, (*court.work_variation).value)}));
        sitting.release();
        world.tell(ProceedingsEnded{family->id, static_cast<std::uint8_t>(subject_of), static_cast<float>(to_weeks(world.now() - issued).value)});
        const bool to_care = sim::bernoulli(family->next(world.luck, Purpose::order).uniform(), (*world.settings().court.order_to_care).value);
        if (!at_once && to_care) take_into_care(world, self, CareRoute::care_order, pathway.first(StageKind::placement));
        next = self.children > 0 ? world.rules(self.stage).exits.front().to : pathway.closed();
        break;
      }
      default: {  // service, pre-proceedings: a stay, then a reading
        const bool before_court = kind == StageKind::pre_proceedings;
        if (before_court) begin_adult_needs(world, self);
        co_await world.simulation.until(std::max(world.now(), world.now() - elapsed + world.stay(self)));
        next = world.way_out(self, world.reading(self, before_court));
        break;
      }
    }

    if (world.stage(next).kind == StageKind::placement) {
      if (towards_care(world, self) == TowardsCare::to_the_edge) {
        next = pathway.first(StageKind::edge_of_care);
      } else {
        const bool police = kind == StageKind::screening || kind == StageKind::enquiry;
        const CareRoute route = family->unaccompanied ? CareRoute::unaccompanied : police ? CareRoute::police_protection : CareRoute::voluntary;
        const int before = self.children;
        take_into_care(world, self, route, next);
        const bool court = !family->unaccompanied && !is_adolescent(*family, world.now()) &&
                           sim::bernoulli(family->next(world.luck, Purpose::order).uniform(), (*world.settings().care.proceedings_after_entry).value);
        if (court) world.start(proceedings_beside(world, family, std::max(1, before - self.children)), family->subject(), rank_cases);
        next = self.children > 0 ? pathway.first(StageKind::plan) : pathway.closed();
      }
    }
    if (self.children > 0 && is_step_down(kind, world.stage(next).kind) && world.stage(self.stage).in_need) world.note_eased(self);
    if (self.children == 0) {  // all are looked after: the family's own case is over
      world.enter(self, pathway.closed());
      family->closed = true;
      co_return;
    }
    to = next;
    reference = world.stage(next).kind == StageKind::assessment ? referred : world.stage(next).kind == StageKind::conference ? strategy : world.now();
  }
}

}  // namespace models
