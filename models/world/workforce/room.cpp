#include "models/world/workforce/room.hpp"

#include <algorithm>

namespace models {
namespace {

bool has_room(const Worker& worker, int children, double points) {
  if (!worker.holds_cases || worker.gone) return false;
  if (worker.cases.empty()) return true;  // a family larger than any cap must go to somebody
  if (worker.hard_cap > 0 && worker.children + children > worker.hard_cap) return false;
  if (worker.hard_cap_families > 0 && static_cast<double>(worker.cases.size()) + 1 > worker.hard_cap_families)
    return false;
  return worker.hard_cap_points <= 0 || worker.points + points <= worker.hard_cap_points;
}

}  // namespace

void renew_load(World& world, Worker& worker) {
  auto& with_room = world.department(worker.kind).with_room;
  if (worker.stands) with_room.erase({worker.load, worker.id});
  worker.stands = has_room(worker, 1, 0);  // for the smallest case there is
  if (!worker.stands) return;
  worker.load =
      world.allocation->load({.children = static_cast<double>(worker.children),
                              .cap = std::max(0.1, worker.soft_cap > 0 ? worker.soft_cap : worker.share_of_cap),
                              .points = worker.points,
                              .share_of_cap = worker.share_of_cap});
  with_room.emplace(std::pair(worker.load, worker.id), &worker);
}

Worker* choose_worker(const World& world, const Case& subject) {
  const Stage* stage = world.rules(subject.stage).stage;
  const bool experience = stage != nullptr && stage->experienced;
  const double points = points_of(world, subject);
  Worker* first = nullptr;
  for (const auto& [place, worker] : world.department(subject.team).with_room) {
    if (!has_room(*worker, subject.children, points)) continue;
    if (first == nullptr) first = worker;
    if (world.allocation->prefers == nullptr) break;
    if (world.allocation->prefers({.knows_family = worker->id == subject.last_worker,
                                   .experienced = !worker->newly_qualified,
                                   .same_locality = world.locality_of(worker->team) == subject.locality,
                                   .asks_experience = experience}))
      return worker;
  }
  return first;
}

Worker* manager_with_room(const World& world, const Case& subject) {
  const double cap = (*world.settings().caseload.manager_cap).value;
  Worker* best = nullptr;
  for (Worker* worker : world.department(subject.team).managers) {
    if (worker->gone || worker->children + subject.children > cap) continue;
    if (best == nullptr || worker->children < best->children) best = worker;
  }
  return best;
}

double points_of(const World& world, const Case& subject) {
  const Stage* stage = subject.stage == world.model.pathway.nowhere() ? nullptr : world.rules(subject.stage).stage;
  return stage != nullptr ? (*stage->points).value * subject.children : 0;
}

}  // namespace models
