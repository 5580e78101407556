// G10: replications on several threads. Time on the wall, because that is what one waits for.
#include <fmt/format.h>

#include <algorithm>

#include "measure.hpp"
#include "rows.hpp"
#include "sim/experiment/hash.hpp"
#include "sim/experiment/replicate.hpp"
#include "station.hpp"

namespace ratios {
namespace {

struct Outcome {
  double wall = 0;         ///< ns a visit
  double cpu = 0;          ///< ns a visit, of all threads together
  double cores_given = 0;  ///< processor time over time on the wall
  std::uint64_t fingerprint = 0;
};

Outcome replicate_on(int threads, const StationLoad& load, int replications) {
  const double wall = wall_seconds();
  const double cpu = cpu_seconds();
  const auto all = sim::replicate<std::uint64_t>(0, replications, threads, [&load](int replication) {
    StationLoad own = load;
    own.replication = static_cast<std::uint64_t>(replication);
    return by_processes(own).fingerprint;
  });
  const double seconds = wall_seconds() - wall;
  sim::Hash hash;
  for (const auto& fingerprint : all.results) hash.add(fingerprint.value_or(0));
  const double given = cpu_seconds() - cpu;
  const double visits = static_cast<double>(load.visits) * replications;
  return {seconds * 1e9 / visits, given * 1e9 / visits, given / seconds, hash.value()};
}

}  // namespace

void measure_replications(Table& table, const Settings& settings) {
  if (!settings.wants("G10")) return;
  StationLoad load;
  load.visits = settings.by_size<std::uint64_t>(2'000, 50'000, 250'000);
  load.seed = settings.seed;
  const int replications = 16;
  Outcome one;
  Outcome two;
  double given = 0;
  std::vector<double> cpu_of_one;
  std::vector<double> cpu_of_two;
  const auto alone = [&] {
    one = replicate_on(1, load, replications);
    cpu_of_one.push_back(one.cpu);
    return one.wall;
  };
  const auto together = [&] {
    two = replicate_on(2, load, replications);
    cpu_of_two.push_back(two.cpu);
    given = std::max(given, two.cores_given);
    return two.wall;
  };
  const auto measured = take_turns(settings.rounds, {alone, together});
  const Outcome four = replicate_on(4, load, replications);
  table.check(one.fingerprint == two.fingerprint && one.fingerprint == four.fingerprint,
              "G10: replications differ on 1, 2 and 4 threads");
  Row row{"G10", "replications of G2 on 2 threads, on the wall", figure_of(measured[1]), "faster than on 1 thread"};
  row.theirs = figure_of(measured[0]);
  row.ratio = ratio_of(measured[0], measured[1]);
  row.goal = row.floor = Bound{1.85, true};
  table.add(row);
  Row cpu{"G10", "  processor time of both threads", figure_of(cpu_of_two), "that of one thread",
          figure_of(cpu_of_one)};
  cpu.ratio = ratio_of(cpu_of_two, cpu_of_one);
  table.add(cpu);
  table.note(
      fmt::format("G10: the fastest rounds differ {:.2f} times; the machine gave at most {:.2f} cores to two threads. "
                  "Results are identical on 1, 2 and 4.",
                  row.theirs.least / row.ours.least, given));
}

}  // namespace ratios
