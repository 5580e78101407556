#include "sim/statistics/batch_means.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "sim/statistics/autocorrelation.hpp"
#include "sim/statistics/tally.hpp"

namespace sim {
namespace {

bool look_independent(std::span<const double> means) {
  constexpr double limit = 1.6448536269514722;  // 95 % of the normal distribution lies below
  const auto k = static_cast<double>(means.size());
  Tally tally;
  for (const double mean : means) tally.add(mean);
  const double squares = tally.variance() * (k - 1);
  double steps = 0;
  for (std::size_t i = 0; i + 1 < means.size(); ++i) steps += (means[i] - means[i + 1]) * (means[i] - means[i + 1]);
  if (!(squares > 0)) return true;
  return 1 - steps / (2 * squares) <= limit * std::sqrt((k - 2) / (k * k - 1));
}

}  // namespace

std::size_t number_of_batches(std::size_t n) {
  if (n < fewest_batches * fewest_batches) return 0;
  return std::min(most_batches, static_cast<std::size_t>(std::sqrt(static_cast<double>(n))));
}

std::optional<BatchMeans> batch_means(std::span<const double> series, std::size_t batches, double confidence) {
  if (batches == 1) throw std::invalid_argument("sim: one batch says nothing about spread");
  if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("sim: confidence must lie in (0, 1)");
  BatchMeans result;
  result.batches = batches == 0 ? number_of_batches(series.size()) : batches;
  if (result.batches == 0 || series.size() < result.batches) return std::nullopt;
  result.length = series.size() / result.batches;
  result.left_out = series.size() - result.batches * result.length;
  std::vector<double> means;
  for (std::size_t at = result.left_out; at < series.size(); at += result.length) {
    Tally batch;
    for (const double x : series.subspan(at, result.length)) batch.add(x);
    means.push_back(batch.mean());
  }
  Tally tally;
  for (const double mean : means) tally.add(mean);
  result.mean = tally.mean();
  result.standard_error = tally.standard_error();
  result.interval = student_interval(means, confidence);
  result.lag_one = autocorrelation(means, 1);
  result.look_independent = look_independent(means);
  return result;
}

}  // namespace sim
