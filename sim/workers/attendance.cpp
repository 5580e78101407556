#include "sim/workers/attendance.hpp"

#include <algorithm>
#include <stdexcept>

namespace sim {

AbsenceId Attendance::add(Instant from, Instant to) {
  if (to <= from) throw std::logic_error("sim: an absence must begin before it ends");
  const AbsenceId id{++added_};
  const auto after = std::upper_bound(absences_.begin(), absences_.end(), from,
                                      [](Instant when, const Absence& absence) { return when < absence.from; });
  absences_.insert(after, {from, to, id});
  return id;
}

bool Attendance::end(AbsenceId absence, Instant when) {
  const auto found =
      std::find_if(absences_.begin(), absences_.end(), [&](const Absence& a) { return a.id == absence; });
  if (found == absences_.end() || found->to <= when) return false;
  if (when <= found->from) {
    absences_.erase(found);
  } else {
    found->to = when;
  }
  return true;
}

void Attendance::forget_before(Instant when) {
  std::erase_if(absences_, [when](const Absence& absence) { return absence.to <= when; });
}

Instant Attendance::next_working_time(Instant from) const {
  Instant when = timetable_->next_working_time(from);
  for (const Absence& absence : absences_) {
    if (when < absence.from) break;
    if (when < absence.to) when = timetable_->next_working_time(absence.to);
  }
  return when;
}

Instant Attendance::add_working_time(Instant from, Span work) const {
  if (work < Span{0}) throw std::invalid_argument("a negative amount of work");
  if (work == Span{0}) return from;
  Instant at = from;
  Span left = work;
  for (const Absence& absence : absences_) {
    if (absence.to <= at) continue;
    if (at < absence.from) {
      const Instant done = timetable_->add_working_time(at, left);
      if (done <= absence.from) return done;
      left -= timetable_->working_time_between(at, absence.from);
    }
    at = absence.to;
  }
  return at == Instant::never() ? at : timetable_->add_working_time(at, left);
}

Span Attendance::working_time_between(Instant a, Instant b) const {
  Span total;
  Instant at = a;
  for (const Absence& absence : absences_) {
    if (b <= absence.from) break;
    if (absence.to <= at) continue;
    if (at < absence.from) total += timetable_->working_time_between(at, absence.from);
    at = absence.to;
  }
  return total + timetable_->working_time_between(at, b);
}

}  // namespace sim
