#include "sim/time/calendar.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace sim {
namespace {

const Calendar& calendar() {
  static const Calendar made({2024, 1, 1});
  return made;
}

Instant at(const char* date, int hour = 0, int minute = 0) {
  return calendar().start_of(parse_date(date)) + Span{60 * hour + minute};
}

std::string day(Instant when) { return format_date(calendar().date(when)); }

struct DueDate {
  const char* start;
  int working_days;
  const char* due;
};

class DueDateTest : public ::testing::TestWithParam<DueDate> {};

TEST_P(DueDateTest, IsTheOneOfTheTable) {
  const auto [start, working_days, due] = GetParam();
  EXPECT_EQ(day(calendar().add_working_days(at(start), working_days)), due);
  EXPECT_EQ(calendar().working_days_between(at(start), at(due)), working_days);
}

INSTANTIATE_TEST_SUITE_P(Oracles, DueDateTest,
                         ::testing::Values(DueDate{"2025-12-01", 45, "2026-02-05"},    // CAL-2025-12-01+45wd
                                           DueDate{"2026-03-02", 45, "2026-05-07"},    // CAL-2026-03-02+45wd
                                           DueDate{"2026-03-20", 15, "2026-04-14"},    // CAL-2026-03-20+15wd
                                           DueDate{"2026-05-01", 10, "2026-05-18"},    // CAL-2026-05-01+10wd
                                           DueDate{"2027-12-20", 20, "2028-01-20"}));  // CAL-2027-12-20+20wd

TEST(CalendarTest, EasterIsOnItsKnownDates) {
  EXPECT_EQ(easter_sunday(2025), (Date{2025, 4, 20}));  // CAL-easter-2025
  EXPECT_EQ(easter_sunday(2027), (Date{2027, 3, 28}));  // CAL-easter-2027
  EXPECT_EQ(easter_sunday(1818), (Date{1818, 3, 22}));  // the earliest there is
  EXPECT_EQ(easter_sunday(2038), (Date{2038, 4, 25}));  // the latest there is
}

int working_days_in(int year) {
  return calendar().working_days_between(calendar().start_of({year - 1, 12, 31}), calendar().start_of({year, 12, 31}));
}

TEST(CalendarTest, AYearHasItsKnownNumberOfWorkingDays) {
  EXPECT_EQ(working_days_in(2027), 253);  // CAL-year-2027
  EXPECT_EQ(working_days_in(2028), 252);  // CAL-year-2028
}

TEST(CalendarTest, BankHolidaysOnAWeekendMoveToTheNextWorkingDay) {
  // As published by GOV.UK, less the one-off days.
  const std::vector<Date> of_2021{{2021, 1, 1},  {2021, 4, 2},  {2021, 4, 5},   {2021, 5, 3},
                                  {2021, 5, 31}, {2021, 8, 30}, {2021, 12, 27}, {2021, 12, 28}};
  EXPECT_EQ(bank_holidays(2021), of_2021);
  EXPECT_EQ(bank_holidays(2022).front(), (Date{2022, 1, 3}));
  EXPECT_EQ(bank_holidays(2022).back(), (Date{2022, 12, 27}));  // Christmas Day a Sunday: Boxing Day, then the other
  EXPECT_EQ(bank_holidays(2022)[6], (Date{2022, 12, 26}));
  EXPECT_EQ(bank_holidays(2026).back(), (Date{2026, 12, 28}));  // Boxing Day a Saturday
  EXPECT_EQ(bank_holidays(2023).front(), (Date{2023, 1, 2}));
}

TEST(CalendarTest, EveryDayOfTheTableIsTheDayAfterTheOneBeforeIt) {
  const std::int64_t begin = day_number({2004, 1, 1});
  const std::int64_t end = day_number({2104, 12, 31});
  const Instant origin = calendar().start_of({2024, 1, 1});
  EXPECT_EQ(origin, Instant{0});
  for (std::int64_t number = begin; number <= end; ++number) {
    const Instant midnight = calendar().start_of(date_of(number));
    ASSERT_EQ(midnight.ticks, (number - day_number({2024, 1, 1})) * 1440);
    ASSERT_EQ(day_number(calendar().date(midnight)), number);
    ASSERT_EQ(calendar().date(midnight + Span{1439}), date_of(number));
    ASSERT_EQ(calendar().weekday(midnight), (number + 3) % 7);  // 1970-01-01 was a Thursday
  }
}

TEST(CalendarTest, AnInstantOutsideTheTableIsRefused) {
  EXPECT_THROW(static_cast<void>(calendar().date(Instant::never())), std::out_of_range);
  EXPECT_THROW(static_cast<void>(calendar().start_of({2003, 12, 31})), std::out_of_range);
  EXPECT_THROW(static_cast<void>(calendar().start_of({2105, 1, 1})), std::out_of_range);
  EXPECT_THROW(static_cast<void>(calendar().add_working_days(Instant{0}, 30'000)), std::out_of_range);
}

TEST(CalendarTest, SomethingDueIsDueAtTheLastMinuteOfItsWorkingDay) {
  EXPECT_EQ(calendar().add_working_days(at("2026-03-06", 11), 1), at("2026-03-09", 16, 59));
  EXPECT_EQ(calendar().add_working_days(at("2026-03-07", 11), 1), at("2026-03-09", 16, 59));
  EXPECT_EQ(calendar().add_working_days(at("2026-03-08", 11), WorkingDays{0.5}), at("2026-03-09", 16, 59));
  EXPECT_EQ(calendar().add_working_days(at("2026-03-08", 11), 0), at("2026-03-06", 16, 59));
  EXPECT_THROW(static_cast<void>(calendar().add_working_days(Instant{0}, -1)), std::invalid_argument);
}

TEST(CalendarTest, TheNextWorkingMorningIsStrictlyAfterNow) {
  EXPECT_EQ(calendar().next_working_morning(at("2026-03-09", 8, 59)), at("2026-03-09", 9));
  EXPECT_EQ(calendar().next_working_morning(at("2026-03-09", 9)), at("2026-03-10", 9));
  EXPECT_EQ(calendar().next_working_morning(at("2026-04-02", 12)), at("2026-04-07", 9));  // Easter between
  EXPECT_EQ(calendar().next_working_morning(at("2026-04-05", 8)), at("2026-04-07", 9));
}

TEST(CalendarTest, WorkingTimeRunsOnlyInWorkingHours) {
  EXPECT_TRUE(calendar().is_working_time(at("2026-03-09", 9)));
  EXPECT_FALSE(calendar().is_working_time(at("2026-03-09", 17)));
  EXPECT_FALSE(calendar().is_working_time(at("2026-03-08", 12)));
  EXPECT_EQ(calendar().add_working_time(at("2026-03-06", 16), to_span(Hours{1})), at("2026-03-06", 17));
  EXPECT_EQ(calendar().add_working_time(at("2026-03-06", 16), to_span(Hours{1.5})), at("2026-03-09", 9, 30));
  EXPECT_EQ(calendar().add_working_time(at("2026-03-07", 3), to_span(Hours{16})), at("2026-03-10", 17));
  EXPECT_EQ(calendar().add_working_time(at("2026-03-07", 3), Span{0}), at("2026-03-07", 3));
  EXPECT_EQ(calendar().working_time_between(at("2026-03-06", 16), at("2026-03-09", 9, 30)), to_span(Hours{1.5}));
}

TEST(CalendarTest, WorkingTimeAgreesWithCountingMinutes) {
  const Instant begin = at("2026-03-30");
  for (int offset = 0; offset < 14 * 1440; offset += 97) {
    const Instant from = begin + Span{offset};
    Instant counted = from;
    int left = 700;
    for (; left > 0; counted += Span{1}) left -= calendar().is_working_time(counted) ? 1 : 0;
    ASSERT_EQ(calendar().add_working_time(from, Span{700}), counted) << offset;
    ASSERT_EQ(calendar().working_time_between(from, counted), Span{700});
  }
}

TEST(CalendarTest, SchoolsAreInTermOutsideTheirHolidays) {
  for (const char* term : {"2026-01-12", "2026-03-02", "2026-05-11", "2026-07-10", "2026-09-08", "2026-11-16"}) {
    EXPECT_TRUE(calendar().in_school_term(at(term))) << term;
  }
  for (const char* holiday :
       {"2026-01-01", "2026-02-18", "2026-04-07", "2026-05-27", "2026-08-12", "2026-10-28", "2026-12-28"}) {
    EXPECT_FALSE(calendar().in_school_term(at(holiday))) << holiday;
  }
}

TEST(CalendarTest, SchoolsAreInTermForThirtyEightToFortyWeeksAYear) {
  for (int year = 2020; year <= 2040; ++year) {
    int days = 0;
    for (std::int64_t number = day_number({year, 1, 1}); number <= day_number({year, 12, 31}); ++number) {
      const Instant when = calendar().start_of(date_of(number));
      days += calendar().in_school_term(when) && calendar().weekday(when) < 5 ? 1 : 0;
    }
    EXPECT_GE(days, 190) << year;  // the statutory 190 days and about five of staff training
    EXPECT_LE(days, 200) << year;
  }
}

TEST(CalendarTest, DatesAreReadOnlyInTheirOneForm) {
  EXPECT_EQ(parse_date("2028-02-29"), (Date{2028, 2, 29}));
  EXPECT_EQ(format_date({2026, 3, 9}), "2026-03-09");
  for (const char* fault :
       {"2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026/01/01", "2026-1-01", "", "2026-01-0x"}) {
    EXPECT_THROW(static_cast<void>(parse_date(fault)), std::invalid_argument) << fault;
  }
}

TEST(CalendarTest, WorkingHoursMustLieInADay) {
  EXPECT_THROW(Calendar({2024, 1, 1}, {17 * 60, 9 * 60}), std::invalid_argument);
  EXPECT_THROW(Calendar({2024, 1, 1}, {0, 1441}), std::invalid_argument);
  const Calendar early({2024, 1, 1}, {480, 960});
  EXPECT_EQ(early.next_working_morning(early.start_of({2026, 3, 9})), early.start_of({2026, 3, 9}) + Span{480});
  EXPECT_EQ(early.start(), (Date{2024, 1, 1}));
}

}  // namespace
}  // namespace sim
