#include "sim/resources/backlog.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sim {
namespace {

std::string all_of(const Backlog<char>& backlog) {
  std::string all;
  for (const auto& item : backlog) all += item.work;
  return all;
}

TEST(BacklogTest, EachDisciplineHasItsOrder) {
  for (const auto& [discipline, order] :
       {std::pair{Discipline::arrival_order, "abcd"}, std::pair{Discipline::latest_first, "dcba"},
        std::pair{Discipline::priority, "bdac"}, std::pair{Discipline::earliest_due, "cdba"},
        std::pair{Discipline::smallest_value, "cadb"}}) {
    Backlog<char> backlog(discipline);
    backlog.add(Instant{1}, 'a', 2, Instant{40}, 7);
    backlog.add(Instant{2}, 'b', 1, Instant{30}, 9);
    backlog.add(Instant{3}, 'c', 2, Instant{10}, 5);
    backlog.add(Instant{4}, 'd', 1, Instant{20}, 7);
    EXPECT_EQ(all_of(backlog), order);
  }
}

TEST(BacklogTest, TheFirstThatSuitsIsTakenOut) {
  Backlog<char> backlog;
  for (const char work : {'a', 'b', 'c', 'b'}) backlog.add(Instant{work}, work);
  const auto taken = backlog.take_first([](char work) { return work > 'a'; });
  ASSERT_TRUE(taken.has_value());
  EXPECT_EQ(taken->work, 'b');
  EXPECT_EQ(taken->standing.since, Instant{'b'});
  EXPECT_EQ(all_of(backlog), "acb");
  EXPECT_FALSE(backlog.take_first([](char work) { return work == 'z'; }).has_value());
  EXPECT_EQ(backlog.take_first()->work, 'a');
}

TEST(BacklogTest, WhatIsUnwantedIsRemoved) {
  Backlog<char> backlog;
  for (const char work : {'a', 'b', 'c', 'b'}) backlog.add(Instant{0}, work);
  EXPECT_EQ(backlog.remove([](char work) { return work == 'b'; }), 2U);
  EXPECT_EQ(all_of(backlog), "ac");
  EXPECT_EQ(backlog.size(), 2U);
  EXPECT_FALSE(backlog.empty());
  EXPECT_FALSE(Backlog<char>().take_first().has_value());
}

TEST(BacklogTest, AModelsOwnKeyOrdersTheList) {
  Backlog<char> backlog(Discipline::by_key([](const Standing& standing, Instant) { return -standing.due.ticks; }));
  backlog.add(Instant{1}, 'a', 0, Instant{10});
  backlog.add(Instant{2}, 'b', 0, Instant{30});
  backlog.add(Instant{3}, 'c', 0, Instant{10});
  EXPECT_EQ(all_of(backlog), "bac");
}

TEST(BacklogTest, AChangingKeyIsAskedAnewWhenTheListIsRenewed) {
  // Importance grows with waiting, at a speed of its own for each: what came first is overtaken and overtakes again.
  Backlog<char> backlog(Discipline::by_changing_key(
      [](const Standing& standing, Instant now) { return -standing.value * (now - standing.since).ticks; }));
  backlog.add(Instant{0}, 'a', 0, Instant::never(), 1);
  backlog.add(Instant{10}, 'b', 0, Instant::never(), 3);
  backlog.renew(Instant{12});  // a has 12, b has 6
  EXPECT_EQ(all_of(backlog), "ab");
  backlog.renew(Instant{20});  // a has 20, b has 30
  EXPECT_EQ(all_of(backlog), "ba");
  EXPECT_EQ(backlog.take_first()->work, 'b');
  backlog.renew(Instant{30});
  EXPECT_EQ(all_of(backlog), "a");
}

TEST(BacklogTest, TheBestByAScoreIsTakenAndTheFirstAmongEquals) {
  Backlog<int> backlog;
  for (const int work : {14, 3, 12, 22, 2}) backlog.add(Instant{0}, work);
  const auto last_digit_of_even = [](int work) {
    return work % 2 == 0 ? std::optional<std::int64_t>(work % 10) : std::nullopt;
  };
  EXPECT_EQ(backlog.take_best(last_digit_of_even)->work, 12);
  EXPECT_EQ(backlog.take_best(last_digit_of_even)->work, 22);
  EXPECT_EQ(backlog.take_best(last_digit_of_even)->work, 2);
  EXPECT_EQ(backlog.take_best(last_digit_of_even)->work, 14);
  EXPECT_FALSE(backlog.take_best(last_digit_of_even).has_value());
  EXPECT_EQ(backlog.size(), 1U);
}

TEST(BacklogTest, TakingFromTheFrontAndAddingMixedKeepsTheOrder) {
  Backlog<int> backlog(Discipline::priority);
  std::vector<int> taken;
  for (int i = 0; i < 100; ++i) {
    backlog.add(Instant{i}, i, i % 3);
    if (i % 2 == 1) taken.push_back(backlog.take_first()->work);
  }
  EXPECT_EQ(backlog.size(), 50U);
  EXPECT_EQ(backlog.remove([](int work) { return work % 3 == 2; }), 33U);
  EXPECT_EQ(backlog.size(), 17U);
  EXPECT_EQ(taken.front(), 0);
  EXPECT_EQ(taken[1], 3);
  EXPECT_EQ(taken[2], 1);  // the third of priority 0 has not come
  EXPECT_EQ(backlog.take_first()->work, 49);
}

}  // namespace
}  // namespace sim
