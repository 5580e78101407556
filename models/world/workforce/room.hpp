// Who has room for a case. Case holders stand in order of their load, so that finding one costs the same in a place of
// any size.
#pragma once

#include "models/world/world.hpp"

namespace models {

/// What a worker holds, or may hold, is no longer what it was: her place among her colleagues follows.
void renew_load(World& world, Worker& worker);
/// The worker who gets the case under caseload.allocation; null when nobody of its kind of team has room.
[[nodiscard]] Worker* choose_worker(const World& world, const Case& subject);
/// The least loaded manager who may hold the case under caseload.manager_cap; null when there is none.
[[nodiscard]] Worker* manager_with_room(const World& world, const Case& subject);
/// What a case weighs, in points of its stage.
[[nodiscard]] double points_of(const World& world, const Case& subject);

}  // namespace models
