// Little's law as an identity: from empty to empty, the queue over time is the sum of the waits, to the last tick.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

#include "sim/kernel/simulation.hpp"
#include "sim/random/distributions.hpp"
#include "sim/resources/pool.hpp"

namespace sim {
namespace {

constexpr std::uint64_t seed = 20'260'801;

enum Purpose : std::uint32_t { gaps, efforts };

Span span_of(double units) { return {std::llround(units * 1e6)}; }

Process visit(Simulation& simulation, Pool& pool, Span effort) {
  const Lease lease = co_await pool.acquire();
  co_await simulation.delay(effort);
}

Process a_thousand_arrivals(Simulation& simulation, Pool& pool, Luck luck) {
  Stream gap = luck.of(0, gaps);
  Stream effort = luck.of(0, efforts);
  for (std::uint64_t n = 0; n < 1000; ++n) {
    co_await simulation.delay(span_of(exponential(gap, 1)));
    simulation.start(visit(simulation, pool, span_of(exponential(effort, 2))), n);
  }
}

TEST(LittleTest, FromEmptyToEmptyTheQueueOverTimeIsTheSumOfTheWaitsToTheLastTick) {
  for (std::uint64_t i = 0; i < 20; ++i) {
    Simulation simulation;
    Pool pool(simulation, 2);
    simulation.start(a_thousand_arrivals(simulation, pool, {seed, i}), 0);
    simulation.run();
    const Pool::Statistics statistics = pool.statistics();
    EXPECT_EQ(statistics.queue.integral(simulation.now()), statistics.waited.ticks);
    EXPECT_EQ(statistics.acquired, 1000U);
  }
}

}  // namespace
}  // namespace sim
