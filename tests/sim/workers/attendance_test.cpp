#include "sim/workers/attendance.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/sim/workers/office.hpp"

namespace sim {
namespace {

using office::at;
using office::calendar;
using office::full_time;
using office::hours;
using office::read;

TEST(TimetableTest, TheCalendarsOwnTimetableIsTheCalendar) {
  for (int i = 0; i < 400; ++i) {
    const Instant a = at("2026-03-20") + Span{i * 173};
    const Instant b = a + Span{i * 311};
    EXPECT_EQ(full_time().is_working_time(a), calendar().is_working_time(a)) << read(a);
    EXPECT_EQ(full_time().working_time_between(a, b), calendar().working_time_between(a, b)) << read(a);
    EXPECT_EQ(full_time().add_working_time(a, Span{i * 7}), calendar().add_working_time(a, Span{i * 7})) << read(a);
  }
}

TEST(TimetableTest, APartTimeWeekHasItsOwnDays) {
  const Timetable three_days(calendar(), weekly_rota({9 * 60, 17 * 60}, {0, 1, 2}));
  EXPECT_EQ(read(three_days.add_working_time(at("2026-03-11", 16), hours(2))), "2026-03-16 10:00");
  EXPECT_EQ(three_days.working_time_between(at("2026-03-09"), at("2026-03-23")), hours(48));
  EXPECT_EQ(read(three_days.next_working_time(at("2026-03-11", 17))), "2026-03-16 09:00");
  // Easter Monday, 6 April, is off.
  EXPECT_EQ(read(three_days.next_working_time(at("2026-04-01", 17))), "2026-04-07 09:00");
}

TEST(TimetableTest, ANineDayFortnightCountsFromTheMondayBeforeTheCalendarsStart) {
  Rota rota = weekly_rota({9 * 60, 17 * 60}, {0, 1, 2, 3, 4});
  const Rota second = weekly_rota({9 * 60, 17 * 60}, {0, 1, 2, 3});
  rota.insert(rota.end(), second.begin(), second.end());
  const Timetable fortnight(calendar(), rota);
  // The first Monday is 29 December 2025; 9 March 2026 is ten weeks later: a first week, and 20 March a Friday off.
  EXPECT_TRUE(fortnight.is_working_time(at("2026-03-13", 12)));
  EXPECT_FALSE(fortnight.is_working_time(at("2026-03-20", 12)));
  EXPECT_EQ(fortnight.working_time_between(at("2026-03-09"), at("2026-03-23")), hours(72));
}

TEST(TimetableTest, ANightIsOneSpell) {
  Rota nights(7);
  for (DayHours& day : nights) day = {{0, 6 * 60}, {20 * 60, 1440}};
  const Timetable timetable(calendar(), nights, BankHolidays::as_other_days);
  EXPECT_EQ(read(timetable.add_working_time(at("2026-03-09", 22), hours(4))), "2026-03-10 02:00");
  EXPECT_EQ(read(timetable.add_working_time(at("2026-03-09", 22), hours(9))), "2026-03-10 21:00");
  EXPECT_EQ(timetable.working_time_between(at("2026-12-24", 12), at("2026-12-26", 12)), hours(20));
}

TEST(TimetableTest, ARotaThatIsNoneIsRefused) {
  EXPECT_THROW(Timetable(calendar(), Rota(6)), std::invalid_argument);
  EXPECT_THROW(Timetable(calendar(), Rota{}), std::invalid_argument);
  Rota overlapping(7);
  overlapping[0] = {{9 * 60, 12 * 60}, {11 * 60, 17 * 60}};
  EXPECT_THROW(Timetable(calendar(), overlapping), std::invalid_argument);
  EXPECT_THROW(weekly_rota({}, {7}), std::invalid_argument);
}

TEST(TimetableTest, AfterItsEndNobodyIsAtWork) {
  const Instant end = calendar().known_until();
  EXPECT_EQ(full_time().next_working_time(end), Instant::never());
  EXPECT_EQ(full_time().add_working_time(end - hours(24), hours(100)), Instant::never());
  EXPECT_EQ(Timetable().add_working_time(Instant{5}, Span{Instant::never().ticks - 1}), Instant::never());
}

TEST(AttendanceTest, WhatLiesInTwoAbsencesIsAbsenceOnce) {
  Attendance attendance(full_time());
  attendance.add(at("2026-03-10"), at("2026-03-12"));
  attendance.add(at("2026-03-11"), at("2026-03-13"));
  attendance.add(at("2026-03-11", 10), at("2026-03-11", 11));
  EXPECT_EQ(attendance.working_time_between(at("2026-03-09"), at("2026-03-14")), hours(16));
  EXPECT_EQ(read(attendance.add_working_time(at("2026-03-09", 12), hours(6))), "2026-03-13 10:00");
  EXPECT_EQ(read(attendance.next_working_time(at("2026-03-10", 9))), "2026-03-13 09:00");
}

TEST(AttendanceTest, WorkThatEndsWhereAnAbsenceBeginsEndsThere) {
  Attendance attendance(full_time());
  attendance.add(at("2026-03-09", 12), at("2026-03-09", 14));
  EXPECT_EQ(read(attendance.add_working_time(at("2026-03-09", 10), hours(2))), "2026-03-09 12:00");
  EXPECT_EQ(read(attendance.add_working_time(at("2026-03-09", 10), hours(2) + Span{1})), "2026-03-09 14:01");
}

TEST(AttendanceTest, AnAbsenceUntilFurtherNoticeEndsWhenTold) {
  Attendance attendance(full_time());
  const AbsenceId ill = attendance.add(at("2026-03-09", 12), Instant::never());
  EXPECT_EQ(attendance.add_working_time(at("2026-03-09", 10), hours(3)), Instant::never());
  EXPECT_TRUE(attendance.end(ill, at("2026-03-10", 12)));
  EXPECT_EQ(read(attendance.add_working_time(at("2026-03-09", 10), hours(3))), "2026-03-10 13:00");
  EXPECT_FALSE(attendance.end(ill, at("2026-03-11"))) << "it was over before";
  EXPECT_FALSE(attendance.end(AbsenceId{}, at("2026-03-11")));
  attendance.forget_before(at("2026-03-10", 12));
  EXPECT_EQ(attendance.absences(), 0U);
}

TEST(AttendanceTest, AnAbsenceThatHasNotBegunIsCalledOff) {
  Attendance attendance(full_time());
  const AbsenceId leave = attendance.add(at("2026-03-11"), at("2026-03-12"));
  EXPECT_TRUE(attendance.end(leave, at("2026-03-10")));
  EXPECT_TRUE(attendance.is_working_time(at("2026-03-11", 12)));
  EXPECT_THROW(attendance.add(at("2026-03-11"), at("2026-03-11")), std::logic_error);
}

}  // namespace
}  // namespace sim
