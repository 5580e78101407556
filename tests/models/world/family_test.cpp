// Families as they come: how many of each kind, their children and ages, and needs that come together.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
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
using test_support::PlaceAndTime;
using test_support::settings_of;

constexpr std::uint32_t families = 20'000;

std::vector<std::shared_ptr<Family>> many(World& world, std::uint8_t kind, std::uint32_t n = families) {
  std::vector<std::shared_ptr<Family>> made;
  for (std::uint32_t i = 0; i < n; ++i) made.push_back(make_family(world, FamilyId{i}, kind));
  return made;
}

bool has(const Family& family, std::size_t need) { return (family.needs >> need & 1) != 0; }

// Nobody always has a need: each need has its published share in every kind.
Scenario without_certain_needs(double common) {
  Scenario scenario = average_authority();
  for (auto& [key, kind] : settings_of(scenario).involvements) kind.always.clear();
  for (auto& [key, need] : settings_of(scenario).needs) need.common.value = Share{common};
  return scenario;
}

// Of a standard normal number.
double density(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::acos(-1.0)); }
double quantile(double p) {  // by halving
  double low = -10, high = 10;
  for (int i = 0; i < 100; ++i) (below((low + high) / 2) < p ? low : high) = (low + high) / 2;
  return low;
}

// Both of two needs, of shares p and q, whose hidden numbers share a cause that has so much of the variance of each.
double both(double p, double q, double common_p, double common_q) {
  const auto given = [](double share, double common, double cause) {
    return below((quantile(share) - std::sqrt(common) * cause) / std::sqrt(1 - common));
  };
  double sum = 0;
  constexpr double step = 0.01;
  for (double cause = -8; cause <= 8; cause += step)
    sum += density(cause) * given(p, common_p, cause) * given(q, common_q, cause) * step;
  return sum;
}

TEST(FamilyTest, EachKindComesInItsShareAndThoseAloneThroughNoContact) {
  PlaceAndTime place(average_authority());
  std::vector<std::size_t> counts(place.model.involvements.size());
  for (std::uint32_t i = 0; i < families; ++i) ++counts[draw_involvement(place.world, FamilyId{i})];
  for (std::size_t k = 0; k < counts.size(); ++k) {
    const Involvement& kind = *place.model.base.involvements[k];
    EXPECT_TRUE(is_share(counts[k], families, kind.alone ? 0 : (*kind.share).value))
        << place.model.involvements[k] << ": " << counts[k];
  }
}

TEST(FamilyTest, EachNeedHasTheShareThatItsKindHas) {
  PlaceAndTime place(average_authority());
  for (std::size_t k = 0; k < place.model.involvements.size(); ++k) {
    const auto made = many(place.world, static_cast<std::uint8_t>(k));
    for (std::size_t n = 0; n < place.model.needs.size(); ++n) {
      const auto count = std::count_if(made.begin(), made.end(), [&](const auto& family) { return has(*family, n); });
      EXPECT_TRUE(is_share(static_cast<std::size_t>(count), families, place.model.base.need_shares[k][n]))
          << place.model.involvements[k] << ", " << place.model.needs[n] << ": " << count;
    }
  }
}

TEST(FamilyTest, OverAllKindsEachNeedHasItsPublishedShare) {
  PlaceAndTime place(average_authority());
  std::vector<std::size_t> counts(place.model.needs.size());
  for (std::uint32_t i = 0; i < families; ++i) {
    const auto family = make_family(place.world, FamilyId{i}, draw_involvement(place.world, FamilyId{i}));
    for (std::size_t n = 0; n < counts.size(); ++n) counts[n] += has(*family, n);
  }
  for (std::size_t n = 0; n < counts.size(); ++n)
    EXPECT_TRUE(is_share(counts[n], families, (*place.model.base.needs[n]->prevalence).value))
        << place.model.needs[n] << ": " << counts[n];
}

TEST(FamilyTest, AKindThatAlwaysHasANeedHasItInEveryFamily) {
  Scenario scenario = without_certain_needs(0.4);
  Settings& s = settings_of(scenario);
  const std::string need = s.needs.begin()->first;
  for (auto& [key, kind] : s.involvements) kind.always = {need};
  PlaceAndTime place(std::move(scenario));
  for (const auto& family : many(place.world, 0)) ASSERT_TRUE(has(*family, 0));
}

TEST(FamilyTest, ANeedThatNobodyHasIsInNoFamily) {
  Scenario scenario = without_certain_needs(0.4);
  settings_of(scenario).needs.begin()->second.prevalence.value = Share{0};
  PlaceAndTime place(std::move(scenario));
  for (const auto& family : many(place.world, 0)) ASSERT_FALSE(has(*family, 0));
}

