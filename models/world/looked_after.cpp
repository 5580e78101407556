// A looked-after child's way: placements, visits and reviews, until it goes home, to guardians or adopters, or is
// eighteen.
#include <algorithm>
#include <cmath>

#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr double adolescent_from = 12, missing_from = 10, adult = 18;
constexpr sim::Span minute{1};

// What a looked-after child has beside its case.
class Journey {
 public:
  sim::Signal disturbed;  // its foster home closes
  sim::Instant breakdown_at, move_at, missing_at;

  Journey(World& world, Case& self, int child)
      : disturbed(world.simulation), world_(world), self_(self), child_(child) {}
  Journey(const Journey&) = delete;
  Journey& operator=(const Journey&) = delete;
  ~Journey() {
    leave_home();
    leave_hub();
  }

  [[nodiscard]] double age() const { return self_.family->age(child_ - 1, world_.now()); }
  [[nodiscard]] sim::Instant birthday() const {
    return self_.family->born[static_cast<std::size_t>(child_ - 1)] + to_span(sim::Years{adult});
  }

  // The first placement: by what is wanted at that age, then by what there is.
  StageId first_wanted() {
    const auto band = static_cast<std::size_t>(age_band(age()));
    std::vector<double> weights;
    for (const StageRules& rules : world_.phase().stages)
      weights.push_back(rules.placement != nullptr && band < (*rules.placement->preference).size()
                            ? (*rules.placement->preference)[band]
                            : 0);
    sim::Stream stream = next(Purpose::placement);
    return StageId{static_cast<std::uint8_t>(sim::discrete(stream, weights))};
  }

  // After a placement: by the shares of its exits.
  StageId next_wanted() {
    std::vector<double> weights;
    for (const ExitRule& exit : world_.rules(self_.stage).exits) weights.push_back(exit.share);
    sim::Stream stream = next(Purpose::next_placement);
    return world_.rules(self_.stage).exits[sim::discrete(stream, weights)].to;
  }

  // Places the child; where what is wanted is full, the likeliest other kind of placement takes it.
  void place(StageId wanted) {
    join_hub();
    StageId found = with_hub_bed(wanted);
    bool preferred = true;
    if (const Placement* placement = world_.rules(found).placement; placement != nullptr && placement->carers) {
      home_ = world_.homes.with_room(next(Purpose::which_home).bits());
      if (home_ < 0) {
        preferred = false;
        found = likeliest_other(found);
      }
    }
    if (home_ >= 0) {
      Home& home = world_.homes.all[static_cast<std::size_t>(home_)];
      ++home.used;
      home.children.push_back(&disturbed);
    }
    const StageRules& rules = world_.rules(found);
    world_.enter(self_, found);
    world_.tell(Placed{self_.id, found, static_cast<std::int16_t>(home_), preferred});
    const Placement& p = *rules.placement;
    const bool supported = in_hub_;
    const Constellations& c = world_.settings().constellation;
    const bool in_constellation = home_ >= 0 && world_.homes.all[static_cast<std::size_t>(home_)].constellation >= 0;
    breakdown_at =
        draw(Purpose::breakdown, (*p.breakdown).value * (supported ? (*world_.settings().hub.breakdown).value : 1) *
                                     (in_constellation ? (*c.breakdown).value : 1));
    move_at = draw(Purpose::planned_move, (*p.planned_move).value);
    draw_missing();
  }

  void end_placement(bool breakdown) {
    world_.tell(PlacementEnded{self_.id, self_.stage, breakdown});
    leave_home();
    if (in_bed_) --world_.hub_beds.used;
    in_bed_ = false;
  }

  void draw_missing() {
    missing_at = sim::Instant::never();
    const Placement* p = world_.rules(self_.stage).placement;
    if (p == nullptr || age() < missing_from) return;
    missing_at = draw(Purpose::missing, (*p->missing).value * (in_hub_ ? (*world_.settings().hub.missing).value : 1));
  }

  void leave_hub() {
    if (in_bed_) --world_.hub_beds.used;
    if (in_hub_) --world_.hub.used;
    in_bed_ = in_hub_ = false;
  }

