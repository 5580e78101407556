// The kernel against queueing theory: pools, processes and streams together must give the exact answers.
//
// Each exact value is a row of the oracles (the case is named beside it). The seeds are fixed, so nothing flickers. A
// result passes if it lies within four standard errors of the exact value and the standard error is a small share of
// the value, so that a run too short to notice a fault fails too.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/simulation.hpp"
#include "sim/random/distributions.hpp"
#include "sim/resources/pool.hpp"
#include "sim/statistics/tally.hpp"

namespace sim {
namespace {

constexpr double ticks_per_unit = 1e6;  // so fine that rounding to whole ticks is far below any standard error
constexpr int replications = 24;
constexpr std::uint64_t seed = 20'260'801;

enum Purpose : std::uint32_t { gaps, efforts, patiences, routes };

Span span_of(double units) { return {std::llround(units * ticks_per_unit)}; }
double units_of(Span span) { return static_cast<double>(span.ticks) / ticks_per_unit; }
double rate_of(std::uint64_t count, Span span) { return static_cast<double>(count) / units_of(span); }

using Results = std::map<std::string, double>;

/// Each exact value must lie within four standard errors, themselves at most `precision` of the value.
void judge(const Results& exact, const std::function<Results(const Luck&)>& replication, double precision = 0.02) {
  std::map<std::string, Tally> tallies;
  for (int i = 0; i < replications; ++i) {
    for (const auto& [name, value] : replication({seed, static_cast<std::uint64_t>(i)})) tallies[name].add(value);
  }
  for (const auto& [name, value] : exact) {
    const Tally& tally = tallies.at(name);
    EXPECT_LE(tally.standard_error(), precision * value) << name << ": the run is too short to say anything";
    EXPECT_LE(std::abs(tally.mean() - value), 4 * tally.standard_error())
        << name << " should be " << value << ", is " << tally.mean() << " +- " << tally.standard_error();
  }
}

/// Runs the warm-up, forgets it, and runs on; how long it ran after the warm-up.
template <class Forget>
Span run(Simulation& simulation, double warm_up, double length, Forget forget) {
  simulation.run_until(Instant{} + span_of(warm_up));
  forget();
  simulation.run_until(Instant{} + span_of(warm_up + length));
  return span_of(length);
}

// --- One station -----------------------------------------------------------------------------------------------------

struct Station {
  std::string name;
  double arrival_rate;
  int units;
  double giving_up_rate;  // of one who waits; 0 for never. The mean effort is 1
  double length;          // of a replication after its warm-up
  Results exact;
};

Process visit(Simulation& simulation, Pool& pool, std::optional<Instant> patience, Span effort) {
  const Lease lease = co_await pool.acquire(1, 0, patience);
  if (lease) co_await simulation.delay(effort);
}

Process arrivals(Simulation& simulation, Pool& pool, const Station& station, Luck luck) {
  Stream gap = luck.of(0, gaps);
  Stream effort = luck.of(0, efforts);
  Stream patience = luck.of(0, patiences);
  for (std::uint64_t n = 0;; ++n) {
    co_await simulation.delay(span_of(exponential(gap, 1 / station.arrival_rate)));
    std::optional<Instant> leaves;
    if (station.giving_up_rate > 0) {
      leaves = simulation.now() + span_of(exponential(patience, 1 / station.giving_up_rate));
    }
    simulation.start(visit(simulation, pool, leaves, span_of(exponential(effort, 1))), n);
  }
}

Results run_station(const Station& station, const Luck& luck) {
  Simulation simulation;
  Pool pool(simulation, station.units);
  simulation.start(arrivals(simulation, pool, station, luck), 0);
  const Span length = run(simulation, 1000, station.length, [&] { pool.restart_statistics(); });
  const Pool::Statistics statistics = pool.statistics();
  const auto asked = static_cast<double>(statistics.acquired + statistics.gave_up);
  const double queue = statistics.queue.mean(simulation.now());
  return {
      {"Pwait", static_cast<double>(statistics.waits) / asked},
      {"Lq", queue},
      {"Wq", static_cast<double>(statistics.queue.integral(simulation.now())) / ticks_per_unit / asked},
      {"Pabandon", static_cast<double>(statistics.gave_up) / asked},
      {"util", statistics.busy.mean(simulation.now()) / station.units},
      {"throughput", rate_of(statistics.acquired, length)},
  };
}

class StationTest : public ::testing::TestWithParam<Station> {};

TEST_P(StationTest, ItsMeansAgreeWithTheory) {
  judge(GetParam().exact, [](const Luck& luck) { return run_station(GetParam(), luck); });
}

std::string name_of(const ::testing::TestParamInfo<Station>& info) { return info.param.name; }

// Erlang C. The length follows from the asymptotic variance of Lq in the oracles: 1.3 % over all replications.
INSTANTIATE_TEST_SUITE_P(
    ErlangC, StationTest,
    ::testing::Values(
        Station{
            "OneUnitLoad70", 0.7, 1, 0, 25'000, {{"Pwait", 0.7}, {"Lq", 1.63333333333333}, {"Wq", 2.33333333333333}}},
        Station{"OneUnitLoad80", 0.8, 1, 0, 42'000, {{"Pwait", 0.8}, {"Lq", 3.2}, {"Wq", 4}}},
        Station{"TwoUnitsLoad50", 1, 2, 0, 15'000, {{"Pwait", 1 / 3.0}, {"Lq", 1 / 3.0}, {"Wq", 1 / 3.0}}},
        Station{"TwoUnitsLoad80",
                1.6,
                2,
                0,
                26'000,
                {{"Pwait", 0.711111111111111}, {"Lq", 2.84444444444445}, {"Wq", 1.77777777777778}}},
        Station{"ThreeUnitsLoad80",
                2.4,
                3,
                0,
                20'000,
                {{"Pwait", 0.647191011235955}, {"Lq", 2.58876404494382}, {"Wq", 1.07865168539326}}},
        Station{"FiveUnitsLoad70",
                3.5,
                5,
                0,
                12'000,
                {{"Pwait", 0.37783822669844}, {"Lq", 0.881622528963026}, {"Wq", 0.251892151132293}}},
        Station{"FiveUnitsLoad90",
                4.5,
                5,
                0,
                35'000,
                {{"Pwait", 0.762493220732936}, {"Lq", 6.86243898659642}, {"Wq", 1.52498644146587}}},
        Station{"TenUnitsLoad90",
                9,
                10,
                0,
                22'000,
                {{"Pwait", 0.668731524107697}, {"Lq", 6.01858371696928}, {"Wq", 0.668731524107697}}},
        Station{"TwentyUnitsLoad90",
                18,
                20,
                0,
                15'000,
                {{"Pwait", 0.550769004816118}, {"Lq", 4.95692104334506}, {"Wq", 0.275384502408059}}}),
    name_of);  // MMc-c1-r0.70 to MMc-c20-r0.90

INSTANTIATE_TEST_SUITE_P(ErlangA, StationTest,
                         ::testing::Values(Station{"FiveUnitsLoad100",
                                                   5,
                                                   5,
                                                   0.5,
                                                   4'000,
                                                   {{"Pwait", 0.633151304560694},
                                                    {"Wq", 0.292263141682048},
                                                    {"Pabandon", 0.146131570841024},
                                                    {"util", 0.853868429158976},
                                                    {"throughput", 4.26934214579488},
                                                    {"Lq", 1.46131570841024}}},  // ErlA-l5-c5-th0.5
                                           Station{"TwentyUnitsLoad90",
                                                   18,
                                                   20,
                                                   0.2,
                                                   6'000,
                                                   {{"Pwait", 0.454089467953927},
                                                    {"Wq", 0.119561771979565},
                                                    {"Pabandon", 0.0239123543959129},
                                                    {"util", 0.878478881043679},
                                                    {"Lq", 2.15211189563216}}},  // ErlA-l18-c20-th0.2
                                           Station{"TwentyUnitsLoad110",
                                                   22,
                                                   20,
                                                   0.2,
                                                   3'000,
                                                   {{"Pwait", 0.899198192281782},
                                                    {"Wq", 0.52982425383202},
                                                    {"Pabandon", 0.105964850766404},
                                                    {"util", 0.983438664156956},
                                                    {"throughput", 19.6687732831391},
                                                    {"Lq", 11.6561335843044}}}),  // ErlA-l22-c20-th0.2
                         name_of);

Process a_thousand_arrivals(Simulation& simulation, Pool& pool, Luck luck) {
  Stream gap = luck.of(0, gaps);
  Stream effort = luck.of(0, efforts);
  for (std::uint64_t n = 0; n < 1000; ++n) {
    co_await simulation.delay(span_of(exponential(gap, 1)));
    simulation.start(visit(simulation, pool, std::nullopt, span_of(exponential(effort, 2))), n);
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

// --- Classes ---------------------------------------------------------------------------------------------------------

struct Class {
  double arrival_rate;
  double mean_effort;
  double variation;  // of a lognormal effort; 0 for an exponential one
};

Process classed_visit(Simulation& simulation, Pool& pool, int its_class, Span effort, Tally& waits) {
  const Instant asked = simulation.now();
  const Lease lease = co_await pool.acquire(1, its_class);
  waits.add(units_of(simulation.now() - asked));
  co_await simulation.delay(effort);
}

Process classed_arrivals(Simulation& simulation, Pool& pool, Class law, int its_class, Luck luck, Tally& waits) {
  Stream gap = luck.of(static_cast<std::uint64_t>(its_class), gaps);
  Stream effort = luck.of(static_cast<std::uint64_t>(its_class), efforts);
  for (;;) {
    co_await simulation.delay(span_of(exponential(gap, 1 / law.arrival_rate)));
    const double units =
        law.variation > 0 ? lognormal(effort, law.mean_effort, law.variation) : exponential(effort, law.mean_effort);
    const auto subject = static_cast<std::uint64_t>(its_class);
    simulation.start(classed_visit(simulation, pool, its_class, span_of(units), waits), subject);
  }
}

Results run_classes(const std::vector<Class>& classes, int units, double length, const Luck& luck) {
  Simulation simulation;
  Pool pool(simulation, units, Discipline::priority);
  std::vector<Tally> waits(classes.size());
  for (std::size_t i = 0; i < classes.size(); ++i) {
    simulation.start(classed_arrivals(simulation, pool, classes[i], static_cast<int>(i) + 1, luck, waits[i]), i);
  }
  run(simulation, 2000, length, [&] { waits.assign(classes.size(), Tally()); });
  Results results;
  for (std::size_t i = 0; i < classes.size(); ++i) results["Wq_class" + std::to_string(i + 1)] = waits[i].mean();
  return results;
}

TEST(PriorityTest, TwoClassesAtOneUnitAgreeWithCobham) {
  judge({{"Wq_class1", 1}, {"Wq_class2", 5}},  // PRIO-NP-c1-k2-r0.80
        [](const Luck& luck) {
          return run_classes({{0.2, 1, 0}, {0.6, 1, 0}}, 1, 60'000, luck);
        });
}

TEST(PriorityTest, ThreeClassesAtTwentyUnitsAgreeWithCobham) {
  judge({{"Wq_class1", 0.0393406432011513}, {"Wq_class2", 0.0983516080028782}, {"Wq_class3", 0.688461256020147}},
        [](const Luck& luck) {  // PRIO-NP-c20-k3-r0.90
          return run_classes({{6, 1, 0}, {6, 1, 0}, {6, 1, 0}}, 20, 18'000, luck);
        });
}

TEST(PriorityTest, EffortsOfAnyLawAgreeWithCobham) {
  judge({{"Wq_class1", 2.6875}, {"Wq_class2", 13.4375}},  // PRIO-NP-MG1
        [](const Luck& luck) {
          return run_classes({{0.2, 1, 0}, {0.3, 2, 1.5}}, 1, 350'000, luck);
        });
}

// --- Networks --------------------------------------------------------------------------------------------------------

struct Stage {
  std::string name;
  int units;
  double rate;                  // of one unit
  std::array<double, 5> exits;  // to the four stages, and out
};

struct Network {
  std::vector<Stage> stages;
  double arrival_rate;  // at the first stage
  double length;
};

struct Floor {
  Simulation simulation;
  std::vector<std::unique_ptr<Pool>> pools;
  Tally time_inside;
};

Process way_through(Floor& floor, const Network& network, Luck luck, std::uint64_t name) {
  Stream effort = luck.of(name, efforts);
  Stream route = luck.of(name, routes);
  const Instant began = floor.simulation.now();
  for (std::size_t at = 0; at < network.stages.size();) {
    const Stage& stage = network.stages[at];
    {
      const Lease lease = co_await floor.pools[at]->acquire();
      co_await floor.simulation.delay(span_of(exponential(effort, 1 / stage.rate)));
    }
    const std::size_t chosen = discrete(route, stage.exits);
    at = chosen == stage.exits.size() - 1 ? network.stages.size() : chosen;
  }
  floor.time_inside.add(units_of(floor.simulation.now() - began));
}

Process network_arrivals(Floor& floor, const Network& network, Luck luck) {
  Stream gap = luck.of(0, gaps);
  for (std::uint64_t name = 1;; ++name) {
    co_await floor.simulation.delay(span_of(exponential(gap, 1 / network.arrival_rate)));
    floor.simulation.start(way_through(floor, network, luck, name), name);
  }
}

Results run_network(const Network& network, const Luck& luck) {
  Floor floor;
  for (const Stage& stage : network.stages) {
    floor.pools.push_back(std::make_unique<Pool>(floor.simulation, stage.units));
  }
  floor.simulation.start(network_arrivals(floor, network, luck), 0);
  const Span length = run(floor.simulation, 300, network.length, [&] {
    for (const auto& pool : floor.pools) pool->restart_statistics();
    floor.time_inside = {};
  });
  Results results;
  double total = 0;
  for (std::size_t i = 0; i < network.stages.size(); ++i) {
    const Pool::Statistics statistics = floor.pools[i]->statistics();
    const std::string& name = network.stages[i].name;
    const double busy = statistics.busy.mean(floor.simulation.now());
    const double present = busy + statistics.queue.mean(floor.simulation.now());
    total += present;
    results["lambda_" + name] = rate_of(statistics.acquired, length);
    results["rho_" + name] = busy / network.stages[i].units;
    results["L_" + name] = present;
    results["Wq_" + name] = units_of(statistics.waited) / static_cast<double>(statistics.acquired);
  }
  results["L_total"] = total;
  results["W_total"] = floor.time_inside.mean();
  return results;
}

TEST(JacksonTest, ALoopOfFourStagesAgreesWithItsProductForm) {
  const Network network{{{"screening", 2, 8, {0, 0.45, 0.05, 0, 0.50}},
                         {"assessment", 16, 0.5, {0.10, 0, 0.15, 0.35, 0.40}},
                         {"enquiry", 3, 1, {0, 0.30, 0, 0.50, 0.20}},
                         {"plan", 60, 0.1, {0.15, 0, 0.05, 0, 0.80}}},
                        10,
                        20'000};
  judge({{"lambda_screening", 10.9289133132423},  // JACKSON-casework; s47 is the stage called enquiry here
         {"rho_screening", 0.683057082077646},
         {"L_screening", 2.56098536501614},
         {"Wq_screening", 0.109331199416967},
         {"lambda_assessment", 5.3625243751108},
         {"rho_assessment", 0.67031554688885},
         {"L_assessment", 10.9199604948906},
         {"Wq_assessment", 0.0363470132786066},
         {"lambda_enquiry", 1.48171128050582},
         {"rho_enquiry", 0.493903760168607},
         {"L_enquiry", 1.70651015749915},
         {"Wq_enquiry", 0.151715708688259},
         {"lambda_plan", 2.61773917154169},
         {"rho_plan", 0.436289861923615},
         {"L_plan", 26.1773917238187},
         {"L_total", 41.3648477412246},
         {"W_total", 4.13648477412246}},
        [&](const Luck& luck) { return run_network(network, luck); });
}

TEST(JacksonTest, AStageThatSendsSomeBackToItselfAgreesWithTheory) {
  const Network network{{{"stage", 1, 1, {0.23, 0, 0, 0, 0.77}}}, 0.4, 40'000};
  judge({{"L_stage", 1.08108108108108}, {"L_total", 1.08108108108108}, {"W_total", 2.7027027027027}},
        [&](const Luck& luck) { return run_network(network, luck); });  // JACKSON-feedback-0.23
}

}  // namespace
}  // namespace sim
