// What replications gave, beside what is known exactly.
//
// A case is cut into 24 replications with luck of their own. With so many, and a standard error of 1 %, one replication
// has about 5 %, so that what is not linear in the sums (a standard deviation, a quantile) is off by about 0.1 %: far
// below what is judged. The seed is the hash of the case's name: the same numbers every time.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/selftest/oracle.hpp"
#include "sim/statistics/tally.hpp"

namespace models::theory {

inline constexpr int replications = 24;
inline constexpr double most_standard_errors = 4;
inline constexpr double largest_standard_error = 0.01;  ///< of the value: a run that is too short tells nothing
/// A run of the service in short is a sixteenth of the whole: its error four times as large, and a little. One of the
/// kernel is a third: shorter ones would not have forgotten, in their warm-up, that they began empty.
inline constexpr double part_in_short = 1.0 / 16, looser_in_short = 5;
inline constexpr double kernel_part_in_short = 1.0 / 3, kernel_looser_in_short = 2;

/// By the names of the rows' quantities.
using Results = std::map<std::string, double>;
/// What replications gave, by quantity.
using Found = std::map<std::string, sim::Tally>;

/// Of a quantity, the largest standard error that is small enough, as a share of the value; a hundredth where none is
/// named.
using Allowed = std::map<std::string, double>;

/// One exact answer and what was found.
struct Answer {
  std::string of;  ///< the case
  std::string group, quantity;
  double exact = 0, found = 0;
  double standard_error = 0;
  double z = 0;           ///< (found - exact) / standard error
  double allowed = 0.01;  ///< largest standard error, as a share of the value
  bool measured = true;   ///< false: nothing measures it, which is a fault of the table

  [[nodiscard]] double share() const;  ///< the standard error as a share of the value
  [[nodiscard]] bool long_enough() const { return share() <= allowed; }
  /// Within four standard errors, themselves small enough.
  [[nodiscard]] bool holds() const;
};

/// Row by row; standard errors may be so many times as large.
[[nodiscard]] std::vector<Answer> answers_of(const Case& of, const Found& found, double looser,
                                             const Allowed& allowed = {});
/// Of the service.
[[nodiscard]] inline std::vector<Answer> answers_of(const Case& of, const Found& found, bool in_short,
                                                    const Allowed& allowed = {}) {
  return answers_of(of, found, in_short ? looser_in_short : 1.0, allowed);
}

}  // namespace models::theory
