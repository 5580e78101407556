// Stocks week by week: what the bad weeks look like, and how many of them there are above a level. An average hides
// them, and it is the bad weeks that a service has to be staffed for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/measures/definitions.hpp"
#include "models/measures/estimated.hpp"
#include "models/measures/observe.hpp"

namespace models {

/// Whose level is noted at the end of each week; each is a measure too.
[[nodiscard]] std::span<const Measure> weekly_stocks();
/// Its weeks in one run. Throws std::out_of_range for a measure that is no weekly stock.
[[nodiscard]] const std::vector<double>& weeks_of(const Observations& run, Measure stock);

/// A level that the user asks about.
struct AskedLevel {
  Measure stock;
  double level = 0;
};
/// "children_looked_after=560" or "=560 children". What is wrong is added to `faults`, in words.
void read_level(const std::string& text, std::vector<AskedLevel>& levels, std::vector<std::string>& faults);

/// How often a stock is above a level: the share of weeks, in %.
struct WeeksAbove {
  double level = 0;
  bool asked = false;                 ///< else one of those that span what was seen
  std::vector<Estimate> shares;       ///< by arm
  std::vector<Difference> less_base;  ///< by arm after the base, in percentage points
};

/// One stock. Each number is of a run, then over replications.
struct BadWeeks {
  Measure stock;
  std::vector<Estimate> median;      ///< by arm: half of the weeks are above
  std::vector<Estimate> one_in_ten;  ///< one week in ten is above
  std::vector<Estimate> one_in_twenty;
  std::vector<Estimate> highest;   ///< of all weeks
  std::vector<WeeksAbove> levels;  ///< upwards
};

/// A difference of a share of weeks that is smaller, in percentage points, is not worth acting on (a setting of the
/// tool: half a week in a year).
inline constexpr double weeks_that_matter = 1;

/// Of every stock, for runs by arm and replication. Empty without runs or weeks.
[[nodiscard]] std::vector<BadWeeks> bad_weeks(const std::vector<std::vector<Observations>>& runs,
                                              const std::vector<AskedLevel>& asked = {});

}  // namespace models
