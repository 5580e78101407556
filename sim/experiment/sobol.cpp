#include "sim/experiment/sobol.hpp"

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <numeric>
#include <stdexcept>

#include "sim/random/stream.hpp"
#include "sim/statistics/quantiles.hpp"
#include "sim/statistics/tally.hpp"

namespace sim {
namespace {

/// The outputs by where their points come from.
struct Columns {
  const SobolDesign& design;
  const std::vector<double>& outputs;

  [[nodiscard]] double a(std::size_t row) const { return outputs[row]; }
  [[nodiscard]] double b(std::size_t row) const { return outputs[design.rows + row]; }
  [[nodiscard]] double ab(std::size_t input, std::size_t row) const { return outputs[(2 + input) * design.rows + row]; }
};

struct Shares {
  std::vector<double> first, total;
  double mean = 0, variance = 0;
};

Shares shares_of(const Columns& columns, const std::vector<std::size_t>& rows) {
  Tally all;
  for (const std::size_t r : rows) all.add(columns.a(r));
  for (const std::size_t r : rows) all.add(columns.b(r));
  const auto n = static_cast<double>(rows.size());
  Shares shares{{}, {}, all.mean(), all.variance() * (2 * n - 1) / (2 * n)};
  for (std::size_t i = 0; i < columns.design.inputs; ++i) {
    double first = 0, total = 0;
    for (const std::size_t r : rows) {
      const double moved = columns.ab(i, r) - columns.a(r);
      first += (columns.b(r) - shares.mean) * moved;
      total += moved * moved / 2;
    }
    const bool varies = shares.variance > 0;
    shares.first.push_back(varies ? first / n / shares.variance : 0);
    shares.total.push_back(varies ? total / n / shares.variance : 0);
  }
  return shares;
}

Interval around(double estimate, std::vector<double> redrawn) {
  constexpr double outside = 0.025;
  std::sort(redrawn.begin(), redrawn.end());
  return {estimate, quantile_of_sorted(redrawn, outside), quantile_of_sorted(redrawn, 1 - outside)};
}

}  // namespace

SobolDesign sobol_design(std::size_t inputs, std::size_t rows) {
  if (inputs == 0 || rows == 0) throw std::invalid_argument("sim: Sobol's indices need an input and a row");
  SobolDesign design{inputs, rows, {}};
  boost::random::sobol sequence(2 * inputs);
  std::size_t skipped = 1;
  while (skipped < rows) skipped *= 2;
  sequence.discard((skipped - 1) * 2 * inputs);  // Boost's sequence begins with its second point
  std::vector<std::vector<double>> a, b;
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<double> both(2 * inputs);
    for (double& x : both) x = Stream::to_uniform(sequence());
    a.emplace_back(both.begin(), both.begin() + static_cast<std::ptrdiff_t>(inputs));
    b.emplace_back(both.begin() + static_cast<std::ptrdiff_t>(inputs), both.end());
  }
  design.points = a;
  design.points.insert(design.points.end(), b.begin(), b.end());
  for (std::size_t i = 0; i < inputs; ++i) {
    for (std::size_t row = 0; row < rows; ++row) {
      design.points.push_back(a[row]);
      design.points.back()[i] = b[row][i];
    }
  }
  return design;
}

SobolIndices sobol_indices(const SobolDesign& design, const std::vector<double>& outputs, std::uint64_t seed,
                           int redraws) {
  if (outputs.size() != design.points.size())
    throw std::invalid_argument("sim: Sobol's indices need one output a point");
  const Columns columns{design, outputs};
  std::vector<std::size_t> rows(design.rows);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  const Shares found = shares_of(columns, rows);
  std::vector<std::vector<double>> first(design.inputs), total(design.inputs);
  for (int d = 0; d < redraws; ++d) {
    Stream stream = Luck{seed, 0}.of(0, 0U, static_cast<std::uint32_t>(d));
    for (std::size_t& r : rows)
      r = std::min(design.rows - 1, static_cast<std::size_t>(stream.uniform() * static_cast<double>(design.rows)));
    const Shares redrawn = shares_of(columns, rows);
    for (std::size_t i = 0; i < design.inputs; ++i) {
      first[i].push_back(redrawn.first[i]);
      total[i].push_back(redrawn.total[i]);
    }
  }
  SobolIndices indices{{}, found.mean, found.variance};
  for (std::size_t i = 0; i < design.inputs; ++i)
    indices.inputs.push_back({around(found.first[i], first[i]), around(found.total[i], total[i])});
  return indices;
}

}  // namespace sim
