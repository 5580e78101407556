// Reviews of looked-after children: when they are held, who waits for a chair, and what goes on meanwhile. A review
// shows by its effect: here every review sends a child home.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/models/world/care_scene.hpp"

namespace models {
namespace {

using test_support::and_also;
using test_support::CareScene;

constexpr sim::Weeks first_review{4}, second_review{13}, later_reviews{26};
constexpr sim::Days lead{10};

std::vector<Override> every_review_sends_home() {
  std::vector<Override> set = {{"care.return_at_review", "1"},       {"care.return_fades", "50 years"},
                               {"care.return_below", "5"},           {"care.guardianship", "[0, 0, 0, 0, 0]"},
                               {"care.adoption", "[0, 0, 0, 0, 0]"}, {"care.other_end", "[0, 0, 0, 0, 0]"}};
  for (const std::string kind : {"kinship_care", "in_house_foster", "agency_foster", "placed_with_parents",
                                 "childrens_home", "supported_accommodation", "secure_home"}) {
    set.push_back({"stage." + kind + ".first_review", "4 weeks"});
    set.push_back({"stage." + kind + ".later_reviews", "26 weeks"});
    set.push_back({"stage." + kind + ".review_lead", "10 days"});
  }
  return set;
}

// When each child went home, in weeks since the scene began.
std::vector<double> weeks_of_return(const CareScene& scene) {
  std::vector<double> weeks;
  for (const auto& [when, e] : scene.told<LeftCare>())
    if (e.exit == CareExit::reunified) weeks.push_back(to_weeks(when - scene.model.base.from).value);
  return weeks;
}

double share_between(const std::vector<double>& weeks, double low, double high) {
  const auto in = [&](double week) { return low <= week && week <= high; };
  return static_cast<double>(std::count_if(weeks.begin(), weeks.end(), in)) / static_cast<double>(weeks.size());
}

// A court orders that a child stays in care; from then on reviews decide.
void order(Family& family, Order what) {
  ASSERT_NE(family.in_care[0], nullptr);
  family.ordered[0] = what;
  sim::Signal* const signal = family.in_care[0];
  family.in_care[0] = nullptr;
  signal->notify_all();
}

TEST(ReviewTest, TheFirstIsHeldWithinTheLeadBeforeItsLimitAndNeverAfterIt) {
  CareScene scene(every_review_sends_home());
  for (int i = 0; i < 400; ++i) scene.into_care(scene.family({8}, 1));
  scene.run_for(sim::Years{0.2});
  const std::vector<double> weeks = weeks_of_return(scene);
  ASSERT_GT(weeks.size(), 390U);  // one in 700 stays
  const double days = lead.value / 7;
  EXPECT_EQ(share_between(weeks, first_review.value - days, first_review.value), 1);
  EXPECT_NEAR(share_between(weeks, first_review.value - days, first_review.value - days / 2), 0.5, 0.1);
}

// Until the court orders, reviews are held and send nobody home: the first after the order does.
TEST(ReviewTest, TheSecondFollowsThirteenWeeksAfterTheFirstAndLaterOnesAtTheIntervalOfTheStage) {
  const double days = lead.value / 7;
  struct Expected {
    double ordered_at, latest;
    int reviews;
  };
  const double second = first_review.value + second_review.value;
  for (const Expected e : {Expected{6, second, 2}, Expected{20, second + later_reviews.value, 3}}) {
    CareScene scene(every_review_sends_home());
    std::vector<std::shared_ptr<Family>> families;
    for (int i = 0; i < 200; ++i) scene.into_care(families.emplace_back(scene.family({8}, 1)), 1, true);
    scene.world.simulation.run_until(scene.model.base.from + to_span(sim::Weeks{e.ordered_at}));
    EXPECT_TRUE(weeks_of_return(scene).empty());
    for (const auto& family : families) order(*family, Order::care);
    scene.world.simulation.run_until(scene.model.base.from + to_span(sim::Weeks{e.latest}) + sim::Span{1});
    const std::vector<double> weeks = weeks_of_return(scene);
    EXPECT_GT(weeks.size(), 190U);
    EXPECT_EQ(share_between(weeks, e.latest - e.reviews * days, e.latest), 1);
    EXPECT_LT(*std::min_element(weeks.begin(), weeks.end()), e.latest - days);  // the limit counts from the one held
  }
}

TEST(ReviewTest, WithOneChairTheyAreHeldOneAfterAnotherInWorkingTime) {
  CareScene scene(and_also(every_review_sends_home(), {{"time.chairing", "10 hours"}}), 1);
  for (int i = 0; i < 40; ++i) scene.into_care(scene.family({8}, 1));
  scene.run_for(sim::Years{0.5});
  std::vector<sim::Instant> held;
  for (const auto& [when, e] : scene.told<LeftCare>()) held.push_back(when);
  ASSERT_GT(held.size(), 35U);
  for (std::size_t i = 1; i < held.size(); ++i)
    EXPECT_GE(scene.model.calendar.working_time_between(held[i - 1], held[i]), to_span(sim::Hours{10}));
  EXPECT_GT(to_weeks(held.back() - scene.model.base.from).value, 8);  // 40 times ten hours are more than eight weeks
}

TEST(ReviewTest, WhereManyChairNoneWaits) {
  CareScene scene(and_also(every_review_sends_home(), {{"time.chairing", "1 hours"}}), 1000);
  for (int i = 0; i < 200; ++i) scene.into_care(scene.family({8}, 1));
  scene.run_for(sim::Years{0.2});
  const std::vector<double> weeks = weeks_of_return(scene);
  ASSERT_GT(weeks.size(), 195U);
  // Nobody meets at night or over a weekend.
  EXPECT_EQ(share_between(weeks, first_review.value - lead.value / 7, first_review.value + 3.0 / 7), 1);
}

sim::Process holds_every_chair(World& world) {
  sim::Lease chairs = co_await world.chairs.acquire(world.chairs.capacity());
  co_await world.simulation.until(sim::Instant::never());
}

class WaitingForAChairTest : public ::testing::Test {
 protected:
  CareScene scene{and_also(every_review_sends_home(), {{"carers.leaving", "0 a year"},
                                                       {"carers.places_each", "1 places"},
                                                       {"placement.in_house_foster.breakdown", "0 a year"},
                                                       {"placement.in_house_foster.planned_move", "0 a year"}}),
                  1};

