#include "sim/workers/timetable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace sim {
namespace {

constexpr std::int64_t minutes_of_day = 1440;

void check(const Rota& rota) {
  if (rota.empty() || rota.size() % 7 != 0) {
    throw std::invalid_argument(fmt::format("a rota of {} days: expected whole weeks", rota.size()));
  }
  for (const DayHours& day : rota) {
    int free_from = 0;
    for (const WorkingHours& hours : day) {
      if (hours.opens < free_from || hours.opens >= hours.closes || hours.closes > minutes_of_day) {
        throw std::invalid_argument(
            fmt::format("working hours from minute {} to minute {}", hours.opens, hours.closes));
      }
      free_from = hours.closes;
    }
  }
}

}  // namespace

Rota weekly_rota(WorkingHours hours, const std::vector<int>& weekdays) {
  Rota week(7);
  for (const int weekday : weekdays) {
    if (weekday < 0 || weekday > 6) throw std::invalid_argument(fmt::format("weekday {} of 0 to 6", weekday));
    week[static_cast<std::size_t>(weekday)] = {hours};
  }
  return week;
}

Timetable::Timetable(const Calendar& calendar) : Timetable(calendar, weekly_rota(calendar.hours(), {0, 1, 2, 3, 4})) {}

Timetable::Timetable(const Calendar& calendar, const Rota& rota, BankHolidays bank_holidays) {
  check(rota);
  const auto length = static_cast<std::int64_t>(rota.size());
  std::int64_t total = 0;
  std::int64_t closed = 0;  // when the last spell did
  // A day is known by its distance from the Monday on which the rota begins.
  const std::int64_t first_monday = -calendar.weekday(Instant{0});
  const std::int64_t until = calendar.known_until().ticks / minutes_of_day;
  for (std::int64_t day = calendar.known_from().ticks / minutes_of_day; day < until; ++day) {
    const Instant midnight{day * minutes_of_day};
    const bool is_weekday = calendar.weekday(midnight) < 5;
    if (bank_holidays == BankHolidays::off && is_weekday && !calendar.is_working_day(midnight)) continue;
    const std::int64_t place = ((day - first_monday) % length + length) % length;
    for (const WorkingHours& hours : rota[static_cast<std::size_t>(place)]) {
      const std::int64_t opens = midnight.ticks + hours.opens;
      if (spells_.empty() || opens != closed) spells_.push_back({opens, total});
      total += hours.closes - hours.opens;
      closed = midnight.ticks + hours.closes;
    }
  }
  spells_.push_back({Instant::never().ticks, total});
  spells_.shrink_to_fit();
}

std::int64_t Timetable::working_time_until(Instant when) const {
  const auto next = std::upper_bound(spells_.begin(), spells_.end() - 1, when.ticks,
                                     [](std::int64_t ticks, const Spell& spell) { return ticks < spell.opens; });
  if (next == spells_.begin()) return 0;
  const Spell& last = *(next - 1);
  return std::min(last.before + (when.ticks - last.opens), next->before);
}

Instant Timetable::next_working_time(Instant from) const {
  if (spells_.empty()) return from;
  const auto next = std::upper_bound(spells_.begin(), spells_.end() - 1, from.ticks,
                                     [](std::int64_t ticks, const Spell& spell) { return ticks < spell.opens; });
  if (next != spells_.begin()) {
    const Spell& last = *(next - 1);
    if (from.ticks - last.opens < next->before - last.before) return from;
  }
  return {next->opens};
}

Instant Timetable::add_working_time(Instant from, Span work) const {
  if (work < Span{0}) throw std::invalid_argument("a negative amount of work");
  if (work == Span{0}) return from;
  if (spells_.empty()) {
    const bool endless = from.ticks > 0 && work.ticks > Instant::never().ticks - from.ticks;
    return endless ? Instant::never() : from + work;
  }
  const std::int64_t before = working_time_until(from);
  const std::int64_t total = spells_.back().before;
  if (work.ticks > total - before) return Instant::never();
  const std::int64_t done = before + work.ticks;
  // The last spell with less before it, so that work that ends with a spell does not end with the next one's opening.
  const auto after = std::lower_bound(spells_.begin(), spells_.end(), done,
                                      [](const Spell& spell, std::int64_t ticks) { return spell.before < ticks; });
  const Spell& last = *(after - 1);
  return {last.opens + (done - last.before)};
}

Span Timetable::working_time_between(Instant a, Instant b) const {
  if (b <= a) return {};
  if (spells_.empty()) return b - a;
  return {working_time_until(b) - working_time_until(a)};
}

}  // namespace sim
