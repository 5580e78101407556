// The smallest difference worth acting on, measure by measure, where the user names another than the tool's own.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/measures/definitions.hpp"

namespace models {

/// An amount in the measure's unit (points, of a percentage), or a share of the base in per cent.
struct Zone {
  double amount = 0;  ///< >= 0
  bool of_base = false;
};

/// What the user said; a measure that is not in it has the tool's own zone (Definition::matters).
using Zones = std::map<Measure, Zone>;

/// In the measure's unit, for a base of this value.
[[nodiscard]] double zone_of(const Zones& zones, const Definition& definition, double base);

/// "caseload_mean=1", "cost_total=£100000", "visits_on_time=2 points", "children_looked_after=2 %": a percentage of a
/// measure that is not itself one is a share of the base. What is wrong is added to `faults`, in words.
void read_zone(const std::string& text, Zones& zones, std::vector<std::string>& faults);

}  // namespace models
