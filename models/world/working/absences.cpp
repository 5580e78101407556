// Sickness, leave and training: whether a worker is at work on a day.
#include <algorithm>
#include <cmath>

#include "models/world/workforce/allocation.hpp"
#include "models/world/working/at_work.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr double working_days_a_year = 253;
constexpr int working_days = 5;  // of a week

// Sickness begins more often with who holds more, and with who is under more stress, than is usual: links and settings.
double how_often(const Workforce& w, const Worker& worker) {
  if (!worker.holds_cases) return 1;
  double often = 1;
  const double usual = (*w.reference_caseload).value, calm = (*w.reference_stress).value;
  if (usual > 0) often += (*w.caseload_on_sickness).value * (worker.children / usual - 1);
  if (calm > 0) often += (*w.stress_on_sickness).value * (worker.stress / calm - 1);
  return std::max(0.0, often);
}

// Days of a spell that begins today, today included: geometric about its mean.
sim::Instant end_of_spell(const World& world, double u, double mean) {
  const double beyond = std::max(1.0, mean);
  const auto days = beyond > 1 ? static_cast<int>(std::ceil(std::log(1 - u) / std::log(1 - 1 / beyond))) : 1;
  return world.calendar().add_working_days(world.now(), std::max(1, days) - 1);
}

// How likely a spell begins on a day at work, so that a share of days is lost to spells of that mean length.
double begins(double share, double spell) { return std::min(1.0, share / (1 - std::min(0.9, share)) / spell); }

}  // namespace

bool is_away(World& world, Worker& worker) {
  const Workforce& w = world.settings().workforce;
  const std::uint64_t post = world.post_of(worker).subject;
  const auto day = static_cast<std::uint32_t>((world.now().ticks + 144000000) / 1440);
  WeekWorked& week = worker.week;
  if (world.now() < worker.sick_until) {
    ++week.days_absent;
    return true;
  }
  if (world.now() < worker.away_until) {
    ++week.days_leave;
    return true;
  }
  const double spell = std::max(1.0, (*w.sickness_spell).value);
  // Four numbers a day: the last is the length of whatever begins, as only one thing can.
  sim::Stream today = world.luck.of(post, Purpose::sickness, day);
  const double falls_ill = today.uniform(), goes = today.uniform(), learns = today.uniform();
  const double for_so_long = today.uniform();
  if (sim::bernoulli(falls_ill, std::min(1.0, begins((*w.sickness).value, spell) * how_often(w, worker)))) {
    worker.sick_until = end_of_spell(world, for_so_long, spell);
    ++week.days_absent;
    return true;
  }
  const double leave = std::max(1.0, (*w.leave_spell).value);
  if (sim::bernoulli(goes, begins((*w.leave).value / working_days_a_year, leave))) {
    worker.away_until = end_of_spell(world, for_so_long, leave);
    ++week.days_leave;
    return true;
  }
  const bool trains = sim::bernoulli(learns, std::min(1.0, (*w.training).value / working_days_a_year));
  week.days_leave = static_cast<std::uint8_t>(week.days_leave + trains);
  return trains;
}

sim::Process at_work_elsewhere(World& world, std::shared_ptr<Worker> worker) {
  const sim::Calendar& calendar = world.calendar();
  while (!worker->gone) {
    sim::Instant next{world.now().ticks - sim::Calendar::minute_of_day(world.now()) + calendar.hours().opens};
    while (next <= world.now() || calendar.weekday(next) >= working_days) next = next + sim::Span{1440};
    const sim::Delayed night = co_await world.simulation.until(next);
    static_cast<void>(night);
    if (worker->gone) co_return;
    if (calendar.is_working_day(world.now())) {
      ++worker->week.days;
      if (!is_away(world, *worker)) {
        const auto minutes = static_cast<std::int32_t>(minutes_a_day(world, *worker));
        worker->week.contracted += minutes;
        worker->week.other += minutes;
      }
    }
    if (calendar.weekday(world.now()) == working_days - 1) end_week(world, *worker);
  }
}

}  // namespace models