  sim::Stream next(Purpose purpose) {
    return world_.luck.of(self_.subject(), purpose, drawn_[static_cast<std::size_t>(purpose)]++);
  }

  // Uses one number in every case.
  sim::Instant draw(Purpose purpose, double rate) {
    const double u = next(purpose).uniform();
    return rate > 0 ? world_.now() + minute + to_span(sim::Years{std::min(60.0, sim::exponential(u, 1 / rate))})
                    : sim::Instant::never();
  }

 private:
  void leave_home() {
    if (home_ < 0) return;
    Home& home = world_.homes.all[static_cast<std::size_t>(home_)];
    --home.used;
    std::erase(home.children, &disturbed);
    home_ = -1;
  }

  void join_hub() {
    if (in_hub_ || age() < adolescent_from || !world_.hub.free()) return;
    in_hub_ = true;
    ++world_.hub.used;
  }

  // A young person with a key worker stays in a hub bed, where there is one, rather than in a home far away.
  StageId with_hub_bed(StageId wanted) {
    const Placement* p = world_.rules(wanted).placement;
    if (!in_hub_ || p == nullptr || !p->residential || !world_.hub_beds.free()) return wanted;
    for (std::size_t i = 0; i < world_.phase().stages.size(); ++i) {
      const CompiledStage& stage = world_.model.pathway.stages()[i];
      if (stage.kind != StageKind::placement || stage.colour != StageColour::no_wrong_door) continue;
      in_bed_ = true;
      ++world_.hub_beds.used;
      return StageId{static_cast<std::uint8_t>(i)};
    }
    return wanted;
  }

  StageId likeliest_other(StageId full) const {
    StageId best = full;
    double share = -1;
    for (const ExitRule& exit : world_.rules(full).exits) {
      const Placement* p = world_.rules(exit.to).placement;
      if (exit.to == full || p == nullptr || p->carers || exit.share <= share) continue;
      best = exit.to;
      share = exit.share;
    }
    return best;
  }

  World& world_;
  Case& self_;
  int child_;
  int home_ = -1;
  bool in_hub_ = false;
  bool in_bed_ = false;
  std::array<std::uint16_t, 64> drawn_{};
};

enum class Plan { stay, home, guardianship, adoption, other };

// What a review decides: a return where the reading allows it, more often early; else by the rates of the other ends.
Plan review(World& world, Case& self, Journey& care, CareRoute route, double years_in_care, double years_since_review) {
  const Care& c = world.settings().care;
  const double reading = world.reading(self, true);
  sim::Stream home = care.next(Purpose::going_home);
  sim::Stream ends = care.next(Purpose::permanence);
  const double fades = std::max(0.01, (*c.return_fades).value);
  const double chance =
      route == CareRoute::unaccompanied ? 0 : (*c.return_at_review).value * std::exp(-years_in_care / fades);
  if (sim::bernoulli(home, chance) && reading < (*c.return_below).value) return Plan::home;
  const auto band = static_cast<std::size_t>(age_band(care.age()));
  const auto rate = [&](const Numbers& numbers) { return band < numbers.size() ? numbers[band] : 0.0; };
  const bool alone = route == CareRoute::unaccompanied;
  const double guardianship = alone ? 0 : rate(*c.guardianship), adoption = alone ? 0 : rate(*c.adoption),
               other = rate(*c.other_end);
  const double all = guardianship + adoption + other;
  if (all <= 0 || !sim::bernoulli(ends, 1 - std::exp(-all * years_since_review))) return Plan::stay;
  const std::array<double, 3> weights = {guardianship, adoption, other};
  static constexpr std::array<Plan, 3> plans = {Plan::guardianship, Plan::adoption, Plan::other};
  return plans[sim::discrete(ends, weights)];
}

}  // namespace

