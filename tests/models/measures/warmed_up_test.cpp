// A run that begins with nobody is believed only once it has forgotten so.
#include "models/measures/warmed_up.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/models/measures/told.hpp"

namespace models {
namespace {

/// The authority with nobody in it, so many weeks before day 0.
Model begun_empty(int lead_in_weeks) {
  static const Settings nobody = [] {
    Settings settings = *told::authority().base.settings;
    for (auto& [stage, children] : settings.stock.children) children.value = {0};
    return settings;
  }();
  Model model = told::authority();
  model.base.settings = &nobody;
  model.base.from = {-std::int64_t{7 * 1440} * lead_in_weeks};
  return model;
}

/// Fills over some weeks, and then goes up and down a little.
std::vector<double> filling(std::size_t weeks, double time) {
  std::vector<double> series;
  for (std::size_t w = 0; w < weeks; ++w) {
    const double at = static_cast<double>(w);
    series.push_back(2600 * (1 - std::exp(-at / time)) + 25 * std::sin(at * 1.7) + 15 * std::cos(at * 0.61));
  }
  return series;
}

TEST(WarmedUpTest, AStockMakesARunBeginWithSomebody) {
  EXPECT_FALSE(begins_empty(told::authority()));
  EXPECT_TRUE(begins_empty(begun_empty(13)));
}

TEST(WarmedUpTest, ALeadInLongEnoughToFillIsEnough) {
  EXPECT_EQ(why_not_warmed_up(begun_empty(156), filling(417, 20)), "");
}

TEST(WarmedUpTest, ALeadInTooShortIsRefusedWithWhatItLacks) {
  const std::string why = why_not_warmed_up(begun_empty(13), filling(274, 20));
  EXPECT_TRUE(why.starts_with("not warmed up: the run begins with no children at all, and ")) << why;
  EXPECT_NE(why.find(" after day 0"), std::string::npos) << why;
  EXPECT_TRUE(why.ends_with("; lengthen stock.lead_in")) << why;
}

TEST(WarmedUpTest, ARunStillOnItsWayAtTheEndIsRefused) {
  const std::string why = why_not_warmed_up(begun_empty(104), filling(156, 500));
  EXPECT_TRUE(why.starts_with("not warmed up: ")) << why;
}

TEST(WarmedUpTest, TooFewWeeksCannotTell) {
  EXPECT_NE(why_not_warmed_up(begun_empty(0), filling(40, 5)).find("too short to say"), std::string::npos);
}

TEST(WarmedUpTest, TheObserverRefusesARunThatFillsAfterDayNoughtAndKeepsItsNumbers) {
  const auto filled = [](int lead_in) {
    const Model model = begun_empty(lead_in);
    told::Telling run(model);
    for (int day = -7 * lead_in; day < 100; ++day) {
      const auto number = static_cast<std::uint32_t>(day + 2000);
      run.on(day + 0.5, told::moved(told::family(number), told::nowhere(), told::stage("assessment"), 1));
    }
    return run.observed();
  };
  const Observations early = filled(0);
  EXPECT_TRUE(early.refused.starts_with("not warmed up: ")) << early.refused;
  EXPECT_EQ(early.identities, "");
  EXPECT_GT(early[Measure::children_in_need].value(), 0);
}

TEST(WarmedUpTest, ARunFromAStockIsNotAsked) {
  told::Telling run;
  for (int day = 0; day < 300; ++day)
    run.on(day,
           told::moved(told::family(static_cast<std::uint32_t>(day)), told::nowhere(), told::stage("assessment"), 1));
  EXPECT_EQ(run.observed().refused, "");
}

}  // namespace
}  // namespace models
