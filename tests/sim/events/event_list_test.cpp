#include "sim/events/event_list.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include "sim/events/heap_event_list.hpp"
#include "sim/random/stream.hpp"
#include "tests/sim/events/event_program.hpp"
#include "tests/support/sanitized.hpp"

namespace sim {
namespace {

// A long program whose weather changes: how far ahead, how many ties, whether the list grows or shrinks.
class Weather {
 public:
  explicit Weather(std::uint64_t seed) : luck_({seed}) {}

  Step next() {
    if (left_-- == 0) change();
    Step step{};
    const std::uint64_t dice = luck_.bits() % 32;
    step.act = dice < growth_ ? Act::schedule : dice < 22 ? Act::cancel : dice < 29 ? Act::pop : Act::pop_before;
    step.ahead = static_cast<std::int64_t>(luck_.bits() % 8 == 0 ? 0 : luck_.bits() % reach_ / stride_ * stride_);
    if (luck_.bits() % 64 == 0) step.ahead += static_cast<std::int64_t>(luck_.bits() >> 20);
    if (luck_.bits() % 64 == 0) step.ahead = -step.ahead % 4;
    step.rank = static_cast<int>(luck_.bits() % 3) - 1;
    step.subject = luck_.bits() % subjects_;
    if (luck_.bits() % 256 == 0) step.subject = luck_.bits();
    step.choice = static_cast<std::uint32_t>(luck_.bits() >> 32);
    return step;
  }

 private:
  void change() {
    left_ = luck_.bits() % 3'000;
    growth_ = 6 + luck_.bits() % 17;
    reach_ = std::uint64_t{1} << luck_.bits() % 40;
    stride_ = luck_.bits() % 2 == 0 ? 1 : 1 + (reach_ >> luck_.bits() % 12);
    subjects_ = luck_.bits() % 3 == 0 ? 1 : 1 + luck_.bits() % 1'000;
  }

  Stream luck_;
  std::uint64_t left_ = 0;
  std::uint64_t growth_ = 16;
  std::uint64_t reach_ = 1;
  std::uint64_t stride_ = 1;
  std::uint64_t subjects_ = 1;
};

template <PendingEvents List, class... Arguments>
void weather(std::uint64_t seed, int steps, Arguments... arguments) {
  Weather weather(seed);
  Beside<List> lists(arguments...);
  std::size_t most = 0;
  for (int i = 0; i < steps; ++i) {
    ASSERT_TRUE(lists.agrees_after(weather.next())) << "seed " << seed << ", step " << i;
    most = std::max(most, lists.list().size());
  }
  EXPECT_GT(most, 300U) << "seed " << seed;
  ASSERT_TRUE(lists.empties_in_order()) << "seed " << seed;
}

constexpr int long_program = 60'000;  // steps; in a shorter one some seeds never see many events

TEST(EventListTest, TheReferenceKeepsTheOrderByItsDefinition) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) weather<HeapEventList>(seed, long_program);
}

TEST(EventListTest, BucketsKeepTheOrderByItsDefinitionWhenTheyAreUsedFromTheFirstEventOn) {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    weather<EventList>(seed, long_program, std::size_t{0});
  }
}

