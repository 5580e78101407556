// A continuous law held to an interval: what it is, given that the variate lies between low and high.
//
// Not by trying until one fits, which would take any number of draws: the number u is put between the shares of low and
// high, and the law inverted there. So one number a variate, and monotone in u but for the last digits of the law.
#pragma once

#include <algorithm>
#include <utility>

#include "sim/random/law.hpp"
#include "sim/random/requirement.hpp"

namespace sim {

/// A law itself. F restricted to [low, high]: (F(x) - F(low)) / (F(high) - F(low)). Either end may be infinite. Shares
/// are taken from the side where they are small, so an interval far out in either tail is as good as one in the middle.
template <ContinuousLaw Law>
class Truncated {
 public:
  /// low < high, and a share of at least 1e-290 of the law between them, or std::invalid_argument.
  Truncated(Law law, double low, double high)
      : law_(std::move(law)),
        low_(low),
        high_(high),
        below_low_(law_.at_most(low)),
        above_high_(law_.above(high)),
        between_seen_from_below_(law_.at_most(high) - below_low_),
        between_seen_from_above_(law_.above(low) - above_high_) {
    require_argument(low < high, "sim: a truncated law needs low < high");
    constexpr double hardly_any = 1e-290;
    require_argument(between() >= hardly_any, "sim: a truncated law needs some of the law between low and high");
  }

  [[nodiscard]] double at_most(double x) const {
    if (x <= low_) return 0;
    if (x >= high_) return 1;
    const double share = below_low_ > 0.5 ? law_.above(low_) - law_.above(x) : law_.at_most(x) - below_low_;
    return std::clamp(share / between(), 0.0, 1.0);
  }
  [[nodiscard]] double above(double x) const {
    if (x <= low_) return 1;
    if (x >= high_) return 0;
    const double share = above_high_ > 0.5 ? law_.at_most(high_) - law_.at_most(x) : law_.above(x) - above_high_;
    return std::clamp(share / between(), 0.0, 1.0);
  }
  [[nodiscard]] double value_at(double u) const {
    require_inside_unit(u);
    return value(u, 1 - u);
  }
  [[nodiscard]] double value_above(double v) const {
    require_inside_unit(v);
    return value(1 - v, v);
  }

 private:
  // Both are right; the side whose shares are the smaller has more digits.
  [[nodiscard]] double between() const {
    return below_low_ > 0.5 ? between_seen_from_above_ : between_seen_from_below_;
  }

  [[nodiscard]] double value(double u, double v) const {
    const double share_below = below_low_ + u * between_seen_from_below_;
    const double x =
        share_below <= 0.5 ? law_.value_at(share_below) : law_.value_above(above_high_ + v * between_seen_from_above_);
    return std::clamp(x, low_, high_);
  }

  Law law_;
  double low_;
  double high_;
  double below_low_;
  double above_high_;
  double between_seen_from_below_;
  double between_seen_from_above_;
};

/// For one variate; make a Truncated for many. One number; monotone.
template <ContinuousLaw Law>
double truncated(double u, const Law& law, double low, double high) {
  return Truncated<Law>(law, low, high).value_at(u);
}
template <ContinuousLaw Law>
double truncated(Stream& stream, const Law& law, double low, double high) {
  return truncated(stream.uniform(), law, low, high);
}

}  // namespace sim
