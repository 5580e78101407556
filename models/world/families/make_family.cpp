// What a family is like when it first comes: how many children, how old, with which needs, and how deep in need.
//
// Every number has a stream of its own family and purpose, and all are drawn whatever the kind of involvement: a family
// is the same family under every practice.
#include <algorithm>
#include <cmath>

#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr double least_engagement = 0.05;  // somebody who never opens the door could not be told from nobody at all

// A day's time is uniform within the years of a band, so that birthdays fall on any day.
double draw_age(sim::Stream& stream, const Numbers& shares) {
  const std::size_t band = sim::discrete(stream, shares);
  return sim::uniform(stream, age_edges[band], age_edges[band + 1]);
}

// Needs come together: one cause, the first number of the stream, is common to all, and each need has its own number
// beside it. z = √c × common + √(1 − c) × own is standard normal whatever c, so that a need is there with exactly its
// own share p, as z < the p-quantile; two needs of shares c and d correlate, in z, by √(c d).
std::uint16_t draw_needs(const World& world, std::uint64_t subject, std::uint8_t involvement) {
  const CompiledPhase& phase = world.phase();
  sim::Stream stream = world.luck.of(subject, Purpose::family_needs);
  const double common_cause = sim::normal_quantile(stream.uniform());
  std::uint16_t needs = 0;
  for (std::size_t n = 0; n < phase.needs.size(); ++n) {
    const double own = sim::normal_quantile(stream.uniform());
    if (phase.needs[n] == nullptr) continue;
    const double share = phase.need_shares[involvement][n];
    const double common = std::clamp((*phase.needs[n]->common).value, 0.0, 1.0);
    const double z = std::sqrt(common) * common_cause + std::sqrt(1 - common) * own;
    const bool has = share >= 1 || (share > 0 && z < sim::normal_quantile(share));
    if (has) needs |= static_cast<std::uint16_t>(1U << n);
  }
  return needs;
}

std::uint8_t draw_locality(const World& world, std::uint64_t subject) {
  const double localities = std::clamp(std::floor((*world.settings().localities).value), 1.0, 255.0);
  const double u = world.luck.of(subject, Purpose::locality).uniform();
  return static_cast<std::uint8_t>(std::min(std::floor(u * localities), localities - 1));
}

}  // namespace

int age_band(double years) {
  int band = 0;
  while (band < 4 && years >= age_edges[static_cast<std::size_t>(band) + 1]) ++band;
  return band;
}

std::shared_ptr<Family> make_family(World& world, FamilyId id, std::uint8_t involvement) {
  const Settings& s = world.settings();
  const Involvement& kind = *world.phase().involvements.at(involvement);
  auto family = std::make_shared<Family>();
  family->id = id;
  family->involvement = involvement;
  family->alone = kind.alone;
  const std::uint64_t subject = family->subject();
  sim::Stream children = world.luck.of(subject, Purpose::family_children);
  const auto in_all = static_cast<int>(sim::discrete(children, *s.family.children_shares)) + 1;
  family->children = kind.alone ? 1 : std::min(most_children, in_all);
  sim::Stream ages = world.luck.of(subject, Purpose::family_ages);
  for (sim::Instant& born : family->born) born = world.now() - to_span(sim::Years{draw_age(ages, *kind.age_shares)});
  family->needs = draw_needs(world, subject, involvement);
  sim::Stream level = world.luck.of(subject, Purpose::family_level);
  family->level = LevelOfNeed(sim::normal(level, (*kind.level_mean).value, (*kind.level_sd).value), world.now());
  sim::Stream engagement = world.luck.of(subject, Purpose::family_engagement);
  family->engagement =
      std::clamp(sim::normal(engagement, (*s.family.engagement_mean).value, (*s.family.engagement_sd).value),
                 least_engagement, 1.0);
  sim::Stream history = world.luck.of(subject, Purpose::family_history);
  family->had_plan = sim::bernoulli(history, (*s.stock.second_plan).value);
  family->locality = draw_locality(world, subject);
  return family;
}

std::uint8_t draw_involvement(World& world, FamilyId id) {
  std::vector<double> weights;
  for (const Involvement* kind : world.phase().involvements)
    weights.push_back(kind == nullptr || kind->alone ? 0 : (*kind->share).value);
  sim::Stream stream = world.luck.of(std::uint64_t{id.number} * 8, Purpose::involvement);
  return static_cast<std::uint8_t>(sim::discrete(stream, weights));
}

void tell_known(World& world, const Family& family) {
  FamilyKnown known;
  known.family = family.id;
  known.children = static_cast<std::uint8_t>(family.children);
  known.needs = family.needs;
  known.involvement = family.involvement;
  known.source = family.source;
  for (int i = 0; i < most_children; ++i)
    known.ages[static_cast<std::size_t>(i)] =
        static_cast<std::int8_t>(i < family.children ? family.age(i, world.now()) : -1);
  world.tell(known);
}

}  // namespace models
