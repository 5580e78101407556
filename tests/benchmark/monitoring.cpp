// G11: what watching costs. The same station twice, of a signal and a number of free units; one keeps the statistics
// that a pool keeps and tallies the time in system, the other keeps nothing.
#include <fmt/format.h>

#include "measure.hpp"
#include "rows.hpp"
#include "samplers.hpp"
#include "sim/kernel/signal.hpp"
#include "sim/kernel/simulation.hpp"
#include "sim/statistics/tally.hpp"
#include "sim/statistics/time_weighted.hpp"
#include "station.hpp"

namespace ratios {
namespace {

struct Watch {
  sim::TimeWeighted busy;
  sim::TimeWeighted queue;
  std::uint64_t acquired = 0;
  std::uint64_t waits = 0;
  sim::Span waited;
  sim::Tally in_system;
};

template <bool watched>
struct Desk {
  Desk(const StationLoad& load_, sim::Simulation& simulation_)
      : load(load_),
        luck{load_.seed, load_.replication},
        simulation(simulation_),
        freed(simulation_),
        free(load_.servers) {}

  void note_wait() {
    if constexpr (watched) {
      watch.queue.add(simulation.now(), 1);
      ++watch.waits;
    }
  }
  void note_end_of_wait() {
    if constexpr (watched) watch.queue.add(simulation.now(), -1);
  }
  void note_begin([[maybe_unused]] sim::Instant asked) {
    if constexpr (watched) {
      watch.busy.add(simulation.now(), 1);
      ++watch.acquired;
      watch.waited += simulation.now() - asked;
    }
  }
  void note_end([[maybe_unused]] sim::Instant asked) {
    if constexpr (watched) {
      watch.busy.add(simulation.now(), -1);
      watch.in_system.add(static_cast<double>((simulation.now() - asked).ticks));
    }
  }

  const StationLoad& load;
  sim::Luck luck;
  sim::Simulation& simulation;
  sim::Signal freed;
  int free;
  Watch watch;
};

template <bool watched>
sim::Process visit(Desk<watched>& desk, std::uint64_t number) {
  const sim::Instant asked = desk.simulation.now();
  if (desk.free > 0) {
    --desk.free;
  } else {
    desk.note_wait();
    co_await desk.freed.wait();  // the unit is handed on by who gave it back
    desk.note_end_of_wait();
  }
  desk.note_begin(asked);
  co_await desk.simulation.delay(draw(desk.luck, number, Purpose::service, 1));
  desk.note_end(asked);
  if (!desk.freed.notify_one()) ++desk.free;
}

template <bool watched>
sim::Process arrivals(Desk<watched>& desk) {
  const double gap = 1 / desk.load.arrivals_a_unit;
  for (std::uint64_t n = 0; n < desk.load.visits; ++n) {
    co_await desk.simulation.delay(draw(desk.luck, n, Purpose::gap, gap));
    desk.simulation.start(visit(desk, n), n + 1);
  }
}

struct Outcome {
  double ns = 0;
  double time_in_system = 0;  // if watched
  sim::Instant last;
};

template <bool watched>
Outcome run(const StationLoad& load) {
  sim::Simulation simulation;
  Desk<watched> desk(load, simulation);
  const double ns = ns_an_item(static_cast<double>(load.visits), [&] {
    simulation.start(arrivals(desk), 0);
    simulation.run();
  });
  return {ns, desk.watch.in_system.mean() / ticks_per_unit, simulation.now()};
}

void measure(Table& table, const Settings& settings, const std::string& name, const StationLoad& load) {
  Outcome on;
  Outcome off;
  StationOutcome pool;
  StationOutcome traced;
  const auto measured = take_turns(
      settings.rounds,
      {[&] { return (on = run<true>(load)).ns; }, [&] { return (off = run<false>(load)).ns; },
       [&] { return (pool = by_processes(load)).ns; }, [&] { return (traced = by_traced_processes(load)).ns; }});
  table.check(pool.fingerprint == traced.fingerprint, fmt::format("G11 {}: the trace changes the run", name));
  table.check(on.last == off.last, fmt::format("G11 {}: watching changes the run", name));
  const double difference = on.time_in_system - pool.time_in_system;
  table.check(difference * difference < 1e-12, fmt::format("G11 {}: not the time in system of a pool", name));
  Row row{"G11", name + ", statistics on", figure_of(measured[0]), "statistics off", figure_of(measured[1])};
  row.ratio = ratio_of(measured[0], measured[1]);
  row.goal = row.floor = Bound{1.15};
  table.add(row);
  Row kernel{"G11", "  a pool's statistics, leases and all", figure_of(measured[2]), "statistics off, no lease"};
  kernel.theirs = figure_of(measured[1]);
  kernel.ratio = ratio_of(measured[2], measured[1]);
  table.add(kernel);
  Row trace{"G11", name + ", trace on", figure_of(measured[3]), "trace off", figure_of(measured[2])};
  trace.ratio = ratio_of(measured[3], measured[2]);
  trace.goal = Bound{1.25};
  table.add(trace);
}

}  // namespace

void measure_monitoring(Table& table, const Settings& settings) {
  if (!settings.wants("G11")) return;
  StationLoad load;
  load.visits = settings.by_size<std::uint64_t>(20'000, 200'000, 1'000'000);
  load.seed = settings.seed;
  measure(table, settings, "M/M/1", load);
  load.servers = 300;
  load.arrivals_a_unit = 270;
  measure(table, settings, "M/M/300", load);
}

}  // namespace ratios
