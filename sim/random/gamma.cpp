#include "sim/random/gamma.hpp"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "sim/random/distributions.hpp"
#include "sim/random/in_double.hpp"
#include "sim/random/requirement.hpp"

namespace sim {
namespace {

// Boost's inverse goes round its last digits for large shapes: 3 microseconds at 1e5, 46 at 1e8. From the first of
// these on, one step of Halley's method from the expansion is exact; from the second on, the expansion is.
constexpr double large_shape = 2e3;
constexpr double very_large_shape = 1e6;

// DiDonato and Morris 1986, equation 31; z is the normal quantile of the same share.
double expansion(double z, double shape) {
  const double root = std::sqrt(shape);
  const double z2 = z * z;
  const double small = (z2 - 1) / 3 + z * (z2 - 7) / (36 * root) - ((3 * z2 + 7) * z2 - 16) / (810 * shape) +
                       z * ((9 * z2 + 256) * z2 - 433) / (38880 * shape * root);
  return shape + (root * z + small);
}

// A share below x or above it.
struct Share {
  double size;
  bool is_below;
};

double of_large_shape(Share share, double shape) {
  const double z = normal_quantile(share.size);
  const double x = expansion(share.is_below ? z : -z, shape);
  if (shape >= very_large_shape) return x;
  const double too_much = share.is_below ? boost::math::gamma_p(shape, x, InDouble()) - share.size
                                         : share.size - boost::math::gamma_q(shape, x, InDouble());
  const double step = too_much / boost::math::gamma_p_derivative(shape, x, InDouble());
  return x - step / (1 - step * ((shape - 1) / x - 1) / 2);
}

// Of scale 1. A share of at most a half: the smaller of the two sides keeps its digits.
double of_share(Share share, double shape) {
  if (shape >= large_shape) return of_large_shape(share, shape);
  return share.is_below ? boost::math::gamma_p_inv(shape, share.size, InDouble())
                        : boost::math::gamma_q_inv(shape, share.size, InDouble());
}

double standard_value_at(double u, double shape) {
  if (shape == 1) return -std::log1p(-u);
  return of_share(u <= 0.5 ? Share{u, true} : Share{1 - u, false}, shape);
}

double standard_value_above(double v, double shape) {
  if (shape == 1) return -std::log(v);
  return of_share(v <= 0.5 ? Share{v, false} : Share{1 - v, true}, shape);
}

void require_gamma(double shape, double scale) {
  require_argument(shape > 0 && scale > 0 && std::isfinite(shape) && std::isfinite(scale),
                   "sim: gamma needs shape > 0 and scale > 0");
}

}  // namespace

double gamma(double u, double shape, double scale) {
  require_inside_unit(u);
  require_gamma(shape, scale);
  return scale * standard_value_at(u, shape);
}

double gamma_by_mean(double u, double mean, double cv) {
  require_inside_unit(u);
  require_argument(mean > 0 && std::isfinite(mean) && cv >= 0 && std::isfinite(cv),
                   "sim: gamma needs mean > 0 and cv >= 0");
  constexpr double hardly_any = 1e-100;  // its square is no scale
  if (cv < hardly_any) return mean;
  return gamma(u, 1 / (cv * cv), mean * (cv * cv));
}

double erlang(double u, std::int64_t k, double mean) {
  require_inside_unit(u);
  require_argument(k >= 1 && mean > 0 && std::isfinite(mean), "sim: erlang needs k >= 1 and mean > 0");
  const auto shape = static_cast<double>(k);
  return mean / shape * standard_value_at(u, shape);
}

Gamma::Gamma(double shape, double scale) : shape_(shape), scale_(scale) { require_gamma(shape, scale); }

Gamma Gamma::by_mean(double mean, double cv) {
  require_argument(mean > 0 && cv > 0, "sim: gamma needs mean > 0 and cv > 0");
  return {1 / (cv * cv), mean * (cv * cv)};
}

double Gamma::at_most(double x) const {
  if (!(x > 0)) return 0;
  return std::isinf(x) ? 1 : boost::math::gamma_p(shape_, x / scale_, InDouble());
}

double Gamma::above(double x) const {
  if (!(x > 0)) return 1;
  return std::isinf(x) ? 0 : boost::math::gamma_q(shape_, x / scale_, InDouble());
}

double Gamma::value_at(double u) const {
  require_inside_unit(u);
  return scale_ * standard_value_at(u, shape_);
}

double Gamma::value_above(double v) const {
  require_inside_unit(v);
  return scale_ * standard_value_above(v, shape_);
}

}  // namespace sim
