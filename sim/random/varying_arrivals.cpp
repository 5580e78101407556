#include "sim/random/varying_arrivals.hpp"

#include <algorithm>

namespace sim {

RepeatingRate::RepeatingRate(const std::vector<HazardPiece>& pieces, double period)
    : pieces_(pieces), period_(period), in_period_(pieces_.integral(period)) {
  require_argument(std::isfinite(period) && period > pieces.back().from, "sim: a period must end after its last piece");
  require_argument(in_period_ > 0 && std::isfinite(in_period_), "sim: a repeating rate needs a rate above 0");
}

double RepeatingRate::integral(double time) const {
  require_argument(time >= 0 && std::isfinite(time), "sim: a rate is integrated to a time >= 0");
  const double periods = std::floor(time / period_);
  const double into = std::clamp(time - periods * period_, 0.0, period_);
  return periods * in_period_ + pieces_.integral(into);
}

double RepeatingRate::arrival_after(double u, double time) const {
  require_inside_unit(u);
  require_argument(time >= 0 && std::isfinite(time), "sim: an arrival follows a time >= 0");
  // Within the period that `time` lies in, so that a late one has as many digits as an early one.
  const double periods = std::floor(time / period_);
  const double into = std::clamp(time - periods * period_, 0.0, period_);
  const double amount = pieces_.integral(into) - std::log1p(-u);
  const double whole = std::floor(amount / in_period_);
  const double rest = amount - whole * in_period_;
  const double within = rest > 0 ? std::min(pieces_.time_of(rest), period_) : 0;
  return std::max(time, (periods + whole) * period_ + within);
}

}  // namespace sim
