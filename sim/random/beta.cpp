#include "sim/random/beta.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <exception>

#include "sim/random/in_double.hpp"
#include "sim/random/requirement.hpp"

namespace sim {
namespace {

// Boost's root finder gives up now and then, or leaves (0, 1) and throws: ten times in a million far out in a tail of
// b = 1/2. Halving, by ratio where the ends are far apart, never does; `is_below` says whether a value is below the
// root.
template <class Predicate>
double by_halving(const Predicate& is_below) {
  double low = 1e-300;
  double high = 1;
  constexpr int enough = 80;
  for (int i = 0; i < enough; ++i) {
    const double middle = high > 2 * low ? std::sqrt(low * high) : low + (high - low) / 2;
    (is_below(middle) ? low : high) = middle;
  }
  return high;
}

double with_share_below(double a, double b, double u) {
  try {
    return boost::math::ibeta_inv(a, b, u, InDouble());
  } catch (const std::exception&) {
    return by_halving([=](double x) { return boost::math::ibeta(a, b, x, InDouble()) < u; });
  }
}

double with_share_above(double a, double b, double v) {
  try {
    return boost::math::ibetac_inv(a, b, v, InDouble());
  } catch (const std::exception&) {
    return by_halving([=](double x) { return boost::math::ibetac(a, b, x, InDouble()) > v; });
  }
}

}  // namespace

double beta(double u, double a, double b) { return Beta(a, b).value_at(u); }

double pert(double u, double low, double mode, double high) {
  require_inside_unit(u);
  require_argument(low <= mode && mode <= high && std::isfinite(high - low), "sim: pert needs low <= mode <= high");
  if (low == high) return low;
  const double width = high - low;
  constexpr double weight = 4;
  return low + width * beta(u, 1 + weight * ((mode - low) / width), 1 + weight * ((high - mode) / width));
}

Beta::Beta(double a, double b) : a_(a), b_(b) {
  constexpr double most = 1e6;
  require_argument(a > 0 && b > 0 && a <= most && b <= most, "sim: beta needs a and b in (0, 1e6]");
}

double Beta::at_most(double x) const {
  if (!(x > 0)) return 0;
  return x >= 1 ? 1 : boost::math::ibeta(a_, b_, x, InDouble());
}

double Beta::above(double x) const {
  if (!(x > 0)) return 1;
  return x >= 1 ? 0 : boost::math::ibetac(a_, b_, x, InDouble());
}

double Beta::value_at(double u) const {
  require_inside_unit(u);
  return u <= 0.5 ? with_share_below(a_, b_, u) : with_share_above(a_, b_, 1 - u);
}

double Beta::value_above(double v) const {
  require_inside_unit(v);
  return v <= 0.5 ? with_share_above(a_, b_, v) : with_share_below(a_, b_, 1 - v);
}

}  // namespace sim
