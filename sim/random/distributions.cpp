#include "sim/random/distributions.hpp"

#include <array>
#include <boost/math/special_functions/gamma.hpp>
#include <cfloat>
#include <cmath>
#include <limits>

#include "sim/random/requirement.hpp"

namespace sim {
namespace {

// Results are promised to the last bit: no wider registers in between.
static_assert(FLT_EVAL_METHOD == 0, "compile for SSE2, not x87");

template <std::size_t n>
double polynomial(const std::array<double, n>& coefficients, double x) {
  double value = coefficients[n - 1];
  for (std::size_t i = n - 1; i > 0; --i) value = value * x + coefficients[i - 1];
  return value;
}

// Coefficients of AS 241, PPND16, lowest power first.
constexpr std::array<double, 8> centre_over{
    3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
    4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array<double, 8> centre_under{1.0,
                                             4.2313330701600911252e+1,
                                             6.8718700749205790830e+2,
                                             5.3941960214247511077e+3,
                                             2.1213794301586595867e+4,
                                             3.9307895800092710610e+4,
                                             2.8729085735721942674e+4,
                                             5.2264952788528545610e+3};
constexpr std::array<double, 8> middle_over{
    1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,  3.64784832476320460504e0,
    1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array<double, 8> middle_under{1.0,
                                             2.05319162663775882187e0,
                                             1.67638483018380384940e0,
                                             6.89767334985100004550e-1,
                                             1.48103976427480074590e-1,
                                             1.51986665636164571966e-2,
                                             5.47593808499534494600e-4,
                                             1.05075007164441684324e-9};
constexpr std::array<double, 8> tail_over{
    6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
    2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> tail_under{1.0,
                                           5.99832206555887937690e-1,
                                           1.36929880922735805310e-1,
                                           1.48753612908506148525e-2,
                                           7.86869131145613259100e-4,
                                           1.84631831751005468180e-5,
                                           1.42151175831644588870e-7,
                                           2.04426310338993978564e-15};

}  // namespace

double normal_quantile(double p) {
  require_inside_unit(p);
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(centre_over, r) / polynomial(centre_under, r);
  }
  const double r = std::sqrt(-std::log(q < 0 ? p : 1 - p));
  const double size = r <= 5 ? polynomial(middle_over, r - 1.6) / polynomial(middle_under, r - 1.6)
                             : polynomial(tail_over, r - 5) / polynomial(tail_under, r - 5);
  return q < 0 ? -size : size;
}

double uniform(double u, double low, double high) {
  require_inside_unit(u);
  require_argument(low <= high && std::isfinite(high - low), "sim: uniform needs low <= high");
  return low + u * (high - low);
}

bool bernoulli(double u, double p) {
  require_inside_unit(u);
  require_argument(p >= 0 && p <= 1, "sim: bernoulli needs p in [0, 1]");
  return u < p;
}

double exponential(double u, double mean) {
  require_inside_unit(u);
  require_argument(mean >= 0 && std::isfinite(mean), "sim: exponential needs mean >= 0");
  return -mean * std::log1p(-u);
}

double normal(double u, double mean, double sd) {
  require_argument(sd >= 0 && std::isfinite(sd) && std::isfinite(mean), "sim: normal needs sd >= 0");
  return mean + sd * normal_quantile(u);
}

double lognormal(double u, double mean, double cv) {
  require_argument(mean > 0 && std::isfinite(mean) && cv >= 0 && std::isfinite(cv),
                   "sim: lognormal needs mean > 0 and cv >= 0");
  if (cv == 0) {
    require_inside_unit(u);
    return mean;
  }
  const double variance_of_log = std::log1p(cv * cv);
  return mean * std::exp(std::sqrt(variance_of_log) * normal_quantile(u) - variance_of_log / 2);
}

double weibull(double u, double shape, double scale) {
  require_inside_unit(u);
  require_argument(shape > 0 && scale > 0 && std::isfinite(shape) && std::isfinite(scale),
                   "sim: weibull needs shape > 0 and scale > 0");
  return scale * std::pow(-std::log1p(-u), 1 / shape);
}

double weibull_by_mean(double u, double shape, double mean) {
  require_argument(shape > 0 && mean > 0 && std::isfinite(shape) && std::isfinite(mean),
                   "sim: weibull needs shape > 0 and mean > 0");
  return weibull(u, shape, mean / std::tgamma(1 + 1 / shape));
}

double triangular(double u, double low, double mode, double high) {
  require_inside_unit(u);
  require_argument(low <= mode && mode <= high && std::isfinite(high - low),
                   "sim: triangular needs low <= mode <= high");
  if (low == high) return low;
  const double width = high - low;
  const double rising = (mode - low) / width;
  if (u < rising) return low + std::sqrt(u * width * (mode - low));
  return high - std::sqrt((1 - u) * width * (high - mode));
}

std::size_t discrete(double u, std::span<const double> weights) {
  require_inside_unit(u);
  double sum = 0;
  for (const double weight : weights) {
    require_argument(weight >= 0 && std::isfinite(weight), "sim: discrete needs weights >= 0");
    sum += weight;
  }
  require_argument(sum > 0, "sim: discrete needs a weight above 0");
  double left = u * sum;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == 0) continue;
    chosen = i;  // the last one with weight, should rounding carry us past the end
    if (left < weights[i]) break;
    left -= weights[i];
  }
  return chosen;
}

namespace {

std::int64_t small_poisson(double u, double mean) {
  double chance = std::exp(-mean);
  double so_far = chance;
  std::int64_t k = 0;
  while (u > so_far && chance > 0) {
    ++k;
    chance *= mean / static_cast<double>(k);
    so_far += chance;
  }
  return k;
}

// From the normal approximation with its correction for skewness to the step of the distribution function: exp(-mean)
// is too small to add up from nought.
std::int64_t large_poisson(double u, double mean) {
  const auto reaches = [&](std::int64_t k) { return boost::math::gamma_q(static_cast<double>(k) + 1, mean) >= u; };
  const double z = normal_quantile(u);
  auto k = static_cast<std::int64_t>(std::ceil(mean + std::sqrt(mean) * z + (z * z - 1) / 6 - 0.5));
  k = k > 0 ? k : 0;
  if (!reaches(k)) {
    do ++k;
    while (!reaches(k));
    return k;
  }
  while (k > 0 && reaches(k - 1)) --k;
  return k;
}

}  // namespace

std::int64_t poisson(double u, double mean) {
  require_inside_unit(u);
  require_argument(mean >= 0 && mean <= 1e9, "sim: poisson needs a mean in [0, 1e9]");
  return mean < 60 ? small_poisson(u, mean) : large_poisson(u, mean);
}

std::int64_t geometric(double u, double p) {
  require_inside_unit(u);
  require_argument(p > 0 && p <= 1, "sim: geometric needs p in (0, 1]");
  if (p == 1) return 0;
  const double failures = std::floor(std::log1p(-u) / std::log1p(-p));
  constexpr double most = 9.0e18;  // p may be so small that the count does not fit
  return static_cast<std::int64_t>(failures < most ? failures : most);
}

}  // namespace sim
