// Pre-emption beside its exact answer: M/G/1, two classes, work that is resumed (oracle PRIO-PR-MG1).
#include <gtest/gtest.h>

#include <cmath>

#include "sim/random/distributions.hpp"
#include "sim/resources/carry_out.hpp"
#include "sim/statistics/tally.hpp"
#include "tests/support/sanitized.hpp"

namespace sim {
namespace {

constexpr double ticks_per_unit = 1e6;

Span span_of(double units) { return {std::llround(units * ticks_per_unit)}; }

enum Purpose : std::uint32_t { gaps, efforts };

Process visit(Simulation& simulation, Pool& pool, int priority, Span effort, Tally& stays) {
  const Instant came = simulation.now();
  Stint worked;
  co_await carry_out(pool, {.priority = priority, .preempts = true}, effort, IfPreempted::resume, worked);
  stays.add(static_cast<double>((simulation.now() - came).ticks) / ticks_per_unit);
}

Process arrivals(Simulation& simulation, Pool& pool, int priority, Luck luck, Tally& stays) {
  const auto subject = static_cast<std::uint64_t>(priority);
  Stream gap = luck.of(subject, gaps);
  Stream effort = luck.of(subject, efforts);
  const double rate = priority == 1 ? 0.2 : 0.3;
  for (;;) {
    co_await simulation.delay(span_of(exponential(gap, 1 / rate)));
    const double units = priority == 1 ? exponential(effort, 1) : lognormal(effort, 2, 1.5);
    simulation.start(visit(simulation, pool, priority, span_of(units), stays), subject);
  }
}

TEST(PreemptionTheoryTest, TimesInSystemAreThoseOfPreemptiveResume) {
  const int replications = test_support::runs(30, 10);
  const double length = test_support::runs(40'000, 4'000);
  Tally means[2];
  for (int replication = 0; replication < replications; ++replication) {
    Simulation simulation;
    Pool pool(simulation, 1, Discipline::priority);
    Tally stays[2];
    for (const int priority : {1, 2}) {
      const Luck luck{2611, static_cast<std::uint64_t>(replication)};
      simulation.start(arrivals(simulation, pool, priority, luck, stays[priority - 1]), 0);
    }
    simulation.run_until(Instant{} + span_of(length / 10));
    for (Tally& tally : stays) tally = {};
    simulation.run_until(Instant{} + span_of(length));
    for (int i = 0; i < 2; ++i) means[i].add(stays[i].mean());
    EXPECT_GT(pool.statistics().preempted, 100U);
  }
  const double exact[] = {1.25, 15.9375};
  for (int i = 0; i < 2; ++i) {
    EXPECT_LE(std::abs(means[i].mean() - exact[i]), 4 * means[i].standard_error()) << "class " << i + 1;
    if (!test_support::sanitized) {
      EXPECT_LE(means[i].standard_error(), 0.03 * exact[i]);
    }
  }
}

}  // namespace
}  // namespace sim
