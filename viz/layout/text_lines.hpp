// Names broken into lines that fit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "viz/canvas/font_metrics.hpp"

namespace viz {

/// `words` in at most `most` lines of that width, as even as they can be; what does not fit ends in "…".
[[nodiscard]] std::vector<std::string> broken(std::string_view words, const TextStyle& style, double width,
                                              std::size_t most, const FontMetrics& metrics);

}  // namespace viz
