// The opening stock: as many as are stated, of the right kinds and ages, in the middle of their stays, with a history.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tests/models/world/known_families.hpp"

namespace models {
namespace {

using test_support::average_authority;
using test_support::below;
using test_support::is_share;
using test_support::kind_that_is;
using test_support::known_in;
using test_support::PlaceAndTime;
using test_support::settings_of;

constexpr sim::Span minute{1}, one_day{1440};

// The stock, and as much of the run as is asked for; nobody else comes.
std::unique_ptr<PlaceAndTime> opened(Scenario scenario, sim::Span length = minute) {
  auto place = std::make_unique<PlaceAndTime>(std::move(scenario));
  open_with_stock(place->world);
  place->world.simulation.run_until(place->model.base.from + length);
  return place;
}

// Where the cases of the opening are: children by stage, and the families in each.
struct Whereabouts {
  std::map<std::string, double> children;
  std::map<std::string, std::set<FamilyId>> families;
};

Whereabouts first_stages(const PlaceAndTime& place) {
  Whereabouts found;
  for (const auto& [when, event] : place.log) {
    const auto* moved = std::get_if<Moved>(&event);
    if (moved == nullptr || when > place.model.base.from || moved->from != place.model.pathway.nowhere()) continue;
    const std::string& stage = place.model.pathway[moved->to].key;
    found.children[stage] += moved->children;
    found.families[stage].insert(moved->subject.family);
  }
  return found;
}

bool looked_after_in(const Model& model, const std::string& stage) {
  return model.pathway[model.pathway.id(stage)].looked_after;
}

double stated_in_care(const Model& model) {
  double sum = 0;
  for (const auto& [stage, children] : model.base.settings->stock.children)
    if (looked_after_in(model, stage)) sum += (*children).value;
  return sum;
}

void state_no_stock(Settings& s) {
  for (auto& [stage, children] : s.stock.children) children.value = Children{0};
}

TEST(StockTest, EachStageHasItsStatedChildrenToWithinOneFamily) {
  const auto place = opened(average_authority());
  const Whereabouts found = first_stages(*place);
  for (const auto& [stage, children] : place->model.base.settings->stock.children) {
    if (looked_after_in(place->model, stage)) continue;
    const auto there = found.children.find(stage);
    const double number = there == found.children.end() ? 0 : there->second;
    EXPECT_GE(number, (*children).value) << stage;
    EXPECT_LT(number, (*children).value + most_children) << stage;
  }
}

TEST(StockTest, AsManyChildrenAreLookedAfterAsAreStatedWhereverThereIsRoom) {
  const auto place = opened(average_authority());
  double in_care = 0, by_route = 0;
  for (const auto& [stage, children] : first_stages(*place).children)
    if (looked_after_in(place->model, stage)) in_care += children;
  for (const auto& entry : place->log)
    if (const auto* entered = std::get_if<EnteredCare>(&entry.event)) by_route += entered->route == CareRoute::stock;
  EXPECT_GE(in_care, stated_in_care(place->model));
  EXPECT_LT(in_care, stated_in_care(place->model) + 20);  // each stage to the next whole child
  EXPECT_EQ(in_care, by_route);
}

TEST(StockTest, ItIsThereAtTheFirstInstantWithALeadInToo) {
  Scenario scenario = average_authority();
  settings_of(scenario).stock.lead_in.value = sim::Weeks{13};
  const double plans = (*settings_of(scenario).stock.children.at("child_protection_plan")).value;
  const auto place = opened(std::move(scenario));
  ASSERT_EQ(place->model.base.from.ticks, -13 * 7 * 1440);
  EXPECT_NEAR(first_stages(*place).children["child_protection_plan"], plans, most_children);
}

TEST(StockTest, MoreInOneStageLeavesTheFamiliesOfTheOthersAsTheyAre) {
  Scenario more = average_authority();
  settings_of(more).stock.children.at("leaving_care").value.value += 50;
  const auto plain = opened(average_authority()), larger = opened(std::move(more));
  const auto all = known_in(plain->log);
  std::map<std::uint32_t, FamilyKnown> by_name;
  for (const auto& known : known_in(larger->log)) by_name[known.family.family.number] = known.family;
  EXPECT_GT(by_name.size(), all.size());
  for (const auto& known : all) {
    const auto found = by_name.find(known.family.family.number);
    ASSERT_NE(found, by_name.end());
    EXPECT_TRUE(test_support::same_family(found->second, known.family));
  }
}

TEST(StockTest, AStageThatIsForOneKindHoldsFamiliesOfThatKind) {
  Scenario scenario = average_authority();
  Settings& s = settings_of(scenario);
  state_no_stock(s);
  std::string kind;
  for (const auto& [key, involvement] : s.involvements)
    if (!involvement.alone) kind = key;
  s.stages["lasting_plan"] = s.stages.at("child_in_need_plan");
  for (Exit& exit : s.stages["lasting_plan"].exits)
    if (exit.to == "child_in_need_plan") exit.to = "lasting_plan";
  Exit to_it;
  to_it.to = "lasting_plan";
  to_it.of = {kind};
  s.stages.at("assessment").exits.push_back(to_it);
  s.stock.children["lasting_plan"].value = Children{300};
  s.stock.children.at("assessment").value = Children{1500};
  const auto place = opened(std::move(scenario));
  const Whereabouts found = first_stages(*place);
  const auto index = std::find(place->model.involvements.begin(), place->model.involvements.end(), kind) -
                     place->model.involvements.begin();
  std::size_t on_it = 0, others_under_assessment = 0;
  for (const auto& known : known_in(place->log)) {
    const bool of_kind = known.family.involvement == index;
    if (found.families.at("lasting_plan").contains(known.family.family)) {
      ++on_it;
      EXPECT_TRUE(of_kind);
    } else {
      others_under_assessment += !of_kind;
    }
  }
  EXPECT_GT(on_it, 100U);
  EXPECT_GT(others_under_assessment, 100U);
}

TEST(StockTest, KindsThatComeWithAHigherLevelAreMoreOfThoseWhoAreProtected) {
  Scenario scenario = average_authority();
  Settings& s = settings_of(scenario);
  state_no_stock(s);
  s.stock.children.at("child_protection_plan").value = Children{2000};
  std::vector<std::string> kinds;
  for (auto& [key, involvement] : s.involvements) {
    if (involvement.alone) continue;
    kinds.push_back(key);
    involvement.level_mean.value = Number{kinds.size() == 1 ? 3.5 : 1.5};
    involvement.level_sd.value = Number{0.6};
  }
  ASSERT_GT(kinds.size(), 1U);
  const double share = (*s.involvements.at(kinds.front()).share).value;
  const auto place = opened(std::move(scenario));
  const auto all = known_in(place->log);
  const auto of_first = std::count_if(all.begin(), all.end(), [&](const auto& known) {
    return place->model.involvements[known.family.involvement] == kinds.front();
  });
  EXPECT_GT(static_cast<double>(of_first) / static_cast<double>(all.size()), std::min(0.9, 2 * share));
}

// --- In care
// ----------------------------------------------------------------------------------------------------------

TEST(StockTest, UnaccompaniedChildrenAreAsManyAsArriveUntilTheyAreEighteen) {
  Scenario scenario = average_authority();
  Settings& s = settings_of(scenario);
  for (auto& [key, kind] : s.involvements)
    if (kind.alone) kind.age_shares.value = {0, 0, 0, 0, 1};
  s.demand.unaccompanied.value = ChildrenPerYear{60};
  s.care.other_end.value = {0, 0, 0, 0, 0};
  const auto place = opened(std::move(scenario));
  const int alone = kind_that_is(place->model, true);
  ASSERT_GE(alone, 0);
  const Whereabouts found = first_stages(*place);
  int count = 0;
  for (const auto& known : known_in(place->log)) {
    if (known.family.involvement != alone) continue;
    ++count;
    EXPECT_EQ(known.family.children, 1);
    EXPECT_GE(known.family.ages[0], 16);
    EXPECT_LT(known.family.ages[0], 18);
    for (const auto& [stage, families] : found.families) {
      if (families.contains(known.family.family)) {
        EXPECT_TRUE(looked_after_in(place->model, stage)) << stage;
      }
    }
  }
  EXPECT_NEAR(count, 60, 6);  // they come at 17 on average; each placement has a whole number
}

TEST(StockTest, ChildrenInCareAreUnderEighteenAndHaveBeenThereNoLongerThanTheyHaveLived) {
  const auto place = opened(average_authority(), sim::Span{1440 * 365});
  std::map<FamilyId, int> ages;
  for (const auto& known : known_in(place->log)) ages[known.family.family] = known.family.ages[0];
  std::size_t in_care = 0, left = 0;
  for (const auto& entry : place->log) {
    if (const auto* entered = std::get_if<EnteredCare>(&entry.event);
        entered != nullptr && entered->route == CareRoute::stock) {
      ++in_care;
      EXPECT_LT(entered->age, 18);
    }
    const auto* gone = std::get_if<LeftCare>(&entry.event);
    if (gone == nullptr || gone->child.family.number < 0x80000000 || !ages.contains(gone->child.family)) continue;
    ++left;
    EXPECT_LE(gone->days / 365.25, ages[gone->child.family] + 2.01);
  }
  EXPECT_GT(in_care, 300U);
  EXPECT_GT(left, 50U);
}

TEST(StockTest, CareLeaversHaveTheTimeLeftToTheirTwentyFifthBirthdayAtMost) {
  Scenario scenario = average_authority();
  state_no_stock(settings_of(scenario));
  settings_of(scenario).stock.children.at("leaving_care").value = Children{400};
  settings_of(scenario).stages.at("leaving_care").typical.value = sim::Days{3000};
  scenario.years = 8;
  const auto place = opened(std::move(scenario), one_day * (365 * 7 + 10));
  std::size_t closed = 0;
  for (const auto& entry : place->log)
    if (const auto* moved = std::get_if<Moved>(&entry.event)) closed += moved->to == place->model.pathway.closed();
  const auto all = known_in(place->log);
  EXPECT_EQ(all.size(), 400U);
  EXPECT_EQ(closed, 400U);
  std::set<int> ages;
  for (const auto& known : all) ages.insert(known.family.ages[0]);
  EXPECT_EQ(ages, (std::set<int>{18, 19, 20, 21, 22, 23, 24}));
}

// --- In the middle of their stays
// -------------------------------------------------------------------------------------

// Of stays met at any moment, the share that ends within so long: the mean, over that time, of those that last longer.
template <class Survival>
double ends_within(double days, double mean, Survival survival) {
  double sum = 0;
  constexpr int steps = 2000;
  for (int i = 0; i < steps; ++i) sum += survival((i + 0.5) * days / steps) * days / steps;
  return sum / mean;
}

struct StayLaw {
  std::string law;
  double variation;
  double (*survival)(double days);
};

constexpr double mean_days = 100;

const std::vector<StayLaw> laws = {{"fixed", 0, [](double days) { return days < mean_days ? 1.0 : 0.0; }},
                                   {"exponential", 1, [](double days) { return std::exp(-days / mean_days); }},
                                   {"lognormal", 0.6, [](double days) {
                                      const double variance = std::log(1 + 0.6 * 0.6);
                                      return 1 -
                                             below((std::log(days / mean_days) + variance / 2) / std::sqrt(variance));
                                    }}};

TEST(StockTest, StaysEndAsThoseDoThatAreMetAtAnyMoment) {
  for (const StayLaw& law : laws) {
    Scenario scenario = average_authority();
    Settings& s = settings_of(scenario);
    state_no_stock(s);
    s.stock.children.at("early_help").value = Children{10'000};
    Stage& stage = s.stages.at("early_help");
    stage.typical.value = sim::Days{mean_days};
    stage.typical_variation.value = Number{law.variation};
    stage.law = law.law;
    stage.team.clear();
    stage.with_worker = false;
    const auto place = opened(std::move(scenario), one_day * 150);
    const StageId help = place->model.pathway.id("early_help");
    std::vector<double> ends;
    std::size_t began = 0;
    for (const auto& [when, event] : place->log) {
      const auto* moved = std::get_if<Moved>(&event);
      if (moved == nullptr) continue;
      if (moved->from == place->model.pathway.nowhere() && moved->to == help) ++began;
      const double days = to_days(when - sim::Instant{}).value;
      if (moved->from == help && when > place->model.base.from) ends.push_back(days);
    }
    ASSERT_GT(began, 4000U);
    for (const double days : {7.0, 28.0, 70.0}) {
      const auto count =
          static_cast<std::size_t>(std::count_if(ends.begin(), ends.end(), [&](double end) { return end <= days; }));
      const double share = ends_within(days, mean_days, law.survival);
      const auto n = static_cast<double>(began);
      // Of 64 stays to choose from, the longest are met a little less often than of all: a sixty-fourth of the squared
      // variation.
      EXPECT_NEAR(static_cast<double>(count), n * share,
                  4 * std::sqrt(n * share * (1 - share)) + n * share * law.variation * law.variation / 64)
          << law.law << ", within " << days << " days";
    }
  }
}

TEST(StockTest, ReviewsFallDueThroughoutTheirInterval) {
  Scenario scenario = average_authority();
  Settings& s = settings_of(scenario);
  state_no_stock(s);
  s.stock.children.at("child_protection_plan").value = Children{3000};
  Stage& plan = s.stages.at("child_protection_plan");
  plan.exits.clear();  // whatever the reading, the first review ends the plan
  Exit closes;
  closes.to = "closed";
  plan.exits.push_back(closes);
  s.stages.at("pre_proceedings").exits.push_back(closes);
  Exit never_taken;
  never_taken.to = "pre_proceedings";
  never_taken.share = 0;
  s.stages.at("assessment").exits.push_back(never_taken);
  plan.team.clear();
  plan.with_worker = false;
  plan.first_review.value = sim::Weeks{13};
  plan.later_reviews.value = sim::Weeks{26};
  plan.review_lead.value = sim::Days{0};
  const auto place = opened(std::move(scenario), one_day * 190);
  // The plans of the first instant alone: families come anew, and some of these come back.
  std::map<std::int64_t, std::size_t> weeks;
  std::set<FamilyId> on_plan;
  std::size_t plans = 0;
  for (const auto& entry : place->log) {
    if (const auto* started = std::get_if<PlanStarted>(&entry.event))
      plans += entry.when == place->model.base.from && on_plan.insert(started->family).second;
    const auto* ended = std::get_if<PlanEnded>(&entry.event);
    if (ended != nullptr && on_plan.erase(ended->family) > 0) ++weeks[entry.when.ticks / (7 * 1440)];
  }
  ASSERT_GT(plans, 1000U);
  // A third are before their first review, which comes at any time within 13 weeks; the others' within 26.
  for (const auto& [from, to] : {std::pair{0, 13}, std::pair{13, 26}}) {
    std::size_t ended = 0;
    for (std::int64_t week = from; week < to; ++week) ended += weeks[week];
    EXPECT_TRUE(is_share(ended, plans, from == 0 ? 1.0 / 3 + 1.0 / 3 : 1.0 / 3)) << from << ": " << ended << " of " << plans;
  }
}

// --- History
// ------------------------------------------------------------------------------------------------------------

// A year of the service from its stated stock.
struct Year {
  Model model = compile(average_authority()).front();
  std::unique_ptr<CaseEventLog> log = test_support::log_of(model, {1, 1});
};
const Year& year() {
  static const Year* const made = new Year;
  return *made;
}

TEST(StockTest, FamiliesComeBackWithinTwelveMonthsFromTheFirstWeeksOn) {
  std::size_t referrals = 0, again = 0;
  for (const auto& [when, event] : *year().log) {
    const auto* referred = std::get_if<Referred>(&event);
    if (referred == nullptr || when > sim::Instant{} + one_day * 91) continue;
    ++referrals;
    again += referred->again;
  }
  const double share = static_cast<double>(again) / static_cast<double>(referrals);
  EXPECT_GT(share, 0.10);
  EXPECT_LT(share, 0.40);
}

TEST(StockTest, SomePlansAreSecondPlansFromTheFirstWeeksOn) {
  std::size_t plans = 0, second = 0;
  for (const auto& [when, event] : *year().log) {
    const auto* started = std::get_if<PlanStarted>(&event);
    if (started == nullptr || when == sim::Instant{} || when > sim::Instant{} + one_day * 182) continue;
    ++plans;
    second += started->second;
  }
  EXPECT_GT(plans, 50U);
  EXPECT_GT(second, 0U);
  EXPECT_LT(second, plans);
}

TEST(StockTest, NobodysStayOfTheStockEndsAtTheFirstInstantAndNoneStandsStillForAYear) {
  const Model& model = year().model;
  std::map<StageId, std::size_t> began, ended_at_once, ended;
  for (const auto& [when, event] : *year().log) {
    const auto* moved = std::get_if<Moved>(&event);
    if (moved == nullptr || moved->subject.family.number < 0x80000000) continue;
    if (moved->from == model.pathway.nowhere()) {
      ++began[moved->to];
      continue;
    }
    ++ended[moved->from];
    ended_at_once[moved->from] += when <= sim::Instant{} + one_day;
  }
  for (const auto& [key, children] : model.base.settings->stock.children) {
    const StageId stage = model.pathway.id(key);
    if (began[stage] < 20 || model.pathway[stage].kind == StageKind::closed) continue;
    EXPECT_LT(static_cast<double>(ended_at_once[stage]), 0.1 * static_cast<double>(began[stage])) << key;
    EXPECT_GT(ended[stage], 0U) << key;
  }
}

}  // namespace
}  // namespace models
