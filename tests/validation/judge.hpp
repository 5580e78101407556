// How a simulated value is judged beside an exact one: it lies within four standard errors of it, and the standard
// error is at most one hundredth of it, so that a run too short to notice a fault fails too.
//
// A case is cut into 24 replications with luck of their own. With so many, and a standard error of 1 %, one replication
// has about 5 %, so that what is not linear in the sums (a standard deviation, a quantile) is off by about 0.1 %: far
// below what is judged. The seed is fixed, so nothing flickers.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <map>
#include <string>

#include "sim/experiment/hash.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics/tally.hpp"
#include "tests/validation/oracles.hpp"

namespace theory {

inline constexpr int replications = 24;
inline constexpr double most_standard_errors = 4;
inline constexpr double largest_standard_error = 0.01;

/// What a case's test is called.
inline std::string case_name(const ::testing::TestParamInfo<Case>& info) { return test_name(info.param); }

/// By the names of the rows' quantities.
using Results = std::map<std::string, double>;

/// The largest standard error that is small enough, as a share of the value.
class Largest {
 public:
  /// `looser` times as large for all quantities, where a run is meant to be short.
  explicit Largest(double looser = 1) : looser_(looser) {}
  /// For one quantity another share than a hundredth.
  void allow(const std::string& quantity, double share) { shares_[quantity] = share; }
  [[nodiscard]] double of(const std::string& quantity) const {
    const auto own = shares_.find(quantity);
    return looser_ * (own == shares_.end() ? largest_standard_error : own->second);
  }

 private:
  double looser_;
  std::map<std::string, double> shares_;
};

/// What replications gave, quantity by quantity, beside the rows of a case. A row that nothing measures is a failure.
inline void compare(const Case& of, const std::map<std::string, sim::Tally>& found,
                    const Largest& largest = Largest()) {
  for (const Row& row : of.rows) {
    const auto tally = found.find(row.quantity);
    if (tally == found.end()) {
      ADD_FAILURE() << of.name << ": nothing measures " << row.quantity;
      continue;
    }
    const double mean = tally->second.mean(), error = tally->second.standard_error();
    const double share = error / std::abs(row.exact), z = error > 0 ? (mean - row.exact) / error : 0;
    std::printf("%s %s: exact %.6g, simulated %.6g, z = %+.2f, standard error %.3f %%\n", of.name.c_str(),
                row.quantity.c_str(), row.exact, mean, z, 100 * share);
    EXPECT_LE(share, largest.of(row.quantity)) << of.name << ' ' << row.quantity << ": the run is too short to tell";
    EXPECT_LE(std::abs(mean - row.exact), most_standard_errors * error)
        << of.name << ' ' << row.quantity << " should be " << row.exact << ", is " << mean << ", z = " << z;
  }
}

/// `replication(luck, length)` simulates its share of the case's length after its own warm-up.
template <class Replication>
void judge(const Case& of, const Replication& replication) {
  const std::uint64_t seed = sim::Hash().add(of.name).value();
  std::map<std::string, sim::Tally> tallies;
  for (int i = 0; i < replications; ++i) {
    const Results results = replication(sim::Luck{seed, static_cast<std::uint64_t>(i)}, of.length / replications);
    for (const auto& [quantity, value] : results) tallies[quantity].add(value);
  }
  compare(of, tallies);
}

}  // namespace theory
