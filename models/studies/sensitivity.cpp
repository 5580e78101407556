#include "models/studies/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "models/pipeline.hpp"
#include "models/scenario/diagnostics.hpp"
#include "models/studies/grid.hpp"
#include "sim/experiment/hash.hpp"
#include "sim/experiment/replicate.hpp"

namespace models {
namespace {

struct Stopped {};

constexpr int least_replications_of_bars = 10;
/// Replications that stand for luck in Sobol's indices are numbered from here on: other luck than the screening's.
constexpr std::uint32_t lucks = 4096, first_luck = 1'000'000;

/// One simulation to be made: a point of the inputs and a replication.
struct Wanted {
  std::vector<double> places;  ///< by input, 0 to 1; empty: as it is now
  std::vector<std::size_t> inputs;
  std::uint32_t replication = 1;
};

using Outcomes = std::vector<std::vector<double>>;  // by simulation, by measure

class Simulations {
 public:
  Simulations(const std::filesystem::path& scenario, const Request& request, const Study& study,
              std::vector<Measure> measures)
      : scenario_(scenario), request_(request), study_(study), measures_(std::move(measures)) {}

  int expected = 0;

  [[nodiscard]] Model model_at(const std::vector<Input>& inputs, const std::vector<std::size_t>& moved,
                               const std::vector<double>& places) const {
    Request own = request_;
    for (std::size_t i = 0; i < moved.size(); ++i)
      own.overrides.push_back({inputs[moved[i]].key, inputs[moved[i]].at(places[i])});
    std::vector<Model> models = compile(load_scenario(scenario_, own));
    return std::move(models.front());
  }

  /// In the order asked for. Throws Stopped, and std::runtime_error when one fails: a figure within its range should
  /// not.
  Outcomes outcomes(const std::vector<Input>& inputs, const std::vector<Wanted>& wanted) {
    Outcomes found(wanted.size());
    std::vector<std::string> hashes(wanted.size());
    // Replications of one point stand together: its model is compiled once.
    std::vector<std::size_t> begins;
    for (std::size_t i = 0; i < wanted.size(); ++i)
      if (i == 0 || wanted[i].places != wanted[i - 1].places || wanted[i].inputs != wanted[i - 1].inputs)
        begins.push_back(i);
    const auto end_of = [&](std::size_t point) {
      return point + 1 < begins.size() ? begins[point + 1] : wanted.size();
    };
    std::atomic<int> ran = 0;
    const auto body = [&](int unit) {
      const auto point = static_cast<std::size_t>(unit);
      const Model model = model_at(inputs, wanted[begins[point]].inputs, wanted[begins[point]].places);
      for (std::size_t i = begins[point]; i < end_of(point); ++i) {
        const Observations run = replicate_once(model, {study_.seed, wanted[i].replication});
        for (const Measure measure : measures_) {
          if (!run[measure]) throw std::runtime_error(fmt::format("{} is undefined there", definition(measure).key));
          found[i].push_back(*run[measure]);
        }
        hashes[i] = hash_of(run);
        ++ran;
      }
    };
    const auto told = [&](int /*points*/, int /*of these*/) {
      if (study_.told) study_.told(made_ + ran, std::max(expected, made_ + ran));
    };
    const sim::ReplicationOutcome outcome =
        sim::run_replications(0, static_cast<int>(begins.size()), study_.threads, body, told, study_.stop);
    made_ += ran;
    if (outcome.stopped) throw Stopped{};
    if (!outcome.failures.empty()) {
      const Wanted& one = wanted[begins[static_cast<std::size_t>(outcome.failures.front().replication)]];
      std::string where;
      for (std::size_t i = 0; i < one.inputs.size(); ++i)
        where += fmt::format(" {}={}", inputs[one.inputs[i]].key, inputs[one.inputs[i]].at(one.places[i]));
      throw std::runtime_error(fmt::format("{} of {} points failed; the first: {}, at{}", outcome.failures.size(),
                                           begins.size(), outcome.failures.front().message,
                                           where.empty() ? std::string(" the scenario as it is") : where));
    }
    for (const std::string& hash : hashes) whole_.add(hash);
    return found;
  }

