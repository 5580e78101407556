// What an event costs: the same work by processes and by a bare loop over std::priority_queue, in one run, so that the
// ratio holds on any machine. Two loads: "hold", n processes that draw a delay and sleep again and again; and a station
// with one unit at load 0.8.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <queue>
#include <string>
#include <tuple>
#include <vector>

#include "sim/kernel/simulation.hpp"
#include "sim/random/distributions.hpp"
#include "sim/resources/pool.hpp"

namespace {

constexpr double mean_ticks = 1e6;

sim::Span draw(sim::Stream& stream, double mean) {
  return {static_cast<std::int64_t>(sim::exponential(stream, mean)) + 1};
}

// --- hold ------------------------------------------------------------------------------------------------------------

sim::Process hold(sim::Simulation& simulation, std::uint64_t name) {
  sim::Stream luck({1, 0, name});
  for (;;) co_await simulation.delay(draw(luck, mean_ticks));
}

void hold_by_processes(benchmark::State& state) {
  sim::Simulation simulation;
  for (int i = 0; i < state.range(0); ++i) simulation.start(hold(simulation, i), i);
  for (auto _ : state) simulation.step();
  state.SetItemsProcessed(state.iterations());
}

void hold_by_bare_loop(benchmark::State& state) {
  using Entry = std::tuple<std::int64_t, std::uint64_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  std::vector<sim::Stream> luck;
  for (int i = 0; i < state.range(0); ++i) {
    luck.emplace_back(sim::StreamKey{1, 0, static_cast<std::uint64_t>(i)});
    queue.emplace(draw(luck.back(), mean_ticks).ticks, i);
  }
  for (auto _ : state) {
    const auto [now, name] = queue.top();
    queue.pop();
    queue.emplace(now + draw(luck[name], mean_ticks).ticks, name);
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK(hold_by_processes)->Arg(10)->Arg(1'000)->Arg(100'000);
BENCHMARK(hold_by_bare_loop)->Arg(10)->Arg(1'000)->Arg(100'000);

// --- a station -------------------------------------------------------------------------------------------------------

constexpr int visits_a_run = 10'000;
constexpr double mean_gap = mean_ticks / 0.8;

sim::Process visit(sim::Simulation& simulation, sim::Pool& pool, sim::Span effort) {
  const sim::Lease lease = co_await pool.acquire();
  co_await simulation.delay(effort);
}

sim::Process arrivals(sim::Simulation& simulation, sim::Pool& pool) {
  sim::Stream gaps({1, 0, 0, 0});
  sim::Stream efforts({1, 0, 0, 1});
  for (int i = 0; i < visits_a_run; ++i) {
    co_await simulation.delay(draw(gaps, mean_gap));
    simulation.start(visit(simulation, pool, draw(efforts, mean_ticks)), i);
  }
}

// Both loads of the station count visits, of which each is an arrival and a departure.
void station_by_processes(benchmark::State& state) {
  std::int64_t queue = 0;
  for (auto _ : state) {
    sim::Simulation simulation;
    sim::Pool pool(simulation, 1);
    simulation.start(arrivals(simulation, pool), 0);
    simulation.run();
    queue = pool.statistics().queue.integral(simulation.now());
  }
  state.SetItemsProcessed(state.iterations() * visits_a_run);
  state.SetLabel(fmt::format("queue over time {:.6g}", static_cast<double>(queue)));
}

void station_by_bare_loop(benchmark::State& state) {
  constexpr std::int64_t never = INT64_MAX;
  std::int64_t area = 0;
  for (auto _ : state) {
    sim::Stream gaps({1, 0, 0, 0});
    sim::Stream efforts({1, 0, 0, 1});
    std::queue<std::int64_t> waiting;
    std::int64_t now = 0;
    std::int64_t next_arrival = draw(gaps, mean_gap).ticks;
    std::int64_t next_departure = never;
    int arrived = 0;
    area = 0;
    while (next_arrival != never || next_departure != never) {
      const std::int64_t next = std::min(next_arrival, next_departure);
      area += static_cast<std::int64_t>(waiting.size()) * (next - now);
      now = next;
      if (next == next_arrival) {
        waiting.push(draw(efforts, mean_ticks).ticks);
        next_arrival = ++arrived < visits_a_run ? now + draw(gaps, mean_gap).ticks : never;
      } else {
        next_departure = never;
      }
      if (next_departure == never && !waiting.empty()) {
        next_departure = now + waiting.front();
        waiting.pop();
      }
    }
    benchmark::DoNotOptimize(area);
  }
  state.SetItemsProcessed(state.iterations() * visits_a_run);
  state.SetLabel(fmt::format("queue over time {:.6g}", static_cast<double>(area)));
}

BENCHMARK(station_by_processes);
BENCHMARK(station_by_bare_loop);

/// Prints as usual and remembers items a second.
class Remembering : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      const auto found = run.counters.find("items_per_second");
      if (found != run.counters.end()) items_a_second_[run.benchmark_name()] = found->second;
    }
    ConsoleReporter::ReportRuns(runs);
  }

  void print_ratios() const {
    for (const auto& [name, speed] : items_a_second_) {
      const std::size_t at = name.find("_by_processes");
      if (at == std::string::npos) continue;
      std::string other = name;
      const auto bare = items_a_second_.find(other.replace(at, 13, "_by_bare_loop"));
      if (bare == items_a_second_.end()) continue;
      fmt::print("{}: {:.2f} million a second; a bare loop is {:.2f} times as fast\n", name, speed / 1e6,
                 bare->second / speed);
    }
  }

 private:
  std::map<std::string, double> items_a_second_;
};

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  Remembering reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.print_ratios();
}
