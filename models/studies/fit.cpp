#include "models/studies/fit.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace models {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

constexpr double known_before = 0.288675134594813;  // standard deviation of a uniform number in [0, 1]

Vector to_vector(const std::vector<double>& values) {
  return Eigen::Map<const Vector>(values.data(), static_cast<Eigen::Index>(values.size()));
}
std::vector<double> to_list(const Vector& values) { return {values.data(), values.data() + values.size()}; }

class Search {
 public:
  Search(const Residuals& residuals, const std::vector<double>& start, const FitRules& rules)
      : ask_(residuals), rules_(rules), x_(to_vector(start)) {
    const auto first = ask(x_);
    if (!first) throw std::invalid_argument("fit: the start cannot be simulated");
    r_ = *first;
  }

  void run() {
    measure_slopes();
    double damping = 1 / (known_before * known_before);  // as far as the bounds alone would let it go
    const int first = trials_;
    while (trials_ - first < rules_.most_trials) {
      const Vector d = step(damping);
      const double now = r_.squaredNorm(), promised = (r_ + slopes_ * d).squaredNorm();
      if (now - promised <= rules_.settled * now) {
        if (fresh_ || trials_ - first + static_cast<int>(x_.size()) > rules_.most_trials) break;
        measure_slopes();
        continue;
      }
      const auto found = ask(x_ + d);
      if (!found) {
        damping *= 8;
        if (damping > most_damping) break;
        continue;
      }
      correct_slopes(d, *found);
      if (found->squaredNorm() < now) {
        x_ += d;
        r_ = *found;
        damping /= 4;
      } else {
        damping *= 6;
        if (damping > most_damping) break;
      }
    }
  }

  [[nodiscard]] Fit result() const {
    Fit fit;
    fit.point = to_list(x_);
    fit.residuals = to_list(r_);
    fit.sum_of_squares = r_.squaredNorm();
    fit.trials = trials_;
    for (Eigen::Index i = 0; i < slopes_.rows(); ++i) fit.slopes.push_back(to_list(slopes_.row(i).transpose()));
    const Matrix information =
        slopes_.transpose() * slopes_ + Matrix::Identity(x_.size(), x_.size()) / (known_before * known_before);
    fit.uncertainty = to_list(information.inverse().diagonal().cwiseSqrt());
    const Eigen::SelfAdjointEigenSolver<Matrix> directions(slopes_.transpose() * slopes_);
    for (Eigen::Index k = 0; k < x_.size(); ++k) {
      const double moves = std::sqrt(std::max(0.0, directions.eigenvalues()[k]));
      if (moves < 1) fit.unseen.push_back({to_list(directions.eigenvectors().col(k)), moves});
    }
    return fit;
  }

 private:
  static constexpr double most_damping = 1e4;
  static constexpr int most_rounds = 2000;

  std::optional<Vector> ask(const Vector& x) {
    ++trials_;
    const auto found = ask_(to_list(x));
    return found ? std::optional<Vector>(to_vector(*found)) : std::nullopt;
  }

  // One step in each parameter, away from the nearer bound; where it cannot be simulated, the other way.
  void measure_slopes() {
    slopes_ = Matrix::Zero(r_.size(), x_.size());
    for (Eigen::Index i = 0; i < x_.size(); ++i) {
      const double away = x_[i] <= 0.5 ? rules_.step : -rules_.step;
      for (const double h : {away, -away}) {
        Vector beside = x_;
        beside[i] = std::clamp(x_[i] + h, 0.0, 1.0);
        if (beside[i] == x_[i]) continue;
        if (const auto found = ask(beside)) {
          slopes_.col(i) = (*found - r_) / (beside[i] - x_[i]);
          break;
        }
      }
    }
    fresh_ = true;
  }

  void correct_slopes(const Vector& d, const Vector& found) {
    slopes_ += (found - r_ - slopes_ * d) * d.transpose() / d.squaredNorm();
    fresh_ = false;
  }

  // Least squares of what the slopes promise, within the bounds and the longest step: one parameter after another is
  // put where it is best, until none moves any more.
  [[nodiscard]] Vector step(double damping) const {
    const Matrix h = slopes_.transpose() * slopes_ + damping * Matrix::Identity(x_.size(), x_.size());
    Vector d = Vector::Zero(x_.size());
    Vector gradient = slopes_.transpose() * r_;  // at d
    for (int round = 0; round < most_rounds; ++round) {
      double moved = 0;
      for (Eigen::Index i = 0; i < x_.size(); ++i) {
        const double low = std::max(-x_[i], -rules_.longest), high = std::min(1 - x_[i], rules_.longest);
        const double to = std::clamp(d[i] - gradient[i] / h(i, i), low, high);
        gradient += h.col(i) * (to - d[i]);
        moved = std::max(moved, std::abs(to - d[i]));
        d[i] = to;
      }
      if (moved < 1e-9) break;
    }
    return d;
  }

  const Residuals& ask_;
  const FitRules& rules_;
  Vector x_, r_;
  Matrix slopes_;
  bool fresh_ = false;  // measured at x_, and not corrected since
  int trials_ = 0;
};

}  // namespace

Fit fit(const Residuals& residuals, std::vector<double> start, const FitRules& rules) {
  Search search(residuals, start, rules);
  search.run();
  return search.result();
}

}  // namespace models