  [[nodiscard]] int made() const { return made_; }
  [[nodiscard]] std::string hash() const { return whole_.hex(); }

 private:
  const std::filesystem::path& scenario_;
  const Request& request_;
  const Study& study_;
  std::vector<Measure> measures_;
  sim::Hash whole_;
  int made_ = 0;
};

Input input_of(const FigureLine& line) {
  const bool bare = line.unit == "a number" || line.unit == "a share";
  return {line.key,
          line.number.value_or(0),
          line.low.value_or(0),
          line.high.value_or(0),
          bare ? "" : line.unit,
          line.source,
          line.strength};
}

/// "KEY" with the figure's own range, or "KEY=low:high".
Input asked_for(const std::string& text, const std::vector<FigureLine>& lines, std::vector<std::string>& faults) {
  const auto equals = text.find('=');
  const std::string key = text.substr(0, equals);
  const auto line = std::find_if(lines.begin(), lines.end(), [&](const FigureLine& l) { return l.key == key; });
  if (line == lines.end() || !line->number) {
    std::vector<std::string> known;
    for (const FigureLine& each : lines)
      if (each.number) known.push_back(each.key);
    const std::string near = did_you_mean(nearest(key, known));
    faults.push_back(
        fmt::format("--figure: expected the key of a figure, found \"{}\"{} `casework explain PRACTICE "
                    "--figures` lists them",
                    key, near.empty() ? ";" : near));
    return {};
  }
  Input input = input_of(*line);
  if (equals != std::string::npos) {
    const std::string range = text.substr(equals + 1);
    const auto colon = range.find(':');
    const auto low = number_of(range.substr(0, colon));
    const auto high = colon == std::string::npos ? std::nullopt : number_of(range.substr(colon + 1));
    if (!low || !high || !(*low < *high)) {
      faults.push_back(
          fmt::format("--figure: expected KEY=low:high, for example caseload.soft_cap=14:20, found \"{}\"", text));
      return {};
    }
    input.low = *low;
    input.high = *high;
  } else if (!line->low) {
    faults.push_back(fmt::format("--figure: {0} has no range of its own; say which, for example {0}=low:high", key));
  }
  return input;
}

/// Every figure with a range, or those that were asked for.
std::vector<Input> inputs_of(const SensitivityQuestion& question, const Model& model) {
  const std::vector<FigureLine> lines = figure_lines(model.settings());
  std::vector<Input> inputs;
  std::vector<std::string> faults;
  for (const std::string& text : question.keys) inputs.push_back(asked_for(text, lines, faults));
  if (!faults.empty()) {
    std::string all;
    for (const std::string& fault : faults) all += (all.empty() ? "" : "\n") + fault;
    throw std::invalid_argument(all);
  }
  if (question.keys.empty())
    for (const FigureLine& line : lines)
      if (line.number && line.low && line.high && *line.low < *line.high) inputs.push_back(input_of(line));
  return inputs;
}

/// Takes out those whose ends are refused when they are moved alone.
void leave_out_the_refused(const Simulations& simulations, Sensitivity& result) {
  std::vector<Input> kept;
  for (std::size_t i = 0; i < result.inputs.size(); ++i) {
    std::string why;
    for (const double end : {0.0, 1.0}) {
      try {
        (void)simulations.model_at(result.inputs, {i}, {end});
      } catch (const ScenarioError& error) {
        if (why.empty()) why = to_string(error.faults().front());
      }
    }
    if (why.empty())
      kept.push_back(result.inputs[i]);
    else
      result.left_out.push_back(fmt::format("{}: it cannot be moved alone ({})", result.inputs[i].key, why));
  }
  result.inputs = std::move(kept);
  if (result.inputs.empty()) throw std::invalid_argument("no figure with a range can be moved alone");
}

std::vector<double> column(const Outcomes& outcomes, std::size_t measure) {
  std::vector<double> values;
  for (const auto& outcome : outcomes) values.push_back(outcome[measure]);
  return values;
}

/// Means over each point's replications, point by point.
Outcomes means_of_points(const Outcomes& outcomes, std::size_t replications) {
  Outcomes means;
  for (std::size_t at = 0; at < outcomes.size(); at += replications) {
    std::vector<double> mean(outcomes[at].size(), 0);
    for (std::size_t r = 0; r < replications; ++r)
      for (std::size_t m = 0; m < mean.size(); ++m) mean[m] += outcomes[at + r][m] / static_cast<double>(replications);
    means.push_back(std::move(mean));
  }
  return means;
}

void screen(Simulations& simulations, Sensitivity& result, const Study& study) {
  const std::size_t many = result.inputs.size(), replications = static_cast<std::size_t>(study.replications);
  std::vector<std::size_t> every(many);
  std::iota(every.begin(), every.end(), std::size_t{0});
  const sim::MorrisDesign design = sim::morris_design(many, result.question.blocks, study.seed);
  std::vector<Wanted> wanted;
  for (const auto& point : design.points)
    for (std::size_t r = 0; r < replications; ++r) wanted.push_back({point, every, static_cast<std::uint32_t>(r + 1)});
  // The first point of each block once more, with other luck.
  const std::size_t of_design = wanted.size();
  for (std::size_t block = 0; block < design.blocks(); ++block)
    for (std::size_t r = 0; r < replications; ++r)
      wanted.push_back(
          {design.points[block * (many + 1)], every, static_cast<std::uint32_t>(replications * (block + 1) + r + 1)});
  const Outcomes all = simulations.outcomes(result.inputs, wanted);
  const Outcomes points =
      means_of_points({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(of_design)}, replications);
  const Outcomes other_luck =
      means_of_points({all.begin() + static_cast<std::ptrdiff_t>(of_design), all.end()}, replications);
  result.effects.assign(many, std::vector<FigureEffect>(result.question.measures.size()));
  for (std::size_t m = 0; m < result.question.measures.size(); ++m) {
    double noise = 0;
    for (std::size_t block = 0; block < design.blocks(); ++block)
      noise += std::abs(other_luck[block][m] - points[block * (many + 1)][m]);
    result.noise.push_back(noise / static_cast<double>(design.blocks()) / sim::morris_step);
    const auto effects = sim::elementary_effects(design, column(points, m));
    for (std::size_t i = 0; i < many; ++i) {
      result.effects[i][m].screening = effects[i];
      result.effects[i][m].stands_out = effects[i].mean_of_absolute > result.noise.back();
    }
  }
  // Those that matter most first: by the largest mu* over measures, each in units of the largest of its measure.
  std::vector<double> weight(many, 0);
  for (std::size_t m = 0; m < result.question.measures.size(); ++m) {
    double largest = 0;
    for (std::size_t i = 0; i < many; ++i) largest = std::max(largest, result.effects[i][m].screening.mean_of_absolute);
    for (std::size_t i = 0; i < many && largest > 0; ++i)
      weight[i] = std::max(weight[i], result.effects[i][m].screening.mean_of_absolute / largest);
  }
  result.order = every;
  std::stable_sort(result.order.begin(), result.order.end(),
                   [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
}

void draw_bars(Simulations& simulations, Sensitivity& result) {
  const auto replications = static_cast<std::size_t>(result.replications_of_bars);
  const std::size_t bars = std::min(result.question.bars, result.order.size());
  std::vector<Wanted> wanted;
  const auto want = [&](const std::vector<std::size_t>& inputs, const std::vector<double>& places) {
    for (std::size_t r = 0; r < replications; ++r)
      wanted.push_back({places, inputs, static_cast<std::uint32_t>(r + 1)});
  };
  want({}, {});
  for (std::size_t b = 0; b < bars; ++b)
    for (const double end : {0.0, 1.0}) want({result.order[b]}, {end});
  const Outcomes all = simulations.outcomes(result.inputs, wanted);
  for (std::size_t m = 0; m < result.question.measures.size(); ++m) {
    const Definition& of = definition(result.question.measures[m]);
    const std::vector<double> values = column(all, m);
    const auto at = [&](std::size_t which) { return std::span(values).subspan(which * replications, replications); };
    result.now.push_back(estimate_of(at(0)));
    const double zone = std::abs(result.now.back().mean) * of.matters / 100;
    // All ends of all bars at once: a bar whose end is told apart from nought stands out too.
    const std::size_t together = 2 * bars * result.question.measures.size();
    for (std::size_t b = 0; b < bars; ++b) {
      FigureEffect& effect = result.effects[result.order[b]][m];
      effect.bar =
          Bar{difference_of(at(1 + 2 * b), at(0), zone, together), difference_of(at(2 + 2 * b), at(0), zone, together)};
      for (const Difference* end : {&effect.bar->at_low, &effect.bar->at_high})
        if (*end->low_joint > 0 || *end->high_joint < 0) effect.stands_out = true;
    }
  }
}

void take_shares(Simulations& simulations, Sensitivity& result, const Study& study) {
  result.luck.assign(result.question.measures.size(), std::nullopt);
  const std::size_t top = std::min(result.question.top, result.order.size());
  if (top == 0 || result.question.rows == 0) return;
  const std::vector<std::size_t> inputs(result.order.begin(), result.order.begin() + static_cast<std::ptrdiff_t>(top));
  const sim::SobolDesign design = sim::sobol_design(top + 1, result.question.rows);  // the last is luck
  std::vector<Wanted> wanted;
  for (const auto& point : design.points) {
    const auto luck = static_cast<std::uint32_t>(point.back() * lucks);
    wanted.push_back({{point.begin(), point.end() - 1}, inputs, first_luck + std::min(luck, lucks - 1)});
  }
  const Outcomes all = simulations.outcomes(result.inputs, wanted);
  for (std::size_t m = 0; m < result.question.measures.size(); ++m) {
    const sim::SobolIndices indices = sim::sobol_indices(design, column(all, m), study.seed);
    for (std::size_t i = 0; i < top; ++i) result.effects[inputs[i]][m].shares = indices.inputs[i];
    result.luck[m] = indices.inputs.back();
  }
}

}  // namespace

std::string Input::at(double place) const { return fmt::format("{:.9g}", low + place * (high - low)); }

Sensitivity sensitivity(const std::filesystem::path& scenario, const Request& request,
                        const SensitivityQuestion& question, const Study& study) {
  const auto begin = std::chrono::steady_clock::now();
  Sensitivity result;
  result.question = question;
  const std::vector<Model> as_it_is = compile(load_scenario(scenario, request));
  for (const Measure measure : question.measures)
    if (const std::string why = why_undefined(as_it_is.front(), measure); !why.empty())
      throw std::invalid_argument(fmt::format("{}: {}", definition(measure).key, why));
  result.scenario_name = as_it_is.front().scenario->name;
  result.inputs = inputs_of(question, as_it_is.front());
  Simulations simulations(scenario, request, study, question.measures);
  leave_out_the_refused(simulations, result);
  result.replications_of_bars = std::max(study.replications, least_replications_of_bars);
  const auto n = [](std::size_t number) { return static_cast<int>(number); };
  const int bars = std::min(n(question.bars), n(result.inputs.size()));
  const int top = std::min(n(question.top), n(result.inputs.size()));
  simulations.expected = n(question.blocks) * (n(result.inputs.size()) + 2) * study.replications +
                         (2 * bars + 1) * result.replications_of_bars +
                         (top == 0 ? 0 : n(question.rows) * (top + 1 + 2));
  try {
    screen(simulations, result, study);
    draw_bars(simulations, result);
    take_shares(simulations, result, study);
  } catch (const Stopped&) {
    result.stopped = true;
  }
  result.simulations = simulations.made();
  result.summary.seed = study.seed;
  result.summary.years = as_it_is.front().scenario->years;
  result.summary.replications = study.replications;
  result.summary.hash = simulations.hash();
  result.summary.arms.emplace_back();
  result.summary.arms.back().practice = as_it_is.front().practice().key;
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

}  // namespace models
