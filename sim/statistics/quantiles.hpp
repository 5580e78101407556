// Medians and 90th percentiles of a sample, and of whole levels by how long they lasted.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <stdexcept>
#include <vector>

namespace sim {

/// The p-quantile, p in [0, 1], of a sample sorted upwards: type 7 of Hyndman and Fan (The American Statistician 50,
/// 1996), the usual one of R, NumPy and spreadsheets: at position p (n - 1) counted from 0, between neighbours linear.
/// Throws std::invalid_argument if the sample is empty or p out of range.
inline double quantile_of_sorted(std::span<const double> sorted, double p) {
  if (sorted.empty() || !(p >= 0 && p <= 1))
    throw std::invalid_argument("sim: quantile of nothing, or p outside [0, 1]");
  const double position = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  if (below + 1 >= sorted.size()) return sorted.back();
  const double share = position - static_cast<double>(below);
  return sorted[below] + share * (sorted[below + 1] - sorted[below]);
}

/// The same of a sample in any order, which is copied.
inline double quantile(std::span<const double> sample, double p) {
  std::vector<double> sorted(sample.begin(), sample.end());
  std::sort(sorted.begin(), sorted.end());
  return quantile_of_sorted(sorted, p);
}

/// How much weight each whole number has: how many cases lasted so many days, how long so many were busy. Adding to a
/// number seen before allocates nothing.
class Histogram {
 public:
  /// weight >= 0 (std::invalid_argument).
  void add(std::int64_t value, std::int64_t weight = 1) {
    if (weight < 0) throw std::invalid_argument("sim: a negative weight");
    if (weight == 0) return;
    weights_[value] += weight;
    total_ += weight;
  }
  void merge(const Histogram& other) {
    for (const auto& [value, weight] : other.weights_) add(value, weight);
  }

  [[nodiscard]] std::int64_t total() const { return total_; }
  /// By value, upwards.
  [[nodiscard]] const std::map<std::int64_t, std::int64_t>& weights() const { return weights_; }

  /// The smallest value at or below which lies at least the share p of the weight, p in [0, 1] (type 1: always a value
  /// that occurred). Throws std::invalid_argument if there is no weight or p is out of range.
  [[nodiscard]] std::int64_t quantile(double p) const {
    if (total_ == 0 || !(p >= 0 && p <= 1))
      throw std::invalid_argument("sim: quantile of nothing, or p outside [0, 1]");
    const double wanted = p * static_cast<double>(total_);
    std::int64_t so_far = 0;
    for (const auto& [value, weight] : weights_) {
      so_far += weight;
      if (static_cast<double>(so_far) >= wanted) return value;
    }
    return weights_.rbegin()->first;
  }
  /// Of all that was added, one by one, the one in the middle; of an even number the mean of the two there. Throws
  /// std::invalid_argument if there is no weight.
  [[nodiscard]] double median() const {
    const std::int64_t lower = quantile(0.5);
    if (total_ % 2 == 1) return static_cast<double>(lower);
    std::int64_t so_far = 0;
    for (const auto& [value, weight] : weights_) {
      so_far += weight;
      if (so_far >= total_ / 2 + 1) return static_cast<double>(lower + value) / 2;
    }
    return static_cast<double>(lower);
  }
  /// Share of the weight at or below `value`; 0 if there is no weight.
  [[nodiscard]] double share_up_to(std::int64_t value) const {
    if (total_ == 0) return 0;
    std::int64_t so_far = 0;
    for (auto it = weights_.begin(); it != weights_.end() && it->first <= value; ++it) so_far += it->second;
    return static_cast<double>(so_far) / static_cast<double>(total_);
  }

 private:
  std::map<std::int64_t, std::int64_t> weights_;
  std::int64_t total_ = 0;
};

}  // namespace sim
