// Means, differences, zones and how many replications more would tell.
#include "models/measures/estimated.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "models/measures/zones.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

std::vector<double> pairs(double mean, int n) {
  std::vector<double> values;
  for (int i = 0; i < n; ++i) values.push_back(mean + (i % 2 == 0 ? 1 : -1));
  return values;
}

TEST(EstimatedTest, TheNumberThatWouldTellIsTheOneWhoseIntervalTells) {
  // Mean 1, deviation 4, nothing too small to matter: t 4 / sqrt(n) must come below 1.
  const double n = replications_to_tell(1, 4, 0).value();
  EXPECT_NEAR(n, 64, 1);  // 2.0 × 4 squared
  // A mean of nothing is told by an interval within the zone.
  EXPECT_NEAR(replications_to_tell(0, 4, 1).value(), 64, 1);
  // Half way to the edge either is as far.
  EXPECT_NEAR(replications_to_tell(0.5, 4, 1).value(), std::pow(1.97 * 8, 2), 3);
  EXPECT_FALSE(replications_to_tell(0, 4, 0));  // no number would
  EXPECT_FALSE(replications_to_tell(1, 0, 0));
}

TEST(EstimatedTest, WhatCannotBeToldSaysHowManyMoreWouldAndIsTrueToIt) {
  const std::vector<double> base(10, 0), arm = pairs(0.4, 10);
  const Difference found = difference_of(arm, base, 0.1);
  ASSERT_EQ(found.verdict, Verdict::cannot_tell);
  ASSERT_TRUE(found.more_replications);
  const int needed = 10 + static_cast<int>(*found.more_replications);
  const std::vector<double> longer = pairs(0.4, needed + needed % 2), zeros(longer.size(), 0);
  EXPECT_EQ(difference_of(longer, zeros, 0.1).verdict, Verdict::higher);
  EXPECT_FALSE(difference_of(longer, zeros, 0.1).more_replications);
}

TEST(EstimatedTest, TheJointIntervalIsWiderAndHoldsTogetherAsOftenAsItSays) {
  constexpr int studies = 1000, together = 8, runs = 12;
  int all_hold = 0, each_holds = 0;
  for (int s = 0; s < studies; ++s) {
    bool all = true;
    for (std::uint64_t m = 0; m < together; ++m) {
      sim::Stream stream = sim::Luck{20'261'126, static_cast<std::uint64_t>(s)}.of(m, 0U);
      std::vector<double> arm, base(runs, 0);
      for (int r = 0; r < runs; ++r) arm.push_back(sim::normal(stream, 3, 1));
      const Difference found = difference_of(arm, base, 0.1, together);
      all = all && *found.low_joint <= 3 && 3 <= *found.high_joint;
      each_holds += *found.low95 <= 3 && 3 <= *found.high95;
      EXPECT_LT(*found.low_joint, *found.low95);
    }
    all_hold += all;
  }
  const double error = 2 * std::sqrt(0.95 * 0.05 / studies);
  EXPECT_GE(static_cast<double>(all_hold) / studies, 0.95 - error);
  EXPECT_NEAR(static_cast<double>(each_holds) / studies / together, 0.95, error);
  EXPECT_FALSE(difference_of(std::vector<double>{1, 2}, std::vector<double>{0, 0}, 0.1).low_joint);
}

TEST(ZonesTest, AreInTheMeasuresUnitOrAShareOfTheBase) {
  Zones zones;
  std::vector<std::string> faults;
  for (const char* text :
       {"caseload_mean=1 child", "cost_total=£100000", "children_looked_after=2 %", "visits_on_time=2 points"})
    read_zone(text, zones, faults);
  EXPECT_TRUE(faults.empty()) << faults.front();
  EXPECT_EQ(zone_of(zones, definition(Measure::caseload_mean), 15), 1);
  EXPECT_EQ(zone_of(zones, definition(Measure::cost_total), 6e7), 100'000);
  EXPECT_EQ(zone_of(zones, definition(Measure::children_looked_after), 500), 10);
  EXPECT_EQ(zone_of(zones, definition(Measure::visits_on_time), 80), 2);
  EXPECT_EQ(zone_of(zones, definition(Measure::turnover_rate), 12),
            12 * definition(Measure::turnover_rate).matters / 100);
}

TEST(ZonesTest, WhatIsNoZoneIsAFault) {
  Zones zones;
  std::vector<std::string> faults;
  for (const char* text : {"caseload_men=1", "caseload_mean", "caseload_mean=-1", "caseload_mean=1 week"})
    read_zone(text, zones, faults);
  ASSERT_EQ(faults.size(), 4U);
  EXPECT_NE(faults[0].find("did you mean"), std::string::npos) << faults[0];
  EXPECT_NE(faults[3].find("for example caseload_mean=2 %"), std::string::npos) << faults[3];
  EXPECT_TRUE(zones.empty());
}

}  // namespace
}  // namespace models
