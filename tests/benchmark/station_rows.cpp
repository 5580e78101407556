#include <fmt/format.h>

#include <cmath>
#include <map>

#include "beside.hpp"
#include "measure.hpp"
#include "rows.hpp"
#include "samplers.hpp"
#include "station.hpp"

namespace ratios {
namespace {

using Engine = StationOutcome (*)(const StationLoad&);

/// How many times faster than another engine we want to be.
double goal_against(const std::string& engine, const std::string& id) {
  static const std::map<std::string, std::map<std::string, double>> goals{
      {"cimba", {{"G1", 2}, {"G2", 5}, {"G3", 7}, {"G4", 8}, {"G5", 45}}},
      {"simcpp20", {{"G1", 5}, {"G2", 4.5}, {"G3", 5}, {"G4", 6}, {"G5", 6}}}};
  const auto found = goals.find(engine);
  return found == goals.end() ? 0 : found->second.at(id);
}

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

void check_peer(Table& table, const std::string& id, const PeerOutcome& peer, const StationLoad& load) {
  if (load.patience > 0) {
    const double abandoned = 1 - load.servers / load.arrivals_a_unit;
    table.check(
        near(peer.abandoned, abandoned,
             4 * std::sqrt(2 / static_cast<double>(load.visits)) + load.servers / static_cast<double>(load.visits)),
        fmt::format("{} {}: share that gave up {}, not {}", id, peer.name, peer.abandoned, abandoned));
    return;
  }
  const Expected expected = expected_time_in_system(load);
  table.check(near(peer.time_in_system, expected.mean, expected.within),
              fmt::format("{} {}: mean time in system {}, not {}", id, peer.name, peer.time_in_system, expected.mean));
}

/// One more contestant for each program beside us; their outcomes go to `peers`.
void invite_peers(const Settings& settings, bool queue_form, const StationLoad& load, std::vector<PeerOutcome>& peers,
                  std::vector<Run>& contestants) {
  peers.resize(settings.beside.size());
  for (std::size_t i = 0; i < peers.size(); ++i) {
    contestants.emplace_back([&settings, &peers, queue_form, load, i] {
      return (peers[i] = run_beside(settings.beside[i], queue_form, load)).ns;
    });
  }
}

/// Their measurements are the last ones.
void add_peers(Table& table, const Row& ours, const StationLoad& load, const std::vector<PeerOutcome>& peers,
               const std::vector<std::vector<double>>& measured, std::size_t our_place) {
  for (std::size_t i = 0; i < peers.size(); ++i) {
    const std::vector<double>& theirs = measured[measured.size() - peers.size() + i];
    check_peer(table, ours.id, peers[i], load);
    Row row{ours.id, ours.what, ours.ours, "faster than " + peers[i].name, figure_of(theirs)};
    row.ratio = ratio_of(theirs, measured[our_place]);
    const double goal = goal_against(peers[i].name, ours.id);
    if (goal > 0) row.goal = Bound{goal, true};
    table.add(row);
  }
}

void measure(Table& table, const Settings& settings, const StationRow& row, double ns_a_draw) {
  StationOutcome ours;
  StationOutcome bare;
  std::vector<PeerOutcome> peers;
  std::vector<Run> contestants{[&] { return (ours = row.ours(row.load)).ns; },
                               [&] { return (bare = by_bare_loop(row.bare)).ns; }};
  invite_peers(settings, row.ours == by_two_processes, row.load, peers, contestants);
  const auto measured = take_turns(settings.rounds, contestants);
  check_means(table, row, ours, bare);
  Row result{row.id, row.what, figure_of(measured[0])};
  result.against = row.load.servers == 1 ? "bare loop, 4-ary heap" : "bare loop, ladder";
  result.theirs = figure_of(measured[1]);
  result.ratio = ratio_of(measured[0], measured[1]);
  result.goal = Bound{row.goal};
  if (row.floor) result.floor = Bound{*row.floor};
  table.add(result);
  const double draws = ns_a_draw * (row.load.patience > 0 ? 3 : 2);
  table.note(fmt::format("{}: without the keyed draws ours is {:.0f} ns, theirs {:.0f} ns; {:.2f} times", row.id,
                         result.ours.median - draws, result.theirs.median - draws,
                         (result.ours.median - draws) / (result.theirs.median - draws)));
  add_peers(table, result, row.load, peers, measured, 0);
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
  std::vector<PeerOutcome> peers;  // with 10,000: at 30,000 some cannot hold the processes
  const StationLoad peers_load = load_of(servers[1]);
  invite_peers(settings, false, peers_load, peers, contestants);
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
    if (i == 1) add_peers(table, row, peers_load, peers, measured, i);
  }
}

}  // namespace

double measure_draws(Table& table, const Settings& settings) {
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
  return row.ours.median;
}

void measure_stations(Table& table, const Settings& settings, double ns_a_draw) {
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
    if (settings.wants(row.id)) measure(table, settings, row, ns_a_draw);
  }
  if (settings.wants("G5")) measure_many_servers(table, settings);
}

}  // namespace ratios
