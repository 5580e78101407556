#include "models/world/care/journey.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr double missing_from = 10;    // children whose missing episodes the figures of the placements count
constexpr int breakdowns_counted = 5;  // as care.breakdown_by_move says
constexpr sim::Years longest_draw{60};
constexpr sim::Span minute{1};

CareExit exit_of(Plan plan) {
  switch (plan) {
    case Plan::home:
      return CareExit::reunified;
    case Plan::guardianship:
      return CareExit::special_guardianship;
    case Plan::adoption:
      return CareExit::adopted;
    case Plan::eighteen:
      return CareExit::turned_eighteen;
    default:
      return CareExit::other;
  }
}

}  // namespace

Journey::Journey(World& world, Case& self)
    : disturbed(world.simulation),
      world_(world),
      self_(self),
      place_(world, disturbed),
      begun_(self.family->times_in_care[child()]++) {}

Journey::~Journey() {
  self_.family->in_care[child()] = nullptr;
  leave_hub();
}

sim::Stream Journey::next(Purpose purpose) {
  const std::uint32_t visit = begun_ << 16 | drawn_[static_cast<std::size_t>(purpose)]++;
  return world_.luck.of(self_.subject(), purpose, visit);
}

// Takes one number, whatever the rate.
sim::Instant Journey::draw(Purpose purpose, double rate, sim::Instant from) {
  const double u = next(purpose).uniform();
  if (rate <= 0) return sim::Instant::never();
  return from + minute + to_span(std::min(longest_draw, sim::Years{sim::exponential(u, 1 / rate)}));
}

sim::Instant Journey::birthday(double years) const { return self_.family->born[child()] + to_span(sim::Years{years}); }

void Journey::begin(const CareEntry& entry, StageId wanted, sim::Span so_far) {
  const bool stock = entry.route == CareRoute::stock;
  plan_ = Plan::stay;
  route_ = entry.route;
  entered_ = world_.now() - so_far;
  last_review_ = world_.now();
  adoption_at_ = sim::Instant::never();
  in_proceedings_ = entry.in_proceedings;
  if (in_proceedings_) self_.family->in_care[child()] = &disturbed;
  world_.tell(EnteredCare{self_.id, static_cast<std::int8_t>(age()), route_, entry.post, entry.held, entry.waiting});

  Wants wants = wants_at_entry(world_, band());
  sim::Stream preference = next(Purpose::placement);
  const StageId preferred{static_cast<std::uint8_t>(sim::discrete(preference, wants))};
  place(stock ? wanted : preferred, std::move(wants));
  reviews_ = stock ? 2 : 0;
  plan_review();
  // Those of the stock have their next review anywhere in the interval.
  const sim::Weeks interval = *world_.rules(self_.stage).stage->later_reviews;
  if (stock && interval.value > 0)
    review_at_ = world_.now() + minute + to_span(interval * next(Purpose::stock).uniform());
}

sim::Instant Journey::next() const {
  sim::Instant next = std::min({breakdown_at_, move_at_, missing_at_, adoption_at_, eighteenth_birthday()});
  if (!review_is_due()) next = std::min(next, review_at_);
  return std::max(next, world_.now() + minute);
}

void Journey::go_on() {
  const sim::Instant now = world_.now();
  if (now >= eighteenth_birthday()) {
    plan_ = Plan::eighteen;
    return;
  }
  if (has_been_ordered()) act_on_order();
  if (plan_ == Plan::stay && now >= adoption_at_) plan_ = Plan::adoption;
  if (plan_ != Plan::stay) return;
  if (place_.is_closed()) {
    move(false);  // nobody planned it for the child, but it is no breakdown
  } else if (now >= breakdown_at_) {
    move(true);
  } else if (now >= move_at_) {
    move(false);
  } else if (now >= missing_at_) {
    world_.tell(WentMissing{self_.id});
    draw_missing();
  }
}

void Journey::leave() {
  const double days = to_days(world_.now() - entered_).value;
  world_.tell(LeftCare{self_.id, exit_of(plan_), static_cast<std::int32_t>(days)});
  self_.family->in_care[child()] = nullptr;
  leave_hub();
}

bool Journey::goes_on_to_leaving_care() {
  return sim::bernoulli(next(Purpose::leaving_care).uniform(), (*world_.settings().care.stays_put).value);
}

// --- Where it lives --------------------------------------------------------------------------------------------------

void Journey::place(StageId wanted, Wants wants) {
  join_hub();
  const bool preferred = place_.find({wanted, std::move(wants), band(), next(Purpose::which_home).bits(), in_hub_});
  world_.enter(self_, place_.kind());
  world_.tell(Placed{self_.id, place_.kind(), static_cast<std::int16_t>(place_.home()), preferred});
  const Placement* placement = world_.rules(place_.kind()).placement;
  breakdown_at_ = draw(Purpose::breakdown, breakdown_rate(preferred), world_.now());
  move_at_ = draw(Purpose::planned_move, placement != nullptr ? (*placement->planned_move).value : 0, world_.now());
  draw_missing();
}

void Journey::move(bool breakdown) {
  end_placement(breakdown);
  Wants wants = wants_after(world_, self_.stage);
  sim::Stream share = next(Purpose::next_placement);
  const StageId wanted{static_cast<std::uint8_t>(sim::discrete(share, wants))};
  place(wanted, std::move(wants));
}

void Journey::end_placement(bool breakdown) {
  world_.tell(PlacementEnded{self_.id, place_.kind(), breakdown});
  place_.give_back();
  breakdowns_ += breakdown;
}

double Journey::breakdown_rate(bool preferred) const {
  const Placement* placement = world_.rules(place_.kind()).placement;
  if (placement == nullptr) return 0;
  const Settings& s = world_.settings();
  double rate = (*placement->breakdown).value * (*s.care.breakdown_by_age).at(band()) *
                std::pow((*s.care.breakdown_by_move).value, std::min(breakdowns_counted, breakdowns_));
  if (!preferred) rate *= (*s.care.breakdown_mismatch).value;
  if (in_hub_) rate *= (*s.hub.breakdown).value;
  if (place_.in_constellation()) rate *= (*s.constellation.breakdown).value;
  return rate;
}

void Journey::draw_missing() {
  const double prone = (*world_.settings().care.missing_prone).value;
  const bool goes = world_.luck.of(self_.subject(), Purpose::missing_prone).uniform() < prone;
  const Placement* placement = world_.rules(place_.kind()).placement;
  double rate = goes && placement != nullptr ? (*placement->missing).value / prone : 0;
  if (in_hub_) rate *= (*world_.settings().hub.missing).value;
  missing_at_ = draw(Purpose::missing, rate, std::max(world_.now(), birthday(missing_from)));
}

void Journey::join_hub() {
  if (in_hub_ || age() < adolescent_from || !world_.hub.free()) return;
  in_hub_ = true;
  ++world_.hub.used;
}

void Journey::leave_hub() {
  if (in_hub_) --world_.hub.used;
  in_hub_ = false;
}

}  // namespace models
