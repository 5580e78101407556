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
constexpr double an_infeasible_step_shrinks_by = 0.5;

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
    double damping = 0.01;
    const int first = trials_;
    while (trials_ - first < rules_.most_trials) {
      const Vector d = step(damping);
      const double now = r_.squaredNorm(), promised = (r_ + slopes_ * d).squaredNorm();
      if (now - promised < rules_.settled * now) {
        if (fresh_) break;
        measure_slopes();
        continue;
      }
      const auto found = ask(x_ + d);
      if (!found) {
        damping = std::max(damping, 1.0) / an_infeasible_step_shrinks_by;
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
    const Matrix information = slopes_.transpose() * slopes_ + Matrix::Identity(x_.size(), x_.size()) /
                                                                   (known_before * known_before);
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

  // Least squares of what the slopes promise; who would leave the bounds stops there, and the others are sought anew.
  [[nodiscard]] Vector step(double damping) const {
    const Eigen::Index n = x_.size();
    Vector d = Vector::Zero(n);
    std::vector<bool> stopped(static_cast<std::size_t>(n), false);
    for (Eigen::Index round = 0; round < n; ++round) {
      std::vector<Eigen::Index> free;
      for (Eigen::Index i = 0; i < n; ++i)
        if (!stopped[static_cast<std::size_t>(i)]) free.push_back(i);
      if (free.empty()) break;
      Vector fixed = d;
      for (const Eigen::Index i : free) fixed[i] = 0;
      const Matrix s = slopes_(Eigen::all, free);
      const Matrix normal = s.transpose() * s + damping * Matrix::Identity(s.cols(), s.cols());
      const Vector found = normal.ldlt().solve(-s.transpose() * (r_ + slopes_ * fixed));
      bool all_within = true;
      for (std::size_t k = 0; k < free.size(); ++k) {
        const Eigen::Index i = free[k];
        const double low = std::max(-x_[i], -rules_.longest), high = std::min(1 - x_[i], rules_.longest);
        const double part = found[static_cast<Eigen::Index>(k)];
        d[i] = std::clamp(part, low, high);
        if (d[i] == part) continue;
        stopped[static_cast<std::size_t>(i)] = true;
        all_within = false;
      }
      if (all_within) break;
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
