#include <fmt/format.h>

#include <cmath>

#include "measure.hpp"
#include "rows.hpp"
#include "samplers.hpp"
#include "station.hpp"

namespace ratios {
namespace {

using Engine = StationOutcome (*)(const StationLoad&);

struct StationRow {
  std::string id;
  std::string what;
  StationLoad load;
  StationLoad bare;
  Engine ours;
  double goal;
  std::optional<double> floor;
};

bool near(double x, double expected, double within) { return std::abs(x - expected) <= within; }

void check_means(Table& table, const StationRow& row, const StationOutcome& ours, const StationOutcome& bare) {
  const Expected bare_mean = expected_time_in_system(row.bare);
  table.check(
      near(bare.time_in_system, bare_mean.mean, bare_mean.within),
      fmt::format("{}: bare loop's mean time in system {}, not {}", row.id, bare.time_in_system, bare_mean.mean));
  if (row.load.patience > 0) {
    // 1 - servers / offered, as hardly a server is ever free; M/M/c+M, Garnett, Mandelbaum and Reiman (2002).
    const auto visits = static_cast<double>(row.load.visits);
    const double abandoned = 1 - row.load.servers / row.load.arrivals_a_unit;
    const double within = 4 * std::sqrt(2 / visits) + row.load.servers / visits;
    table.check(near(ours.abandoned, abandoned, within),
                fmt::format("{}: share that gave up {}, not {}", row.id, ours.abandoned, abandoned));
    return;
  }
  table.check(
      near(ours.time_in_system, bare.time_in_system, 1e-9 * bare.time_in_system),
      fmt::format("{}: mean time in system {}, the bare loop's {}", row.id, ours.time_in_system, bare.time_in_system));
}

void measure(Table& table, const Settings& settings, const StationRow& row) {
  StationOutcome ours;
  StationOutcome bare;
  const auto measured = take_turns(settings.rounds, {[&] { return (ours = row.ours(row.load)).ns; },
                                                     [&] { return (bare = by_bare_loop(row.bare)).ns; }});
  check_means(table, row, ours, bare);
  Row result{row.id, row.what, figure_of(measured[0])};
  result.against = row.load.servers == 1 ? "bare loop, 4-ary heap" : "bare loop, ladder";
  result.theirs = figure_of(measured[1]);
  result.ratio = ratio_of(measured[0], measured[1]);
  result.goal = Bound{row.goal};
  if (row.floor) result.floor = Bound{*row.floor};
  table.add(result);
}

void measure_many_servers(Table& table, const Settings& settings) {
  const auto load_of = [&](int servers) {
    StationLoad load;
    load.visits = settings.by_size<std::uint64_t>(20'000, 100'000, 200'000);
    load.servers = servers;
    load.arrivals_a_unit = 0.9 * servers;
    load.seed = settings.seed;
    return load;
  };
  const std::vector<int> servers =
      settings.size == Size::tiny ? std::vector{300, 1'000} : std::vector{300, 10'000, 30'000};
  std::vector<StationOutcome> ours(servers.size());
  std::vector<Run> contestants;
  for (std::size_t i = 0; i < servers.size(); ++i) {
    contestants.emplace_back([&ours, load = load_of(servers[i]), i] { return (ours[i] = by_processes(load)).ns; });
  }
  const auto measured = take_turns(settings.rounds, contestants);
  for (std::size_t i = 0; i < servers.size(); ++i) {
    const Expected expected = expected_time_in_system(load_of(servers[i]));
    table.check(near(ours[i].time_in_system, expected.mean, expected.within),
                fmt::format("G5: mean time in system {}, not {}", ours[i].time_in_system, expected.mean));
    if (i == 0) continue;
    Row row{"G5", fmt::format("M/M/{}: cases in service at once", servers[i]), figure_of(measured[i])};
    row.against = "the same with 300";
    row.theirs = figure_of(measured[0]);
    row.ratio = ratio_of(measured[i], measured[0]);
    row.goal = Bound{3};
    if (i == 1) row.floor = Bound{3};
    table.add(row);
  }
}

}  // namespace

void measure_draws(Table& table, const Settings& settings) {
  const auto draws = settings.by_size<std::uint64_t>(10'000, 1'000'000, 5'000'000);
  const sim::Luck luck{settings.seed, 0};
  std::int64_t sum = 0;
  const auto measured = take_turns(settings.rounds, {[&] {
                                     return ns_an_item(static_cast<double>(draws), [&] {
                                       for (std::uint64_t i = 0; i < draws; ++i)
                                         sum += draw(luck, i, Purpose::gap, 1).ticks;
                                     });
                                   }});
  const double mean = static_cast<double>(sum) / static_cast<double>(draws) / settings.rounds / ticks_per_unit;
  table.check(near(mean, 1, 5 / std::sqrt(static_cast<double>(draws))), fmt::format("draws of mean {}, not 1", mean));
  Row row{"", "a keyed draw (in ours and theirs: 2 a visit)", figure_of(measured[0])};
  table.add(row);
}

void measure_stations(Table& table, const Settings& settings) {
  StationLoad one;
  one.visits = settings.by_size<std::uint64_t>(20'000, 200'000, 1'000'000);
  one.seed = settings.seed;
  StationLoad many = one;
  many.servers = 300;
  many.arrivals_a_unit = 270;
  StationLoad impatient = many;
  impatient.arrivals_a_unit = 330;
  impatient.patience = 2;
  StationLoad patience_unused = many;
  patience_unused.patience = 2;
  const std::vector<StationRow> rows{
      {"G1", "M/M/1, queue form", one, one, by_two_processes, 2.3, {}},
      {"G2", "M/M/1, a process a visit", one, one, by_processes, 3, 3},
      {"G3", "M/M/300, a process a visit", many, many, by_processes, 2.2, 2.2},
      {"G4", "M/M/300 with reneging (bare: none renege)", impatient, patience_unused, by_processes, 3.5, {}}};
  for (const StationRow& row : rows) {
    if (settings.wants(row.id)) measure(table, settings, row);
  }
  if (settings.wants("G5")) measure_many_servers(table, settings);
}

}  // namespace ratios
