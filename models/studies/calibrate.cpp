#include "models/studies/calibrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/evidence/quantity.hpp"
#include "models/pipeline.hpp"
#include "models/scenario/figure_lines.hpp"
#include "models/studies/compare.hpp"

namespace models {
namespace {

struct Stopped {};

// A setting as it stands before the fit: its numbers, and the words after them.
struct Standing {
  std::vector<double> numbers;
  bool percentage = false;
  std::string unit;
};

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, ", ") == 0) {
      parts.emplace_back();
      ++i;
    } else {
      parts.back() += text[i];
    }
  }
  return parts;
}

// "17000 children a year", "£620 a week", "73.6 %", "0.1, 0.2" as a table of figures prints them.
Standing standing_of(const std::string& text) {
  Standing standing;
  const std::vector<std::string> parts = split_at_commas(text);
  if (parts.size() > 1) {
    for (const std::string& part : parts) standing.numbers.push_back(read_number(part).value_or(0));
    return standing;
  }
  const std::size_t pounds = text.starts_with("£") ? std::string("£").size() : 0;
  const std::size_t space = text.find(' ');
  const std::string number = text.substr(pounds, space == std::string::npos ? space : space - pounds);
  standing.unit = space == std::string::npos ? "" : text.substr(space + 1);
  standing.percentage = standing.unit == "%";
  standing.numbers = {read_number(number).value_or(0) / (standing.percentage ? 100 : 1)};
  if (standing.percentage) standing.unit.clear();
  return standing;
}

std::string rounded(double value) { return fmt::format("{:.5g}", value); }

// As --set takes it.
std::string as_text(const Standing& standing, double value) {
  if (standing.numbers.size() == 1) return rounded(value);
  std::string text;
  for (const double number : standing.numbers) text += (text.empty() ? "[" : ", ") + rounded(number * value);
  return text + "]";
}

class Trials {
 public:
  Trials(const Calibration& how, const Targets& targets) : how_(how), targets_(targets) {
    Request as_set = with({}, targets.years);
    as_set.scale = 1;  // what is set is scaled after it has been set
    const Scenario scenario = load_scenario(how.scenario, as_set);
    const std::vector<FigureLine> lines = figure_lines(scenario.arms.front().settings);
    std::vector<Fault> faults;
    for (const Parameter& p : targets.parameters) {
      const auto line = std::find_if(lines.begin(), lines.end(), [&](const FigureLine& l) { return l.key == p.key; });
      if (line == lines.end()) {
        faults.push_back({p.place, "parameter.key: " + p.key + " is not set here, or is no figure"});
        continue;
      }
      standing_.push_back(standing_of(line->value));
      if (const double now = before(standing_.size() - 1); now < p.from || now > p.to)
        faults.push_back(
            {p.place, fmt::format("parameter {}: expected bounds around what it is now, {}, found {} to {}", p.key,
                                  rounded(now), p.from, p.to)});
    }
    if (!faults.empty()) throw ScenarioError(faults);
  }

  [[nodiscard]] double before(std::size_t i) const {
    return standing_[i].numbers.size() > 1 ? 1 : standing_[i].numbers.front();
  }
  [[nodiscard]] double value(std::size_t i, double part) const {
    const Parameter& p = targets_.parameters[i];
    return p.from + part * (p.to - p.from);
  }
  [[nodiscard]] const Standing& standing(std::size_t i) const { return standing_[i]; }
  [[nodiscard]] std::vector<double> start() const {
    std::vector<double> point;
    for (std::size_t i = 0; i < standing_.size(); ++i) {
      const Parameter& p = targets_.parameters[i];
      point.push_back((before(i) - p.from) / (p.to - p.from));
    }
    return point;
  }

  // Nothing where the settings do not fit together or a replication fails.
  [[nodiscard]] std::optional<std::vector<Held>> held(const std::vector<double>& point, int replications,
                                                      std::uint64_t seed, int years) const {
    try {
      const std::vector<Model> models = compile(load_scenario(how_.scenario, with(point, years)));
      Study study;
      study.seed = seed;
      study.replications = replications;
      study.threads = how_.threads;
      study.stop = how_.stop;
      const StudyResult result = compare(models, study);
      if (result.stopped) throw Stopped{};
      if (!result.estimates.failures.empty()) return std::nullopt;
      return hold_against(targets_, result.runs.front());
    } catch (const ScenarioError&) {
      if (point.empty()) throw;
      return std::nullopt;
    }
  }

