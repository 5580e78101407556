// How the benchmark measures: processor time of this process, in rounds that take turns, so that a machine that slows
// down for a while slows everybody down.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace ratios {

/// Of this process, all its threads, in seconds.
[[nodiscard]] double cpu_seconds();
/// Of the clock on the wall, from some moment on.
[[nodiscard]] double wall_seconds();
/// Memory of this process that is resident now, the program itself left out; 0 where the system does not tell.
[[nodiscard]] double resident_bytes();
/// Gives back to the system what has been freed, so that resident_bytes() means what is in use.
void return_freed_memory();

/// What the rounds measured.
struct Figure {
  double median = 0;
  double least = 0;
  double most = 0;
};

/// Of at least one measurement.
[[nodiscard]] Figure figure_of(std::vector<double> measured);
/// Round by round: what `a` measured over what `b` measured in the same round.
[[nodiscard]] Figure ratio_of(const std::vector<double>& a, const std::vector<double>& b);

/// One contestant: runs its workload once and returns what an item cost, in ns or whatever its row says.
using Run = std::function<double()>;

/// Each round runs every contestant once, in turn. Result: by contestant, by round.
[[nodiscard]] std::vector<std::vector<double>> take_turns(int rounds, const std::vector<Run>& contestants);

/// Runs `work` in a child of this process with a memory of its own and returns the numbers it returns; empty if it
/// failed. No other thread may be running.
[[nodiscard]] std::vector<double> in_own_process(const std::function<std::vector<double>()>& work);

/// The processor time of `work`, in ns, divided by `items`.
template <class Work>
double ns_an_item(double items, const Work& work) {
  const double begin = cpu_seconds();
  work();
  return (cpu_seconds() - begin) * 1e9 / items;
}

}  // namespace ratios
