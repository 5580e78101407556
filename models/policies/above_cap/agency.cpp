// An agency worker above establishment is called for each full caseload that waits; until one comes the case waits.
#include <algorithm>
#include <cmath>

#include "models/policies/above_cap.hpp"

namespace models {

Overflow agency(const Crowded& crowded) {
  const double each = std::max(1.0, crowded.soft_cap);
  return {.agency = std::max(0, static_cast<int>(std::ceil(crowded.waiting / each)) - crowded.called)};
}

}  // namespace models
