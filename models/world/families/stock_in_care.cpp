// Of the opening stock: children in care, those who are here without a family, and care leavers.
#include <algorithm>
#include <cmath>

#include "models/world/families/opening.hpp"
#include "models/world/families/size.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr std::size_t oldest_band = 4;     // 16 and 17, at which nearly all unaccompanied children come
constexpr double least_preference = 0.02;  // a few children are where hardly any of their age go
constexpr double proceedings_before = 16;  // as care.proceedings_after_entry says
constexpr double spread_in_care = 0.5;     // of levels of need: nothing is published, and the run soon moves them
constexpr double leaver_until = 25;        // age; by law
constexpr sim::Span one_day{1440};

}  // namespace

// Little's law: so many unaccompanied children arrive in a year [demand.unaccompanied], and each is looked after until
// it is eighteen or care ends otherwise [care.other_end].
void Opening::count_unaccompanied() {
  alone_in_.assign(world_.phase().stages.size(), 0);
  for (std::size_t k = 0; k < kinds().size() && alone_ < 0; ++k)
    if (kinds()[k] != nullptr && kinds()[k]->alone) alone_ = static_cast<int>(k);
  for (const auto& [key, children] : settings().stock.children)
    if (world_.stage(world_.model.pathway.id(key)).looked_after) in_care_ += (*children).value;
  if (alone_ < 0 || in_care_ <= 0) return;
  const Numbers& shares = *kinds()[static_cast<std::size_t>(alone_)]->age_shares;
  double years = 0, all = 0, weight = 0;
  for (std::size_t band = 0; band < shares.size(); ++band) {
    years_alone_.push_back(shares[band] * years_until_eighteen(band));
    years += years_alone_.back();
    all += shares[band];
  }
  const double alone = std::min(in_care_, (*settings().demand.unaccompanied).value * years / all);
  alone_in_ = weights_of_children_alone();
  for (const double of_stage : alone_in_) weight += of_stage;
  for (double& of_stage : alone_in_) of_stage = weight > 0 ? of_stage * alone / weight : 0;
  alone_in_care_ = weight > 0 ? alone / in_care_ : 0;
}

// They are spread over the placements by the ways out that are for their kind; where there is none, as newcomers of
// their age are [placement.NAME.preference].
std::vector<double> Opening::weights_of_children_alone() const {
  std::vector<double> by_way(alone_in_.size()), by_preference(alone_in_.size());
  for (const auto& [key, children] : settings().stock.children) {
    const StageId stage = world_.model.pathway.id(key);
    if (!world_.stage(stage).looked_after || (*children).value <= 0) continue;
    by_preference[stage.index] = preference(stage, oldest_band);
    for (std::size_t from = 0; from < alone_in_.size(); ++from) {
      if (world_.model.pathway.stages()[from].looked_after) continue;
      for (const ExitRule& exit : world_.phase().stages[from].exits)
        if (exit.to == stage && (exit.of >> alone_ & 1) != 0) by_way[stage.index] += exit.share;
    }
  }
  const bool some = std::any_of(by_way.begin(), by_way.end(), [](double weight) { return weight > 0; });
  return some ? by_way : by_preference;
}

// The stock of the court's stage is of children at home. Of new proceedings, [care.interim_order] bring the children
// into care at once: there are so many more cases, each of one child here, among the children under 16 who came into
// care in the time that proceedings take.
void Opening::count_proceedings() {
  double at_home = 0;
  for (const auto& [key, children] : settings().stock.children)
    if (world_.stage(world_.model.pathway.id(key)).kind == StageKind::court) at_home += (*children).value;
  const double interim = (*settings().care.interim_order).value;
  const double cases = at_home / mean_children(settings().family) * interim / std::max(1e-9, 1 - interim);
  const Numbers& ages = *settings().stock.care_age_shares;
  double all = 0;
  for (const double share : ages) all += share;
  const double so_far = std::max(1e-9, (*settings().stock.care_so_far).value);
  const double lately = -std::expm1(-to_years(to_span(*settings().court.work)).value / so_far);
  const double may_be = in_care_ * (1 - ages.at(oldest_band) / all) * lately;
  in_proceedings_ = may_be > 0 ? std::min(1.0, cases / may_be) : 0;
}

