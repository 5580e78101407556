#include "sim/statistics/whole_moments.hpp"

namespace sim {

double WholeMoments::mean() const { return weight == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(weight); }

double WholeMoments::squared_deviations() const {
  if (weight == 0) return 0;
  Int128 nearest = sum / weight;
  Int128 rest = sum - nearest * weight;
  if (2 * rest > weight) {
    ++nearest;
    rest -= weight;
  } else if (2 * rest < -weight) {
    --nearest;
    rest += weight;
  }
  // Modulo 2^128: the product may be beyond it, the difference is not.
  const UInt128 about_nearest = squares - static_cast<UInt128>(nearest) * static_cast<UInt128>(sum + rest);
  return static_cast<double>(about_nearest) - static_cast<double>(rest * rest) / static_cast<double>(weight);
}

}  // namespace sim
