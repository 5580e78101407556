// Count, mean, variance, smallest and largest of a sample, in one pass.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace sim {

/// Welford's method; merging by Chan, Golub and LeVeque (1983). The order of adding and merging moves the last digits:
/// merge in order of replication for a result that is the same to the last bit.
class Tally {
 public:
  void add(double x) {
    ++count_;
    const double from_old_mean = x - mean_;
    mean_ += from_old_mean / static_cast<double>(count_);
    squares_ += from_old_mean * (x - mean_);
    smallest_ = std::min(smallest_, x);
    largest_ = std::max(largest_, x);
  }

  void merge(const Tally& other) {
    if (other.count_ == 0) return;
    const auto n = static_cast<double>(count_);
    const auto m = static_cast<double>(other.count_);
    const double between = other.mean_ - mean_;
    count_ += other.count_;
    mean_ += between * m / (n + m);
    squares_ += other.squares_ + between * between * n * m / (n + m);
    smallest_ = std::min(smallest_, other.smallest_);
    largest_ = std::max(largest_, other.largest_);
  }

  [[nodiscard]] std::int64_t count() const { return count_; }
  /// 0 if there is nothing.
  [[nodiscard]] double mean() const { return mean_; }
  [[nodiscard]] double sum() const { return mean_ * static_cast<double>(count_); }
  /// Of the sample, divided by n - 1; 0 for fewer than two.
  [[nodiscard]] double variance() const { return count_ < 2 ? 0 : squares_ / static_cast<double>(count_ - 1); }
  [[nodiscard]] double standard_deviation() const { return std::sqrt(variance()); }
  /// Of the mean, if the sample is independent.
  [[nodiscard]] double standard_error() const {
    return count_ < 2 ? 0 : std::sqrt(variance() / static_cast<double>(count_));
  }
  /// +infinity if there is nothing.
  [[nodiscard]] double smallest() const { return smallest_; }
  /// -infinity if there is nothing.
  [[nodiscard]] double largest() const { return largest_; }

 private:
  std::int64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;  // sum of squared deviations from the mean
  double smallest_ = std::numeric_limits<double>::infinity();
  double largest_ = -std::numeric_limits<double>::infinity();
};

}  // namespace sim
