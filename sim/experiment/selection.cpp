#include "sim/experiment/selection.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "sim/experiment/selection_constants.hpp"
#include "sim/statistics/tally.hpp"

namespace sim {
namespace {

void require(bool right, const char* what) {
  if (!right) throw std::invalid_argument(what);
}

Tally tally_of(std::span<const double> values) {
  Tally tally;
  for (const double value : values) tally.add(value);
  return tally;
}

/// How far a sum of `rounds` differences, with this variance, may stray before it says anything: the triangle of Kim
/// and Nelson with c = 1, for a difference of `gap` that has to be noticed.
double allowance(double eta, int degrees, double variance, double gap, int rounds) {
  return std::max(0.0, eta * degrees * variance / gap - gap * rounds / 2);
}

/// That a mean with this standard error is above 0, for one with no opinion; a mean that does not vary is what it is.
double chance_above(double mean, double error, double degrees) {
  if (!(error > 0)) return mean > 0 ? 1 : 0;
  return boost::math::cdf(boost::math::students_t(degrees), mean / error);
}

}  // namespace

Selection::Selection(Settings settings) : settings_(std::move(settings)) {
  const std::size_t k = settings_.alternatives;
  require(k >= 1, "sim: selection needs an alternative");
  require(settings_.indifference > 0, "sim: the indifference must be above 0");
  require(settings_.confidence > 0 && settings_.confidence < 1, "sim: confidence must lie in (0, 1)");
  require(settings_.first >= 3, "sim: selection needs three first rounds");
  for (const SelectionCondition& c : settings_.conditions) require(c.tolerance > 0, "sim: a tolerance must be above 0");
  const double alpha = 1 - settings_.confidence;
  const auto alternatives = static_cast<double>(k), conditions = static_cast<double>(settings_.conditions.size());
  const double of_conditions = conditions == 0 ? 0 : k == 1 ? alpha : alpha / 2;
  if (conditions > 0) error_of_a_condition_ = std::min(0.49, of_conditions / (alternatives * conditions));
  if (k > 1) error_of_a_comparison_ = std::min(0.49, (alpha - of_conditions) / (alternatives - 1));
  values_.assign(k, std::vector<std::vector<double>>(1 + settings_.conditions.size()));
  met_.assign(k, std::vector<State>(settings_.conditions.size(), State::undecided));
  states_.assign(k, settings_.conditions.empty() ? State::meets : State::undecided);
  note_remaining();
}

void Selection::add(const std::vector<std::vector<double>>& round) {
  require(round.size() == remaining_.size(), "sim: a round has one observation of each alternative that remains");
  for (std::size_t i = 0; i < round.size(); ++i) {
    require(round[i].size() == 1 + settings_.conditions.size(), "sim: an observation has a value for each condition");
    for (std::size_t v = 0; v < round[i].size(); ++v) values_[remaining_[i]][v].push_back(round[i][v]);
  }
  ++rounds_;
}

bool Selection::look() {
  if (decided_ || rounds_ < settings_.first) return decided_;
  check_conditions();
  note_remaining();
  compare();
  note_remaining();
  decided_ = remaining_.empty() || (remaining_.size() == 1 && states_[remaining_.front()] == State::meets);
  return decided_;
}

void Selection::check_conditions() {
  for (const std::size_t i : remaining_) {
    if (states_[i] != State::undecided) continue;
    bool all_met = true;
    for (std::size_t c = 0; c < settings_.conditions.size(); ++c) {
      const SelectionCondition& condition = settings_.conditions[c];
      if (met_[i][c] == State::undecided) {
        const std::vector<double>& values = values_[i][1 + c];
        const int rounds = static_cast<int>(values.size());
        const int first = settings_.variance == Variance::renewed ? rounds : settings_.first;
        const double variance = tally_of(std::span(values).first(static_cast<std::size_t>(first))).variance();
        const double eta = eta_of_error(error_of_a_condition_, first);
        const double above = rounds * (tally_of(values).mean() - condition.bound) * (condition.at_least ? 1 : -1);
        const double may_stray = allowance(eta, first - 1, variance, condition.tolerance, rounds);
        // A value that does not vary and stands on its bound meets it.
        if (above >= may_stray)
          met_[i][c] = State::meets;
        else if (above <= -may_stray)
          met_[i][c] = State::misses;
      }
      all_met = all_met && met_[i][c] == State::meets;
      if (met_[i][c] == State::misses) states_[i] = State::misses;
    }
    if (all_met) states_[i] = State::meets;
  }
}

double Selection::spread_of_difference(std::size_t a, std::size_t b, int rounds) const {
  Tally tally;
  for (std::size_t r = 0; r < static_cast<std::size_t>(rounds); ++r)
    tally.add(values_[a].front()[r] - values_[b].front()[r]);
  return tally.variance();
}

void Selection::compare() {
  if (remaining_.size() < 2) return;
  const int first = settings_.variance == Variance::renewed ? rounds_ : settings_.first;
  const double eta = eta_of_error(error_of_a_comparison_, first);
  std::vector<double> means(states_.size());
  for (const std::size_t i : remaining_) means[i] = mean(i, 0);
  std::vector<std::size_t> larger;
  for (const std::size_t i : remaining_) {
    for (const std::size_t other : remaining_) {
      if (other == i || states_[other] != State::meets) continue;
      const double by = rounds_ * (means[i] - means[other]);
      if (by < 0) continue;
      const double may_stray =
          allowance(eta, first - 1, spread_of_difference(i, other, first), settings_.indifference, rounds_);
      // Of two that cannot be told apart any more and are equal, the first stays.
      if (by > may_stray || (by == may_stray && may_stray == 0 && other < i)) {
        larger.push_back(i);
        break;
      }
    }
  }
  for (const std::size_t i : larger) states_[i] = State::larger;
}

void Selection::note_remaining() {
  remaining_.clear();
  for (std::size_t i = 0; i < states_.size(); ++i)
    if (states_[i] == State::undecided || states_[i] == State::meets) remaining_.push_back(i);
}

double Selection::mean(std::size_t alternative, std::size_t value) const {
  return tally_of(values_[alternative][value]).mean();
}

bool Selection::meets_by_mean(std::size_t alternative) const {
  for (std::size_t c = 0; c < settings_.conditions.size(); ++c) {
    const SelectionCondition& condition = settings_.conditions[c];
    const double off = mean(alternative, 1 + c) - condition.bound;
    if (condition.at_least ? off < 0 : off > 0) return false;
  }
  return true;
}

std::optional<std::size_t> Selection::best() const {
  std::optional<std::size_t> found;
  for (const std::size_t i : remaining_) {
    if (states_[i] == State::undecided && !meets_by_mean(i)) continue;
    if (!found || mean(i, 0) < mean(*found, 0)) found = i;
  }
  return found;
}

double Selection::chance_right() const {
  const std::optional<std::size_t> chosen = best();
  if (!chosen || rounds_ < 2) return 0;
  double wrong = 0;
  const double degrees = rounds_ - 1;
  for (const std::size_t i : remaining_) {
    if (i == *chosen) continue;
    const double error = std::sqrt(spread_of_difference(*chosen, i, rounds_) / rounds_);
    wrong += chance_above(mean(*chosen, 0) - mean(i, 0) - settings_.indifference, error, degrees);
  }
  for (std::size_t c = 0; c < settings_.conditions.size(); ++c) {
    const SelectionCondition& condition = settings_.conditions[c];
    const Tally tally = tally_of(values_[*chosen][1 + c]);
    const double short_by = (condition.at_least ? 1 : -1) * (condition.bound - tally.mean()) - condition.tolerance;
    wrong += chance_above(short_by, tally.standard_error(), degrees);
  }
  return std::max(0.0, 1 - wrong);
}

std::optional<double> Selection::rounds_to_go() const {
  const std::optional<std::size_t> chosen = best();
  if (!chosen || decided_ || rounds_ < settings_.first) return std::nullopt;
  const int first = settings_.variance == Variance::renewed ? rounds_ : settings_.first;
  double most = 0;
  // The sum grows by its drift and the triangle closes by half the gap, each round.
  const auto until = [&](double eta, double variance, double gap, double drift) {
    most = std::max(most, eta * (first - 1) * variance / gap / (gap / 2 + std::abs(drift)) - rounds_);
  };
  for (const std::size_t i : remaining_) {
    for (std::size_t c = 0; c < settings_.conditions.size(); ++c) {
      if (states_[i] != State::undecided || met_[i][c] != State::undecided) continue;
      const auto values = std::span(values_[i][1 + c]).first(static_cast<std::size_t>(first));
      until(eta_of_error(error_of_a_condition_, first), tally_of(values).variance(), settings_.conditions[c].tolerance,
            mean(i, 1 + c) - settings_.conditions[c].bound);
    }
    if (i != *chosen && error_of_a_comparison_ > 0)
      until(eta_of_error(error_of_a_comparison_, first), spread_of_difference(i, *chosen, first),
            settings_.indifference, mean(i, 0) - mean(*chosen, 0));
  }
  return std::max(1.0, std::ceil(most));
}

}  // namespace sim
