#include "models/measures/estimated.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/statistics/interval.hpp"
#include "sim/statistics/quantiles.hpp"
#include "sim/statistics/tally.hpp"

namespace models {
namespace {

void set_intervals(Estimate& estimate, const std::optional<sim::Interval>& middle,
                   const std::optional<sim::Interval>& wide) {
  if (middle) {
    estimate.low80 = middle->low;
    estimate.high80 = middle->high;
  }
  if (wide) {
    estimate.low95 = wide->low;
    estimate.high95 = wide->high;
  }
}

double share_of_same_sign(std::span<const double> changes, double mean) {
  const auto same = std::count_if(changes.begin(), changes.end(), [&](double change) {
    return (change < 0 && mean < 0) || (change > 0 && mean > 0) || (change == 0 && mean == 0);
  });
  return static_cast<double>(same) / static_cast<double>(changes.size());
}

}  // namespace

double mean_of(std::span<const double> sample) {
  double sum = 0;
  for (const double value : sample) sum += value;
  return sum / static_cast<double>(sample.size());
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::lower:
      return "lower";
    case Verdict::higher:
      return "higher";
    case Verdict::no_difference_that_matters:
      return "no_difference_that_matters";
    case Verdict::cannot_tell:
      return "cannot_tell";
  }
  return {};
}

Verdict verdict(const Estimate& difference, double indifference) {
  if (!difference.low95 || !difference.high95) return Verdict::cannot_tell;
  const double low = *difference.low95;
  const double high = *difference.high95;
  if (low >= -indifference && high <= indifference) return Verdict::no_difference_that_matters;
  if (high < 0) return Verdict::lower;
  if (low > 0) return Verdict::higher;
  return Verdict::cannot_tell;
}

std::optional<double> replications_to_tell(double mean, double deviation, double zone) {
  const double half_width = std::max(std::abs(mean), zone - std::abs(mean));
  if (!(deviation > 0) || !(half_width > 0)) return std::nullopt;
  // Student's quantile depends on n a little: from the normal's, a few steps settle it.
  double n = std::pow(1.96 * deviation / half_width, 2);
  for (int i = 0; i < 20; ++i) {
    const double t = sim::student_quantile(0.975, std::max(1.0, n - 1));
    n = std::pow(t * deviation / half_width, 2);
  }
  return std::max(2.0, std::ceil(n));
}

Estimate estimate_of(std::span<const double> sample) {
  Estimate made;
  made.mean = mean_of(sample);
  if (sample.size() < 2) return made;
  set_intervals(made, sim::student_interval(sample, 0.80), sim::student_interval(sample, 0.95));
  made.p10 = sim::quantile(sample, 0.1);
  made.p90 = sim::quantile(sample, 0.9);
  return made;
}

Difference difference_of(std::span<const double> arm, std::span<const double> base, double zone, std::size_t together) {
  const sim::PairedDifference pairs = sim::paired_difference(base, arm);
  Difference made;
  made.mean = pairs.mean;
  made.zone = zone;
  set_intervals(made, pairs.interval80, pairs.interval95);
  if (pairs.pairs > 1) {
    made.p10 = pairs.p10;
    made.p90 = pairs.p90;
  }
  made.variance_ratio = pairs.variance_ratio;
  std::vector<double> changes(arm.size());
  sim::Tally tally;
  for (std::size_t i = 0; i < arm.size(); ++i) tally.add(changes[i] = arm[i] - base[i]);
  made.same_sign = share_of_same_sign(changes, made.mean);
  made.verdict = verdict(made, zone);
  if (together > 0) {
    const auto joint = sim::student_interval(changes, 1 - 0.05 / static_cast<double>(together));
    if (joint) {
      made.low_joint = joint->low;
      made.high_joint = joint->high;
    }
  }
  if (made.verdict == Verdict::cannot_tell && made.low95) {
    // An interval that just fails may by this reckoning already tell: then a few more will.
    if (const auto needed = replications_to_tell(made.mean, tally.standard_deviation(), zone))
      made.more_replications = std::max(1.0, *needed - static_cast<double>(arm.size()));
  }
  return made;
}

}  // namespace models
