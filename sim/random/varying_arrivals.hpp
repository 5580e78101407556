// Arrivals whose rate changes with time: Poisson processes that are not homogeneous, by thinning and by inversion.
//
// Times are plain numbers in the caller's unit; a model turns them into instants.
#pragma once

#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sim/random/distributions.hpp"
#include "sim/random/law.hpp"
#include "sim/random/piecewise_hazard.hpp"
#include "sim/random/requirement.hpp"
#include "sim/random/stream.hpp"

namespace sim {

/// Thinning (Lewis and Shedler, Naval Research Logistics Quarterly 26, 1979, 403-413): proposals at the rate `bound`,
/// each kept if a number of its own, times the bound, lies below rate(time). The stream is this source's alone: the
/// n-th proposal is made of its numbers 2n - 1 (the gap) and 2n (kept or not), whatever the rate. So two rates under
/// one bound meet the same proposals, and the higher one keeps all that the lower one keeps. `rate` is a function of
/// time, 0 <= rate(time) <= bound, or std::logic_error at the proposal that finds it out; bound > 0 and finite, start
/// finite, or std::invalid_argument.
template <class Rate>
class ThinnedArrivals {
 public:
  ThinnedArrivals(Stream stream, Rate rate, double bound, double start = 0)
      : stream_(std::move(stream)), rate_(std::move(rate)), bound_(bound), proposed_(start) {
    require_argument(bound > 0 && std::isfinite(bound) && std::isfinite(start), "sim: thinning needs a bound above 0");
    propose();
  }

  /// The next arrival if it is before `end`, otherwise `never`; then a later call with a later end goes on from there,
  /// as if it had been asked at once. Two numbers a proposal, of which there are bound * (length) on average.
  double next_before(double end) {
    while (proposed_ < end) {
      const double time = proposed_;
      const bool kept = keeps();
      propose();
      if (kept) return time;
    }
    return never;
  }

 private:
  void propose() {
    proposed_ += exponential(stream_, 1 / bound_);
    lot_ = stream_.uniform();
  }

  [[nodiscard]] bool keeps() const {
    const double rate = rate_(proposed_);
    if (!(rate >= 0 && rate <= bound_)) throw std::logic_error("sim: a rate of arrivals outside [0, its bound]");
    return lot_ * bound_ < rate;
  }

  Stream stream_;
  Rate rate_;
  double bound_;
  double proposed_;
  double lot_ = 0;
};

/// A rate that is constant within pieces of a period (the hours of a week) and begins again with each period, by
/// inversion of its integral: an arrival is where the integral since the one before reaches an exponential number.
class RepeatingRate {
 public:
  /// Pieces as for PiecewiseHazard, the last one up to `period`, which is finite and after its beginning. Some rate
  /// must be above 0.
  RepeatingRate(const std::vector<HazardPiece>& pieces, double period);

  /// The arrival that follows `time` >= 0. u in (0, 1); one number an arrival; monotone in u.
  [[nodiscard]] double arrival_after(double u, double time) const;
  [[nodiscard]] double arrival_after(Stream& stream, double time) const {
    return arrival_after(stream.uniform(), time);
  }

  /// Arrivals to be expected from 0 to `time` >= 0.
  [[nodiscard]] double integral(double time) const;

 private:
  PiecewiseHazard pieces_;
  double period_;
  double in_period_;
};

}  // namespace sim
