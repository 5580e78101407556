// The opening stock: who is there on the first day of the lead-in, with ages, needs and a history.
//
// What is known of the stock is how many children are in each stage. Their levels of need are put in the middle of the
// readings that lead to the stage, and their stays began some time before; the lead-in, under the base practice,
// then gives everybody the rest.
#include <algorithm>
#include <cmath>

#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr std::uint32_t first_of_stock = 0x80000000;
constexpr double widest_band = 0.8;  // of readings that lead to a stage, where its upper end is open
constexpr double level_spread = 0.5;
constexpr double spread_when_closed = 0.9;
constexpr double eased_so_far = 0.3;  // by those whose stay began some time ago
constexpr double adult = 18;
constexpr double not_known = 2.9;  // level of a family that is closed, or in a stage to which no reading leads

double level_at(const World& world, StageId stage) {
  double sum = 0;
  int exits = 0;
  for (std::size_t from = 0; from < world.phase().stages.size(); ++from) {
    // Ways back from later stages are rare, and say less of who is there.
    if (from == stage.index || world.model.pathway.stages()[from].column > world.stage(stage).column) continue;
    for (const ExitRule& exit : world.phase().stages[from].exits) {
      if (exit.to != stage || exit.share <= 0 || exit.above <= 1) continue;
      sum += (exit.above + std::min(exit.below, exit.above + widest_band)) / 2;
      ++exits;
    }
  }
  return exits > 0 ? sum / exits - eased_so_far : not_known;
}

class Opening {
 public:
  explicit Opening(World& world) : world_(world) {}

  void fill(StageId stage, double children) {
    const StageKind kind = world_.stage(stage).kind;
    const double level = level_at(world_, stage);
    for (double have = 0; have < children;) {
      std::shared_ptr<Family> family = make_family(world_, FamilyId{first_of_stock + number_++});
      sim::Stream stream = world_.luck.of(family->subject(), Purpose::stock);
      const double spread = kind == StageKind::closed ? spread_when_closed : level_spread;
      family->level = LevelOfNeed(sim::normal(stream, level, spread), world_.now());
      family->level_at_referral = std::min(5.0, family->level.value() + 0.4);
      family->referred_before = true;
      if (world_.stage(stage).looked_after) {
        have += 1;
        child_in_care(*family, stage, stream, family);
      } else if (kind == StageKind::leaving_care) {
        have += 1;
        care_leaver(stage, stream, family);
      } else {
        have += family->children;
        at_home(stage, stream, family);
      }
    }
  }

 private:
  void known(const Family& family) {
    FamilyKnown event{family.id, static_cast<std::uint8_t>(family.children), family.needs, {}, family.unaccompanied};
    for (int i = 0; i < most_children; ++i)
      event.ages[static_cast<std::size_t>(i)] =
          static_cast<std::int8_t>(i < family.children ? family.age(i, world_.now()) : -1);
    world_.tell(event);
  }

  void at_home(StageId stage, sim::Stream& stream, const std::shared_ptr<Family>& family) {
    const Settings& s = world_.settings();
    const Stage& rules = *world_.rules(stage).stage;
    double weeks = to_weeks(to_span(*rules.typical)).value;
    if ((*rules.first_review).value > 0) weeks = (*rules.first_review).value + (*rules.later_reviews).value;
    if (world_.stage(stage).kind == StageKind::court) weeks = (*s.court.work).value;
    if (world_.stage(stage).kind == StageKind::closed) weeks = to_weeks(to_span(*s.demand.re_referral_window)).value;
    const sim::Span so_far = to_span(sim::Weeks{weeks * stream.uniform()}) + sim::Span{1};
    family->last_referral = world_.now() - so_far - to_span(sim::Weeks{8});
    known(*family);
    world_.start(casework(world_, family, stage, so_far), family->subject(), rank_cases);
  }

  void child_in_care(Family& family, StageId stage, sim::Stream& stream, const std::shared_ptr<Family>& shared) {
    static constexpr std::array<double, 6> edges = {0, 1, 5, 10, 16, adult};
    const Settings& s = world_.settings();
    // Ages go with placements: of the ages that a placement takes at entry, those that are common in care.
    std::vector<double> weights = *s.stock.care_age_shares;
    if (const Placement* p = world_.rules(stage).placement)
      for (std::size_t i = 0; i < weights.size() && i < (*p->preference).size(); ++i)
        weights[i] *= 0.02 + (*p->preference)[i];
    const std::size_t band = sim::discrete(stream, weights);
    const double age = sim::uniform(stream, edges[band], edges[band + 1]);
    family.children = 1;
    family.away = 1;
    family.born[0] = world_.now() - to_span(sim::Years{age});
    const double years = std::min(age, sim::exponential(stream, (*s.stock.care_so_far).value));
    family.last_referral = world_.now() - to_span(sim::Years{years + 0.3});
    // The longer ago, the safer home has become; those who could return have done so.
    family.level = LevelOfNeed(sim::normal(stream, 3.6, 0.5), world_.now());
    known(family);
    const bool placed = world_.stage(stage).kind == StageKind::placement;
    CareEntry from_stock;
    from_stock.route = CareRoute::stock;
    const StageId placement = placed ? stage : world_.model.pathway.first(StageKind::placement);
    world_.start(looked_after(world_, shared, 1, from_stock, placement, to_span(sim::Years{years})),
                 family.subject() + 1, rank_cases);
  }

  void care_leaver(StageId stage, sim::Stream& stream, const std::shared_ptr<Family>& family) {
    family->children = 1;
    family->away = 1;
    const double stay = to_years(to_span(*world_.rules(stage).stage->typical)).value;
    const double so_far = stay * stream.uniform();
    family->born[0] = world_.now() - to_span(sim::Years{adult + so_far});
    family->last_referral = world_.now() - to_span(sim::Years{so_far + 2});
    known(*family);
    world_.start(leaving_care(world_, family, to_span(sim::Years{stay - so_far}) + sim::Span{1440}),
                 family->subject() + 1, rank_cases);
  }

  World& world_;
  std::uint32_t number_ = 0;
};

}  // namespace

void open_with_stock(World& world) {
  Opening opening(world);
  const Settings& s = world.settings();
  const int homes = static_cast<int>(std::lround((*s.carers.households).value));
  world.homes.all.resize(static_cast<std::size_t>(homes));
  for (int i = 0; i < homes; ++i) world.start(foster_home(world, i), static_cast<std::uint64_t>(i), rank_changes);
  for (const auto& [stage, children] : s.stock.children) opening.fill(world.model.pathway.id(stage), (*children).value);
}

}  // namespace models
