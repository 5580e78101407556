// The work that a case makes: which tasks there are, how long they take, and what becomes of them.
#pragma once

#include "models/world/world.hpp"

namespace models {

/// The case has entered a stage: it gets the tasks of the stage. Work that goes on in the new stage as it did in the
/// old keeps its rhythm, except visits: a new stage is visited anew. What the stage no longer asks for is cancelled.
void set_tasks(World& world, Case& subject);
/// The next task of a kind, due then; its effort is the n-th of that kind for the case.
[[nodiscard]] PendingTask make_task(World& world, Case& subject, TaskId task, sim::Instant due);
/// The pause before a task that arises at random, the n-th of its kind for the case.
[[nodiscard]] sim::Span pause_before(World& world, Case& subject, TaskId task);

}  // namespace models
