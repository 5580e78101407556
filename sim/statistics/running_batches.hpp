// Batch means of a run of any length in a fixed amount of memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sim/statistics/batch_means.hpp"

namespace sim {

/// Values one by one, as they come. There are never 60 batches: when there would be, neighbours are joined into batches
/// of twice the length, which are then 30. So batches grow with the run, as they must for their means to become
/// independent. Half a kibibyte; adding allocates nothing. A warm-up is left out by beginning after it.
class RunningBatches {
 public:
  void add(double x);

  [[nodiscard]] std::int64_t count() const { return count_; }
  /// Of what has been added so far, as batch_means says it of a series, in at least number_of_batches(count()) batches
  /// and fewer than twice as many. What has come since the last full one is left out. None below 100 values. Throws
  /// std::invalid_argument for a confidence outside (0, 1).
  [[nodiscard]] std::optional<BatchMeans> result(double confidence = default_confidence) const;

 private:
  void join_neighbours();

  std::array<double, 2 * most_batches> means_{};  // of full batches, in order
  std::size_t full_ = 0;
  std::size_t length_ = 1;
  std::size_t in_open_ = 0;
  double open_ = 0;  // mean of those since the last full batch
  std::int64_t count_ = 0;
};

}  // namespace sim
