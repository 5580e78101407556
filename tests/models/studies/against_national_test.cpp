// Errors over authorities: of a simulation that is made up here, so that they are known.
#include "models/studies/against_national.hpp"

#include <gtest/gtest.h>

namespace models {
namespace {

constexpr int many = 20;

// Authorities of 10,000 children with 10, 20, 30, … referrals; England's rate is 105 for 10,000.
Authorities places() {
  Authorities all;
  all.england = {"england", "England", "", {{"referrals_per_10000", 105}, {"population_0_17", 1e6}}, {}};
  for (int i = 1; i <= many; ++i) {
    const std::string key = "place_" + std::to_string(i);
    all.all.push_back({key, key, "", {{"referrals_per_10000", 10.0 * i}, {"population_0_17", 10000}}, {}});
  }
  all.all.back().filled["referrals_per_10000"] = "the median of all authorities";  // one that does not publish
  return all;
}

// A simulation in which each is off by a share of what it publishes.
SideBySide off_by(double share) {
  SideBySide result;
  for (const Authority& one : places().all) {
    PlaceResult place{one.key, one.name, true, {}};
    Observations run;
    run.values[static_cast<std::size_t>(Measure::referrals)] = one["referrals_per_10000"] * (1 + share);
    place.runs.push_back(run);
    result.places.push_back(place);
  }
  return result;
}

Targets referrals() {
  Targets targets;
  Target target;
  target.key = "referrals";
  target.column = "referrals_per_10000";
  target.within_percent = 9;
  target.held_back = true;
  targets.targets.push_back(target);
  return targets;
}

TEST(AgainstNationalTest, ErrorsAreMediansOverThoseThatPublish) {
  const std::vector<Nearness> all = against_national(referrals(), places(), off_by(0.1));
  ASSERT_EQ(all.size(), 1U);
  const Nearness& found = all.front();
  EXPECT_EQ(found.authorities, many - 1);
  EXPECT_NEAR(found.ours, 10, 1e-9);
  // |105 − r| / r for r = 10, 20, … 190: the tenth of nineteen in order.
  EXPECT_NEAR(found.national, 100 * 65.0 / 170, 1e-9);
  EXPECT_EQ(found.year_to_year, 9);
  EXPECT_FALSE(found.in_points);
  EXPECT_FALSE(found.given);
}

TEST(AgainstNationalTest, WhichIsNearerIsSaidWithAnInterval) {
  const Nearness near = against_national(referrals(), places(), off_by(0.001)).front();
  EXPECT_LT(near.high95, 0);
  EXPECT_GT(near.nearer, 0.9);
  const Nearness far = against_national(referrals(), places(), off_by(20)).front();
  EXPECT_GT(far.low95, 0);
  EXPECT_EQ(far.nearer, 0);
  const Nearness between = against_national(referrals(), places(), off_by(0.42)).front();
  EXPECT_LT(between.low95, 0);
  EXPECT_GT(between.high95, 0);
}

}  // namespace
}  // namespace models
