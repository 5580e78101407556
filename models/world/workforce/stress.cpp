#include "models/world/workforce/stress.hpp"

#include <algorithm>
#include <cmath>

namespace models {
namespace {

double part(double points, double load, double full) { return full > 0 ? points * std::min(1.0, load / full) : 0; }

double strain(const World& world, const Worker& worker) {
  const Stress& s = world.settings().stress;
  const int days = worker.week.days - worker.week.days_absent - worker.week.days_leave;
  const double undone = days > 0 ? static_cast<double>(worker.week.tasks_waiting) / days : 0;
  return part((*s.caseload).value, worker.children, (*s.caseload_full).value * worker.soft_cap) +
         part((*s.overtime).value, worker.week.overtime / 60.0, (*s.overtime_full).value) +
         part((*s.undone).value, undone, (*s.undone_full).value);
}

}  // namespace

void follow_load(const World& world, Worker& worker) {
  const double now = strain(world, worker);
  const double recovers = (*world.settings().stress.recovers).value;
  const bool first = worker.stress <= 0;
  const double share = recovers > 0 && !first ? 1 - std::exp(-1 / recovers) : 1;
  worker.stress = std::clamp(worker.stress + (now - worker.stress) * share, 0.0, 100.0);
}

}  // namespace models
