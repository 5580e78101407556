// Who comes and when: by month, source, weekday and school term, with growth and from the day of a change on.
//
// Families stay at the front door here: what becomes of them is not asked.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "tests/models/world/known_families.hpp"

namespace models {
namespace {

using test_support::average_authority;
using test_support::is_about;
using test_support::Known;
using test_support::known_in;
using test_support::PlaceAndTime;
using test_support::same_family;
using test_support::settings_of;

constexpr std::size_t others = 0, schools = 1;  // in the order of their keys
constexpr sim::Span one_day{1440};
const Numbers school_days = {1.5, 1.4, 1.4, 1.4, 1.3, 0, 0};
const Numbers any_day = {1.2, 1.1, 1.0, 1.1, 1.3, 0.7, 0.6};
const Numbers months = {1.02, 1.03, 1.04, 0.92, 1.05, 1.09, 1.03, 0.80, 1.01, 1.05, 1.09, 0.87};

ContactSource source(double share, const Numbers& weekdays, double in_holidays) {
  ContactSource made;
  made.share.value = Share{share};
  made.weekday_index.value = weekdays;
  made.in_holidays.value = Number{in_holidays};
  return made;
}

// Schools, silent out of term and at weekends, and others; nobody gets past the front door.
Scenario front_door_only(double contacts = 60'000) {
  Scenario scenario = average_authority();
  Settings& s = settings_of(scenario);
  s.sources = {{"others", source(0.7, any_day, 1)}, {"schools", source(0.3, school_days, 0)}};
  s.demand.contacts.value = ChildrenPerYear{contacts};
  s.demand.unaccompanied.value = ChildrenPerYear{0};
  s.demand.growth.value = PerYear{0};
  s.demand.month_index.value = months;
  s.front_door.desks.value = Number{1};
  s.front_door.contact.value = sim::Hours{6000};
  s.front_door.variation.value = Number{0};
  for (auto& [stage, children] : s.stock.children) children.value = Children{0};
  return scenario;
}

std::vector<Known> arrivals(Scenario scenario, RunId run = {1, 1}) {
  PlaceAndTime place(std::move(scenario), run);
  place.world.start(contacts_arrive(place.world), 1, rank_changes);
  place.world.start(unaccompanied_children_arrive(place.world), 2, rank_changes);
  place.world.start(changes(place.world), 5, rank_changes);
  place.world.simulation.run_until(place.model.end);
  return known_in(place.log);
}

// A year of it, once for all tests.
struct Year {
  Model model = compile(front_door_only()).front();
  std::vector<Known> known = arrivals(front_door_only());
};
const Year& year() {
  static const Year* const made = new Year;
  return *made;
}

double mean_children(const Settings& s) {
  double sum = 0;
  const Numbers& shares = *s.family.children_shares;
  for (std::size_t i = 0; i < shares.size(); ++i) sum += shares[i] * static_cast<double>(i + 1);
  return sum;
}

// By another way than the model's: the number of a month is dealt out among its days and sources, in proportion to
// weights.
struct Expected {
  std::map<int, double> by_month;
  std::map<std::pair<std::size_t, int>, double> by_source_and_weekday;
  std::map<std::size_t, double> by_source;
};

Expected expected(const Model& model) {
  const Settings& s = *model.base.settings;
  const std::array<double, 2> shares = {0.7, 0.3};
  Expected found;
  for (sim::Instant first{}; first < model.end;) {
    std::map<std::pair<std::size_t, int>, double> weights;
    double all = 0, days = 0;
    const int month = model.calendar.month(first);
    sim::Instant day = first;
    for (; model.calendar.month(day) == month; day += one_day, ++days)
      for (const std::size_t from : {others, schools}) {
        const int weekday = model.calendar.weekday(day);
        const double index = (from == others ? any_day : school_days)[static_cast<std::size_t>(weekday)];
        const double weight = shares[from] * index * (from == schools && !model.calendar.in_school_term(day) ? 0 : 1);
        weights[{from, weekday}] += weight;
        all += weight;
      }
    const double mean_index = [] {
      double sum = 0;
      for (const double index : months) sum += index;
      return sum / 12;
    }();
    const double number = (*s.demand.contacts).value / mean_children(s) * days / 365.25 *
                          months[static_cast<std::size_t>(month - 1)] / mean_index;
    found.by_month[month] += number;
    for (const auto& [key, weight] : weights) {
      found.by_source_and_weekday[key] += number * weight / all;
      found.by_source[key.first] += number * weight / all;
    }
    first = day;
  }
  return found;
}

TEST(ArrivalsTest, EveryMonthHasItsPublishedNumberAlsoWhenSchoolsAreOut) {
  std::map<int, std::size_t> counts;
  for (const Known& known : year().known) ++counts[year().model.calendar.month(known.when)];
  const Expected number = expected(year().model);
  ASSERT_EQ(number.by_month.size(), 12U);
  for (const auto& [month, mean] : number.by_month)
    EXPECT_TRUE(is_about(counts[month], mean)) << "month " << month << ": " << counts[month] << ", expected " << mean;
}

TEST(ArrivalsTest, SchoolsAreSilentOutOfTermAndAtWeekends) {
  const sim::Calendar& calendar = year().model.calendar;
  std::size_t from_schools = 0;
  for (const Known& known : year().known) {
    if (known.family.source != schools) continue;
    ++from_schools;
    ASSERT_TRUE(calendar.in_school_term(known.when));
    ASSERT_LT(calendar.weekday(known.when), 5);
  }
  EXPECT_GT(from_schools, 5000U);
}

TEST(ArrivalsTest, OthersMakeUpForThemInTheHolidays) {
  std::map<int, std::size_t> counts;
  for (const Known& known : year().known)
    if (known.family.source == others) ++counts[year().model.calendar.month(known.when)];
  const double without_schools = expected(year().model).by_month[8];
  EXPECT_TRUE(is_about(counts[8], without_schools)) << counts[8];  // the whole of August is out of term
  EXPECT_FALSE(is_about(counts[8], 0.7 * without_schools));
}

TEST(ArrivalsTest, SourcesHaveTheirSharesAndTheirWeekdays) {
  std::map<std::pair<std::size_t, int>, std::size_t> counts;
  for (const Known& known : year().known) ++counts[{known.family.source, year().model.calendar.weekday(known.when)}];
  for (const auto& [key, mean] : expected(year().model).by_source_and_weekday)
    EXPECT_TRUE(is_about(counts[key], mean))
        << "source " << key.first << ", weekday " << key.second << ": " << counts[key] << ", expected " << mean;
}

TEST(ArrivalsTest, ContactsComeBetweenEightAndTwentyOClock) {
  double sum = 0;
  for (const Known& known : year().known) {
    const int minute = sim::Calendar::minute_of_day(known.when);
    ASSERT_GE(minute, 8 * 60);
    ASSERT_LT(minute, 20 * 60);
    sum += minute;
  }
  const auto n = static_cast<double>(year().known.size());
  EXPECT_NEAR(sum / n, 14 * 60 - 0.5, 4 * 720 / std::sqrt(12 * n));
}

TEST(ArrivalsTest, EachFamilyIsNamedByDaySourceAndPlace) {
  std::map<std::uint32_t, std::uint32_t> seen;  // by day and source: how many, and the highest place
  for (const Known& known : year().known) {
    const std::uint32_t number = known.family.family.number;
    EXPECT_EQ(number / 65536, known.when.ticks / 1440);
    EXPECT_EQ(number / 4096 % 16, known.family.source);
    ++seen[number / 4096];
  }
  for (const Known& known : year().known)
    EXPECT_LT(known.family.family.number % 4096, seen[known.family.family.number / 4096]);
}

TEST(ArrivalsTest, MoreContactsAddFamiliesAndChangeNone) {
  const auto fewer = arrivals(front_door_only(6000)), more = arrivals(front_door_only(8000));
  std::map<std::uint32_t, Known> by_name;
  for (const Known& known : more) by_name[known.family.family.number] = known;
  EXPECT_GT(more.size(), fewer.size() + 500);
  for (const Known& known : fewer) {
    const auto found = by_name.find(known.family.family.number);
    ASSERT_NE(found, by_name.end());
    EXPECT_EQ(found->second.when, known.when);
    EXPECT_TRUE(same_family(found->second.family, known.family));
  }
}

TEST(ArrivalsTest, GrowthOfTheLogarithmOfTwoDoublesThemInAYear) {
  Scenario scenario = front_door_only(20'000);
  scenario.years = 2;
  settings_of(scenario).demand.growth.value = PerYear{std::log(2.0)};
  const Model model = compile(scenario).front();
  std::array<double, 2> means{}, counts{};
  for (const Known& known : arrivals(std::move(scenario))) ++counts[known.when.ticks < 365 * 1440 ? 0 : 1];
  // Of a year of constant rate r, growth makes r × ∫ 2^t dt = r / ln 2 in the first and twice that in the second;
  // months and days change it little: summed up by day below.
  const double day = 20'000 / mean_children(*model.base.settings) / 365.25;
  for (int d = 0; d < 730; ++d) {
    const int month = model.calendar.month(sim::Instant{} + one_day * d);
    means[d < 365 ? 0 : 1] += day * months[static_cast<std::size_t>(month - 1)] * std::pow(2, d / 365.25);
  }
  EXPECT_NEAR(means[0] * std::log(2.0) / (day * 365), 1, 0.02);
  // Within a month days differ, which growth weighs a little: half a percent is more than that.
  for (const std::size_t i : {0U, 1U}) EXPECT_NEAR(counts[i], means[i], 4 * std::sqrt(means[i]) + 0.005 * means[i]);
  EXPECT_NEAR(means[1] / means[0], 2, 0.01);
}

TEST(ArrivalsTest, BeforeDayNoughtNothingGrows) {
  const auto in_a_year_before = [](double growth) {
    Scenario scenario = front_door_only(6000);
    settings_of(scenario).stock.lead_in.value = sim::Weeks{52};
    settings_of(scenario).demand.growth.value = PerYear{growth};
    return arrivals(std::move(scenario));
  };
  const auto plain = in_a_year_before(0), grown = in_a_year_before(0.7);
  std::size_t before = 0;
  for (; before < plain.size() && plain[before].when < sim::Instant{}; ++before) {
    ASSERT_EQ(plain[before].when, grown.at(before).when);
    ASSERT_TRUE(same_family(plain[before].family, grown[before].family));
  }
  EXPECT_GT(before, 2000U);
  EXPECT_GT(grown.size(), plain.size() + 500);
}

TEST(ArrivalsTest, AChangeIsInForceFromItsOwnDayOnAndThePastIsAsItWas) {
  Scenario changed = front_door_only(6000), from_the_start = front_door_only(9000);
  Phase phase{{2025, 7, 7}, "a test", {"demand.contacts"}, settings_of(from_the_start)};
  changed.arms.front().phases.push_back(phase);
  const sim::Instant day = compile(changed).front().calendar.start_of(phase.from);
  const auto plain = arrivals(front_door_only(6000)), more = arrivals(std::move(from_the_start)),
             found = arrivals(std::move(changed));
  const auto part = [&](const std::vector<Known>& known, bool before) {
    std::vector<Known> those;
    std::copy_if(known.begin(), known.end(), std::back_inserter(those),
                 [&](const Known& one) { return (one.when < day) == before; });
    return those;
  };
  for (const bool before : {true, false}) {
    const auto expected_part = part(before ? plain : more, before), found_part = part(found, before);
    ASSERT_EQ(expected_part.size(), found_part.size()) << (before ? "before" : "after");
    ASSERT_GT(found_part.size(), 500U);
    for (std::size_t i = 0; i < found_part.size(); ++i) {
      EXPECT_EQ(expected_part[i].when, found_part[i].when);
      EXPECT_TRUE(same_family(expected_part[i].family, found_part[i].family));
    }
  }
}

TEST(ArrivalsTest, MoreFamiliesOnADayThanHaveNumbersAreSaidAndNotLost) {
  try {
    (void)arrivals(front_door_only(8e6));
    FAIL() << "nothing was said";
  } catch (const std::exception& error) {
    EXPECT_NE(std::string(error.what()).find("more than 4,096 families in contact through others on one day"),
              std::string::npos)
        << error.what();
  }
}

// --- Unaccompanied children -----------------------------------------------------------------------------------------

Scenario only_unaccompanied(double a_year) {
  Scenario scenario = front_door_only(1);
  settings_of(scenario).demand.unaccompanied.value = ChildrenPerYear{a_year};
  return scenario;
}

std::vector<Known> unaccompanied(Scenario scenario) {
  std::vector<Known> found = arrivals(std::move(scenario));
  std::erase_if(found, [](const Known& known) { return known.family.family.number < 0xC0000000; });
  return found;
}

TEST(UnaccompaniedTest, AsManyComeAsAreSaidEachAloneAndThroughNoContact) {
  Scenario scenario = only_unaccompanied(3000);
  const Model model = compile(scenario).front();
  const auto found = unaccompanied(std::move(scenario));
  EXPECT_TRUE(is_about(found.size(), 3000 * 365 / 365.25)) << found.size();
  for (std::size_t n = 0; n < found.size(); ++n) {
    EXPECT_EQ(found[n].family.family.number, 0xC0000000 + n);
    EXPECT_EQ(found[n].family.children, 1);
    EXPECT_EQ(found[n].family.source, FamilyKnown::no_source);
    EXPECT_TRUE(model.base.involvements.at(found[n].family.involvement)->alone);
    const int minute = sim::Calendar::minute_of_day(found[n].when);
    EXPECT_TRUE(minute >= 8 * 60 && minute < 20 * 60) << minute;
  }
}

TEST(UnaccompaniedTest, TheyComeLikeAPoissonProcess) {
  const auto found = unaccompanied(only_unaccompanied(1500));
  std::map<std::int64_t, double> weeks;
  for (std::int64_t week = 0; week < 52; ++week) weeks[week] = 0;
  for (const Known& known : found)
    if (known.when.ticks < 52 * 7 * 1440) ++weeks[known.when.ticks / (7 * 1440)];
  const double mean = 1500 * 7 / 365.25;
  double squares = 0;
  for (const auto& [week, count] : weeks) squares += (count - mean) * (count - mean);
  EXPECT_NEAR(squares / 52 / mean, 1, 4 * std::sqrt(2.0 / 52));  // the index of dispersion
}

TEST(UnaccompaniedTest, AnotherRateMovesWhenTheyComeAndNotWhoTheyAre) {
  const auto few = unaccompanied(only_unaccompanied(500)), many = unaccompanied(only_unaccompanied(1000));
  ASSERT_GT(few.size(), 300U);
  ASSERT_GT(many.size(), few.size());
  for (std::size_t n = 0; n < few.size(); ++n) {
    EXPECT_TRUE(same_family(few[n].family, many[n].family));
    EXPECT_LE(many[n].when, few[n].when);
  }
}

TEST(UnaccompaniedTest, TheyGrowAsContactsDo) {
  Scenario scenario = only_unaccompanied(1500);
  scenario.years = 2;
  settings_of(scenario).demand.growth.value = PerYear{std::log(2.0)};
  std::array<std::size_t, 2> counts{};
  for (const Known& known : unaccompanied(std::move(scenario))) ++counts[known.when.ticks < 365 * 1440 ? 0 : 1];
  EXPECT_TRUE(is_about(counts[0], 1500 / std::log(2.0))) << counts[0];
  EXPECT_TRUE(is_about(counts[1], 2 * 1500 / std::log(2.0))) << counts[1];
}

TEST(UnaccompaniedTest, NoneComeWhereNoKindOfInvolvementIsAlone) {
  Scenario scenario = only_unaccompanied(3000);
  for (auto& [key, kind] : settings_of(scenario).involvements) kind.alone = false;
  EXPECT_TRUE(unaccompanied(std::move(scenario)).empty());
}

TEST(UnaccompaniedTest, AChangeFromNoneToSomeIsHeeded) {
  Scenario scenario = only_unaccompanied(0);
  Scenario later = only_unaccompanied(1500);
  scenario.arms.front().phases.push_back({{2025, 10, 1}, "a test", {"demand.unaccompanied"}, settings_of(later)});
  const Model model = compile(scenario).front();
  const auto found = unaccompanied(std::move(scenario));
  EXPECT_TRUE(is_about(found.size(), 1500 * 182 / 365.25)) << found.size();
  ASSERT_FALSE(found.empty());
  EXPECT_GE(found.front().when, model.phases[1].from);
}

}  // namespace
}  // namespace models
