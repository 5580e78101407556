#include "models/studies/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "models/evidence/quantity.hpp"
#include "models/pipeline.hpp"
#include "sim/experiment/hash.hpp"
#include "sim/experiment/replicate.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics/interval.hpp"

namespace models {
namespace {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// "8:26:2": counted in steps, so that the last is met where it should be.
std::optional<std::vector<std::string>> range(const std::string& text, std::vector<std::string>& faults,
                                              const std::string& whole) {
  const std::vector<std::string> parts = split(text, ':');
  std::vector<double> numbers;
  for (const std::string& part : parts) {
    const auto number = read_number(trimmed(part));
    if (number) numbers.push_back(*number);
  }
  const bool right = parts.size() == 3 && numbers.size() == 3 && numbers[2] > 0 && numbers[1] >= numbers[0];
  const double steps = right ? std::floor((numbers[1] - numbers[0]) / numbers[2] + 1e-9) : 0;
  if (!right || steps >= static_cast<double>(most_cells)) {
    faults.push_back(
        fmt::format("--vary: expected KEY=from:to:step with a step above 0, at most {} values, for example "
                    "caseload.hard_cap=8:26:2, found \"{}\"",
                    most_cells, whole));
    return std::nullopt;
  }
  std::vector<std::string> values;
  for (int i = 0; i <= static_cast<int>(steps); ++i)
    values.push_back(fmt::format("{:.10g}", numbers[0] + i * numbers[2]));
  return values;
}

std::vector<std::vector<std::string>> grid(const std::vector<Varied>& varied) {
  std::vector<std::vector<std::string>> cells{{}};
  for (const Varied& each : varied) {
    std::vector<std::vector<std::string>> longer;
    for (const auto& cell : cells)
      for (const std::string& value : each.values) {
        longer.push_back(cell);
        longer.back().push_back(value);
      }
    cells = std::move(longer);
  }
  return cells;
}

// Faults of a cell's own setting name its value, so that each is told once.
std::vector<Model> models_of(const std::filesystem::path& scenario, const Request& request,
                             const std::vector<Varied>& varied, const std::vector<std::vector<std::string>>& cells) {
  std::vector<Model> models;
  std::vector<Fault> faults;
  for (const auto& cell : cells) {
    Request own = request;
    for (std::size_t k = 0; k < varied.size(); ++k) own.overrides.push_back({varied[k].key, cell[k]});
    try {
      std::vector<Model> compiled = compile(load_scenario(scenario, own));
      models.push_back(std::move(compiled.front()));
    } catch (const ScenarioError& error) {
      for (const Fault& fault : error.faults()) {
        const auto same = [&](const Fault& other) { return to_string(other) == to_string(fault); };
        if (std::none_of(faults.begin(), faults.end(), same)) faults.push_back(fault);
      }
    }
  }
  if (!faults.empty()) throw ScenarioError(faults);
  return models;
}

struct Curve {
  std::vector<double> x, y;
};

// The cell farthest from the line between the ends, and how far as a share of the curve's height; the first of equals.
std::pair<std::size_t, double> farthest(const Curve& curve) {
  const auto [low, high] = std::minmax_element(curve.y.begin(), curve.y.end());
  const double height = *high - *low, width = curve.x.back() - curve.x.front();
  if (height <= 0 || width <= 0) return {0, 0};
  std::size_t at = 0;
  double most = 0;
  for (std::size_t i = 0; i < curve.x.size(); ++i) {
    const double along = (curve.x[i] - curve.x.front()) / width;
    const double straight = curve.y.front() + along * (curve.y.back() - curve.y.front());
    const double off = std::abs(curve.y[i] - straight) / height;
    if (off > most + 1e-12) {
      most = off;
      at = i;
    }
  }
  return {at, most};
}

std::string name_of(const Sweep& sweep, std::size_t cell) {
  std::string name;
  for (std::size_t k = 0; k < sweep.varied.size(); ++k)
    name += fmt::format("{}{}={}", k == 0 ? "" : ", ", sweep.varied[k].key, sweep.cells[cell].values[k]);
  return name;
}

// A replication counts only where every cell finished it.
void gather(Sweep& sweep, std::vector<std::optional<Observations>>& found) {
  const std::size_t many = sweep.cells.size();
  Estimates& summary = sweep.summary;
  summary.replication_hashes.resize(many);
  sim::Hash whole;
  for (std::size_t r = 0; r < found.size() / many; ++r) {
    bool complete = true;
    for (std::size_t c = 0; c < many; ++c) complete = complete && found[r * many + c].has_value();
    if (!complete) continue;
    for (std::size_t c = 0; c < many; ++c) {
      const std::string hash = hash_of(*found[r * many + c]);
      whole.add(hash);
      summary.replication_hashes[c].push_back(hash);
      sweep.cells[c].runs.push_back(std::move(*found[r * many + c]));
    }
  }
  summary.hash = whole.hex();
  summary.replications = static_cast<int>(sweep.cells.front().runs.size());
  for (std::size_t c = 0; c < many; ++c) {
    summary.arms.emplace_back();
    summary.arms.back().practice = name_of(sweep, c);
  }
}

// Whether the curve goes one way, but for a little: where it turns, there is a best value and no knee.
bool goes_one_way(const std::vector<double>& y) {
  constexpr double back = 0.15;  // of its height
  double up = 0, down = 0;
  for (std::size_t i = 1; i < y.size(); ++i) (y[i] > y[i - 1] ? up : down) += std::abs(y[i] - y[i - 1]);
  const auto [low, high] = std::minmax_element(y.begin(), y.end());
  return std::min(up, down) <= back * (*high - *low);
}

// Whether the highest and the lowest cell differ by more than chance, on the luck they share; strictly, as they were
// picked for being the highest and the lowest.
bool moves(const std::vector<Cell>& cells, Measure measure, const std::vector<double>& means) {
  constexpr double confidence = 0.99;
  const auto [low, high] = std::minmax_element(means.begin(), means.end());
  const auto &lowest = cells[static_cast<std::size_t>(low - means.begin())].runs,
             &highest = cells[static_cast<std::size_t>(high - means.begin())].runs;
  std::vector<double> differences;
  for (std::size_t r = 0; r < lowest.size(); ++r) differences.push_back(*highest[r][measure] - *lowest[r][measure]);
  const auto interval = sim::student_interval(differences, confidence);
  return interval && interval->low > 0;
}

}  // namespace

std::optional<double> number_of(const std::string& value) {
  const std::string text = trimmed(value);
  const std::size_t pounds = text.starts_with("£") ? std::string("£").size() : 0;
  const std::size_t space = text.find(' ', pounds);
  return read_number(text.substr(pounds, space == std::string::npos ? space : space - pounds));
}

std::optional<Varied> varied_from(const std::string& text, std::vector<std::string>& faults) {
  const auto equals = text.find('=');
  Varied varied{trimmed(text.substr(0, equals)), {}};
  const std::string values = equals == std::string::npos ? "" : trimmed(text.substr(equals + 1));
  if (varied.key.empty() || values.empty()) {
    faults.push_back(fmt::format(
        "--vary: expected KEY=from:to:step or KEY=one,another, for example caseload.hard_cap=8:26:2, found \"{}\"",
        text));
    return std::nullopt;
  }
  if (values.find(':') != std::string::npos) {
    const auto found = range(values, faults, text);
    if (!found) return std::nullopt;
    varied.values = *found;
    return varied;
  }
  for (const std::string& value : split(values, ',')) {
    varied.values.push_back(trimmed(value));
    if (varied.values.back().empty()) {
      faults.push_back(fmt::format("--vary: expected a value between the commas of \"{}\"", text));
      return std::nullopt;
    }
  }
  return varied;
}

Sweep sweep(const std::filesystem::path& scenario, const Request& request, const std::vector<Varied>& varied,
            const Study& study) {
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<std::vector<std::string>> cells = grid(varied);
  const std::vector<Model> models = models_of(scenario, request, varied, cells);
  const std::size_t many = cells.size(), runs = static_cast<std::size_t>(study.replications);
  std::vector<std::optional<Observations>> found(many * runs);
  const auto body = [&](int unit) {
    const auto index = static_cast<std::size_t>(unit);
    const auto replication = static_cast<std::uint32_t>(index / many + 1);
    found[index] = replicate_once(models[index % many], {study.seed, replication});
  };
  const sim::ReplicationOutcome outcome =
      sim::run_replications(0, static_cast<int>(found.size()), study.threads, body, study.told, study.stop);

  Sweep result;
  result.varied = varied;
  result.stopped = outcome.stopped;
  result.scenario_name = models.front().scenario->name;
  for (const auto& cell : cells) result.cells.push_back({cell, {}, {}, {}});
  gather(result, found);
  result.summary.seed = study.seed;
  result.summary.years = models.front().scenario->years;
  for (const sim::Failure& failure : outcome.failures) {
    const auto index = static_cast<std::size_t>(failure.replication);
    result.summary.failures.push_back(
        fmt::format("{}, replication {}: {}", name_of(result, index % many), index / many + 1, failure.message));
  }
  if (!result.stopped && !result.cells.front().runs.empty()) {
    for (std::size_t c = 0; c < many; ++c) {
      Cell& cell = result.cells[c];
      cell.estimates = estimate(models[c], cell.runs);
      cell.from_first = differences(models[c], models.front(), cell.runs, result.cells.front().runs);
    }
  }
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

std::optional<Knee> knee_of(const Sweep& sweep, Measure measure) {
  constexpr std::size_t fewest = 4;
  constexpr int redraws = 500;
  constexpr double outside = 0.05;  // either way
  if (sweep.varied.size() != 1 || sweep.cells.size() < fewest || sweep.cells.front().runs.empty()) return std::nullopt;
  const std::size_t runs = sweep.cells.front().runs.size();
  Curve curve;
  for (const Cell& cell : sweep.cells) {
    const auto x = number_of(cell.values.front());
    if (!x) return std::nullopt;
    curve.x.push_back(*x);
    for (const Observations& run : cell.runs)
      if (!run[measure]) return std::nullopt;
  }
  const auto at = [&](const std::vector<std::size_t>& drawn) {
    curve.y.assign(sweep.cells.size(), 0);
    for (std::size_t c = 0; c < sweep.cells.size(); ++c)
      for (const std::size_t r : drawn)
        curve.y[c] += *sweep.cells[c].runs[r][measure] / static_cast<double>(drawn.size());
    return farthest(curve);
  };
  std::vector<std::size_t> drawn(runs);
  for (std::size_t r = 0; r < runs; ++r) drawn[r] = r;
  const auto [cell, bend] = at(drawn);
  if (bend < least_bend || !goes_one_way(curve.y) || !moves(sweep.cells, measure, curve.y)) return std::nullopt;
  // The same draws for every measure and every call: the answer is part of the result.
  const sim::Luck luck{1, 1};
  std::vector<std::size_t> cells;
  int straight = 0;
  for (int i = 0; i < redraws; ++i) {
    sim::Stream stream = luck.of(0, 0, static_cast<std::uint32_t>(i));
    for (std::size_t& r : drawn)
      r = std::min(runs - 1, static_cast<std::size_t>(stream.uniform() * static_cast<double>(runs)));
    const auto [other, other_bend] = at(drawn);
    if (other_bend < least_bend)
      ++straight;
    else
      cells.push_back(other);
  }
  if (straight > redraws / 10 || cells.empty()) return std::nullopt;
  std::sort(cells.begin(), cells.end());
  const auto place = [&](double share) {
    return cells[std::min(cells.size() - 1, static_cast<std::size_t>(share * static_cast<double>(cells.size())))];
  };
  const auto same = static_cast<double>(std::count(cells.begin(), cells.end(), cell));
  const Knee knee{cell, std::min(cell, place(outside)), std::max(cell, place(1 - outside)),
                  same / static_cast<double>(cells.size())};
  if (2 * (knee.high - knee.low) > sweep.cells.size()) return std::nullopt;
  return knee;
}

}  // namespace models
