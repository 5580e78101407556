// The luck of the workloads. Ours and the bare loops draw the same numbers from the same keyed streams: a stream a
// visit and purpose, one number of each, so that a draw costs a block of Philox and a logarithm.
#pragma once

#include <cmath>
#include <cstdint>

#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"
#include "sim/time/span.hpp"

namespace ratios {

enum class Purpose : std::uint32_t { gap, service, patience, step, deadline, life };

/// A unit of time of the queueing workloads.
inline constexpr double ticks_per_unit = 1e6;

/// Exponential with this mean in units, in whole ticks.
inline sim::Span draw(const sim::Luck& luck, std::uint64_t subject, Purpose purpose, double mean,
                      std::uint32_t visit = 0) {
  sim::Stream stream = luck.of(subject, purpose, visit);
  return {std::llround(sim::exponential(stream, mean) * ticks_per_unit)};
}

}  // namespace ratios
