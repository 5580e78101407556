#include "sim/statistics/running_batches.hpp"

#include <span>

namespace sim {

void RunningBatches::add(double x) {
  ++count_;
  ++in_open_;
  open_ += (x - open_) / static_cast<double>(in_open_);
  if (in_open_ < length_) return;
  means_[full_++] = open_;
  in_open_ = 0;
  open_ = 0;
  if (full_ == means_.size()) join_neighbours();
}

// The last of an odd number is left out.
void RunningBatches::join_neighbours() {
  full_ /= 2;
  length_ *= 2;
  for (std::size_t i = 0; i < full_; ++i) means_[i] = (means_[2 * i] + means_[2 * i + 1]) / 2;
}

std::optional<BatchMeans> RunningBatches::result(double confidence) const {
  const std::size_t wanted = number_of_batches(static_cast<std::size_t>(count_));
  if (wanted == 0) return std::nullopt;
  RunningBatches joined = *this;
  while (joined.full_ >= 2 * wanted) joined.join_neighbours();
  const std::span<const double> means(joined.means_.data(), joined.full_);
  std::optional<BatchMeans> result = batch_means(means, means.size(), confidence);
  result->length = joined.length_;
  result->left_out = static_cast<std::size_t>(count_) - joined.full_ * joined.length_;
  return result;
}

}  // namespace sim
