#include "sim/resources/backlog.hpp"

#include <gtest/gtest.h>

#include <string>
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
       {std::pair{Discipline::arrival_order, "abcd"}, std::pair{Discipline::priority, "bdac"},
        std::pair{Discipline::earliest_due, "cdba"}}) {
    Backlog<char> backlog(discipline);
    backlog.add(Instant{1}, 'a', 2, Instant{40});
    backlog.add(Instant{2}, 'b', 1, Instant{30});
    backlog.add(Instant{3}, 'c', 2, Instant{10});
    backlog.add(Instant{4}, 'd', 1, Instant{20});
    EXPECT_EQ(all_of(backlog), order);
  }
}

TEST(BacklogTest, TheFirstThatSuitsIsTakenOut) {
  Backlog<char> backlog;
  for (const char work : {'a', 'b', 'c', 'b'}) backlog.add(Instant{work}, work);
  const auto taken = backlog.take_first([](char work) { return work > 'a'; });
  ASSERT_TRUE(taken.has_value());
  EXPECT_EQ(taken->work, 'b');
  EXPECT_EQ(taken->added, Instant{'b'});
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

}  // namespace
}  // namespace sim
