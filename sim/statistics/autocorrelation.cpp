#include "sim/statistics/autocorrelation.hpp"

#include <algorithm>
#include <stdexcept>

namespace sim {
namespace {

double mean_of(std::span<const double> series) {
  double sum = 0;
  for (const double x : series) sum += (x - series[0]);
  return series[0] + sum / static_cast<double>(series.size());
}

/// n c_k.
double products(std::span<const double> series, double mean, std::size_t lag) {
  double sum = 0;
  for (std::size_t i = 0; i + lag < series.size(); ++i) sum += (series[i] - mean) * (series[i + lag] - mean);
  return sum;
}

}  // namespace

double autocorrelation(std::span<const double> series, std::size_t lag) {
  if (lag >= series.size()) throw std::invalid_argument("sim: an autocorrelation needs a series longer than its lag");
  const double mean = mean_of(series);
  const double spread = products(series, mean, 0);
  return spread > 0 ? products(series, mean, lag) / spread : 0;
}

double effective_sample_size(std::span<const double> series) {
  if (series.empty()) return 0;
  const auto n = static_cast<double>(series.size());
  const double mean = mean_of(series);
  const double spread = products(series, mean, 0);
  if (!(spread > 0)) return n;
  double pairs = 0;  // sum of r_0 + r_1, r_2 + r_3, ...
  for (std::size_t lag = 0; lag + 1 < series.size(); lag += 2) {
    const double pair = (products(series, mean, lag) + products(series, mean, lag + 1)) / spread;
    if (!(pair > 0)) break;
    pairs += pair;
  }
  return n / std::clamp(2 * pairs - 1, 1.0, n);
}

}  // namespace sim
