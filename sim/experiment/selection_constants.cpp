#include "sim/experiment/selection_constants.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace sim {
namespace {

void require(bool right, const char* what) {
  if (!right) throw std::invalid_argument(what);
}

/// Of a smooth function over [low, high], in pieces.
template <class Function>
double integral(const Function& f, double low, double high) {
  constexpr int pieces = 12;
  double sum = 0;
  for (int i = 0; i < pieces; ++i) {
    const double from = low + (high - low) * i / pieces, to = low + (high - low) * (i + 1) / pieces;
    sum += boost::math::quadrature::gauss<double, 20>::integrate(f, from, to);
  }
  return sum;
}

/// The probability that Rinott's rule finds the best, for a given h: the expectation over the chi squares x and y of
/// two first stages, Phi(h / sqrt((n0 - 1) (1/x + 1/y))) averaged over y, to the power k - 1, averaged over x.
double rinott_probability(double h, int k, int first) {
  const double degrees = first - 1;
  const boost::math::chi_squared law(degrees);
  const boost::math::normal normal;
  constexpr double outside = 1e-12;
  const double low = boost::math::quantile(law, outside);
  const double high = boost::math::quantile(boost::math::complement(law, outside));
  const auto given = [&](double x) {
    const auto f = [&](double y) {
      return boost::math::cdf(normal, h / std::sqrt(degrees * (1 / x + 1 / y))) * boost::math::pdf(law, y);
    };
    return std::pow(integral(f, low, high), k - 1) * boost::math::pdf(law, x);
  };
  return integral(given, low, high);
}

}  // namespace

double eta_of_error(double beta, int first) {
  require(beta > 0 && beta < 0.5, "sim: the error of a comparison must lie in (0, 1/2)");
  require(first >= 2, "sim: one observation says nothing about spread");
  return (std::pow(2 * beta, -2.0 / (first - 1)) - 1) / 2;
}

double kim_nelson_eta(int k, int first, double alpha) {
  require(k >= 2, "sim: selection needs two alternatives");
  return eta_of_error(alpha / (k - 1), first);
}

double kim_nelson_eta_independent(int k, int first, double alpha) {
  require(k >= 2, "sim: selection needs two alternatives");
  return eta_of_error(1 - std::pow(1 - alpha, 1.0 / (k - 1)), first);
}

double kim_nelson_h2(double eta, int first) { return 2 * eta * (first - 1); }

double rinott_h(int k, int first, double probability) {
  require(k >= 2 && first >= 2, "sim: Rinott's h needs two alternatives and two observations");
  require(probability > 1.0 / k && probability < 1, "sim: the probability must lie above that of a blind guess");
  std::uintmax_t most = 100;
  const auto off = [&](double h) { return rinott_probability(h, k, first) - probability; };
  const auto near = [](double a, double b) { return std::abs(a - b) < 1e-9; };
  const auto [low, high] = boost::math::tools::toms748_solve(off, 1e-6, 100.0, near, most);
  return (low + high) / 2;
}

std::vector<double> ocba_shares(std::span<const double> means, std::span<const double> sds, double least_gap) {
  require(means.size() >= 2 && means.size() == sds.size(), "sim: allocation needs two means, and as many spreads");
  require(least_gap > 0 && std::all_of(sds.begin(), sds.end(), [](double s) { return s > 0; }),
          "sim: spreads must be above 0");
  const auto best = static_cast<std::size_t>(std::min_element(means.begin(), means.end()) - means.begin());
  std::vector<double> shares(means.size());
  double of_best = 0, all = 0;
  for (std::size_t i = 0; i < means.size(); ++i) {
    if (i == best) continue;
    const double ratio = sds[i] / std::max(means[i] - means[best], least_gap);
    shares[i] = ratio * ratio;
    of_best += shares[i] / sds[i] * (shares[i] / sds[i]);
    all += shares[i];
  }
  shares[best] = sds[best] * std::sqrt(of_best);
  all += shares[best];
  for (double& share : shares) share /= all;
  return shares;
}

}  // namespace sim
