#include "sim/random/piecewise_hazard.hpp"

#include <algorithm>
#include <cmath>

#include "sim/random/requirement.hpp"

namespace sim {

PiecewiseHazard::PiecewiseHazard(const std::vector<HazardPiece>& pieces) {
  require_argument(!pieces.empty() && pieces.front().from == 0, "sim: a hazard needs a first piece from 0");
  double so_far = 0;
  for (const HazardPiece& piece : pieces) {
    require_argument(std::isfinite(piece.from) && (from_.empty() || piece.from > from_.back()),
                     "sim: the pieces of a hazard must begin one after the other");
    require_argument(piece.rate >= 0 && std::isfinite(piece.rate), "sim: a hazard's rates must be >= 0");
    if (!from_.empty()) so_far += rate_.back() * (piece.from - from_.back());
    from_.push_back(piece.from);
    rate_.push_back(piece.rate);
    integral_.push_back(so_far);
  }
  require_argument(std::isfinite(so_far), "sim: a hazard's integral must be finite");
}

double PiecewiseHazard::integral(double time) const {
  if (!(time > 0)) return 0;
  const auto after = std::upper_bound(from_.begin(), from_.end(), time);
  const auto i = static_cast<std::size_t>(after - from_.begin()) - 1;
  if (rate_[i] == 0) return integral_[i];
  const double here = integral_[i] + rate_[i] * (time - from_[i]);
  return i + 1 < integral_.size() ? std::min(here, integral_[i + 1]) : here;
}

double PiecewiseHazard::time_of(double amount) const {
  require_argument(amount > 0, "sim: a hazard's integral is asked for an amount above 0");
  const auto reached = std::lower_bound(integral_.begin(), integral_.end(), amount);
  const auto i = static_cast<std::size_t>(reached - integral_.begin()) - 1;  // integral_[0] = 0 < amount
  if (rate_[i] == 0) return never;
  const double time = from_[i] + (amount - integral_[i]) / rate_[i];
  return i + 1 < from_.size() ? std::min(time, from_[i + 1]) : time;
}

double PiecewiseHazard::value_at(double u) const {
  require_inside_unit(u);
  return time_of(-std::log1p(-u));
}

double PiecewiseHazard::value_above(double v) const {
  require_inside_unit(v);
  return time_of(-std::log(v));
}

double PiecewiseHazard::value_at(double u, double factor) const {
  require_inside_unit(u);
  require_argument(factor >= 0 && std::isfinite(factor), "sim: a hazard's factor must be >= 0");
  return factor == 0 ? never : time_of(-std::log1p(-u) / factor);
}

double PiecewiseHazard::remaining(double u, double elapsed) const {
  require_inside_unit(u);
  require_argument(elapsed >= 0 && std::isfinite(elapsed), "sim: the time elapsed must be >= 0");
  const double amount = -std::log1p(-u);
  const double so_far = integral(elapsed);
  // Within the piece without a difference of times, so that a late one has as many digits as an early one.
  const auto i = static_cast<std::size_t>(std::upper_bound(from_.begin(), from_.end(), elapsed) - from_.begin()) - 1;
  const bool is_last = i + 1 == from_.size();
  if (rate_[i] > 0 && (is_last || amount <= integral_[i + 1] - so_far)) {
    return is_last ? amount / rate_[i] : std::min(amount / rate_[i], from_[i + 1] - elapsed);
  }
  return std::max(0.0, time_of(so_far + amount) - elapsed);
}

double PiecewiseHazard::at_most(double x) const { return -std::expm1(-integral(x)); }

double PiecewiseHazard::above(double x) const { return std::exp(-integral(x)); }

}  // namespace sim
