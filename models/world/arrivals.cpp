// Who comes, and when: contacts by day with month and weekday, unaccompanied children, and what a family is like.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr std::uint32_t families_a_day =
    65536;  // numbers kept for one day: the n-th of a day is the same whatever came before
constexpr std::uint32_t first_unaccompanied = 0xC0000000;
constexpr double days_a_year = 365.25;
constexpr int opens = 8 * 60, closes = 20 * 60;  // contacts come between 8 and 20 o'clock

double mean_children(const FamilyMix& mix) {
  const Numbers& shares = *mix.children_shares;
  double sum = 0, weight = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    sum += shares[i] * static_cast<double>(i + 1);
    weight += shares[i];
  }
  return sum / weight;
}

double index_of(const Numbers& numbers, int i) {
  const double mean = std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
  return numbers[static_cast<std::size_t>(i)] / mean;
}

// A day's time is uniform within the years of a band, so that birthdays fall on any day.
double draw_age(sim::Stream& stream, const Numbers& shares) {
  static constexpr std::array<double, 6> edges = {0, 1, 5, 10, 16, 18};
  const std::size_t band = sim::discrete(stream, shares);
  return sim::uniform(stream, edges[band], edges[band + 1]);
}

}  // namespace

std::shared_ptr<Family> make_family(World& world, FamilyId id) {
  const Settings& s = world.settings();
  auto family = std::make_shared<Family>();
  family->id = id;
  const std::uint64_t subject = family->subject();
  sim::Stream children = world.luck.of(subject, Purpose::family_children);
  family->children = std::min(most_children, static_cast<int>(sim::discrete(children, *s.family.children_shares)) + 1);
  sim::Stream ages = world.luck.of(subject, Purpose::family_ages);
  for (int i = 0; i < most_children; ++i)
    family->born[static_cast<std::size_t>(i)] = world.now() - to_span(sim::Years{draw_age(ages, *s.family.age_shares)});
  sim::Stream needs = world.luck.of(subject, Purpose::family_needs);
  for (std::size_t n = 0; n < world.phase().needs.size(); ++n) {
    const bool has =
        sim::bernoulli(needs, world.phase().needs[n] != nullptr ? (*world.phase().needs[n]->prevalence).value : 0);
    if (has) family->needs |= static_cast<std::uint16_t>(1U << n);
  }
  sim::Stream level = world.luck.of(subject, Purpose::family_level);
  family->level =
      LevelOfNeed(sim::normal(level, (*s.family.level_mean).value, (*s.family.level_sd).value), world.now());
  sim::Stream engagement = world.luck.of(subject, Purpose::family_engagement);
  family->engagement = std::clamp(
      sim::normal(engagement, (*s.family.engagement_mean).value, (*s.family.engagement_sd).value), 0.05, 1.0);
  sim::Stream history = world.luck.of(subject, Purpose::family_history);
  family->had_plan = sim::bernoulli(history, (*s.stock.second_plan).value);
  return family;
}

namespace {

void tell_known(World& world, const Family& family) {
  FamilyKnown known{family.id, static_cast<std::uint8_t>(family.children), family.needs, {}, family.unaccompanied};
  for (int i = 0; i < most_children; ++i)
    known.ages[static_cast<std::size_t>(i)] =
        static_cast<std::int8_t>(i < family.children ? family.age(i, world.now()) : -1);
  world.tell(known);
}

sim::Process one_contact(World& world, FamilyId id) {
  std::shared_ptr<Family> family = make_family(world, id);
  tell_known(world, *family);
  world.start(casework(world, family, world.model.pathway.start(), {}), family->subject(), rank_cases);
  co_return;
}

sim::Process one_unaccompanied(World& world, FamilyId id) {
  std::shared_ptr<Family> family = make_family(world, id);
  sim::Stream age = world.luck.of(family->subject(), Purpose::unaccompanied);
  family->children = 1;
  family->unaccompanied = true;
  family->born[0] = world.now() - to_span(sim::Years{sim::triangular(age, 13.5, 17.3, 17.9)});
  tell_known(world, *family);
  world.start(casework(world, family, world.model.pathway.start(), {}), family->subject(), rank_cases);
  co_return;
}

}  // namespace

sim::Process contacts_arrive(World& world) {
  const sim::Instant begin = world.now();
  for (std::uint32_t day = 0;; ++day) {
    const sim::Instant midnight = begin + sim::Span{1440} * day;
    const Demand& demand = world.settings().demand;
    const double families = (*demand.contacts).value / mean_children(world.settings().family) / days_a_year;
    const double today = families * index_of(*demand.month_index, world.calendar().month(midnight) - 1) *
                         index_of(*demand.weekday_index, world.calendar().weekday(midnight));
    sim::Stream arrivals = world.luck.of(day, Purpose::arrivals);
    const std::int64_t n = sim::poisson(arrivals, today);
    if (n >= families_a_day) throw sim::RunawayError("more than 65,535 families in contact on one day");
    for (std::uint32_t i = 0; i < n; ++i) {
      const FamilyId id{day * families_a_day + i};
      sim::Stream time = world.luck.of(std::uint64_t{id.number} * 8, Purpose::arrival_time);
      const sim::Instant when = midnight + sim::Span{static_cast<std::int64_t>(sim::uniform(time, opens, closes))};
      world.simulation.start_at(when, one_contact(world, id), std::uint64_t{id.number} * 8, rank_cases);
    }
    co_await world.simulation.until(midnight + sim::Span{1440});
  }
}

sim::Process unaccompanied_children_arrive(World& world) {
  for (std::uint32_t n = 0;; ++n) {
    const double rate = (*world.settings().demand.unaccompanied).value;
    if (rate <= 0) co_return;
    sim::Stream gap = world.luck.of(1, Purpose::arrivals, n);
    co_await world.simulation.delay(to_span(sim::Years{sim::exponential(gap, 1 / rate)}));
    const FamilyId id{first_unaccompanied + n};
    world.start(one_unaccompanied(world, id), std::uint64_t{id.number} * 8, rank_cases);
  }
}

}  // namespace models
