// How a case finds a worker: a manager allocates it to somebody with room; where nobody has room, it waits, or what
// caseload.above_cap says. A case that another team holds stays with its worker until it is taken over.
#pragma once

#include "models/world/world.hpp"

namespace models {

/// The case needs a worker of its kind of team from now on; tells how it waits. Does nothing if it has one or seeks
/// one already.
void seek_worker(World& world, Case& subject);
/// It no longer does; tells so.
void stop_seeking(World& world, Case& subject);
/// A manager has looked at the case: it goes to a worker with room, or into the line.
void allocate(World& world, Case& subject);
/// The manager who is looking for a worker for the case, if there is one, need look no further.
void let_go_of(Case& subject);
/// The case waits no more, whoever was looking; nothing is told.
void leave_line(World& world, Case& subject);
/// Takes the case from its worker.
void release(World& world, Case& subject);
/// Gives cases of the line to workers with room.
void serve_line(World& world, int kind);
/// Where it stands in the line follows its stage.
void renew_place(World& world, Case& subject);
/// The case has so many children more or fewer: its worker has them too.
void change_children(World& world, Case& subject, int by);
/// What the worker holds weighs so many points more or fewer.
void change_points(World& world, Worker& worker, double by);
/// The case is no longer its worker's; nothing is told.
void forget(World& world, Case& subject);
/// All cases of a list that nobody looks through any more are allocated: a kind of team has lost its last manager.
void allocate_all(World& world, int kind);
/// Gives a worker the caps of today.
void set_caps(World& world, Worker& worker);
/// Children held by the case holders of a kind of team against their soft caps; 0 without caps.
[[nodiscard]] double load_of(const World& world, int kind);

}  // namespace models
