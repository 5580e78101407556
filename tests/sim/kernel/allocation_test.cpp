// Waiting allocates nothing, and a thousand replications leave nothing behind: this program counts what it asks of the
// heap.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>

#include "sim/kernel/condition.hpp"
#include "sim/kernel/first_of.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/random/stream.hpp"
#include "sim/resources/acquire_all.hpp"
#include "sim/resources/level.hpp"
#include "sim/resources/pool.hpp"
#include "sim/resources/store.hpp"
#include "tests/support/sanitized.hpp"

namespace {

std::atomic<std::uint64_t> allocations = 0;
std::atomic<std::int64_t> live = 0;  // allocations that have not been given back

void* counted(std::size_t bytes) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  live.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(bytes > 0 ? bytes : 1)) return memory;
  throw std::bad_alloc();
}

void given_back(void* memory) {
  if (memory != nullptr) live.fetch_sub(1, std::memory_order_relaxed);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t bytes) { return counted(bytes); }
void* operator new[](std::size_t bytes) { return counted(bytes); }
void operator delete(void* memory) noexcept { given_back(memory); }
void operator delete[](void* memory) noexcept { given_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { given_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { given_back(memory); }

namespace sim {
namespace {

Process first_of_three(Simulation& simulation, Signal& bell, Pool& rooms) {
  for (;;) {
    auto first = co_await first_of(simulation.delay(Span{7}), bell.wait(), rooms.acquire());
    if (first.index == 2) co_await simulation.delay(Span{5});
  }
}

Process all_of_three(Simulation& simulation, Signal& bell, Pool& rooms) {
  for (;;) {
    auto all = co_await all_of(simulation.delay(Span{7}), bell.wait(), rooms.acquire());
    co_await simulation.delay(Span{1});
  }
}

Process waits_for_a_multiple(Simulation& simulation, Condition& changes) {
  const auto multiple = [&] { return simulation.now().ticks % 5 == 0; };
  for (;;) {
    co_await changes.wait_for(multiple, simulation.now() + Span{8});
    co_await simulation.delay(Span{1});
  }
}

Process rings(Simulation& simulation, Signal& bell, Condition& changes) {
  for (;;) {
    co_await simulation.delay(Span{3});
    bell.notify_all();
    changes.changed();
  }
}

Process returns_at_once() { co_return; }

Process begins_others(Simulation& simulation) {
  for (;;) {
    co_await simulation.delay(Span{2});
    (void)co_await first_of(returns_at_once(), simulation.delay(Span{4}));
    simulation.start(returns_at_once(), 0);
  }
}

std::uint64_t allocated_in_a_long_run(Simulation& simulation) {
  simulation.run_until(Instant{1000});  // until vectors and the pool of frames have their size
  const std::uint64_t before = allocations.load();
  simulation.run_until(Instant{10'000});
  return allocations.load() - before;
}

TEST(AllocationTest, TheCounterCounts) {
  const std::uint64_t before = allocations.load();
  delete new int(7);  // NOLINT
  const auto* volatile kept = new int(7);
  delete kept;
  EXPECT_GE(allocations.load() - before, 1U);
}

TEST(AllocationTest, WaitingAllocatesNothing) {
  Simulation simulation;
  Signal bell(simulation);
  Pool rooms(simulation, 3);
  Condition changes(simulation);
  for (std::uint64_t i = 0; i < 20; ++i) {
    simulation.start(first_of_three(simulation, bell, rooms), i);
    simulation.start(all_of_three(simulation, bell, rooms), i);
    simulation.start(waits_for_a_multiple(simulation, changes), i);
  }
  simulation.start(rings(simulation, bell, changes), 0);
  EXPECT_EQ(allocated_in_a_long_run(simulation), 0U);
  EXPECT_GT(rooms.statistics().acquired, 100U);
}

Process waits_for_all_kinds(Simulation& simulation, Pool& rooms, Pool& desks, Store<int>& letters, Level& hours) {
  for (int priority = 0;; priority = (priority + 1) % 3) {
    const Claim claim{.priority = priority, .patience = simulation.now() + Span{4}, .preempts = true};
    Lease lease = co_await rooms.acquire(claim);
    if (lease) (void)co_await lease.work(Span{2});
    lease = Lease();
    (void)co_await acquire_all(Wanted{rooms, claim}, Wanted{desks, claim});
    const Instant soon = simulation.now() + Span{3};
    const Taken<int> letter = co_await letters.take_if([](int l) { return l >= 0; }, {.patience = soon});
    if (!letter) (void)co_await letters.put(priority, {.patience = soon + Span{1}});
    (void)co_await hours.take(2, {.patience = soon + Span{2}});
    co_await simulation.delay(Span{1});
    (void)co_await hours.put(2, {.patience = soon + Span{4}});
  }
}

TEST(AllocationTest, WaitingForResourcesOfAnyKindAllocatesNothing) {
  Simulation simulation;
  Pool rooms(simulation, 3, Discipline::priority);
  Pool desks(simulation, 1);
  Store<int> letters(simulation, 4);
  Level hours(simulation, 5, 8);
  for (std::uint64_t i = 0; i < 20; ++i) {
    simulation.start(waits_for_all_kinds(simulation, rooms, desks, letters, hours), i);
  }
  EXPECT_EQ(allocated_in_a_long_run(simulation), 0U);
  EXPECT_GT(rooms.statistics().preempted, 100U);
  EXPECT_GT(letters.statistics().take.acquired, 100U);
  EXPECT_GT(hours.statistics().take.waits, 100U);
}

TEST(AllocationTest, ProcessesThatComeAndGoUseTheFramesOfThoseThatWent) {
  if (test_support::sanitized) GTEST_SKIP() << "under a sanitizer frames come from the heap, so that it sees them";
  Simulation simulation;
  for (std::uint64_t i = 0; i < 20; ++i) simulation.start(begins_others(simulation), i);
  EXPECT_EQ(allocated_in_a_long_run(simulation), 0U);
}

Process lives_with_a_deadline(Simulation& simulation, Signal& bell, Pool& rooms, std::uint64_t name) {
  Stream luck({3, 0, name});
  const auto below = [&luck](std::uint64_t bound) { return Span{static_cast<std::int64_t>(luck.bits() % bound)}; };
  for (;;) {
    const Lease lease = co_await rooms.acquire(1, 0, simulation.now() + below(20'000));
    const Instant deadline = simulation.now() + Span{40'000};
    (void)co_await first_of(simulation.delay(below(500)), bell.wait_until(deadline));
  }
}

void replicate_once() {
  Simulation simulation;
  Signal bell(simulation);
  Pool rooms(simulation, 150);
  for (std::uint64_t i = 0; i < 200; ++i) simulation.start(lives_with_a_deadline(simulation, bell, rooms, i), i);
  simulation.run_until(Instant{1'000});
}

TEST(AllocationTest, AThousandReplicationsLeaveNothingBehindThatAHundredDidNot) {
  for (int i = 0; i < 100; ++i) replicate_once();
  const std::int64_t after_a_hundred = live.load();
  for (int i = 100; i < 1'000; ++i) replicate_once();
  EXPECT_EQ(live.load(), after_a_hundred);
}

}  // namespace
}  // namespace sim