  [[nodiscard]] std::vector<double> residuals(const std::vector<Held>& all) const {
    std::vector<double> found;
    for (const Held& held : all) {
      if (held.target.held_back) continue;
      constexpr double undefined = 10;  // tolerances off
      const double off = held.mean ? (*held.mean - held.target.value) / held.target.within : undefined;
      found.push_back(std::sqrt(held.target.weight) * off);
    }
    return found;
  }

 private:
  [[nodiscard]] Request with(const std::vector<double>& point, int years) const {
    Request request = how_.request;
    request.practices = {request.practices.empty() ? "baseline" : request.practices.front()};
    request.years = years;
    for (std::size_t i = 0; i < point.size(); ++i)
      request.overrides.push_back({targets_.parameters[i].key, as_text(standing_[i], value(i, point[i]))});
    return request;
  }

  const Calibration& how_;
  const Targets& targets_;
  std::vector<Standing> standing_;
};

// "demand.contacts up with threshold.referral up": what moves together without being noticed.
std::string in_words(const Unseen& unseen, const std::vector<Parameter>& parameters) {
  constexpr double worth_naming = 0.25;
  std::vector<std::pair<double, std::string>> parts;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (std::abs(unseen.parts[i]) >= worth_naming)
      parts.emplace_back(-std::abs(unseen.parts[i]), parameters[i].key + (unseen.parts[i] > 0 ? " up" : " down"));
  std::sort(parts.begin(), parts.end());
  std::string text;
  for (const auto& [size, part] : parts) text += (text.empty() ? "" : ", ") + part;
  return fmt::format("{} (all of it moves the targets by {:.1f} tolerances)", text, unseen.moves);
}

double mean_square(const std::vector<double>& residuals) {
  double sum = 0;
  for (const double r : residuals) sum += r * r;
  return residuals.empty() ? 0 : sum / static_cast<double>(residuals.size());
}

void describe(CalibrationResult& result, const Trials& trials, const Targets& targets, const Fit& fitted) {
  constexpr double says_nothing = 0.9 * 0.2887;  // of the range: hardly less than not knowing
  for (std::size_t i = 0; i < targets.parameters.size(); ++i) {
    const Parameter& p = targets.parameters[i];
    const double after = trials.value(i, fitted.point[i]);
    result.parameters.push_back({p, trials.standing(i).unit, trials.before(i), after,
                                 fitted.uncertainty[i] * (p.to - p.from), fitted.uncertainty[i] < says_nothing,
                                 as_text(trials.standing(i), after)});
  }
  std::size_t row = 0;
  for (const Target& target : targets.targets) {
    if (target.held_back) continue;
    std::vector<double> slopes;
    for (std::size_t i = 0; i < targets.parameters.size(); ++i) {
      const Parameter& p = targets.parameters[i];
      slopes.push_back(fitted.slopes[row][i] * target.within / std::sqrt(target.weight) / (p.to - p.from));
    }
    result.slopes.push_back(std::move(slopes));
    ++row;
  }
  for (const Unseen& unseen : fitted.unseen) result.not_told_apart.push_back(in_words(unseen, targets.parameters));
}

}  // namespace

CalibrationResult calibrate(const Calibration& how, const Targets& targets) {
  CalibrationResult result;
  const Trials trials(how, targets);
  constexpr std::uint64_t unseen_luck = 1'000'003;  // added to the seed for looks that the fit has not had
  try {
    const auto held = [&](const std::vector<double>& point) {
      return trials.held(point, how.check_with, how.seed + unseen_luck, targets.years);
    };
    result.before = held(trials.start()).value_or(std::vector<Held>{});
    int asked = 0;
    const Residuals residuals = [&](const std::vector<double>& point) -> std::optional<std::vector<double>> {
      const auto found = trials.held(point, targets.replications, how.seed, targets.years_of_a_trial);
      ++asked;
      if (how.told) how.told(asked, found ? mean_square(trials.residuals(*found)) : 0);
      return found ? std::optional(trials.residuals(*found)) : std::nullopt;
    };
    const Fit fitted = fit(residuals, trials.start(), {.most_trials = how.most_trials});
    result.trials = fitted.trials;
    describe(result, trials, targets, fitted);
    result.after = held(fitted.point).value_or(std::vector<Held>{});
    result.misfit_before = mean_square(trials.residuals(result.before));
    result.misfit_after = mean_square(trials.residuals(result.after));
  } catch (const Stopped&) {
    result.stopped = true;
  }
  return result;
}

}  // namespace models
