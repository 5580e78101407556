// What the models of the oracles are made of: a fine clock, laws by name, how long a level stood where, sums of waits.
#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/kernel/simulation.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/gamma.hpp"
#include "sim/random/hyperexponential.hpp"
#include "sim/statistics/quantiles.hpp"
#include "sim/statistics/tally.hpp"
#include "models/selftest/tried.hpp"

namespace models::theory {

// So fine that rounding to whole ticks is far below any standard error.
inline constexpr double ticks_per_unit = 1e6;
inline sim::Span span_of(double units) { return {std::llround(units * ticks_per_unit)}; }
inline double units_of(sim::Span span) { return static_cast<double>(span.ticks) / ticks_per_unit; }
inline sim::Instant at(double units) { return sim::Instant{} + span_of(units); }

/// The first twentieth beside the length that is measured. With lengths that give 1 % it is dozens of times what the
/// slowest level needs to forget that it began empty.
inline constexpr double warm_up_share = 0.05;

using Law = std::function<double(sim::Stream&)>;

inline Law exponential_law(double mean) {
  return [mean](sim::Stream& stream) { return sim::exponential(stream, mean); };
}

/// By `service=...` and what belongs to it.
inline Law law_of(const Parameters& of) {
  const std::string name = of.has("service") ? of.text("service") : "exp";
  const double mean = of.has("mean") ? of.number("mean") : 1;
  if (name == "exp") return exponential_law(mean);
  if (name == "det") return [mean](sim::Stream&) { return mean; };
  if (name == "uniform") return [mean](sim::Stream& stream) { return sim::uniform(stream, 0, 2 * mean); };
  if (name == "erlang") return [mean, k = of.whole("k")](sim::Stream& stream) { return sim::erlang(stream, k, mean); };
  if (name == "lognormal")
    return [mean, cv = of.number("cv")](sim::Stream& stream) { return sim::lognormal(stream, mean, cv); };
  if (name == "weibull")
    return
        [mean, shape = of.number("shape")](sim::Stream& stream) { return sim::weibull_by_mean(stream, shape, mean); };
  if (name == "h2") {
    return [p = of.number("p"), m1 = of.number("m1"), m2 = of.number("m2")](sim::Stream& stream) {
      return sim::hyperexponential(stream, p, m1, m2);
    };
  }
  throw std::runtime_error("no law called " + name);
}

/// How long a level that is never negative stood at each height.
class Levels {
 public:
  void change(sim::Instant now, int by) {
    settle(now);
    level_ += by;
  }
  void restart(sim::Instant now) {
    ticks_.clear();
    changed_ = now;
  }
  [[nodiscard]] int level() const { return level_; }

  /// Adds the mean as `mean`, the variance as `variance`, and P0, P(N>=n) and P(N<=n) for those of the rows.
  void report(sim::Instant now, const std::vector<Row>& rows, const std::string& mean, Results& results,
              const std::string& variance = "VarN") {
    settle(now);
    results[mean] = average([](double n) { return n; });
    const double m = results[mean];
    results[variance] = average([m](double n) { return (n - m) * (n - m); });
    results["P0"] = average([](double n) { return n == 0 ? 1 : 0; });
    for (const Row& row : rows) {
      const std::string kind = row.quantity.substr(0, 5);
      if (kind != "P(N>=" && kind != "P(N<=") continue;
      const double bound = std::stod(row.quantity.substr(5));
      const bool up = kind == "P(N>=";
      results[row.quantity] = average([=](double n) { return (up ? n >= bound : n <= bound) ? 1 : 0; });
    }
  }

 private:
  void settle(sim::Instant now) {
    const auto height = static_cast<std::size_t>(level_);
    if (height >= ticks_.size()) ticks_.resize(height + 1);
    ticks_[height] += (now - changed_).ticks;
    changed_ = now;
  }
  template <class Of>
  [[nodiscard]] double average(Of of) const {
    double sum = 0, all = 0;
    for (std::size_t n = 0; n < ticks_.size(); ++n) {
      sum += of(static_cast<double>(n)) * static_cast<double>(ticks_[n]);
      all += static_cast<double>(ticks_[n]);
    }
    return sum / all;
  }

  std::vector<std::int64_t> ticks_;
  sim::Instant changed_;
  int level_ = 0;
};

/// Times that belong to arrivals: their mean, spread and tails.
class Times {
 public:
  /// `prefix` as in P(Wq>5); a sample is kept only where a row asks for a percentile.
  Times(const std::vector<Row>& rows, const std::string& prefix) {
    for (const Row& row : rows) {
      if (row.quantity.rfind("P(" + prefix + ">", 0) == 0)
        tails_.push_back({row.quantity, std::stod(row.quantity.substr(prefix.size() + 3)), 0});
      if (row.quantity == prefix + "_p95") keeps_sample_ = true;
    }
  }

  void add(sim::Span time) {
    const double units = units_of(time);
    tally_.add(units);
    for (Tail& tail : tails_) tail.above += units > tail.bound ? 1 : 0;
    if (keeps_sample_) sample_.push_back(units);
  }
  void restart() {
    tally_ = {};
    for (Tail& tail : tails_) tail.above = 0;
    sample_.clear();
  }
  [[nodiscard]] const sim::Tally& tally() const { return tally_; }

  void report(const std::string& name, Results& results) const {
    results[name] = tally_.mean();
    results["sd" + name] = tally_.standard_deviation();
    for (const Tail& tail : tails_)
      results[tail.quantity] = static_cast<double>(tail.above) / static_cast<double>(tally_.count());
    if (keeps_sample_) results[name + "_p95"] = sim::quantile(sample_, 0.95);
  }

 private:
  struct Tail {
    std::string quantity;
    double bound;
    std::int64_t above;
  };

  sim::Tally tally_;
  std::vector<Tail> tails_;
  bool keeps_sample_ = false;
  std::vector<double> sample_;
};

}  // namespace models::theory
