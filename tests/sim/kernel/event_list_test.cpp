#include "sim/kernel/event_list.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <stdexcept>
#include <tuple>
#include <vector>

#include "sim/random/stream.hpp"

namespace sim {
namespace {

class Mark : public Event {
 public:
  EventList::Place place;
  int sequence = 0;

  [[nodiscard]] auto key() const { return std::tuple(place.instant, place.rank, place.subject, sequence); }
};

int below(Stream& luck, int n) { return static_cast<int>(luck.bits() % static_cast<std::uint64_t>(n)); }

// Schedules, cancels and pops at random; checks every pop against a list sorted by the plain definition of the order.
void compare_with_sorted(std::uint64_t seed) {
  Stream luck({seed});
  EventList events;
  std::deque<Mark> marks;
  std::vector<Mark*> expected;
  const auto first = [&] {
    return std::min_element(expected.begin(), expected.end(), [](auto* a, auto* b) { return a->key() < b->key(); });
  };
  for (int i = 0; i < 400; ++i) {
    const int choice = below(luck, 10);
    if (choice < 6) {
      Mark& mark = marks.emplace_back();
      mark.place = {Instant{below(luck, 6)}, below(luck, 3) - 1, static_cast<std::uint64_t>(below(luck, 3))};
      mark.sequence = i;
      events.schedule(mark.place, mark);
      expected.push_back(&mark);
    } else if (!expected.empty() && choice < 8) {
      const auto chosen = expected.begin() + below(luck, static_cast<int>(expected.size()));
      events.cancel(**chosen);
      expected.erase(chosen);
    } else if (!expected.empty()) {
      const auto next = first();
      ASSERT_EQ(events.next_instant(), (*next)->place.instant);
      ASSERT_EQ(&events.pop(), *next);
      expected.erase(next);
    }
    ASSERT_EQ(events.size(), expected.size());
  }
  while (!expected.empty()) {
    const auto next = first();
    ASSERT_EQ(&events.pop(), *next);
    expected.erase(next);
  }
  EXPECT_TRUE(events.empty());
}

TEST(EventListTest, TheOrderIsThatOfSortingByInstantRankSubjectAndSequenceWhateverIsCancelled) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    compare_with_sorted(seed);
    if (::testing::Test::HasFatalFailure()) FAIL() << "seed " << seed;
  }
}

TEST(EventListTest, CancelledEventsLeaveNothingBehind) {
  EventList events;
  Mark mark;
  for (int i = 0; i < 1'000'000; ++i) {
    events.schedule({Instant{i}}, mark);
    events.cancel(mark);
  }
  EXPECT_EQ(events.size(), 0U);
  EXPECT_FALSE(mark.is_scheduled());
  events.cancel(mark);  // nothing happens
}

TEST(EventListTest, AnEventThatDiesLeavesTheList) {
  EventList events;
  Mark stays;
  events.schedule({Instant{2}}, stays);
  {
    Mark goes;
    events.schedule({Instant{1}}, goes);
    EXPECT_EQ(events.next_instant(), Instant{1});
  }
  EXPECT_EQ(events.size(), 1U);
  EXPECT_EQ(events.next_instant(), Instant{2});
  events.cancel(stays);
}

TEST(EventListTest, AnEventIsScheduledOnce) {
  EventList events;
  Mark mark;
  events.schedule({Instant{1}}, mark);
  EXPECT_THROW(events.schedule({Instant{2}}, mark), std::logic_error);
  events.cancel(mark);
}

}  // namespace
}  // namespace sim
