// Processes that wait for whatever chance says, and are interrupted and cancelled by chance: whatever they do, nothing
// of them stays behind. Most of what this finds, a sanitizer says.
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/experiment/hash.hpp"
#include "sim/kernel/condition.hpp"
#include "sim/kernel/first_of.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/random/stream.hpp"
#include "sim/resources/pool.hpp"

namespace sim {
namespace {

struct Place {
  explicit Place(std::uint64_t seed) : luck({seed, 0, 1}) {}

  Simulation simulation;
  Pool rooms{simulation, 4};
  Pool desks{simulation, 2, Discipline::priority};
  Signal bell{simulation};
  Condition changes{simulation};
  Stream luck;
  int stock = 0;
  Hash story;
  std::vector<ProcessId> wanderers;

  int choose(int below) { return static_cast<int>(luck.uniform() * below); }
  Span span() { return Span{choose(6)}; }
  Instant soon() { return simulation.now() + span(); }
  void tell(std::size_t what) {
    story.add(static_cast<std::uint64_t>(simulation.now().ticks) * 16 + what % 16);
    stock += choose(3);
    changes.changed();
  }
};

Process part(Place& place, int depth);

Process of_many(Place& place, int depth) {
  const auto enough = [&] { return place.stock > 3; };
  auto first = co_await first_of(all_of(place.rooms.acquire(1 + place.choose(2)), place.bell.wait_until(place.soon())),
                                 part(place, depth + 1), place.changes.wait_for(enough), place.desks.acquire(1, depth));
  if (first.index == 2) place.stock -= 3;
  place.tell(first.index);
  co_await place.simulation.delay(place.span());
}

Process of_both(Place& place, int depth) {
  auto all = co_await all_of(place.desks.acquire(1, depth, place.soon()), part(place, depth + 1),
                             first_of(place.rooms.acquire(2), place.simulation.delay(place.span())));
  place.tell(static_cast<std::size_t>(all.why));
  co_await place.simulation.delay(place.span());
}

Process part(Place& place, int depth) {
  const int shape = place.choose(depth < 4 ? 6 : 3);
  if (shape == 0) {
    const Wait why = co_await place.simulation.delay(place.span());
    place.tell(static_cast<std::size_t>(why));
  } else if (shape == 1) {
    const Lease room = co_await place.rooms.acquire(1 + place.choose(3), 0, place.soon());
    co_await place.simulation.delay(place.span());
  } else if (shape == 2) {
    place.bell.notify_all();
    auto first = co_await first_of(place.desks.acquire(2), place.desks.acquire(), place.bell.wait(),
                                   place.simulation.delay(place.span()));
    place.tell(first.index);
    co_await place.simulation.delay(place.span());
  } else if (shape == 3) {
    co_await of_many(place, depth);
  } else if (shape == 4) {
    co_await of_both(place, depth);
  } else {
    co_await part(place, depth + 1);
    co_await part(place, depth + 1);
  }
}

Process wanders(Place& place) {
  for (int i = 0; i < 20; ++i) co_await part(place, 0);
}

Process disturbs(Place& place) {
  for (int i = 0; i < 400; ++i) {
    co_await place.simulation.delay(Span{1});
    const ProcessId whom = place.wanderers[place.choose(static_cast<int>(place.wanderers.size()))];
    const bool found = i % 3 == 0 ? place.simulation.cancel(whom) : place.simulation.interrupt(whom, i);
    place.tell(found ? 1 : 0);
    place.bell.notify_all();
  }
}

void begin(Place& place) {
  for (std::uint64_t i = 0; i < 40; ++i) {
    place.wanderers.push_back(place.simulation.start_at(Instant{place.choose(50)}, wanders(place), i % 7));
  }
  place.simulation.start(disturbs(place), 3);
}

TEST(WanderingTest, WhateverProcessesWaitForNothingOfItStaysBehind) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Place place(seed);
    begin(place);
    place.simulation.run();
    EXPECT_GT(place.simulation.events_executed(), 1000U) << seed;
    EXPECT_EQ(place.simulation.live_processes(), 0U) << seed;
    EXPECT_EQ(place.simulation.events_scheduled(), 0U) << seed;
    EXPECT_EQ(place.rooms.busy() + place.desks.busy(), 0) << seed;
    EXPECT_EQ(place.rooms.waiting() + place.desks.waiting() + place.bell.waiting() + place.changes.waiting(), 0U)
        << seed;
  }
}

TEST(WanderingTest, ItIsTheSameStoryEachTime) {
  std::vector<std::uint64_t> stories;
  for (int again = 0; again < 2; ++again) {
    Place place(99);
    begin(place);
    place.simulation.run();
    stories.push_back(place.story.value());
  }
  EXPECT_EQ(stories[0], stories[1]);
}

TEST(WanderingTest, TheSimulationMayBeAbandonedAtAnyInstant) {
  for (std::int64_t end = 1; end <= 60; ++end) {
    Place place(static_cast<std::uint64_t>(end));
    begin(place);
    place.simulation.run_until(Instant{end});
    for (int i = 0; i < end % 5; ++i) place.simulation.step();  // in the midst of an instant
    place.simulation.abandon();
    EXPECT_EQ(place.rooms.busy() + place.desks.busy(), 0) << end;
    EXPECT_EQ(place.rooms.waiting() + place.desks.waiting() + place.bell.waiting() + place.changes.waiting(), 0U)
        << end;
    EXPECT_EQ(place.simulation.events_scheduled(), 0U) << end;
  }
}

}  // namespace
}  // namespace sim
