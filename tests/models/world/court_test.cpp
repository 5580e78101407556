// Care proceedings: who is heard when, what is ordered at which age, and what follows for the child.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "tests/models/world/care_scene.hpp"

namespace models {
namespace {

using test_support::and_also;
using test_support::CareScene;
using test_support::log_of;
using test_support::nothing_ends_care;
using test_support::short_models;

constexpr const char* all = "[1, 1, 1, 1, 1]";
constexpr const char* none = "[0, 0, 0, 0, 0]";

// Every child gets one order, and every hearing takes four weeks.
std::vector<Override> always(const std::string& order) {
  std::vector<Override> set = and_also(
      nothing_ends_care(), {{"court.capacity", "100000"}, {"court.work", "4 weeks"}, {"court.work_variation", "0"}});
  for (const std::string key : {"care_order", "special_guardianship", "placement_order", "home"})
    set.push_back({"court." + key, key == order ? all : none});
  return set;
}

// Children in care for whom proceedings begin at once.
void in_proceedings(CareScene& scene, const std::shared_ptr<Family>& family) {
  for (int child = 1; child <= family->children; ++child) scene.into_care(family, child, true);
  const auto children = static_cast<std::uint8_t>((1U << family->children) - 1);
  scene.world.start(proceedings_beside(scene.world, family, children), family->subject(), rank_cases);
}

TEST(OrderTest, OrdersAreMadeByTheWeightsOfTheChildsAge) {
  CareScene scene({{"court.capacity", "100000"},
                   {"court.work", "1 weeks"},
                   {"court.work_variation", "0"},
                   {"court.care_order", "[0.2, 0.3, 0.5, 0.8, 1]"},
                   {"court.special_guardianship", "[0.3, 0.3, 0.2, 0.1, 0]"},
                   {"court.placement_order", "[0.4, 0.2, 0.1, 0, 0]"},
                   {"court.home", "[0.1, 0.2, 0.2, 0.1, 0]"}});
  const std::array<double, 5> ages = {0.3, 3, 7, 13, 16.5};
  const std::array<std::array<double, 4>, 5> weights = {
      {{0.2, 0.3, 0.4, 0.1}, {0.3, 0.3, 0.2, 0.2}, {0.5, 0.2, 0.1, 0.2}, {0.8, 0.1, 0, 0.1}, {1, 0, 0, 0}}};
  constexpr int each = 500;
  for (int i = 0; i < each * 5; ++i) in_proceedings(scene, scene.family({ages[static_cast<std::size_t>(i % 5)]}));
  scene.run_for(sim::Years{0.1});
  std::array<std::array<int, 4>, 5> orders{};
  for (const auto& [when, e] : scene.told<Ordered>())
    ++orders[(e.child.family.number - 1) % 5][static_cast<std::size_t>(e.order)];
  for (std::size_t band = 0; band < 5; ++band) {
    for (std::size_t order = 0; order < 4; ++order) {
      double sum = 0;
      for (const double weight : weights[band]) sum += weight;
      const double p = weights[band][order] / sum;
      EXPECT_NEAR(orders[band][order], each * p, 4 * std::sqrt(each * p * (1 - p)))
          << "age band " << band << ", order " << order;
    }
  }
}

TEST(OrderTest, WithACareOrderTheChildStays) {
  CareScene scene(always("care_order"));
  for (int i = 0; i < 50; ++i) in_proceedings(scene, scene.family({6}));
  scene.run_for(sim::Years{3});
  EXPECT_EQ(scene.told<Ordered>().size(), 50U);
  EXPECT_TRUE(scene.told<LeftCare>().empty());
}

// Every child leaves at the instant of its order, in one way.
void all_leave_at_once(const CareScene& scene, CareExit exit, std::size_t children) {
  const auto ordered = scene.told<Ordered>();
  const auto left = scene.told<LeftCare>();
  ASSERT_EQ(ordered.size(), children);
  ASSERT_EQ(left.size(), children);
  for (const auto& [when, e] : left) {
    EXPECT_EQ(e.exit, exit);
    EXPECT_EQ(when, ordered.front().first);
  }
}

TEST(OrderTest, WithASpecialGuardianshipOrderTheChildLeavesAtOnceForGuardians) {
  CareScene scene(always("special_guardianship"));
  for (int i = 0; i < 50; ++i) in_proceedings(scene, scene.family({6}));
  scene.run_for(sim::Years{0.2});
  all_leave_at_once(scene, CareExit::special_guardianship, 50);
}

TEST(OrderTest, WithoutACareOrderTheChildGoesHomeAtOnce) {
  CareScene scene(always("home"));
  for (int i = 0; i < 50; ++i) in_proceedings(scene, scene.family({6}));
  scene.run_for(sim::Years{0.2});
  all_leave_at_once(scene, CareExit::reunified, 50);
}

TEST(OrderTest, WithAPlacementOrderItIsMatchedThenPlacedForAdoptionThenAdopted) {
  constexpr int children = 400;
  CareScene scene(and_also(always("placement_order"), {{"care.adoption_match", "40 weeks"},
                                                       {"stage.adoption.typical", "273 days"},
                                                       {"stage.adoption.law", "lognormal"},
                                                       {"stage.adoption.typical_variation", "0.3"}}));
  for (int i = 0; i < children; ++i) in_proceedings(scene, scene.family({2}));
  scene.run_for(sim::Years{8});
  const StageId adoption = scene.stage("adoption");
  std::map<FamilyId, sim::Instant> ordered, placed;
  double match = 0, stay = 0;
  int adopted = 0, broken_down = 0;
  for (const auto& [when, event] : scene.log) {
    if (const auto* e = std::get_if<Ordered>(&event)) ordered[e->child.family] = when;
    if (const auto* e = std::get_if<PlacementEnded>(&event); e != nullptr && ordered.contains(e->child.family))
      broken_down += e->breakdown;
    if (const auto* e = std::get_if<Moved>(&event); e != nullptr && e->to == adoption) {
      ASSERT_TRUE(ordered.contains(e->subject.family));
      placed[e->subject.family] = when;
      match += to_weeks(when - ordered[e->subject.family]).value;
    }
    if (const auto* e = std::get_if<LeftCare>(&event)) {
      ASSERT_TRUE(placed.contains(e->child.family));
      EXPECT_EQ(e->exit, CareExit::adopted);
      stay += to_days(when - placed[e->child.family]).value;
      ++adopted;
    }
  }
  ASSERT_EQ(adopted, children);
  EXPECT_NEAR(match / children, 40, 4 * 40 * 0.3 / std::sqrt(children));
  EXPECT_NEAR(stay / children, 273, 4 * 273 * 0.3 / std::sqrt(children));
  EXPECT_GT(broken_down, 10);  // a placement may still break down while adopters are sought
}

TEST(InProceedingsTest, NoReviewEndsCareBeforeTheOrderAndEighteenDoes) {
  const std::vector<Override> set = {{"care.return_at_review", "1"},
                                     {"care.return_below", "5"},
                                     {"care.guardianship", "[3, 3, 3, 3, 3]"},
                                     {"care.adoption", "[3, 3, 3, 3, 3]"},
                                     {"care.other_end", none}};
  CareScene scene(set);
  for (int i = 0; i < 100; ++i) scene.into_care(scene.family({6}, 1), 1, true);
  const auto grown = scene.family({17.3}, 1);
  scene.into_care(grown, 1, true);
  scene.run_for(sim::Years{2});
  const auto left = scene.told<LeftCare>();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().second.child.family, grown->id);
  EXPECT_EQ(left.front().second.exit, CareExit::turned_eighteen);

