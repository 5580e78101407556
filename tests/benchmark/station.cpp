#include "station.hpp"

#include <cmath>

#include "bare_ladder.hpp"
#include "bare_loop.hpp"
#include "measure.hpp"
#include "samplers.hpp"
#include "sim/experiment/hash.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/record/trace.hpp"
#include "sim/resources/backlog.hpp"
#include "sim/resources/pool.hpp"
#include "sim/statistics/tally.hpp"

namespace ratios {
namespace {

struct Station {
  Station(const StationLoad& what, sim::Simulation& simulation_)
      : load(what), luck{what.seed, what.replication}, simulation(simulation_), servers(simulation_, what.servers) {}

  const StationLoad& load;
  sim::Luck luck;
  sim::Simulation& simulation;
  sim::Pool servers;
  sim::Tally in_system;
};

sim::Process visit(Station& station, std::uint64_t number) {
  sim::Simulation& simulation = station.simulation;
  const sim::Instant arrived = simulation.now();
  const sim::Lease lease = co_await station.servers.acquire();
  co_await simulation.delay(draw(station.luck, number, Purpose::service, 1));
  station.in_system.add(static_cast<double>((simulation.now() - arrived).ticks));
}

sim::Process impatient_visit(Station& station, std::uint64_t number) {
  sim::Simulation& simulation = station.simulation;
  const sim::Instant arrived = simulation.now();
  const sim::Instant gives_up = arrived + draw(station.luck, number, Purpose::patience, station.load.patience);
  const sim::Lease lease = co_await station.servers.acquire(1, 0, gives_up);
  if (!lease) co_return;
  co_await simulation.delay(draw(station.luck, number, Purpose::service, 1));
  station.in_system.add(static_cast<double>((simulation.now() - arrived).ticks));
}

sim::Process arrivals(Station& station) {
  const double gap = 1 / station.load.arrivals_a_unit;
  for (std::uint64_t n = 0; n < station.load.visits; ++n) {
    co_await station.simulation.delay(draw(station.luck, n, Purpose::gap, gap));
    station.simulation.start(station.load.patience > 0 ? impatient_visit(station, n) : visit(station, n), n + 1);
  }
}

StationOutcome outcome_of(double ns, const sim::Tally& in_system, double abandoned, sim::Instant last) {
  sim::Hash hash;
  hash.add(in_system.mean()).add(in_system.variance()).add(abandoned).add(last.ticks);
  return {ns, in_system.mean() / ticks_per_unit, abandoned, hash.value()};
}

struct Counter {
  Counter(const StationLoad& what, sim::Simulation& simulation_)
      : load(what), luck{what.seed, what.replication}, simulation(simulation_), arrived(simulation_) {}

  const StationLoad& load;
  sim::Luck luck;
  sim::Simulation& simulation;
  sim::Signal arrived;
  sim::Backlog<std::uint64_t> backlog;
  sim::TimeWeighted queue;
  sim::Tally in_system;
};

sim::Process visits_come(Counter& counter) {
  const double gap = 1 / counter.load.arrivals_a_unit;
  for (std::uint64_t n = 0; n < counter.load.visits; ++n) {
    co_await counter.simulation.delay(draw(counter.luck, n, Purpose::gap, gap));
    const sim::Instant now = counter.simulation.now();
    counter.backlog.add(now, n);
    counter.queue.add(now, 1);
    counter.arrived.notify_one();
  }
}

sim::Process visits_are_served(Counter& counter) {
  sim::Simulation& simulation = counter.simulation;
  for (std::uint64_t served = 0; served < counter.load.visits; ++served) {
    while (counter.backlog.empty()) co_await counter.arrived.wait();
    const auto item = *counter.backlog.take_first();
    counter.queue.add(simulation.now(), -1);
    co_await simulation.delay(draw(counter.luck, item.work, Purpose::service, 1));
    counter.in_system.add(static_cast<double>((simulation.now() - item.standing.since).ticks));
  }
}

StationOutcome by_processes(const StationLoad& load, sim::Trace* trace) {
  sim::Simulation simulation;
  simulation.trace_to(trace);
  Station station(load, simulation);
  const double ns = ns_an_item(static_cast<double>(load.visits), [&] {
    simulation.start(arrivals(station), 0);
    simulation.run();
  });
  const auto gave_up = static_cast<double>(station.servers.statistics().gave_up);
  return outcome_of(ns, station.in_system, gave_up / static_cast<double>(load.visits), simulation.now());
}

}  // namespace

StationOutcome by_processes(const StationLoad& load) { return by_processes(load, nullptr); }

StationOutcome by_traced_processes(const StationLoad& load) {
  sim::Trace trace(std::size_t{1} << 16);
  return by_processes(load, &trace);
}

StationOutcome by_two_processes(const StationLoad& load) {
  sim::Simulation simulation;
  Counter counter(load, simulation);
  const double ns = ns_an_item(static_cast<double>(load.visits), [&] {
    simulation.start(visits_come(counter), 0);
    simulation.start(visits_are_served(counter), 1);
    simulation.run();
  });
  return outcome_of(ns, counter.in_system, 0, simulation.now());
}

StationOutcome by_bare_loop(const StationLoad& load) {
  BareSums sums;
  const double ns = ns_an_item(static_cast<double>(load.visits), [&] {
    sums = load.servers == 1 ? bare_station<BareHeap>(load) : bare_station<BareLadder>(load);
  });
  sim::Hash hash;
  hash.add(sums.in_system).add(sums.last).add(sums.unused);
  const double mean = static_cast<double>(sums.in_system) / static_cast<double>(load.visits);
  return {ns, mean / ticks_per_unit, 0, hash.value()};
}

// Steady state. The mean by Erlang C; its error, for one server by the asymptotic variance of the waits of M/M/1
// (Whitt, Management Science 35, 1989, 1341-1366), for many servers, where hardly anybody waits, by that of the
// services.
Expected expected_time_in_system(const StationLoad& load) {
  const double offered = load.arrivals_a_unit;
  const double rho = offered / load.servers;
  double blocked = 1;
  for (int c = 1; c <= load.servers; ++c) blocked = offered * blocked / (c + offered * blocked);
  const double waits = blocked / (1 - rho * (1 - blocked));
  const double mean = 1 + waits / (load.servers - offered);
  const double wait_variance = rho * (2 + 5 * rho - 4 * rho * rho + rho * rho * rho) / std::pow(1 - rho, 4);
  const double variance = load.servers == 1 ? wait_variance + 1 : 1.5;
  return {mean, 4.5 * std::sqrt(variance / static_cast<double>(load.visits))};
}

}  // namespace ratios
