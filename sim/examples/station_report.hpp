// The replications as one answer: means with what they can be trusted to, as JSON or as a table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/examples/station_run.hpp"

namespace sim::examples {

/// Over replications; NaN where there is none.
struct Estimate {
  double mean = 0;
  double half_width95 = 0;  ///< Student's; NaN for fewer than two replications that have the measure
};
using Estimates = std::array<Estimate, measure_count>;

struct Answer {
  Estimates of_all{};
  std::vector<Estimates> of_class;  ///< as in Setup::classes
  std::uint64_t events = 0;         ///< of all replications
};

Answer answer_of(const Setup& setup, std::span<const Measured> replications);

/// One object; null for what is NaN. `classes` is empty if none were asked for.
std::string to_json(const Setup& setup, const Answer& answer, double cpu_seconds);

/// Simulated beside exact.
std::string to_table(const Setup& setup, const Answer& answer);

}  // namespace sim::examples
