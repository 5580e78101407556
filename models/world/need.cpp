#include "models/world/need.hpp"

#include <algorithm>
#include <cmath>

#include "models/world/purpose.hpp"
#include "sim/random/distributions.hpp"

namespace models {
namespace {

constexpr double lowest = 1;
constexpr double highest = 5;
constexpr sim::Span four_weeks{28 * 1440};

double held(double level) { return std::clamp(level, lowest, highest); }

// Levels a year. Left alone a family recovers in proportion to how far it is above 1; practice adds to that, with
// diminishing returns to hours; unmet need pulls up in proportion to the room below 5; waiting adds a constant.
double drift(double level, const Circumstances& c, const Dynamics& d) {
  const double half = std::max(1e-9, (*d.half_dose).value);
  const double practice = c.engagement * c.skill * c.dose / (c.dose + half);
  const double fall = ((*d.natural_recovery).value + (*d.recovery_with_practice).value * practice) * (level - lowest);
  const double rise = (*d.deterioration).value * c.unmet * (highest - level) / (highest - lowest);
  return rise - fall + (c.waiting ? (*d.waiting).value : 0.0);
}

}  // namespace

LevelOfNeed::LevelOfNeed(double level, sim::Instant since) : level_(held(level)), since_(since), at_(since) {}

void LevelOfNeed::shift(double by) { level_ = held(level_ + by); }

void LevelOfNeed::advance(sim::Instant now, const Circumstances& circumstances, const Dynamics& dynamics,
                          const sim::Luck& luck, std::uint64_t subject) {
  while (at_ < now) {
    const sim::Instant boundary = since_ + four_weeks * (steps_ + 1);
    const sim::Instant next = std::min(boundary, now);
    level_ = held(level_ + drift(level_, circumstances, dynamics) * to_years(next - at_).value);
    at_ = next;
    if (next == boundary) {
      const double z = sim::normal_quantile(luck.of(subject, Purpose::variation, steps_).uniform());
      level_ = held(level_ + (*dynamics.variation).value * std::sqrt(to_years(four_weeks).value) * z);
      ++steps_;
    }
  }
}

double unmet_need(double weight_unmet) { return 1 - std::exp(-weight_unmet); }

double read_level(double level, double noise, sim::Stream stream) {
  return held(level + noise * sim::normal_quantile(stream.uniform()));
}

}  // namespace models