TEST(EventListTest, TheOrderDoesNotChangeWhereAHeapBecomesBucketsAndBucketsAHeap) {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    weather<EventList>(seed, long_program, std::size_t{1} << seed % 4 * 2);
    weather<EventList>(seed, long_program);
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

// Takes the first event and puts it back `delay()` ticks later, again and again.
template <class Delay>
void hold(EventList& events, int times, Delay delay) {
  for (int i = 0; i < times; ++i) {
    const std::int64_t ticks = delay();
    Event& event = events.pop();
    EventPlace place = event.place();
    place.instant.ticks += ticks;
    events.schedule(place, event);
  }
}

// Puts every event off until then.
void hold_until(EventList& events, std::int64_t then) {
  while (events.next_instant().ticks < then) {
    hold(events, 1, [&] { return then - events.next_instant().ticks; });
  }
}

class HeldEvents {
 public:
  explicit HeldEvents(int count) : marks_(static_cast<std::size_t>(count)) {
    for (Mark& mark : marks_) events.schedule({{0}, 0, static_cast<std::uint64_t>(&mark - marks_.data())}, mark);
  }
  ~HeldEvents() {
    for (Mark& mark : marks_) events.cancel(mark);
  }

  EventList events;

 private:
  std::vector<Mark> marks_;
};

TEST(EventListTest, BucketsGrowAndShrinkWithTheDistanceBetweenEventsAndAreAsLongAsATickAtLeast) {
  HeldEvents held(2'000);
  Stream luck({5});
  const auto below = [&luck](std::uint64_t bound) {
    return [&luck, bound] { return 1 + static_cast<std::int64_t>(luck.bits() % bound); };
  };
  hold(held.events, 50'000, below(1'000'000'000));
  const std::int64_t coarse = held.events.bucket_width();
  EXPECT_GT(coarse, 1'000'000'000 / 2'000 / 4);
  EXPECT_LT(coarse, 1'000'000'000 / 2'000 * 32);
  const std::int64_t later = 100'000'000'000;
  hold_until(held.events, later);
  hold(held.events, 50'000, below(60));
  EXPECT_EQ(held.events.bucket_width(), 1);
  hold(held.events, 50'000, below(1'000'000'000));
  EXPECT_GT(held.events.bucket_width(), 1'000'000'000 / 2'000 / 4);
}

TEST(EventListTest, AFewEventsStandInAHeapAndManyInBuckets) {
  HeldEvents few(60);
  hold(few.events, 1'000, [] { return 7; });
  EXPECT_EQ(few.events.bucket_width(), 0);
  HeldEvents many(100);
  EXPECT_GT(many.events.bucket_width(), 0);
  std::int64_t ticks = 0;
  hold(many.events, 100, [&ticks] { return ++ticks; });
  while (many.events.size() > 10) many.events.pop();
  EXPECT_EQ(many.events.bucket_width(), 0);
}

// If any of these looked at every event for each event, it would take hours.
TEST(EventListTest, AMillionEventsAtOneInstantThatScheduleAnotherThereCostNoMoreThanElsewhere) {
  const int count = test_support::runs(1'000'000, 100'000);
  HeldEvents held(count);
  hold(held.events, count, [] { return 0; });
  EXPECT_EQ(held.events.next_instant(), Instant{0});
  hold(held.events, count, [] { return 1'000'000'000'000; });
  EXPECT_EQ(held.events.next_instant(), Instant{1'000'000'000'000});
}

TEST(EventListTest, ClustersFarApartCostNoMoreThanElsewhere) {
  HeldEvents held(test_support::runs(100'000, 10'000));
  Stream luck({6});
  hold(held.events, test_support::runs(1'000'000, 100'000),
       [&luck] { return static_cast<std::int64_t>(luck.bits() % 1'000 * 1'000'000'000'000); });
  EXPECT_EQ(held.events.size(), static_cast<std::size_t>(test_support::runs(100'000, 10'000)));
}

TEST(EventListTest, DeadlinesThatAreSetAndCancelledNeverPileUp) {
  constexpr int cases = 1'000;
  EventList events;
  std::vector<Mark> steps(cases);
  std::vector<Mark> deadlines(cases);
  Stream luck({7});
  const auto step = [&](std::size_t i, std::int64_t now) {
    events.cancel(deadlines[i]);
    events.schedule({{now + 65'000}, 1, i}, deadlines[i]);
    events.schedule({{now + 1 + static_cast<std::int64_t>(luck.bits() % 1'000)}, 0, i}, steps[i]);
  };
  for (std::size_t i = 0; i < cases; ++i) step(i, 0);
  for (int i = 0; i < test_support::runs(500'000, 50'000); ++i) {
    const std::int64_t now = events.next_instant().ticks;
    step(static_cast<std::size_t>(static_cast<Mark*>(&events.pop()) - steps.data()), now);
    ASSERT_EQ(events.size(), std::size_t{2 * cases});
  }
  for (Mark& mark : steps) events.cancel(mark);
  for (Mark& mark : deadlines) events.cancel(mark);
  EXPECT_TRUE(events.empty());
}

TEST(EventListTest, InstantsAtBothEndsOfTimeHaveTheirPlace) {
  EventList events(0);
  std::vector<Mark> marks(6);
  constexpr std::int64_t first = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t last = std::numeric_limits<std::int64_t>::max();
  const std::vector<std::int64_t> instants{last, 0, first, last - 1, first + 1, -1};
  for (std::size_t i = 0; i < marks.size(); ++i) events.schedule({{instants[i]}}, marks[i]);
  for (const std::int64_t expected : {first, first + 1, std::int64_t{-1}, std::int64_t{0}, last - 1, last}) {
    EXPECT_EQ(events.pop().place().instant.ticks, expected);
  }
}

}  // namespace
}  // namespace sim
