// Somebody's working time.
#pragma once

#include <memory>

#include "models/world/working/urgency.hpp"
#include "models/world/world.hpp"

namespace models {

/// The working days of one worker, from her first to her last.
sim::Process at_work(World& world, std::shared_ptr<Worker> worker);  // at_work.cpp
/// The same, week by week, of those whose work no case asks for.
sim::Process at_work_elsewhere(World& world, std::shared_ptr<Worker> worker);  // absences.cpp

/// Something has come up: she looks again at what to do, if she is free or what has come up goes before what she has in
/// hand. Whether she does: not at night, nor on leave.
bool come_up(World& world, Worker& worker, int order);
/// The order of the most urgent thing that a case asks for now; order_development when there is none.
[[nodiscard]] int most_urgent_of(const World& world, const Case& subject);
/// What she has in hand is no longer to be done; the time she spent on it counts.
void drop_in_hand(World& world, Worker& worker);
/// Books the time spent on what is in hand so far.
void settle_in_hand(World& world, Worker& worker);
/// Tells what the worker did this week, and begins the next.
void end_week(World& world, Worker& worker);

/// Whether she is away on a day: sick, on leave or in training. Draws whether either begins; books it in her week.
[[nodiscard]] bool is_away(World& world, Worker& worker);  // absences.cpp
/// Minutes of a day's work under her contract, whole.
[[nodiscard]] std::int64_t minutes_a_day(const World& world, const Worker& worker);

}  // namespace models
