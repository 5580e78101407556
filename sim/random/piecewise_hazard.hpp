// Times until something happens whose rate changes with the time since the start: constant within each of some pieces.
//
// The law's integrated hazard H is a line with kinks, so its inverse is exact: the time is where H reaches an
// exponential number of mean 1 (Cinlar, Introduction to Stochastic Processes, 1975, chapter 4). If the rate is 0
// from some time on, the thing may never happen: the time is then `never`, which is infinity and above every time.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/random/law.hpp"
#include "sim/random/stream.hpp"

namespace sim {

/// From this time since the start on, until the next piece begins, this many happenings a unit of time.
struct HazardPiece {
  double from = 0;
  double rate = 0;
};

/// A continuous law (sim/random/law.hpp). The unit of time is the caller's, the same in `from`, `rate` and results.
class PiecewiseHazard {
 public:
  /// The first piece from 0, each later one from later, finite; rates >= 0 and finite; the last piece never ends.
  /// Otherwise std::invalid_argument.
  explicit PiecewiseHazard(const std::vector<HazardPiece>& pieces);

  /// The time at which it happens, or `never`: H(time) = -log1p(-u). u in (0, 1); one number; monotone.
  [[nodiscard]] double value_at(double u) const;
  /// The time with a share v in (0, 1) above it: H(time) = -log(v).
  [[nodiscard]] double value_above(double v) const;
  /// The same with all rates times `factor` >= 0 (proportional hazards); falling in the factor. One number; monotone.
  [[nodiscard]] double value_at(double u, double factor) const;
  /// How much longer, if by `elapsed` >= 0 it has not happened: with this a thing that was drawn under other rates goes
  /// on under these. One number; monotone.
  [[nodiscard]] double remaining(double u, double elapsed) const;

  /// The same of a stream: one number each.
  [[nodiscard]] double draw(Stream& stream) const { return value_at(stream.uniform()); }
  [[nodiscard]] double draw(Stream& stream, double factor) const { return value_at(stream.uniform(), factor); }
  [[nodiscard]] double draw_remaining(Stream& stream, double elapsed) const {
    return remaining(stream.uniform(), elapsed);
  }

  /// P(it happens by x), P(it does not happen by x); above(never) is the share that it never happens to.
  [[nodiscard]] double at_most(double x) const;
  [[nodiscard]] double above(double x) const;

  /// H(time), the rate integrated from 0; 0 before. At `never` what there is in all, perhaps infinity.
  [[nodiscard]] double integral(double time) const;
  /// The earliest time at which the integral is `amount` > 0; `never` if it does not get there.
  [[nodiscard]] double time_of(double amount) const;

 private:
  std::vector<double> from_;
  std::vector<double> rate_;
  std::vector<double> integral_;  // at the beginning of each piece
};

}  // namespace sim
