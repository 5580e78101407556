// What the tests of workers share: a calendar, dates to read, and a process that asks for one piece of work.
#pragma once

#include <string>

#include "sim/kernel/simulation.hpp"
#include "sim/time/calendar.hpp"
#include "sim/workers/worker.hpp"

namespace sim::office {

/// 9 to 5, Monday to Friday. 2026: Good Friday is 3 April; 9 March is a Monday.
inline const Calendar& calendar() {
  static const Calendar made({2026, 1, 1});
  return made;
}

inline const Timetable& full_time() {
  static const Timetable made(calendar());
  return made;
}

inline Instant at(const char* date, int hour = 0, int minute = 0) {
  return calendar().start_of(parse_date(date)) + Span{60 * hour + minute};
}

inline Span hours(int n) { return Span{60 * n}; }

/// "2026-03-09 15:00"
inline std::string read(Instant when) {
  if (when == Instant::never()) return "never";
  const int minute = Calendar::minute_of_day(when);
  const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
  return format_date(calendar().date(when)) + " " + two(minute / 60) + ":" + two(minute % 60);
}

/// What a process has to say once its wait for a worker is over.
struct Told {
  std::string when = "not yet";
  Worked worked;
};

inline Process asks(Simulation& simulation, Worker& worker, Work work, Told& told) {
  told.worked = co_await worker.work(work);
  told.when = read(simulation.now());
}

}  // namespace sim::office
