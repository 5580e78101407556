#include "sim/statistics/warm_up.hpp"

#include <vector>

#include "sim/statistics/tally.hpp"

namespace sim {
namespace {

constexpr std::size_t never_cut = 5;  // batches at the end

double mean_of(std::span<const double> values) {
  Tally tally;
  for (const double x : values) tally.add(x);
  return tally.mean();
}

/// For each number of batches left out, what MSER wants to be small.
std::vector<double> spreads(std::span<const double> batches) {
  std::vector<double> spread(batches.size());
  Tally kept;  // from the end, so that each cut adds one
  for (std::size_t d = batches.size(); d-- > 0;) {
    kept.add(batches[d]);
    const auto n = static_cast<double>(kept.count());
    spread[d] = kept.variance() * (n - 1) / (n * n);
  }
  return spread;
}

}  // namespace

std::string_view describe(WarmUp::Verdict verdict) {
  switch (verdict) {
    case WarmUp::Verdict::found:
      return "a warm-up was found";
    case WarmUp::Verdict::too_short:
      return "no warm-up: the series is too short to say";
    case WarmUp::Verdict::at_edge:
      return "no warm-up: the best cut is the last one allowed, the run is still on its way";
    case WarmUp::Verdict::beyond_half:
      return "no warm-up: more than half would have to be left out";
  }
  return "";
}

WarmUp mser5(std::span<const double> series) {
  const std::size_t n = series.size() / mser_batch;
  WarmUp result;
  result.mean = mean_of(series);
  if (n < mser_fewest_batches) return result;
  std::vector<double> batches(n);
  for (std::size_t i = 0; i < n; ++i) batches[i] = mean_of(series.subspan(i * mser_batch, mser_batch));
  const std::vector<double> spread = spreads(batches);
  const std::size_t half = (n + 1) / 2;  // d < n / 2
  std::size_t best = 0;
  for (std::size_t d = 1; d < half; ++d) {
    if (spread[d] < spread[best]) best = d;
  }
  result.cut = best * mser_batch;
  result.mean = mean_of(series.subspan(result.cut));
  result.verdict = best + 1 == half ? WarmUp::Verdict::at_edge : WarmUp::Verdict::found;
  for (std::size_t d = half; d + never_cut <= n; ++d) {
    if (result.found() && spread[d] < spread[best]) result.verdict = WarmUp::Verdict::beyond_half;
  }
  return result;
}

}  // namespace sim
