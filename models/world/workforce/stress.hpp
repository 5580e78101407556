// How load wears on a case holder: the stress index.
#pragma once

#include "models/world/world.hpp"

namespace models {

/// At the end of a week the index moves towards the strain of the week, with the mean time [stress.recovers]:
///   strain = [stress.caseload] × min(1, children ÷ ([stress.caseload_full] × own soft cap))
///          + [stress.overtime] × min(1, overtime ÷ [stress.overtime_full])
///          + [stress.undone] × min(1, work overdue at the day's end, mean of the week ÷ [stress.undone_full])
///   stress += (strain − stress) × (1 − e^(−1 week ÷ [stress.recovers]))
/// Who begins, begins at the strain of the first week. A quantity of the model, 0 to 100; no published scale.
void follow_load(const World& world, Worker& worker);

}  // namespace models