sim::Process looked_after(World& world, std::shared_ptr<Family> family, int child, CareEntry entry, StageId wanted,
                          sim::Span so_far) {
  CareRoute route = entry.route;
  const Pathway& pathway = world.model.pathway;
  Case self(world, family, child);
  self.children = 1;
  self.own_level = family->level;
  self.stage = entry.from;
  Journey care(world, self, child);
  bool stock = route == CareRoute::stock;

  while (true) {  // once for each period of care
    const sim::Instant entered = world.now() - so_far;
    world.tell(
        EnteredCare{self.id, static_cast<std::int8_t>(care.age()), route, entry.post, entry.held, entry.waiting});
    care.place(stock ? wanted : care.first_wanted());
    sim::Instant last_review = world.now();
    const Stage* stage = world.rules(self.stage).stage;
    // The stock's reviews fall anywhere in their interval; others begin with the first.
    sim::Instant next_review =
        world.now() +
        (stock ? to_span(*stage->later_reviews * care.next(Purpose::stock).uniform()) : to_span(*stage->first_review));
    bool second = !stock;
    stock = false;
    so_far = {};
    Plan plan = Plan::stay;

    while (plan == Plan::stay && world.now() < care.birthday()) {
      const sim::Instant next =
          std::min({next_review, care.breakdown_at, care.move_at, care.missing_at, care.birthday()});
      const sim::Wait why = co_await care.disturbed.wait_until(std::max(next, world.now() + minute));
      if (why == sim::Wait::done) {  // the home has closed: a move that nobody planned for the child, but no breakdown
        care.end_placement(false);
        care.place(care.next_wanted());
      } else if (world.now() >= care.birthday()) {
        break;
      } else if (world.now() >= next_review) {
        plan = review(world, self, care, route, to_years(world.now() - entered).value,
                      to_years(world.now() - last_review).value);
        last_review = world.now();
        const Stage& at = *world.rules(self.stage).stage;
        next_review = world.now() + (second ? to_span(sim::Weeks{13}) : to_span(*at.later_reviews));
        second = false;
      } else if (world.now() >= care.breakdown_at) {
        care.end_placement(true);
        care.place(care.next_wanted());
      } else if (world.now() >= care.move_at) {
        care.end_placement(false);
        care.place(care.next_wanted());
      } else {
        world.tell(WentMissing{self.id});
        care.draw_missing();
      }
    }

    care.end_placement(false);
    const auto leave = [&](CareExit exit) {
      world.tell(LeftCare{self.id, exit, static_cast<std::int32_t>(to_days(world.now() - entered).value)});
      care.leave_hub();
    };
    if (plan == Plan::adoption) {  // placed for adoption, and looked after until the order
      world.enter(self, pathway.first(StageKind::adoption));
      co_await world.simulation.delay(world.stay(self));
      leave(CareExit::adopted);
      world.enter(self, pathway.closed());
      co_return;
    }
    if (plan == Plan::home) {
      leave(CareExit::reunified);
      world.note_eased(self);
      world.enter(self, pathway.first(StageKind::reunification));
      co_await world.simulation.delay(world.stay(self));
      const StageId next = world.way_out(self, world.reading(self, false));
      if (world.stage(next).kind == StageKind::placement && care.age() < adult) {
        route = CareRoute::voluntary;
        entry = {};
        continue;
      }
      world.note_eased(self);
      world.enter(self, pathway.closed());
      family->returned |= static_cast<std::uint8_t>(1U << (child - 1));
      co_return;
    }
    if (plan == Plan::guardianship) {
      leave(CareExit::special_guardianship);
      world.enter(self, pathway.first(StageKind::guardianship));
      co_await world.simulation.delay(world.stay(self));
    } else if (plan == Plan::other) {
      leave(CareExit::other);
    } else {
      leave(CareExit::turned_eighteen);
      if (sim::bernoulli(care.next(Purpose::leaving_care).uniform(), (*world.settings().care.stays_put).value)) {
        world.enter(self, pathway.first(StageKind::leaving_care));
        co_await world.simulation.delay(world.stay(self));
      }
    }
    world.enter(self, pathway.closed());
    co_return;
  }
}

sim::Process leaving_care(World& world, std::shared_ptr<Family> family, sim::Span left) {
  Case self(world, family, 1);
  self.children = 1;
  self.own_level = family->level;
  world.enter(self, world.model.pathway.first(StageKind::leaving_care));
  co_await world.simulation.delay(left);
  world.enter(self, world.model.pathway.closed());
}

}  // namespace models