  WaitingForAChairTest() { scene.world.start(holds_every_chair(scene.world), 0, rank_changes); }
};

TEST_F(WaitingForAChairTest, AChildMovesAtTheInstantAtWhichItsHomeCloses) {
  scene.open_homes(3);
  for (int i = 0; i < 3; ++i) scene.into_care(scene.family({8}, 1), 1, false, "in_house_foster");
  scene.run_for(sim::Years{1});
  ASSERT_EQ(scene.told<Placed>().size(), 3U);
  EXPECT_EQ(scene.world.chairs.waiting(), 3U);
  scene.world.homes.close(scene.told<Placed>().front().second.home);
  const sim::Instant closed = scene.world.now();
  scene.run_for(sim::Years{0.001});
  ASSERT_EQ(scene.told<Placed>().size(), 4U);
  EXPECT_EQ(scene.told<Placed>().back().first, closed);
  EXPECT_EQ(scene.told<Placed>().back().second.child, scene.told<Placed>().front().second.child);
}

TEST_F(WaitingForAChairTest, AChildTurnsEighteenOnItsBirthday) {
  const auto family = scene.family({17.5}, 1);
  scene.into_care(family);
  scene.run_for(sim::Years{1});
  const auto left = scene.told<LeftCare>();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().second.exit, CareExit::turned_eighteen);
  EXPECT_EQ(left.front().first, family->born[0] + to_span(sim::Years{18}));
}

TEST_F(WaitingForAChairTest, AnOrderOfTheCourtActsAtOnce) {
  const auto family = scene.family({8}, 1);
  scene.into_care(family, 1, true);
  scene.run_for(sim::Years{0.5});
  EXPECT_EQ(scene.world.chairs.waiting(), 1U);
  order(*family, Order::special_guardianship);
  const sim::Instant ordered = scene.world.now();
  scene.run_for(sim::Years{0.1});
  const auto left = scene.told<LeftCare>();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().second.exit, CareExit::special_guardianship);
  EXPECT_EQ(left.front().first, ordered);
}

TEST_F(WaitingForAChairTest, WhereThereAreNoChairsAnyMoreItIsHeldWithoutOne) {
  scene.into_care(scene.family({8}, 1));
  scene.run_for(sim::Years{0.5});
  EXPECT_TRUE(weeks_of_return(scene).empty());
  scene.world.chairs.resize(0);
  scene.run_for(sim::Years{8 / 365.25});
  EXPECT_EQ(weeks_of_return(scene).size(), 1U);
}

}  // namespace
}  // namespace models
