// The opening stock: how each stage is filled, and of families at home, who they are and what they have behind them.
#include <algorithm>
#include <cmath>

#include "models/world/families/opening.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr std::uint32_t first_of_stock = 0x80000000;
constexpr std::uint32_t families_a_stage = 1U << 22;  // numbers kept for each
constexpr double level_spread = 0.5;  // in a stage: nothing is published, and the run soon moves levels of need

double below(double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; }

// How likely a normal number lies below `level`, of which 1 and 5 are open ends.
double chance_below(double mean, double sd, double level) {
  if (level <= 1 || level >= 5) return level <= 1 ? 0 : 1;
  return below((level - mean) / std::max(1e-6, sd));
}

double chance_between(double mean, double sd, double from, double to) {
  return std::max(0.0, chance_below(mean, sd, to) - chance_below(mean, sd, from));
}

bool all_zero(const std::vector<double>& weights) {
  return std::all_of(weights.begin(), weights.end(), [](double weight) { return weight <= 0; });
}

}  // namespace

Opening::Opening(World& world) : world_(world), approaches_(world) {
  count_closing();
  count_unaccompanied();
  count_proceedings();
}

void Opening::fill(std::uint32_t place, StageId stage, double children) {
  const bool care = world_.stage(stage).looked_after;
  const double alone = care ? alone_in_[stage.index] : 0;
  std::uint32_t n = 0;
  for (double have = 0; have < children; ++n) {
    if (n >= families_a_stage)
      throw sim::RunawayError("more than 4,194,304 families of the opening stock in " + world_.stage(stage).key);
    const FamilyId id{first_of_stock + place * families_a_stage + n};
    sim::Stream stream = world_.luck.of(std::uint64_t{id.number} * 8, Purpose::stock);
    if (care)
      have += have + 0.5 < alone ? child_alone(id, stage, stream) : child_in_care(id, stage, stream);
    else if (world_.stage(stage).kind == StageKind::leaving_care)
      have += care_leaver(id, stage, stream);
    else if (stage == world_.model.pathway.closed())
      have += closed_family(id, stream);
    else
      have += family_at_home(id, stage, stream);
  }
}

// What a family is like ----------------------------------------------------------------------------------------------

// How many of a kind come, and how likely they are read as in need of the stage. One number whatever the weights.
std::uint8_t Opening::draw_kind(FamilyId id, const Approach& approach, std::uint16_t reached_by) {
  const double noise = (*settings().decision.noise).value;
  std::vector<double> weights(kinds().size());
  for (std::size_t k = 0; k < kinds().size(); ++k) {
    const Involvement* kind = kinds()[k];
    if (kind == nullptr || kind->alone || (reached_by >> k & 1) == 0) continue;
    const double sd = std::hypot((*kind->level_sd).value, noise);
    const bool by_level = approach.by_level();
    weights[k] = (*kind->share).value *
                 (by_level ? chance_between((*kind->level_mean).value, sd, approach.from, approach.to) : 1);
  }
  if (all_zero(weights) && alone_ >= 0 && (reached_by >> alone_ & 1) != 0) return static_cast<std::uint8_t>(alone_);
  if (all_zero(weights)) return draw_involvement(world_, id);  // no way out leads there: only the code does
  sim::Stream stream = world_.luck.of(std::uint64_t{id.number} * 8, Purpose::involvement);
  return static_cast<std::uint8_t>(sim::discrete(stream, weights));
}

void Opening::set_level(Family& family, double level) {
  const double lasting = (*kinds()[family.involvement]->lasting).value;
  family.level = LevelOfNeed(std::max(level, lasting), world_.now());
  family.level_at_referral = std::min(5.0, family.level.value() + eased_so_far);
}

// It came to its stage so long ago, by the shortest way.
void Opening::set_history(Family& family, const Approach& approach, sim::Span since) {
  family.referred_before = approach.referred;
  family.last_referral = world_.now() - since - to_span(sim::Days{std::max(0.0, approach.days)});
  family.had_plan = family.had_plan || approach.planned;
}

// Adults who have been on a plan for long enough have been to another service; whether it helped, their own luck says.
void Opening::meet_adult_needs(Family& family, sim::Span on_plans) {
  const Specialists& s = settings().specialists;
  if (on_plans < to_span(*s.referral_wait) + to_span(*s.work)) return;
  for (std::size_t n = 0; n < world_.phase().needs.size(); ++n) {
    const Need* need = world_.phase().needs[n];
    if (need == nullptr || !need->of_adults || (family.needs >> n & 1) == 0) continue;
    const double luck = world_.luck.of(family.subject(), Purpose::adult_need, static_cast<std::uint32_t>(n)).uniform();
    if (luck < (*s.referral_met).value) family.met |= static_cast<std::uint16_t>(1U << n);
  }
}

