#include "sim/record/event_log.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace sim {
namespace {

TEST(EventLogTest, KeepsWhatItIsToldInOrder) {
  EventLog<std::string> log;
  EXPECT_TRUE(log.empty());
  log.tell(Instant{1}, "a");
  log.tell(Instant{1}, "b");
  log.tell(Instant{3}, "c");
  ASSERT_EQ(log.size(), 3U);
  EXPECT_EQ(log[1].event, "b");
  EXPECT_EQ(log.entries().back().when, Instant{3});
  std::string all;
  for (const auto& entry : log) all += entry.event;
  EXPECT_EQ(all, "abc");
}

TEST(EventLogTest, DoesNotGoBackInTime) {
  EventLog<int> log;
  log.tell(Instant{5}, 1);
  EXPECT_THROW(log.tell(Instant{4}, 2), std::logic_error);
}

TEST(EventSinkTest, ATeePassesOnToAllAndANullSinkToNobody) {
  EventLog<int> log;
  int sum = 0;
  const auto adds = [&](Instant /*when*/, int event) { sum += event; };
  FunctionSink<int, decltype(adds)> function(adds);
  NullSink<int> nothing;
  TeeSink<int> tee({&log, &nothing, &function});
  tee.tell(Instant{1}, 40);
  tee.tell(Instant{2}, 2);
  EXPECT_EQ(log.size(), 2U);
  EXPECT_EQ(sum, 42);
}

}  // namespace
}  // namespace sim
