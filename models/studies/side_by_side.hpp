// Every authority of England in one question: each by itself, and all of them added up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/measures/estimate.hpp"
#include "models/scenario/scenario.hpp"
#include "models/studies/compare.hpp"

namespace models {

/// One authority.
struct PlaceResult {
  std::string key, name;
  bool published = true;  ///< has a row of its own; else it is one of those that share what England's totals leave
  std::vector<Observations> runs;
};

struct SideBySide {
  std::vector<PlaceResult> places;
  /// Totals over all places, replication by replication: sums of numbers and of pounds, and means of shares and rates,
  /// each weighted by what it is a share of, or by the nearest measure to that.
  std::vector<Observations> england;
  std::vector<std::string> failures;  ///< in words; a replication that failed in one place is left out in all
  bool stopped = false;
  double seconds = 0;  ///< wall time, never part of a result
};

/// Whether places add up to a sum of the measure; else to a weighted mean.
[[nodiscard]] bool adds_up(Measure measure);

/// Which places there are side by side.
enum class WhichPlaces { with_a_row, all_of_england };

/// Runs each authority of config/authorities/england.csv under the practice of the request, and, for all of England,
/// those without a row. Each place has luck of its own, named by the seed and its key.
[[nodiscard]] SideBySide side_by_side(const std::filesystem::path& scenario, const Request& request, const Study& study,
                                      WhichPlaces which = WhichPlaces::all_of_england);

}  // namespace models
