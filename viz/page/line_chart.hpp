// Means over a number or over words, a line each with the band of its interval: what a setting does, how often a level
// is passed.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace viz {

/// One line; as many values as the chart has places.
struct ChartLine {
  std::string name;  ///< shown at its end when there are several
  std::vector<double> mean, low, high;
};

/// A place marked by an upright line, and the places between which it lies.
struct ChartMark {
  std::string text;
  std::size_t at = 0, low = 0, high = 0;
};

struct LineChart {
  std::string id;  ///< unique in the page
  std::string title, unit, below;
  std::string description;          ///< the whole chart in words
  bool money = false;               ///< the values are pounds
  std::vector<std::string> places;  ///< numbers stand where they belong, words evenly
  std::vector<ChartLine> lines;     ///< one to `most_lines`
  std::optional<ChartMark> mark;
  bool dots = true;  ///< one a place
};

inline constexpr std::size_t most_lines = 4;

/// Drawn for chart_width pixels. Empty for fewer than two places, no line or more than most_lines.
[[nodiscard]] std::string line_chart(const LineChart& chart);

}  // namespace viz
