// What a run costs, from who was in post, who was placed, and which cases the court ended.
#pragma once

#include "tests/validation/recount/window.hpp"

namespace recount {

/// Pounds over the whole window. `staff` includes `recruitment`, and `placements` includes `running`, which is what
/// hubs and constellations cost.
struct Pounds {
  double staff = 0, placements = 0, court = 0;
  double recruitment = 0, running = 0;
};

[[nodiscard]] Pounds pounds(const Recorded& run);
[[nodiscard]] Pounds pounds(const models::Model& model, const models::CaseEventLog& log);

}  // namespace recount
