#include "sim/statistics/interval.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "sim/statistics/quantiles.hpp"
#include "sim/statistics/tally.hpp"

namespace sim {
namespace {

Tally tally_of(std::span<const double> values) {
  Tally tally;
  for (const double value : values) tally.add(value);
  return tally;
}

std::optional<Interval> interval_of(const Tally& tally, double confidence) {
  if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("sim: confidence must lie in (0, 1)");
  if (tally.count() < 2) return std::nullopt;
  const double t = student_quantile(0.5 + confidence / 2, static_cast<double>(tally.count() - 1));
  const double half = t * tally.standard_error();
  return Interval{tally.mean(), tally.mean() - half, tally.mean() + half};
}

}  // namespace

double student_quantile(double p, double degrees) {
  if (!(p > 0 && p < 1 && degrees > 0)) throw std::domain_error("sim: student_quantile outside its domain");
  return boost::math::quantile(boost::math::students_t(degrees), p);
}

std::optional<Interval> student_interval(std::span<const double> values, double confidence) {
  return interval_of(tally_of(values), confidence);
}

PairedDifference paired_difference(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size() || a.empty()) throw std::invalid_argument("sim: pairs need two samples of one length");
  std::vector<double> differences(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) differences[i] = b[i] - a[i];
  const Tally tally = tally_of(differences);
  PairedDifference result;
  result.pairs = a.size();
  result.mean = tally.mean();
  result.interval80 = interval_of(tally, 0.80);
  result.interval95 = interval_of(tally, 0.95);
  result.p10 = quantile(differences, 0.10);
  result.p90 = quantile(differences, 0.90);
  if (tally.variance() > 0) {
    result.variance_ratio = (tally_of(a).variance() + tally_of(b).variance()) / tally.variance();
  }
  return result;
}

}  // namespace sim
