// Round numbers along an axis.
#pragma once

#include <vector>

namespace viz {

/// 2 to `most` round values that enclose [low, high]; low < high, or the axis is one unit high.
[[nodiscard]] std::vector<double> enclosing_ticks(double low, double high, int most);

}  // namespace viz