double Opening::years_until_eighteen(std::size_t band) const {
  const Numbers& ends = *settings().care.other_end;
  const double rate = band < ends.size() ? ends[band] : 0;
  const double years = adult_from - (age_edges[band] + age_edges[band + 1]) / 2;
  return rate * years > 1e-6 ? -std::expm1(-rate * years) / rate : years;
}

double Opening::preference(StageId stage, std::size_t band) const {
  const Placement* placement = world_.rules(stage).placement;
  return placement != nullptr && band < (*placement->preference).size() ? (*placement->preference)[band] : 0;
}

// Between the level that brings children into care and that at which they go home: those below have gone.
void Opening::set_level_in_care(Family& family, sim::Stream& stream) {
  const double z = sim::normal_quantile(stream.uniform());
  const double home_again = (*settings().care.return_below).value;
  const Approach& care = approaches_.care();
  set_level(family, care.by_level() && !family.alone ? (care.level() + home_again) / 2 + spread_in_care * z
                                                     : family.level.value());
}

// A child that has been there so many years.
void Opening::set_child(Family& family, StageId stage, double age, double years) {
  family.children = 1;
  family.away = 1;
  family.born[0] = world_.now() - to_span(sim::Years{age});
  set_history(family, approaches_[stage], to_span(sim::Years{years}));
  family.referred_before = true;
}

double Opening::start_in_care(const std::shared_ptr<Family>& family, StageId stage, double age, double years,
                              bool in_proceedings) {
  set_child(*family, stage, age, years);
  tell_known(world_, *family);
  CareEntry from_stock;
  from_stock.route = CareRoute::stock;
  from_stock.in_proceedings = in_proceedings;
  const bool placed = world_.stage(stage).kind == StageKind::placement;
  const StageId placement = placed ? stage : world_.model.pathway.first(StageKind::placement);
  world_.start(looked_after(world_, family, 1, from_stock, placement, to_span(sim::Years{years})),
               family->subject() + 1, rank_cases);
  if (in_proceedings) world_.start(proceedings_beside(world_, family, 1), family->subject(), rank_cases);
  return 1;
}

// Whoever came at an age has been here for any part of the years until eighteen as likely.
double Opening::child_alone(FamilyId id, StageId stage, sim::Stream& stream) {
  const std::shared_ptr<Family> family = make_family(world_, id, static_cast<std::uint8_t>(alone_));
  const std::size_t band = sim::discrete(stream, years_alone_);
  const double came_at = sim::uniform(stream, age_edges[band], age_edges[band + 1]);
  const double years = (adult_from - came_at) * stream.uniform();
  set_level_in_care(*family, stream);
  return start_in_care(family, stage, came_at + years, years);
}

// Ages go with placements: of the ages that a placement takes at entry, those that are common in care, less the
// unaccompanied children, who are among them there.
double Opening::child_in_care(FamilyId id, StageId stage, sim::Stream& stream) {
  const std::shared_ptr<Family> family =
      make_family(world_, id, draw_kind(id, approaches_.care(), approaches_[stage].kinds));
  std::vector<double> weights = *settings().stock.care_age_shares;
  double all = 0;
  for (const double weight : weights) all += weight;
  double& oldest = weights.at(oldest_band);
  oldest = std::max(oldest * least_preference, oldest - all * alone_in_care_);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] *= least_preference + preference(stage, i);
  const std::size_t band = sim::discrete(stream, weights);
  const double age = sim::uniform(stream, age_edges[band], age_edges[band + 1]);
  const double years = std::min(age, sim::exponential(stream, (*settings().stock.care_so_far).value));
  set_level_in_care(*family, stream);
  const bool lately = age < proceedings_before && years < to_years(to_span(*settings().court.work)).value;
  const bool in_proceedings = stream.uniform() < in_proceedings_ && lately;
  return start_in_care(family, stage, age, years, in_proceedings);
}

double Opening::care_leaver(FamilyId id, StageId stage, sim::Stream& stream) {
  const std::shared_ptr<Family> family =
      make_family(world_, id, draw_kind(id, approaches_.care(), approaches_[stage].kinds));
  set_level_in_care(*family, stream);
  const double whole = std::min(leaver_until - adult_from, to_years(stay_under_way(family, 1, stage, stream)).value);
  const double years = whole * stream.uniform();
  set_child(*family, stage, adult_from + years, years);
  tell_known(world_, *family);
  world_.start(leaving_care(world_, family, to_span(sim::Years{whole - years}) + one_day), family->subject() + 1,
               rank_cases);
  return 1;
}

}  // namespace models
