#include "sim/experiment/stopping_rule.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace sim {
namespace {

constexpr int steady_from = 100;  // below that as many are looked ahead as at it

double looked_ahead(double percent, int n) { return std::floor(percent * std::max(n, steady_from) / 100); }

}  // namespace

StoppingRule::StoppingRule(Settings settings) : settings_(std::move(settings)), tallies_(settings_.wanted.size()) {
  if (settings_.wanted.empty()) throw std::invalid_argument("sim: a stopping rule needs a measure");
  for (const Precision& precision : settings_.wanted) {
    const bool in_range = precision.relative >= 0 && precision.absolute >= 0;
    if (!in_range || !(precision.relative > 0 || precision.absolute > 0)) {
      throw std::invalid_argument("sim: a precision must be above 0");
    }
    if (precision.of && *precision.of >= settings_.wanted.size())
      throw std::invalid_argument("sim: a precision refers to a measure that is not there");
  }
  if (!(settings_.confidence > 0 && settings_.confidence < 1)) {
    throw std::invalid_argument("sim: confidence must lie in (0, 1)");
  }
  if (!(settings_.look_ahead >= 0)) throw std::invalid_argument("sim: a stopping rule cannot look back");
  if (settings_.initial < 2) throw std::invalid_argument("sim: one replication says nothing about spread");
}

double StoppingRule::confidence_of_each() const {
  return 1 - (1 - settings_.confidence) / static_cast<double>(settings_.wanted.size());
}

bool StoppingRule::all_precise() const {
  const double t = student_quantile(0.5 + confidence_of_each() / 2, seen_ - 1);
  for (std::size_t i = 0; i < settings_.wanted.size(); ++i) {
    const Precision& wanted = settings_.wanted[i];
    const double half = t * tallies_[i].standard_error();
    const double of = std::abs(tallies_[wanted.of.value_or(i)].mean());
    if (!(half <= wanted.absolute || half <= wanted.relative * of)) return false;
  }
  return true;
}

void StoppingRule::add(std::span<const double> measures) {
  if (measures.size() != settings_.wanted.size()) throw std::invalid_argument("sim: a replication has other measures");
  if (enough_) return;
  ++seen_;
  for (std::size_t i = 0; i < measures.size(); ++i) tallies_[i].add(measures[i]);
  if (seen_ < settings_.initial) return;
  if (!all_precise()) {
    candidate_ = 0;
    return;
  }
  if (candidate_ == 0) candidate_ = seen_;
  if (seen_ - candidate_ >= looked_ahead(settings_.look_ahead, candidate_)) enough_ = candidate_;
}

}  // namespace sim
