#include "models/studies/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "sim/experiment/hash.hpp"
#include "sim/experiment/replicate.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics/interval.hpp"

namespace models {
namespace {

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
    summary.arms.back().practice = name_of_cell(sweep.varied, sweep.cells[c].values);
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

Sweep sweep(const std::filesystem::path& scenario, const Request& request, const std::vector<Varied>& varied,
            const Study& study) {
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<std::vector<std::string>> cells = grid(varied);
  std::vector<Request> requests;
  for (const auto& cell : cells) requests.push_back(request_of(request, varied, cell));
  const std::vector<Model> models = compile_all(scenario, requests);
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
    result.summary.failures.push_back(fmt::format("{}, replication {}: {}", name_of_cell(varied, cells[index % many]),
                                                  index / many + 1, failure.message));
  }
  if (!result.stopped && !result.cells.front().runs.empty()) {
    for (std::size_t c = 0; c < many; ++c) {
      Cell& cell = result.cells[c];
      cell.estimates = estimate(models[c], cell.runs);
      cell.from_first = differences(models[c], models.front(), cell.runs, result.cells.front().runs,
                                    {study.zones, std::max<std::size_t>(1, many - 1)});
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
