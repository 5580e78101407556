// queue_station: a station where work arrives at random, waits for one of several units and is served; the simulated
// means beside the exact ones of Erlang C. The kernel's example: read it to learn how a model is written.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdint>
#include <exception>

#include "sim/kernel/simulation.hpp"
#include "sim/random/distributions.hpp"
#include "sim/resources/pool.hpp"

namespace {

constexpr double ticks_per_unit = 1e6;

sim::Span span_of(double units) { return {std::llround(units * ticks_per_unit)}; }

struct Station {
  int servers = 5;
  double arrivals_per_unit = 4;
  double service_mean = 1;
  double length = 100'000;
  std::uint64_t seed = 1;
};

/// What one piece of work lives through.
sim::Process visit(sim::Simulation& simulation, sim::Pool& servers, sim::Span service) {
  const sim::Lease lease = co_await servers.acquire();
  co_await simulation.delay(service);
}  // the lease ends here, and the next in the queue is served

sim::Process arrivals(sim::Simulation& simulation, sim::Pool& servers, const Station& station) {
  enum Purpose : std::uint32_t { gap, service };
  const sim::Luck luck{station.seed, 0};
  for (std::uint64_t n = 0;; ++n) {
    sim::Stream gaps = luck.of(n, gap);
    sim::Stream services = luck.of(n, service);
    co_await simulation.delay(span_of(exponential(gaps, 1 / station.arrivals_per_unit)));
    simulation.start(visit(simulation, servers, span_of(exponential(services, station.service_mean))), n);
  }
}

/// Steady state of M/M/c, with a = arrival rate times mean service and a < c.
struct ErlangC {
  double waits = 0;  // share that has to wait
  double queue = 0;  // mean number waiting
  double wait = 0;   // mean over all
};

ErlangC erlang_c(const Station& station) {
  const double a = station.arrivals_per_unit * station.service_mean;
  double blocked = 1;  // Erlang B by its recursion in the number of servers
  for (int c = 1; c <= station.servers; ++c) blocked = a * blocked / (c + a * blocked);
  const double load = a / station.servers;
  ErlangC exact;
  exact.waits = blocked / (1 - load * (1 - blocked));
  exact.queue = exact.waits * load / (1 - load);
  exact.wait = exact.queue / station.arrivals_per_unit;
  return exact;
}

void run(const Station& station) {
  sim::Simulation simulation;
  sim::Pool servers(simulation, station.servers);
  simulation.start(arrivals(simulation, servers, station), 0);
  const sim::Span length = span_of(station.length);
  simulation.run_until(sim::Instant{} + sim::Span{length.ticks / 10});
  servers.restart_statistics();  // the first tenth is warm-up
  simulation.run_until(sim::Instant{} + length);

  const sim::Pool::Statistics seen = servers.statistics();
  const sim::Instant now = simulation.now();
  const auto acquired = static_cast<double>(seen.acquired);
  const ErlangC exact = erlang_c(station);
  fmt::print("{:<28}{:>12}{:>12}\n", "", "simulated", "exact");
  fmt::print("{:<28}{:>12.4f}{:>12.4f}\n", "share that has to wait", static_cast<double>(seen.waits) / acquired,
             exact.waits);
  fmt::print("{:<28}{:>12.4f}{:>12.4f}\n", "mean number waiting", seen.queue.mean(now), exact.queue);
  fmt::print("{:<28}{:>12.4f}{:>12.4f}\n", "mean wait",
             static_cast<double>(seen.waited.ticks) / ticks_per_unit / acquired, exact.wait);
  fmt::print("{:<28}{:>12.4f}{:>12.4f}\n", "share of servers busy", seen.busy.mean(now) / station.servers,
             station.arrivals_per_unit * station.service_mean / station.servers);
  fmt::print("{} events\n", simulation.events_executed());
}

}  // namespace

int main(int argc, char** argv) {
  Station station;
  CLI::App app("A station with several servers, simulated and exact (Erlang C)");
  app.add_option("--servers", station.servers, "how many serve")->check(CLI::Range(1, 10'000))->capture_default_str();
  app.add_option("--arrivals-per-unit", station.arrivals_per_unit, "mean number of arrivals in a unit of time")
      ->check(CLI::Range(1e-3, 1e5))
      ->capture_default_str();
  app.add_option("--service-mean", station.service_mean, "mean service, in units of time")
      ->check(CLI::Range(1e-3, 1e5))
      ->capture_default_str();
  app.add_option("--length", station.length, "length of the run, in units of time; the first tenth is warm-up")
      ->check(CLI::Range(1.0, 1e9))
      ->capture_default_str();
  app.add_option("--seed", station.seed, "names the luck of the run")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (station.arrivals_per_unit * station.service_mean >= station.servers) {
    fmt::print(stderr,
               "queue_station: {} servers are not enough for {} arrivals of mean service {}: the queue would grow "
               "without end\n",
               station.servers, station.arrivals_per_unit, station.service_mean);
    return 2;
  }
  try {
    run(station);
  } catch (const std::exception& exception) {
    fmt::print(stderr, "queue_station: {}\n", exception.what());
    return 1;
  }
}
