#include "models/world/families/need.hpp"

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

// Levels a year: see the head of need.hpp.
double drift(double level, const Circumstances& c, const Dynamics& d) {
  const double half = std::max(1e-9, (*d.half_dose).value);
  const double practice = c.engagement * c.skill * c.dose / (c.dose + half);
  const double recovery = (*d.natural_recovery).value * c.recovery + (*d.recovery_with_practice).value * practice;
  const double fall = recovery * std::max(0.0, level - c.lasting);
  const double rise = (*d.deterioration).value * c.unmet * (highest - level) / (highest - lowest);
  return rise - fall + (c.waiting ? (*d.waiting).value : 0.0);
}

// Of engagement lost, what is still lost after some weeks with the same worker.
double still_lost(double lost, double weeks, const Dynamics& d) {
  return lost * std::exp(-weeks / std::max(0.1, (*d.engagement_regained).value));
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

double engagement_now(double own, double effect, double lost, double weeks, const Dynamics& dynamics) {
  return std::clamp(own * effect * (1 - still_lost(lost, weeks, dynamics)), 0.0, 1.0);
}

double lost_at_change(double lost, double weeks, const Dynamics& dynamics) {
  return 1 - (1 - still_lost(lost, weeks, dynamics)) * (1 - (*dynamics.engagement_lost_at_change).value);
}

double noise_of(const Deciding& deciding, const Decision& decision) {
  double noise = (*decision.noise).value;
  if (deciding.in_a_group) noise *= (*decision.group_discussion).value;
  noise *= 1 + ((*decision.poor_assessment).value - 1) * (1 - std::clamp(deciding.quality, 0.0, 1.0));
  return deciding.past_limit ? noise + (*decision.hurried).value : noise;
}

double read_level(double level, const Deciding& deciding, const Decision& decision, sim::Stream stream) {
  const double shifted = level - (*decision.threshold_drift).value * std::max(0.0, deciding.load - 1);
  return held(shifted + noise_of(deciding, decision) * sim::normal_quantile(stream.uniform()));
}

}  // namespace models
