// What is decided for a looked-after child: by reviews and by the court.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/world/care/journey.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr sim::Span minute{1};
// The second review is held not more than three months after the first: regulation 33 of the Care Planning, Placement
// and Case Review (England) Regulations 2010. The limits of the others are the stage's, since practice may set its own.
constexpr sim::Span second_review{13 * 7 * 1440};

}  // namespace

// The court has told the child's way once, by taking it off the family's list of those who wait for an order.
bool Journey::has_been_ordered() const { return in_proceedings_ && self_.family->in_care[child()] == nullptr; }

void Journey::act_on_order() {
  in_proceedings_ = false;
  switch (self_.family->ordered[child()]) {
    case Order::care:
      return;  // it stays; later reviews may decide otherwise
    case Order::special_guardianship:
      plan_ = Plan::guardianship;
      return;
    case Order::placement:
      return match_with_adopters();
    case Order::home:
      plan_ = Plan::home;
      return;
  }
}

// Until it is placed for adoption it lives where it lives, and may have to move.
void Journey::match_with_adopters() {
  const double u = next(Purpose::adoption_match).uniform();
  const double weeks = (*world_.settings().care.adoption_match).value;
  const Stage& adoption = *world_.rules(world_.model.pathway.first(StageKind::adoption)).stage;
  const double variation = (*adoption.typical_variation).value;
  adoption_at_ = world_.now() + (weeks > 0 ? to_span(sim::Weeks{sim::lognormal(u, weeks, variation)}) : sim::Span{});
}

// Limits count from the review before; a review is held up to review_lead before its limit.
void Journey::plan_review() {
  const Stage& at = *world_.rules(self_.stage).stage;
  sim::Span limit = reviews_ == 0 ? to_span(*at.first_review) : to_span(*at.later_reviews);
  if (limit.ticks > 0 && reviews_ == 1) limit = second_review;
  const sim::Span lead = to_span(*at.review_lead * next(Purpose::review_lead).uniform());
  review_at_ = limit.ticks > 0 ? world_.now() + std::max(minute, limit - lead) : sim::Instant::never();
}

void Journey::review() {
  const Plan decided = decide();
  last_review_ = world_.now();
  ++reviews_;
  plan_review();
  if (adoption_at_ != sim::Instant::never()) return;      // what is to become of it has been decided
  if (in_proceedings_ && decided != Plan::other) return;  // that is for the court
  if (decided == Plan::adoption)
    match_with_adopters();
  else
    plan_ = decided;
}

// A return where the reading allows it, more often early; else by the rates of the other ends.
Plan Journey::decide() {
  const Care& c = world_.settings().care;
  const double reading = world_.reading(self_, true);
  sim::Stream home = next(Purpose::going_home);
  sim::Stream ends = next(Purpose::permanence);
  const double returns = home.uniform(), ending = ends.uniform(), which = ends.uniform();

  const bool alone = self_.family->alone;  // there is nobody here to go to
  const double years = to_years(world_.now() - entered_).value;
  const double fades = std::max(0.01, (*c.return_fades).value);
  const double chance = alone ? 0 : (*c.return_at_review).value * std::exp(-years / fades);
  if (returns < chance && reading < (*c.return_below).value) return Plan::home;

  const double guardianship = alone ? 0 : (*c.guardianship).at(band());
  const double adoption = alone ? 0 : (*c.adoption).at(band());
  const std::array<double, 3> rates = {guardianship, adoption, (*c.other_end).at(band())};
  static constexpr std::array<Plan, 3> plans = {Plan::guardianship, Plan::adoption, Plan::other};
  const double all = rates[0] + rates[1] + rates[2];
  const double since = to_years(world_.now() - last_review_).value;
  if (all <= 0 || ending >= 1 - std::exp(-all * since)) return Plan::stay;
  return plans[sim::discrete(which, rates)];
}

}  // namespace models
