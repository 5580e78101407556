#include "sim/random/laws.hpp"

#include <cmath>
#include <numbers>

#include "sim/random/distributions.hpp"
#include "sim/random/requirement.hpp"

namespace sim {
namespace {

double share_above_normal(double z) { return std::erfc(z / std::numbers::sqrt2) / 2; }

}  // namespace

Uniform::Uniform(double low, double high) : low_(low), high_(high) {
  require_argument(low < high && std::isfinite(high - low), "sim: a uniform law needs low < high");
}

double Uniform::at_most(double x) const {
  if (x <= low_) return 0;
  return x >= high_ ? 1 : (x - low_) / (high_ - low_);
}

double Uniform::above(double x) const {
  if (x <= low_) return 1;
  return x >= high_ ? 0 : (high_ - x) / (high_ - low_);
}

double Uniform::value_at(double u) const { return uniform(u, low_, high_); }

double Uniform::value_above(double v) const {
  require_inside_unit(v);
  return high_ - v * (high_ - low_);
}

Exponential::Exponential(double mean) : mean_(mean) {
  require_argument(mean > 0 && std::isfinite(mean), "sim: an exponential law needs mean > 0");
}

double Exponential::at_most(double x) const { return x > 0 ? -std::expm1(-x / mean_) : 0; }

double Exponential::above(double x) const { return x > 0 ? std::exp(-x / mean_) : 1; }

double Exponential::value_at(double u) const { return exponential(u, mean_); }

double Exponential::value_above(double v) const {
  require_inside_unit(v);
  return -mean_ * std::log(v);
}

Normal::Normal(double mean, double sd) : mean_(mean), sd_(sd) {
  require_argument(sd > 0 && std::isfinite(sd) && std::isfinite(mean), "sim: a normal law needs sd > 0");
}

double Normal::at_most(double x) const { return share_above_normal((mean_ - x) / sd_); }

double Normal::above(double x) const { return share_above_normal((x - mean_) / sd_); }

double Normal::value_at(double u) const { return normal(u, mean_, sd_); }

double Normal::value_above(double v) const { return mean_ - sd_ * normal_quantile(v); }

Lognormal::Lognormal(double mean, double cv) : mean_(mean), cv_(cv), variance_of_log_(std::log1p(cv * cv)) {
  require_argument(mean > 0 && std::isfinite(mean) && cv > 0 && std::isfinite(cv) && variance_of_log_ > 0,
                   "sim: a lognormal law needs mean > 0 and cv > 0");
}

double Lognormal::standardised(double x) const {
  return (std::log(x / mean_) + variance_of_log_ / 2) / std::sqrt(variance_of_log_);
}

double Lognormal::at_most(double x) const { return x > 0 ? share_above_normal(-standardised(x)) : 0; }

double Lognormal::above(double x) const { return x > 0 ? share_above_normal(standardised(x)) : 1; }

double Lognormal::value_at(double u) const { return lognormal(u, mean_, cv_); }

double Lognormal::value_above(double v) const {
  return mean_ * std::exp(-std::sqrt(variance_of_log_) * normal_quantile(v) - variance_of_log_ / 2);
}

Weibull::Weibull(double shape, double scale) : shape_(shape), scale_(scale) {
  require_argument(shape > 0 && scale > 0 && std::isfinite(shape) && std::isfinite(scale),
                   "sim: a weibull law needs shape > 0 and scale > 0");
}

double Weibull::at_most(double x) const { return x > 0 ? -std::expm1(-std::pow(x / scale_, shape_)) : 0; }

double Weibull::above(double x) const { return x > 0 ? std::exp(-std::pow(x / scale_, shape_)) : 1; }

double Weibull::value_at(double u) const { return weibull(u, shape_, scale_); }

double Weibull::value_above(double v) const {
  require_inside_unit(v);
  return scale_ * std::pow(-std::log(v), 1 / shape_);
}

Triangular::Triangular(double low, double mode, double high) : low_(low), mode_(mode), high_(high) {
  require_argument(low <= mode && mode <= high && low < high && std::isfinite(high - low),
                   "sim: a triangular law needs low <= mode <= high and low < high");
}

double Triangular::at_most(double x) const {
  if (x <= low_) return 0;
  if (x >= high_) return 1;
  const double width = high_ - low_;
  if (x < mode_) return (x - low_) / width * ((x - low_) / (mode_ - low_));
  return 1 - (high_ - x) / width * ((high_ - x) / (high_ - mode_));
}

double Triangular::above(double x) const { return Triangular(-high_, -mode_, -low_).at_most(-x); }

double Triangular::value_at(double u) const { return triangular(u, low_, mode_, high_); }

double Triangular::value_above(double v) const { return -triangular(v, -high_, -mode_, -low_); }

}  // namespace sim