  CareScene without(set);
  for (int i = 0; i < 100; ++i) without.into_care(without.family({6}, 1));
  without.run_for(sim::Years{2});
  EXPECT_GT(without.told<LeftCare>().size(), 90U);
}

TEST(InProceedingsTest, WhoHasTurnedEighteenIsOrderedNothing) {
  CareScene scene(always("care_order"));
  in_proceedings(scene, scene.family({17.99, 6}));
  scene.run_for(sim::Years{1});
  const auto ordered = scene.told<Ordered>();
  ASSERT_EQ(ordered.size(), 1U);
  EXPECT_EQ(ordered.front().second.child.child, 2);
}

// --- Sittings --------------------------------------------------------------------------------------------------------

TEST(CourtTest, NoMoreCasesAreHeardSideBySideThanThereAreSittings) {
  CareScene scene(and_also(always("care_order"), {{"court.capacity", "2"}, {"court.work", "10 weeks"}}));
  for (int i = 0; i < 7; ++i) in_proceedings(scene, scene.family({6, 3}));
  scene.run_for(sim::Years{1});
  const auto issued = scene.told<ProceedingsIssued>();
  const auto ended = scene.told<ProceedingsEnded>();
  ASSERT_EQ(issued.size(), 7U);
  ASSERT_EQ(ended.size(), 7U);
  const std::array<double, 7> weeks = {10, 10, 20, 20, 30, 30, 40};
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    EXPECT_EQ(issued[i].second.children, 2);
    EXPECT_EQ(ended[i].second.children, 2);
    EXPECT_NEAR(static_cast<double>(ended[i].second.weeks), weeks[i], 1e-3);
  }
}

