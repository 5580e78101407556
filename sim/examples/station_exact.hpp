// What queueing theory says of a station, where it says it exactly.
#pragma once

#include "sim/examples/station_run.hpp"

namespace sim::examples {

/// In the steady state; NaN for what has no formula here. Of all classes together, which do not matter to the numbers
/// present as long as all have the same laws.
Measures exact_of_all(const Setup& setup);

/// Of one class; NaN for what has no formula here.
Measures exact_of_class(const Setup& setup, std::size_t index);

}  // namespace sim::examples
