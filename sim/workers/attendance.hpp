// When one person is at work: a timetable, less absences that begin and end on dates or until further notice.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "sim/time/instant.hpp"
#include "sim/time/span.hpp"
#include "sim/workers/timetable.hpp"

namespace sim {

/// Names an absence of one attendance; never given twice. The default names none.
struct AbsenceId {
  std::uint64_t number = 0;

  friend constexpr auto operator<=>(const AbsenceId&, const AbsenceId&) = default;
};

/// Absences may overlap: what lies in any of them is absence, once. Every question costs O(absences after its first
/// instant) besides the timetable's O(log spells); nothing is stored for a minute or a day.
class Attendance {
 public:
  /// `timetable` must outlive it.
  explicit Attendance(const Timetable& timetable) : timetable_(&timetable) {}

  [[nodiscard]] const Timetable& timetable() const { return *timetable_; }
  void set_timetable(const Timetable& timetable) { timetable_ = &timetable; }

  /// Absent in [from, to); never() for `to` is until it is ended. Throws std::logic_error unless from is before to.
  AbsenceId add(Instant from, Instant to);
  /// Ends the absence at `when`, or takes it back if it begins then or later. False if there is none such any more.
  bool end(AbsenceId absence, Instant when);
  /// Absences that are over by `when` go; about what lies before it no question may be asked any more.
  void forget_before(Instant when);
  /// Absences not over and not forgotten.
  [[nodiscard]] std::size_t absences() const { return absences_.size(); }

  [[nodiscard]] bool is_working_time(Instant when) const { return next_working_time(when) == when; }
  /// As the timetable's, absences left out: work that ends where an absence begins ends there and then.
  [[nodiscard]] Instant next_working_time(Instant from) const;
  [[nodiscard]] Instant add_working_time(Instant from, Span work) const;
  [[nodiscard]] Span working_time_between(Instant a, Instant b) const;

 private:
  struct Absence {
    Instant from;
    Instant to;
    AbsenceId id;
  };

  const Timetable* timetable_;
  std::vector<Absence> absences_;  // by beginning
  std::uint64_t added_ = 0;
};

}  // namespace sim
