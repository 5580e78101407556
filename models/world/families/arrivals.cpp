// Who comes, and when: families in contact by source, with month, weekday and school term; and unaccompanied children.
//
// Families from a source on a day: a Poisson number, of mean
//   contacts a year [demand.contacts] ÷ mean children of a family [family.children_shares] ÷ 365.25
//   × month index ÷ its mean [demand.month_index] × pattern of the source on that day ÷ pattern of the month
//   × e^(growth × years since day 0) [demand.growth], or 1 before day 0
// where the pattern of a source on a day is share × weekday index ÷ its mean × in_holidays out of term
// [source.NAME.share, .weekday_index, .in_holidays], and the pattern of the month is the mean over its days of the sum
// over the sources: a month as a whole has its published number, whoever is silent in it.
//
// Luck: the number of a day has the stream (day of the run, Purpose::arrivals, 1 + source), the time of day that of the
// family, Purpose::arrival_time. An unaccompanied child has its pause since the one before in that same purpose, by its
// own name, so that no stream has two uses.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "models/world/families/size.hpp"
#include "models/world/world.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

// Numbers kept for one day, and for one source of it: the n-th of a source on a day is the same whatever came before.
constexpr std::uint32_t families_a_day = 65536, families_a_source = 4096;
constexpr std::uint32_t first_unaccompanied = 0xC0000000;
constexpr sim::Span one_day{1440};
constexpr double days_a_year = 365.25;
constexpr int opens = 8 * 60, closes = 20 * 60;  // contacts come between 8 and 20 o'clock

double mean_of(const Numbers& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

double index_of(const Numbers& numbers, int i) {
  const double mean = mean_of(numbers);
  return mean > 0 ? numbers[static_cast<std::size_t>(i)] / mean : 0;
}

double grown(const Demand& demand, sim::Instant day) {
  return day.ticks <= 0 ? 1 : std::exp((*demand.growth).value * to_years(day - sim::Instant{}).value);
}

// What part of its usual number a source has on a day, times its share of all.
double pattern(const ContactSource& source, const sim::Calendar& calendar, sim::Instant day) {
  const double term = calendar.in_school_term(day) ? 1 : (*source.in_holidays).value;
  return (*source.share).value * index_of(*source.weekday_index, calendar.weekday(day)) * term;
}

// Of a whole month: worked out when it begins, and again when the settings change within it.
class PatternOfMonth {
 public:
  double at(const World& world, sim::Instant day) {
    const sim::Date date = world.calendar().date(day);
    if (date.year != year_ || date.month != month_ || &world.phase() != phase_) work_out(world, date);
    return mean_;
  }

 private:
  void work_out(const World& world, sim::Date date) {
    year_ = date.year;
    month_ = date.month;
    phase_ = &world.phase();
    const sim::Calendar& calendar = world.calendar();
    double sum = 0;
    int days = 0;
    for (sim::Instant day = calendar.start_of({year_, month_, 1}); calendar.month(day) == month_; day += one_day) {
      for (const ContactSource* source : phase_->sources)
        if (source != nullptr) sum += pattern(*source, calendar, day);
      ++days;
    }
    mean_ = sum / days;
  }

  int year_ = 0, month_ = 0;
  const CompiledPhase* phase_ = nullptr;
  double mean_ = 0;
};

double mean_families(const World& world, std::size_t source, sim::Instant day, double pattern_of_month) {
  const Demand& demand = world.settings().demand;
  const ContactSource* from = world.phase().sources[source];
  if (from == nullptr || pattern_of_month <= 0) return 0;
  const double usual = (*demand.contacts).value / mean_children(world.settings().family) / days_a_year *
                       index_of(*demand.month_index, world.calendar().month(day) - 1);
  return usual * grown(demand, day) * pattern(*from, world.calendar(), day) / pattern_of_month;
}

sim::Process one_contact(World& world, FamilyId id, std::uint8_t source) {
  std::shared_ptr<Family> family = make_family(world, id, draw_involvement(world, id));
  family->source = source;
  tell_known(world, *family);
  world.start(casework(world, family, world.model.pathway.start(), {}), family->subject(), rank_cases);
  co_return;
}

sim::Process one_unaccompanied(World& world, FamilyId id, std::uint8_t involvement) {
  std::shared_ptr<Family> family = make_family(world, id, involvement);
  tell_known(world, *family);
  world.start(casework(world, family, world.model.pathway.start(), {}), family->subject(), rank_cases);
  co_return;
}

// The contacts of a source on a day, each at its time of day.
void start_contacts(World& world, std::uint32_t day, sim::Instant midnight, std::size_t source, double mean) {
  sim::Stream arrivals = world.luck.of(day, Purpose::arrivals, 1 + static_cast<std::uint32_t>(source));
  const std::int64_t n = sim::poisson(arrivals, mean);
  if (n > families_a_source)
    throw sim::RunawayError("more than 4,096 families in contact through " + world.model.sources[source] +
                            " on one day");
  const auto first = static_cast<std::uint32_t>(day * families_a_day + source * families_a_source);
  for (std::uint32_t i = 0; i < n; ++i) {
    const FamilyId id{first + i};
    const std::uint64_t subject = std::uint64_t{id.number} * 8;
    sim::Stream time = world.luck.of(subject, Purpose::arrival_time);
    const sim::Instant when = midnight + sim::Span{static_cast<std::int64_t>(sim::uniform(time, opens, closes))};
    if (when < world.now()) continue;  // on the first day, when the run begins after the morning
    world.simulation.start_at(when, one_contact(world, id, static_cast<std::uint8_t>(source)), subject, rank_cases);
  }
}

// Of the kind of involvement of those who come alone; −1 when there is no such kind.
int kind_alone(const CompiledPhase& phase) {
  const auto found = std::find_if(phase.involvements.begin(), phase.involvements.end(),
                                  [](const Involvement* kind) { return kind != nullptr && kind->alone; });
  return found == phase.involvements.end() ? -1 : static_cast<int>(found - phase.involvements.begin());
}

FamilyId unaccompanied(std::uint32_t n) { return FamilyId{first_unaccompanied + n}; }

// In arrivals: how many are to be expected between this child and the one before. Exponential, mean 1.
double pause_before(const World& world, FamilyId child) {
  return sim::exponential(world.luck.of(std::uint64_t{child.number} * 8, Purpose::arrival_time).uniform(), 1.0);
}

}  // namespace

