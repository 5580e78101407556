// Lengths of stays and efforts by the laws that a file may name.
#pragma once

#include "models/practice/phase.hpp"
#include "sim/random/distributions.hpp"

namespace models {

/// A length with that mean, from one uniform number; `variation` is the standard deviation over the mean, of the
/// lognormal law. `mean` above 0.
[[nodiscard]] inline double length(double u, Law law, double mean, double variation) {
  switch (law) {
    case Law::exponential:
      return sim::exponential(u, mean);
    case Law::fixed:
      return mean;
    case Law::lognormal:
      break;
  }
  return variation > 0 ? sim::lognormal(u, mean, variation) : mean;
}

}  // namespace models
