// The figures of a tree of settings in words: value, range, source, strength. What a report prints as its foundations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/scenario/settings.hpp"

namespace models {

/// One figure that the answer rests on.
struct FigureLine {
  std::string key;     ///< "caseload.hard_cap"
  std::string value;   ///< "16 children"
  std::string range;   ///< "12 to 20", or empty
  std::string source;  ///< key
  Strength strength = Strength::assumed;
  std::string note;
  Place place;  ///< where it stands
  /// Of a figure that is one number: it and its range as bare numbers, the way --set takes them (a share from 0 to 1),
  /// and the words of its unit.
  std::optional<double> number, low, high;
  std::string unit;
};

/// Every figure that some file or the command line sets, in the order of the field list, ways out of stages included.
[[nodiscard]] std::vector<FigureLine> figure_lines(const Settings& settings);

}  // namespace models
