// Other engines: programs that run the workloads of G1 to G5 and say what a visit cost them. beside/README.md says how.
#pragma once

#include <string>

#include "station.hpp"

namespace ratios {

struct PeerOutcome {
  std::string name;
  double ns = 0;
  double time_in_system = 0;
  double abandoned = 0;
};

/// Runs `program` and waits for its answer. Throws std::runtime_error if it fails or answers otherwise than agreed.
PeerOutcome run_beside(const std::string& program, bool queue_form, const StationLoad& load);

}  // namespace ratios
