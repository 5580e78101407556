// Which keys no file has set although one must.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/scenario/diagnostics.hpp"
#include "models/scenario/settings.hpp"

namespace models {

/// What the files of one practice have set together.
struct Filled {
  Settings settings;
  std::map<std::string, Place> keys;    ///< dotted keys that some file sets, and where the last of them does
  std::map<std::string, Place> tables;  ///< where the tables of the files stand: "caseload"
  Place otherwise;                      ///< where to complain of a table that no file has
};

/// Adds one fault for each required key that is not among `filled.keys`.
void find_gaps(const Filled& filled, std::vector<Fault>& faults);

}  // namespace models
