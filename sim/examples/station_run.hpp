// One replication of a station: work arrives at random, waits for one of several servers, is served and leaves.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/examples/station_setup.hpp"

namespace sim::examples {

/// What is measured; the meaning of each stands in queue_station.cpp.
enum Measure : std::size_t {
  wait,
  queue_length,
  time_in_system,
  number_in_system,
  p_wait,
  blocked,
  abandoned,
  utilisation,
  measure_count
};
inline constexpr std::array<std::string_view, measure_count> measure_names = {
    "wait", "queue_length", "time_in_system", "number_in_system", "p_wait", "blocked", "abandoned", "utilisation"};

/// By Measure; NaN for what there is nothing to say of, such as the wait where nobody was served.
using Measures = std::array<double, measure_count>;

struct Measured {
  Measures of_all{};
  std::vector<Measures> of_class;  ///< as in Setup::classes
  std::uint64_t events = 0;
};

/// Needs nothing but its arguments, so that replications may run in any thread. Throws std::runtime_error if some of
/// those counted are still there after ten times as many arrivals more, and then some.
Measured run_station(const Setup& setup, int replication);

}  // namespace sim::examples
