// Where a number stands on a line of pixels, and which round numbers are written beside it.
#pragma once

#include <string>
#include <vector>

namespace viz {

/// A straight scale. `from` and `to` differ.
struct Axis {
  double from = 0;
  double to = 1;
  double first_pixel = 0;
  double last_pixel = 1;

  [[nodiscard]] double at(double value) const {
    return first_pixel + (value - from) / (to - from) * (last_pixel - first_pixel);
  }
};

/// Round numbers (1, 2 or 5 times a power of ten apart) within [from, to], about `wanted` of them, at least two.
[[nodiscard]] std::vector<double> round_ticks(double from, double to, int wanted);

/// A tick as it is written: "−40", "0", "1,200", "£1.2m", "0.05".
[[nodiscard]] std::string tick_label(double value, double apart, bool money, bool with_sign);

}  // namespace viz
