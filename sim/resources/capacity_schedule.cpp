#include "sim/resources/capacity_schedule.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace sim {
namespace {

constexpr int minutes_a_day = 24 * 60;
constexpr int days_to_look_ahead = 8 * 7;  // no run of bank holidays is as long

}  // namespace

CapacitySchedule::CapacitySchedule(std::vector<CapacityChange> changes, int before)
    : changes_(std::move(changes)), before_(before) {
  if (before < 0) throw std::invalid_argument("sim: a capacity below 0");
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    if (changes_[i].units < 0) throw std::invalid_argument("sim: a capacity below 0");
    if (i > 0 && changes_[i].from <= changes_[i - 1].from) {
      throw std::invalid_argument("sim: the instants of a capacity schedule must increase");
    }
  }
}

CapacitySchedule::CapacitySchedule(const Calendar& calendar, std::vector<WeeklyShift> shifts,
                                   BankHolidays bank_holidays)
    : calendar_(&calendar), shifts_(std::move(shifts)), times_{0}, bank_holidays_(bank_holidays) {
  for (const WeeklyShift& shift : shifts_) {
    const bool day = shift.weekday >= 0 && shift.weekday <= 6;
    const bool hours = shift.opens >= 0 && shift.opens < shift.closes && shift.closes <= minutes_a_day;
    if (!day || !hours || shift.units < 0) throw std::invalid_argument("sim: a weekly shift out of range");
    times_.push_back(shift.opens);
    if (shift.closes < minutes_a_day) times_.push_back(shift.closes);
  }
  std::sort(times_.begin(), times_.end());
  times_.erase(std::unique(times_.begin(), times_.end()), times_.end());
}

int CapacitySchedule::units_at(Instant when) const {
  if (calendar_ != nullptr) return weekly_units(when);
  const auto after = std::upper_bound(changes_.begin(), changes_.end(), when,
                                      [](Instant w, const CapacityChange& change) { return w < change.from; });
  return after == changes_.begin() ? before_ : std::prev(after)->units;
}

int CapacitySchedule::weekly_units(Instant when) const {
  const int weekday = calendar_->weekday(when);
  const bool weekend = weekday > 4;
  const bool closed = bank_holidays_ == BankHolidays::off && !weekend && !calendar_->is_working_day(when);
  if (closed) return 0;
  const int minute = Calendar::minute_of_day(when);
  int units = 0;
  for (const WeeklyShift& shift : shifts_) {
    if (shift.weekday == weekday && shift.opens <= minute && minute < shift.closes) units += shift.units;
  }
  return units;
}

std::optional<Instant> CapacitySchedule::next_change(Instant when) const {
  const int now = units_at(when);
  if (calendar_ == nullptr) {
    for (const CapacityChange& change : changes_) {
      if (change.from > when && change.units != now) return change.from;
    }
    return std::nullopt;
  }
  const Instant midnight = when - Span{Calendar::minute_of_day(when)};
  for (std::int64_t day = 0; day <= days_to_look_ahead; ++day) {
    for (const int minute : times_) {
      const Instant then = midnight + Span{day * minutes_a_day + minute};
      if (then > when && weekly_units(then) != now) return then;
    }
  }
  return std::nullopt;
}

Process follow(Simulation& simulation, Pool& pool, const CapacitySchedule& schedule, Shrink shrink) {
  for (;;) {
    pool.resize(schedule.units_at(simulation.now()), shrink);
    const std::optional<Instant> next = schedule.next_change(simulation.now());
    if (!next) co_return;
    const Wait why = co_await simulation.until(*next);
    if (why == Wait::cancelled) co_return;
  }
}

}  // namespace sim
