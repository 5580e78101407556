// The laws of distributions.hpp as values that can be asked for shares too, and be truncated.
//
// value_at(u) is the function of the same name, to the last bit; value_above(v) is the same at u = 1 - v, but keeps the
// digits of a small v. All are monotone and take one number a draw (sim/random/law.hpp says what each call means).
// Parameters out of range throw std::invalid_argument when the law is made. Shares to a relative 1e-13.
#pragma once

namespace sim {

/// On (low, high); low < high.
class Uniform {
 public:
  Uniform(double low, double high);
  [[nodiscard]] double at_most(double x) const;
  [[nodiscard]] double above(double x) const;
  [[nodiscard]] double value_at(double u) const;
  [[nodiscard]] double value_above(double v) const;

 private:
  double low_;
  double high_;
};

/// mean > 0.
class Exponential {
 public:
  explicit Exponential(double mean);
  [[nodiscard]] double at_most(double x) const;
  [[nodiscard]] double above(double x) const;
  [[nodiscard]] double value_at(double u) const;
  [[nodiscard]] double value_above(double v) const;

 private:
  double mean_;
};

/// sd > 0.
class Normal {
 public:
  Normal(double mean, double sd);
  [[nodiscard]] double at_most(double x) const;
  [[nodiscard]] double above(double x) const;
  [[nodiscard]] double value_at(double u) const;
  [[nodiscard]] double value_above(double v) const;

 private:
  double mean_;
  double sd_;
};

/// By mean > 0 and coefficient of variation > 0 of the variate itself.
class Lognormal {
 public:
  Lognormal(double mean, double cv);
  [[nodiscard]] double at_most(double x) const;
  [[nodiscard]] double above(double x) const;
  [[nodiscard]] double value_at(double u) const;
  [[nodiscard]] double value_above(double v) const;

 private:
  [[nodiscard]] double standardised(double x) const;

  double mean_;
  double cv_;
  double variance_of_log_;
};

/// shape > 0, scale > 0.
class Weibull {
 public:
  Weibull(double shape, double scale);
  [[nodiscard]] double at_most(double x) const;
  [[nodiscard]] double above(double x) const;
  [[nodiscard]] double value_at(double u) const;
  [[nodiscard]] double value_above(double v) const;

 private:
  double shape_;
  double scale_;
};

/// low <= mode <= high, low < high.
class Triangular {
 public:
  Triangular(double low, double mode, double high);
  [[nodiscard]] double at_most(double x) const;
  [[nodiscard]] double above(double x) const;
  [[nodiscard]] double value_at(double u) const;
  [[nodiscard]] double value_above(double v) const;

 private:
  double low_;
  double mode_;
  double high_;
};

}  // namespace sim