TEST(FamilyTest, TwoNeedsComeTogetherAsOftenAsTheirCommonCauseSays) {
  constexpr std::array<std::array<double, 2>, 4> common = {{{0, 0}, {0.25, 0.25}, {0.2, 0.7}, {0.9, 0.6}}};
  for (const auto& [first, second] : common) {
    Scenario scenario = without_certain_needs(0);
    auto need = settings_of(scenario).needs.begin();
    const double p = (*need->second.prevalence).value;
    need->second.common.value = Share{first};
    ++need;
    const double q = (*need->second.prevalence).value;
    need->second.common.value = Share{second};
    PlaceAndTime place(std::move(scenario));
    const auto made = many(place.world, 0);
    const auto count = static_cast<std::size_t>(
        std::count_if(made.begin(), made.end(), [](const auto& family) { return has(*family, 0) && has(*family, 1); }));
    EXPECT_TRUE(is_share(count, families, both(p, q, first, second)))
        << "common " << first << " and " << second << ": " << count << " families, expected "
        << families * both(p, q, first, second);
    if (first > 0) {
      EXPECT_FALSE(is_share(count, families, p * q)) << "as though they had nothing in common";
    }
  }
}

TEST(FamilyTest, WithNothingButTheCommonCauseTheRarerNeedNeverComesAlone) {
  PlaceAndTime place(without_certain_needs(1));
  const auto& shares = place.model.base.need_shares[0];
  const std::size_t rarer = shares[0] < shares[1] ? 0 : 1;
  int found = 0;
  for (const auto& family : many(place.world, 0)) {
    if (!has(*family, rarer)) continue;
    ++found;
    EXPECT_TRUE(has(*family, 1 - rarer));
  }
  EXPECT_GT(found, 1000);
}

TEST(FamilyTest, AnotherShareOfOneNeedLeavesEveryOtherWhereItWas) {
  PlaceAndTime place(without_certain_needs(0.3));
  Scenario scenario = without_certain_needs(0.3);
  double& share = settings_of(scenario).needs.begin()->second.prevalence.value.value;
  share = std::min(1.0, share * 1.5);
  PlaceAndTime more(std::move(scenario));
  const auto before = many(place.world, 0), after = many(more.world, 0);
  int added = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(before[i]->needs >> 1, after[i]->needs >> 1);
    EXPECT_LE(has(*before[i], 0), has(*after[i], 0));
    added += has(*before[i], 0) != has(*after[i], 0);
  }
  EXPECT_GT(added, 500);
}

TEST(FamilyTest, ChildrenAreOfTheAgesOfTheirKind) {
  PlaceAndTime place(average_authority());
  for (std::size_t k = 0; k < place.model.involvements.size(); ++k) {
    const Involvement& kind = *place.model.base.involvements[k];
    std::array<std::size_t, 5> bands{};
    std::array<double, 5> within{};
    std::size_t children = 0;
    for (const auto& family : many(place.world, static_cast<std::uint8_t>(k))) {
      for (int i = 0; i < family->children; ++i, ++children) {
        const double age = family->age(i, place.world.now());
        ASSERT_GE(age, 0);
        ASSERT_LE(age, 18);
        const auto band = static_cast<std::size_t>(age_band(age));
        ++bands[band];
        within[band] += (age - age_edges[band]) / (age_edges[band + 1] - age_edges[band]);
      }
    }
    for (std::size_t band = 0; band < bands.size(); ++band) {
      EXPECT_TRUE(is_share(bands[band], children, (*kind.age_shares)[band]))
          << place.model.involvements[k] << ", band " << band << ": " << bands[band] << " of " << children;
      if (bands[band] < 100) continue;
      const auto n = static_cast<double>(bands[band]);
      EXPECT_NEAR(within[band] / n, 0.5, 4 / std::sqrt(12 * n)) << "band " << band;  // a birthday falls on any day
    }
  }
}

TEST(FamilyTest, AgeBandsBeginOnTheirBirthdays) {
  const std::array<double, 5> ages = {0, 1, 5, 10, 16};
  for (int band = 0; band < 5; ++band) {
    const double from = ages[static_cast<std::size_t>(band)];
    EXPECT_EQ(age_band(from), band);
    if (band > 0) {
      EXPECT_EQ(age_band(std::nextafter(from, 0)), band - 1);
    }
  }
  EXPECT_EQ(age_band(17.99), 4);
  EXPECT_EQ(age_band(24), 4);
}

TEST(FamilyTest, FamiliesHaveAsManyChildrenAsIsPublishedAndAChildAloneIsOne) {
  PlaceAndTime place(average_authority());
  const Numbers& shares = *place.world.settings().family.children_shares;
  std::vector<std::size_t> counts(shares.size());
  for (const auto& family : many(place.world, static_cast<std::uint8_t>(kind_that_is(place.model, false)))) {
    EXPECT_FALSE(family->alone);
    ++counts.at(static_cast<std::size_t>(family->children - 1));
  }
  for (std::size_t i = 0; i < counts.size(); ++i) EXPECT_TRUE(is_share(counts[i], families, shares[i])) << i + 1;

  ASSERT_GE(kind_that_is(place.model, true), 0);
  for (const auto& family : many(place.world, static_cast<std::uint8_t>(kind_that_is(place.model, true)), 1000)) {
    EXPECT_TRUE(family->alone);
    EXPECT_EQ(family->children, 1);
  }
}