// Each day is looked at when its contacts begin, so that what changes at midnight is in force.
sim::Process contacts_arrive(World& world) {
  const sim::Instant first = world.now() - sim::Span{sim::Calendar::minute_of_day(world.now())};
  PatternOfMonth month;
  for (std::uint32_t day = 0;; ++day) {
    const sim::Instant midnight = first + one_day * day;
    co_await world.simulation.until(std::max(world.now(), midnight + sim::Span{opens}));
    const double pattern_of_month = month.at(world, midnight);
    for (std::size_t source = 0; source < world.model.sources.size(); ++source)
      start_contacts(world, day, midnight, source, mean_families(world, source, midnight, pattern_of_month));
  }
}

// A day takes so much from the pause before the next child as arrivals are expected on it: a change of the rate moves
// when children come, and not who they are.
sim::Process unaccompanied_children_arrive(World& world) {
  const sim::Instant first = world.now() - sim::Span{sim::Calendar::minute_of_day(world.now())};
  std::uint32_t n = 0;
  double pause = pause_before(world, unaccompanied(n));
  for (std::uint32_t day = 0;; ++day) {
    const sim::Instant midnight = first + one_day * day;
    const sim::Instant morning = std::max(world.now(), midnight + sim::Span{opens});
    co_await world.simulation.until(morning);
    const int kind = kind_alone(world.phase());
    const Demand& demand = world.settings().demand;
    const double expected = kind < 0 ? 0 : (*demand.unaccompanied).value / days_a_year * grown(demand, midnight);
    double past = 0;
    while (past + pause <= expected) {
      past += pause;
      const FamilyId child = unaccompanied(n++);
      pause = pause_before(world, unaccompanied(n));
      const auto minutes = static_cast<std::int64_t>(past / expected * (closes - opens));
      world.simulation.start_at(morning + sim::Span{minutes},
                                one_unaccompanied(world, child, static_cast<std::uint8_t>(kind)),
                                std::uint64_t{child.number} * 8, rank_cases);
    }
    pause -= expected - past;
  }
}

}  // namespace models