TEST(CourtTest, WithTooFewSittingsProceedingsTakeLongerAndLonger) {
  const Model model =
      short_models({"baseline"}, {{"court.capacity", "5"}, {"court.work", "8 weeks"}, {"court.work_variation", "0"}})
          .front();
  std::vector<double> weeks;
  const auto log = log_of(model, {1, 1});
  for (const auto& [when, event] : *log)
    if (const auto* e = std::get_if<ProceedingsEnded>(&event)) weeks.push_back(static_cast<double>(e->weeks));
  const double lasted = to_weeks(model.end - model.base.from).value;
  ASSERT_GE(weeks.size(), 25U);
  EXPECT_LE(static_cast<double>(weeks.size()), 5 * lasted / 8);
  const auto mean = [&](std::size_t from) {
    double sum = 0;
    for (std::size_t i = from; i < from + 10; ++i) sum += weeks[i];
    return sum / 10;
  };
  EXPECT_GT(mean(weeks.size() - 10), mean(0) + 10);
}

// --- Cases at home ---------------------------------------------------------------------------------------------------

void before_the_court_at_home(CareScene& scene, const std::shared_ptr<Family>& family) {
  scene.world.start(casework(scene.world, family, scene.stage("care_proceedings"), {}), family->subject(), rank_cases);
}

TEST(CourtTest, ChildrenOfOneCaseAreHeardTogether) {
  CareScene scene(and_also(always("care_order"), {{"care.interim_order", "1"}, {"care.child_removed", "1"}}));
  before_the_court_at_home(scene, scene.family({3, 6, 9}));
  scene.run_for(sim::Years{0.5});
  ASSERT_EQ(scene.told<ProceedingsIssued>().size(), 1U);
  EXPECT_EQ(scene.told<ProceedingsIssued>().front().second.children, 3);
  const auto entered = scene.told<EnteredCare>();
  ASSERT_EQ(entered.size(), 3U);
  for (const auto& [when, e] : entered) EXPECT_EQ(e.route, CareRoute::interim_order);
  ASSERT_EQ(scene.told<ProceedingsEnded>().size(), 1U);
  const auto ordered = scene.told<Ordered>();
  ASSERT_EQ(ordered.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(ordered[i].first, scene.told<ProceedingsEnded>().front().first);
    EXPECT_EQ(ordered[i].second.child.child, i + 1);
  }
}

TEST(CourtTest, AChildAtHomeComesIntoCareByItsOrderAndIsOrderedNothingElse) {
  for (const std::string share : {"0", "1"}) {
    CareScene scene(and_also(
        always("home"), {{"care.interim_order", "0"}, {"court.order_to_care", share}, {"care.child_removed", "1"}}));
    before_the_court_at_home(scene, scene.family({3, 6}));
    scene.run_for(sim::Years{0.2});
    ASSERT_EQ(scene.told<ProceedingsEnded>().size(), 1U);
    const auto entered = scene.told<EnteredCare>();
    EXPECT_EQ(entered.size(), share == "1" ? 2U : 0U);
    for (const auto& [when, e] : entered) {
      EXPECT_EQ(e.route, CareRoute::care_order);
      EXPECT_EQ(when, scene.told<ProceedingsEnded>().front().first);
    }
    EXPECT_TRUE(scene.told<Ordered>().empty());
    EXPECT_TRUE(scene.told<LeftCare>().empty());
  }
}

}  // namespace
}  // namespace models