double Opening::start_casework(const std::shared_ptr<Family>& family, StageId stage, sim::Span so_far) {
  tell_known(world_, *family);
  world_.start(casework(world_, family, stage, so_far), family->subject(), rank_cases);
  return family->children;
}

// At home ------------------------------------------------------------------------------------------------------------

double Opening::family_at_home(FamilyId id, StageId stage, sim::Stream& stream) {
  const Approach& approach = approaches_[stage];
  const std::shared_ptr<Family> family = make_family(world_, id, draw_kind(id, approach, approach.kinds));
  const double z = sim::normal_quantile(stream.uniform());
  set_level(*family, approach.by_level() ? approach.level() + level_spread * z : family->level.value());
  const sim::Span so_far = gone_by(family, stage, stream);
  set_history(*family, approach, so_far);
  const StageKind kind = world_.stage(stage).kind;
  if (kind == StageKind::plan || kind == StageKind::protection_plan) meet_adult_needs(*family, so_far);
  return start_casework(family, stage, so_far);
}

// Closed -------------------------------------------------------------------------------------------------------------

// From which stages: of those from which cases close after a referral, by how many leave them, stock over stay, and how
// likely their reading then is one that closes. Ways out for one kind of involvement are few, and left out.
void Opening::count_closing() {
  const StageId closed = world_.model.pathway.closed();
  closing_.assign(world_.phase().stages.size(), 0);
  for (const auto& [key, children] : settings().stock.children) {
    const StageId from = world_.model.pathway.id(key);
    const Approach& approach = approaches_[from];
    const double stay = mean_stay(world_, from);
    const CompiledStage& stage = world_.stage(from);
    const bool at_home = stage.in_need && !stage.looked_after && stage.kind != StageKind::leaving_care;
    if (!at_home || !approach.referred || stay <= 0) continue;
    for (const ExitRule& exit : world_.rules(from).exits)
      if (exit.to == closed && exit.of == 0)
        closing_[from.index] +=
            (*children).value / stay * exit.share *
            (approach.by_level() ? chance_between(approach.level(), level_spread, exit.above, exit.below) : 1);
  }
}

// A level of those in the stage that is read as one that closes.
double Opening::level_when_closed(StageId from, double u) const {
  double lowest = 5, highest = 1;
  for (const ExitRule& exit : world_.rules(from).exits) {
    if (exit.to != world_.model.pathway.closed() || exit.of != 0) continue;
    lowest = std::min(lowest, exit.above);
    highest = std::max(highest, exit.below);
  }
  const double mean = approaches_[from].level();
  const double low = chance_below(mean, level_spread, lowest), high = chance_below(mean, level_spread, highest);
  const double p = low < high ? low + u * (high - low) : u;
  return mean + level_spread * sim::normal_quantile(std::clamp(p, 1e-12, 1 - 1e-12));
}

// It has not come back in the time: those who have are not here. A rate of coming back as it has at this level, over
// the time in which it may.
sim::Span Opening::closed_for(double level, double u) const {
  const Demand& d = settings().demand;
  const double rate = (*d.re_referral_at_need).value * std::exp((*d.re_referral_steepness).value * (level - 3));
  const double window = (*d.re_referral_window).value;
  const bool hardly_ever = rate * window < 1e-6;
  const double years = hardly_ever ? u * window : -std::log1p(u * std::expm1(-rate * window)) / rate;
  return to_span(sim::Years{years}) + sim::Span{1};
}

double Opening::closed_family(FamilyId id, sim::Stream& stream) {
  const StageId closed = world_.model.pathway.closed();
  const double which = stream.uniform();
  const StageId from = all_zero(closing_) ? closed : StageId{static_cast<std::uint8_t>(sim::discrete(which, closing_))};
  const Approach& approach = approaches_[from];
  const std::shared_ptr<Family> family = make_family(world_, id, draw_kind(id, approach, approach.kinds));
  const double u = stream.uniform();
  set_level(*family, approach.by_level() ? level_when_closed(from, u) : family->level.value());
  const sim::Span so_far = closed_for(family->level.value(), stream.uniform());
  const sim::Span open_for = to_span(sim::Days{sim::exponential(stream, mean_stay(world_, from))});
  set_history(*family, approach, so_far + open_for);
  family->referred_before = true;  // those who never were are not remembered when they close
  family->had_plan = family->had_plan || world_.stage(from).kind == StageKind::protection_plan;
  return start_casework(family, closed, so_far);
}

void open_with_stock(World& world) {
  const Settings& s = world.settings();
  const int homes = static_cast<int>(std::lround((*s.carers.households).value));
  world.homes.all.resize(static_cast<std::size_t>(homes));
  for (int i = 0; i < homes; ++i) world.start(foster_home(world, i), static_cast<std::uint64_t>(i), rank_changes);
  Opening opening(world);
  std::uint32_t place = 0;
  for (const auto& [stage, children] : s.stock.children)
    opening.fill(place++, world.model.pathway.id(stage), (*children).value);
}

}  // namespace models
