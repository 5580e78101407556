// How long a number stood at each height.
#pragma once

#include <algorithm>
#include <vector>

#include "sim/time/instant.hpp"

namespace models::theory {

/// Between two instants; what changes before the first is counted, and not timed.
class Standing {
 public:
  Standing(sim::Instant from, sim::Instant to) : from_(from), to_(to), since_(from) {}

  void change(sim::Instant when, int by) {
    pass(when);
    level_ += by;
  }
  /// To be said before anything is asked.
  void end() { pass(to_); }
  [[nodiscard]] int level() const { return level_; }

  [[nodiscard]] double mean() const {
    return average([](double n) { return n; });
  }
  /// About a mean that is known: a run's own mean takes part of the variance with it.
  [[nodiscard]] double variance_about(double centre) const {
    return average([centre](double n) { return (n - centre) * (n - centre); });
  }
  [[nodiscard]] double share_at_most(double most) const {
    return average([most](double n) { return n <= most ? 1 : 0; });
  }

 private:
  void pass(sim::Instant when) {
    const sim::Instant until = std::clamp(when, from_, to_);
    const auto height = static_cast<std::size_t>(level_);
    if (height >= ticks_.size()) ticks_.resize(height + 1);
    ticks_[height] += static_cast<double>((until - since_).ticks);
    since_ = until;
  }
  template <class Of>
  [[nodiscard]] double average(Of of) const {
    double sum = 0, all = 0;
    for (std::size_t n = 0; n < ticks_.size(); ++n) {
      sum += of(static_cast<double>(n)) * ticks_[n];
      all += ticks_[n];
    }
    return sum / all;
  }

  sim::Instant from_, to_, since_;
  std::vector<double> ticks_;
  int level_ = 0;
};

}  // namespace models::theory
