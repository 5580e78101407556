#include "sim/random/hyperexponential.hpp"

#include <algorithm>
#include <cmath>

#include "sim/random/requirement.hpp"

namespace sim {
namespace {

struct Mixture {
  double p1;
  double p2;
  double mean1;
  double mean2;
};

// Three curves below P(X > x), each inverted: Jensen's exp(-x * mean rate), and either part of the mixture alone.
double below_root(const Mixture& m, double v, double log_v) {
  const double by_rate = -log_v / (m.p1 / m.mean1 + m.p2 / m.mean2);
  return std::max({by_rate, -m.mean1 * std::log(v / m.p1), -m.mean2 * std::log(v / m.p2)});
}

// The x with a share u below and v = 1 - u above. For small u the difference of shares, for large ones the difference
// of their logarithms: both are convex and falling in x, and each keeps its digits where it is used.
double root(const Mixture& m, double u, double v) {
  const double log_v = u < 0.5 ? std::log1p(-u) : std::log(v);
  double x = below_root(m, v, log_v);
  constexpr int enough = 100;  // about six are needed
  for (int i = 0; i < enough; ++i) {
    const double part1 = m.p1 * std::exp(-x / m.mean1);
    const double part2 = m.p2 * std::exp(-x / m.mean2);
    const double density = part1 / m.mean1 + part2 / m.mean2;
    double step = 0;
    if (u < 0.5) {
      step = (u + (m.p1 * std::expm1(-x / m.mean1) + m.p2 * std::expm1(-x / m.mean2))) / density;
    } else {
      step = std::log((part1 + part2) / v) * (part1 + part2) / density;
    }
    const double next = x + step;
    if (!(step > 0x1p-52 * x)) break;
    x = next;
  }
  return x;
}

}  // namespace

double hyperexponential(double u, double p, double mean1, double mean2) {
  return Hyperexponential(p, mean1, mean2).value_at(u);
}

Hyperexponential::Hyperexponential(double p, double mean1, double mean2) : p_(p), mean1_(mean1), mean2_(mean2) {
  require_argument(p >= 0 && p <= 1 && mean1 > 0 && mean2 > 0 && std::isfinite(mean1) && std::isfinite(mean2),
                   "sim: hyperexponential needs p in [0, 1] and means > 0");
  if (p_ == 0) mean1_ = mean2_;
  if (p_ == 1) mean2_ = mean1_;
}

double Hyperexponential::at_most(double x) const {
  return x > 0 ? -(p_ * std::expm1(-x / mean1_) + (1 - p_) * std::expm1(-x / mean2_)) : 0;
}

double Hyperexponential::above(double x) const {
  return x > 0 ? p_ * std::exp(-x / mean1_) + (1 - p_) * std::exp(-x / mean2_) : 1;
}

double Hyperexponential::value_at(double u) const {
  require_inside_unit(u);
  if (mean1_ == mean2_) return -mean1_ * std::log1p(-u);
  return root({p_, 1 - p_, mean1_, mean2_}, u, 1 - u);
}

double Hyperexponential::value_above(double v) const {
  require_inside_unit(v);
  if (mean1_ == mean2_) return -mean1_ * std::log(v);
  return root({p_, 1 - p_, mean1_, mean2_}, 1 - v, v);
}

}  // namespace sim
