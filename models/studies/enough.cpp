#include "models/studies/enough.hpp"

#include <algorithm>
#include <cmath>

#include "sim/statistics/tally.hpp"

namespace models {
namespace {

/// Half of the last digit that is printed of a measure near 0.
double near_nothing(Measure measure) { return finest_step(definition(measure), 0) / 2; }

template <class Looked>
std::vector<Looked> headlines_of(const std::vector<Model>& models) {
  std::vector<Looked> looked;
  for (const Definition& each : definitions()) {
    const auto defined = [&](const Model& model) { return why_undefined(model, each.measure).empty(); };
    if (!each.headline || !std::all_of(models.begin(), models.end(), defined)) continue;
    for (std::size_t arm = 0; arm < models.size(); ++arm) looked.push_back({each.measure, arm});
  }
  return looked;
}

}  // namespace

Enough::Enough(const std::vector<Model>& models, double precision)
    : precision_(precision), looked_(headlines_of<Looked>(models)), rule_(rule_for(looked_)) {}

sim::StoppingRule Enough::rule_for(const std::vector<Looked>& looked) const {
  sim::StoppingRule::Settings settings;
  std::size_t level = 0;
  for (std::size_t i = 0; i < looked.size(); ++i) {
    if (looked[i].arm == 0) level = i;
    sim::Precision precision{precision_, near_nothing(looked[i].measure), {}};
    if (looked[i].arm > 0) precision.of = level;
    settings.wanted.push_back(precision);
  }
  return sim::StoppingRule(settings);
}

std::vector<double> Enough::values(std::span<const std::optional<Observations>> arms) const {
  std::vector<double> values;
  for (const Looked& each : looked_) {
    const double base = (*arms[0])[each.measure].value_or(0);
    values.push_back(each.arm == 0 ? base : (*arms[each.arm])[each.measure].value_or(0) - base);
  }
  return values;
}

void Enough::leave_out_the_undefined(std::span<const std::optional<Observations>> arms) {
  std::vector<bool> kept;
  for (const Looked& each : looked_)
    kept.push_back(std::all_of(arms.begin(), arms.end(), [&](const auto& arm) { return (*arm)[each.measure]; }));
  if (std::all_of(kept.begin(), kept.end(), [](bool k) { return k; })) return;
  const auto thin = [&](auto& from) {
    std::size_t to = 0;
    for (std::size_t i = 0; i < kept.size(); ++i)
      if (kept[i]) from[to++] = from[i];
    from.resize(to);
  };
  thin(looked_);
  for (std::vector<double>& replication : seen_) thin(replication);
  // From the beginning, without them: what was enough before stays enough or comes sooner.
  rule_ = rule_for(looked_);
  for (const std::vector<double>& replication : seen_) rule_.add(replication);
}

bool Enough::decide(std::span<const std::optional<Observations>> arms) {
  if (!std::all_of(arms.begin(), arms.end(), [](const auto& arm) { return arm.has_value(); })) return false;
  leave_out_the_undefined(arms);
  seen_.push_back(values(arms));
  rule_.add(seen_.back());
  return rule_.enough().has_value();
}

std::vector<std::string> Enough::not_precise() const {
  std::vector<std::string> names;
  if (seen_.size() < 2) return names;
  const double t = sim::student_quantile(0.5 + rule_.confidence_of_each() / 2, static_cast<double>(seen_.size() - 1));
  double base = 0;
  for (std::size_t i = 0; i < looked_.size(); ++i) {
    sim::Tally tally;
    for (const std::vector<double>& replication : seen_) tally.add(replication[i]);
    if (looked_[i].arm == 0) base = std::abs(tally.mean());
    const double half = t * tally.standard_error();
    const std::string name(definition(looked_[i].measure).name);
    const bool precise = half <= near_nothing(looked_[i].measure) || half <= precision_ * base;
    if (!precise && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

}  // namespace models
