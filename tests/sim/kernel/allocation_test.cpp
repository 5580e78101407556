// Waiting allocates nothing: this program counts what it asks of the heap.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>

#include "sim/kernel/condition.hpp"
#include "sim/kernel/first_of.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/resources/pool.hpp"
#include "tests/support/sanitized.hpp"

namespace {

std::atomic<std::uint64_t> allocations = 0;

void* counted(std::size_t bytes) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(bytes > 0 ? bytes : 1)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t bytes) { return counted(bytes); }
void* operator new[](std::size_t bytes) { return counted(bytes); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

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

TEST(AllocationTest, ProcessesThatComeAndGoUseTheFramesOfThoseThatWent) {
  if (test_support::sanitized) GTEST_SKIP() << "under a sanitizer frames come from the heap, so that it sees them";
  Simulation simulation;
  for (std::uint64_t i = 0; i < 20; ++i) simulation.start(begins_others(simulation), i);
  EXPECT_EQ(allocated_in_a_long_run(simulation), 0U);
}

}  // namespace
}  // namespace sim
