// What the samplers ask of their arguments; a caller who breaks it gets std::invalid_argument.
#pragma once

#include <stdexcept>

namespace sim {

/// Throws std::invalid_argument with this message, which begins "sim: ", unless it holds.
inline void require_argument(bool holds, const char* message) {
  if (!holds) throw std::invalid_argument(message);
}

/// A share, of which a variate is made, lies strictly between 0 and 1.
inline void require_inside_unit(double u) { require_argument(u > 0 && u < 1, "sim: u must lie in (0, 1)"); }

}  // namespace sim