TEST(FamilyTest, TheyLiveInEveryLocalityAlike) {
  Scenario scenario = average_authority();
  settings_of(scenario).localities.value = Number{7};
  PlaceAndTime place(std::move(scenario));
  std::array<std::size_t, 7> counts{};
  for (const auto& family : many(place.world, 0)) ++counts.at(family->locality);
  for (const std::size_t count : counts) EXPECT_TRUE(is_share(count, families, 1.0 / 7)) << count;
}

TEST(FamilyTest, SoManyHadAPlanBeforeAsIsSaid) {
  Scenario scenario = average_authority();
  settings_of(scenario).stock.second_plan.value = Share{0.2};
  PlaceAndTime place(std::move(scenario));
  const auto made = many(place.world, 0);
  const auto count = std::count_if(made.begin(), made.end(), [](const auto& family) { return family->had_plan; });
  EXPECT_TRUE(is_share(static_cast<std::size_t>(count), families, 0.2)) << count;
}

TEST(FamilyTest, TheLevelOfNeedHasTheMeanAndSpreadOfItsKind) {
  Scenario scenario = average_authority();
  for (auto& [key, kind] : settings_of(scenario).involvements) {
    kind.level_mean.value = Number{3};
    kind.level_sd.value = Number{0.3};  // so that hardly any is held at an end
  }
  PlaceAndTime place(std::move(scenario));
  double sum = 0, squares = 0;
  for (const auto& family : many(place.world, 0)) {
    sum += family->level.value() - 3;
    squares += (family->level.value() - 3) * (family->level.value() - 3);
  }
  EXPECT_NEAR(sum / families, 0, 4 * 0.3 / std::sqrt(families));
  EXPECT_NEAR(std::sqrt(squares / families), 0.3, 4 * 0.3 / std::sqrt(2.0 * families));
}

TEST(FamilyTest, WhatIsToldOfAFamilyIsWhatItIs) {
  PlaceAndTime place(average_authority());
  const auto family = make_family(place.world, FamilyId{77}, 0);
  family->source = 3;
  tell_known(place.world, *family);
  const FamilyKnown told = test_support::known_in(place.log).back().family;
  EXPECT_EQ(told.family, FamilyId{77});
  EXPECT_EQ(told.children, family->children);
  EXPECT_EQ(told.needs, family->needs);
  EXPECT_EQ(told.involvement, 0);
  EXPECT_EQ(told.source, 3);
  for (int i = 0; i < most_children; ++i) {
    const int years = i < family->children ? static_cast<int>(family->age(i, place.world.now())) : -1;
    EXPECT_EQ(told.ages[static_cast<std::size_t>(i)], years);
  }
}

// A need and a kind of involvement are the same where their keys are.
std::set<std::string> needs_of(const Model& model, const Family& family) {
  std::set<std::string> needs;
  for (std::size_t n = 0; n < model.needs.size(); ++n)
    if (has(family, n)) needs.insert(model.needs[n]);
  return needs;
}

TEST(FamilyTest, TheSameFamilyIsTheSameUnderEveryPractice) {
  std::vector<std::string> practices = test_support::practice_files();
  practices.insert(practices.begin(), "baseline");
  practices.erase(std::find(practices.begin() + 1, practices.end(), "baseline"));
  const std::vector<Model> models = compile(average_authority(practices));
  PlaceAndTime base(models.front());
  for (const Model& model : models) {
    PlaceAndTime place(model);
    place.world.put_in_force(place.model.phases.front());
    for (std::uint32_t i = 0; i < 500; ++i) {
      const std::uint8_t kind = draw_involvement(base.world, FamilyId{i});
      const std::uint8_t same_kind = draw_involvement(place.world, FamilyId{i});
      ASSERT_EQ(base.model.involvements[kind], model.involvements[same_kind]);
      const auto a = make_family(base.world, FamilyId{i}, kind), b = make_family(place.world, FamilyId{i}, same_kind);
      EXPECT_EQ(a->children, b->children);
      EXPECT_EQ(a->born, b->born);
      EXPECT_EQ(a->level.value(), b->level.value());
      EXPECT_EQ(a->engagement, b->engagement);
      EXPECT_EQ(a->locality, b->locality);
      EXPECT_EQ(a->had_plan, b->had_plan);
      EXPECT_EQ(needs_of(base.model, *a), needs_of(model, *b));
    }
  }
}

}  // namespace
}  // namespace models
