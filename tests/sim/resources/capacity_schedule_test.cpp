#include "sim/resources/capacity_schedule.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace sim {
namespace {

Process works(Simulation& simulation, Pool& pool, Span span, std::vector<Stint>& story) {
  Lease lease = co_await pool.acquire();
  story.push_back(co_await lease.work(span));
  EXPECT_GE(simulation.now(), Instant{0});
}

TEST(CapacityScheduleTest, AListSaysHowManyUnitsThereAreFromWhenOn) {
  const CapacitySchedule schedule({{{10}, 3}, {{20}, 3}, {{30}, 0}}, 1);
  EXPECT_EQ(schedule.units_at({9}), 1);
  EXPECT_EQ(schedule.units_at({10}), 3);
  EXPECT_EQ(schedule.units_at({29}), 3);
  EXPECT_EQ(schedule.units_at({1000}), 0);
  EXPECT_EQ(schedule.next_change({0}), Instant{10});
  EXPECT_EQ(schedule.next_change({10}), Instant{30}) << "at 20 nothing changes";
  EXPECT_EQ(schedule.next_change({30}), std::nullopt);
  EXPECT_EQ(CapacitySchedule({}, 2).units_at({5}), 2);
}

TEST(CapacityScheduleTest, AWeekRepeatsAndBankHolidaysAreClosedOrNot) {
  const Calendar calendar({2026, 3, 30});  // a Monday; Good Friday is 3 April
  const auto at = [&](Date date, int hour) { return calendar.start_of(date) + Span{60 * hour}; };
  std::vector<WeeklyShift> shifts;
  for (int day = 0; day < 5; ++day) shifts.push_back({day, 9 * 60, 17 * 60, 4});
  shifts.push_back({0, 8 * 60, 12 * 60, 2});   // Monday mornings are busier
  shifts.push_back({5, 22 * 60, 24 * 60, 1});  // over midnight takes two
  shifts.push_back({6, 0, 2 * 60, 1});
  const CapacitySchedule closed(calendar, shifts);
  const CapacitySchedule open(calendar, shifts, BankHolidays::as_other_days);
  EXPECT_EQ(closed.units_at(at({2026, 3, 30}, 7)), 0);
  EXPECT_EQ(closed.units_at(at({2026, 3, 30}, 8)), 2);
  EXPECT_EQ(closed.units_at(at({2026, 3, 30}, 10)), 6);
  EXPECT_EQ(closed.units_at(at({2026, 3, 30}, 12)), 4);
  EXPECT_EQ(closed.units_at(at({2026, 4, 3}, 10)), 0);
  EXPECT_EQ(open.units_at(at({2026, 4, 3}, 10)), 4);
  EXPECT_EQ(closed.next_change(at({2026, 4, 2}, 17)), at({2026, 4, 4}, 22)) << "from Thursday over Good Friday";
  EXPECT_EQ(closed.next_change(at({2026, 4, 4}, 22)), at({2026, 4, 5}, 2)) << "midnight changes nothing";
  EXPECT_EQ(closed.next_change(at({2026, 4, 5}, 2)), at({2026, 4, 7}, 9)) << "Easter Monday is closed";
}

TEST(CapacityScheduleTest, APoolThatFollowsAListServesAccordingly) {
  Simulation simulation;
  Pool pool(simulation, 5);
  const CapacitySchedule schedule({{{0}, 0}, {{10}, 2}, {{25}, 1}});
  std::vector<Stint> story;
  simulation.start(follow(simulation, pool, schedule), 0);
  for (int i = 0; i < 4; ++i) simulation.start(works(simulation, pool, Span{20}, story), 1);
  simulation.run();
  // Two from 10 to 30, then one at a time: 30 to 50 and 50 to 70.
  EXPECT_EQ(simulation.now(), Instant{70});
  EXPECT_EQ(pool.statistics().busy.integral(simulation.now()), 80);
  EXPECT_EQ(pool.statistics().capacity.integral(simulation.now()), 2 * 15 + 45);
  EXPECT_EQ(pool.statistics().preempted, 0U);
}

TEST(CapacityScheduleTest, AtClosingTimeLeasesAreTakenIfSoChosen) {
  const Calendar calendar({2026, 6, 1});
  Simulation simulation;
  Pool pool(simulation, 0);
  const CapacitySchedule schedule(calendar, {{0, 9 * 60, 17 * 60, 1}, {1, 9 * 60, 17 * 60, 1}});
  std::vector<Stint> story;
  simulation.start(follow(simulation, pool, schedule, Shrink::take_leases), 0);
  simulation.start(works(simulation, pool, Span{600}, story), 1);
  simulation.run_until(calendar.start_of({2026, 6, 10}));
  ASSERT_EQ(story.size(), 1U);
  EXPECT_EQ(story[0].why, Wait::preempted);
  EXPECT_EQ(story[0].left, Span{120});
  EXPECT_EQ(pool.statistics().capacity.integral(simulation.now()), 4 * 480) << "two Mondays, two Tuesdays";
}

TEST(CapacityScheduleTest, FaultsOfTheProgrammerAreRefused) {
  const Calendar calendar({2026, 6, 1});
  EXPECT_THROW(CapacitySchedule({{{10}, 1}, {{10}, 2}}), std::invalid_argument);
  EXPECT_THROW(CapacitySchedule({{{10}, -1}}), std::invalid_argument);
  EXPECT_THROW(CapacitySchedule({}, -1), std::invalid_argument);
  EXPECT_THROW(CapacitySchedule(calendar, {{7, 0, 60, 1}}), std::invalid_argument);
  EXPECT_THROW(CapacitySchedule(calendar, {{0, 60, 60, 1}}), std::invalid_argument);
  EXPECT_THROW(CapacitySchedule(calendar, {{0, 0, 1441, 1}}), std::invalid_argument);
  EXPECT_THROW(CapacitySchedule(calendar, {{0, 0, 60, -1}}), std::invalid_argument);
}

}  // namespace
}  // namespace sim
