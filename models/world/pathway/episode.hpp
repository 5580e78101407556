// One episode of a family on the pathway, from contact to closure: what its stages hand on to one another.
#pragma once

#include <algorithm>

#include "models/world/world.hpp"

namespace models {

/// What a family's case remembers from stage to stage.
struct Episode {
  sim::Instant referred;    ///< when the limit of an assessment began to run
  sim::Instant strategy;    ///< when that of a conference did: the strategy discussion
  sim::Span elapsed;        ///< of the stay in the present stage, before the run began; 0 for all later stays
  bool assessed = false;    ///< an assessment has been completed
  bool from_stock = false;  ///< it was open when the run began
  StageId next;             ///< where the present stage leads
};

// The stays, by kind of stage. Each ends when its work, its reviews or its time are over, and sets episode.next.
sim::Process at_the_desk(World& world, Case& self, Episode& episode);          // desk.cpp: contact, screening
sim::Process under_assessment(World& world, Case& self, Episode& episode);     // assessment.cpp
sim::Process under_enquiry(World& world, Case& self, Episode& episode);        // assessment.cpp
sim::Process before_conference(World& world, Case& self, Episode& episode);    // assessment.cpp
sim::Process on_a_plan(World& world, Case& self, Episode& episode);            // plans.cpp: in need, protection
sim::Process on_the_edge_of_care(World& world, Case& self, Episode& episode);  // plans.cpp
sim::Process with_a_service(World& world, Case& self, Episode& episode);       // plans.cpp: help, pre-proceedings
sim::Process before_the_court(World& world, Case& self, Episode& episode);     // court.cpp
/// The re-referral clock of a closed family: ends when it comes back, or no longer can. episode.next is the start of
/// the pathway when it comes back, else closed.
sim::Process closed_for_now(World& world, Case& self, Episode& episode);  // closed.cpp

/// Work on needs of the adults begins, with each that nobody works on yet.
void begin_adult_needs(World& world, Case& self);  // plans.cpp
/// A child protection plan begins with the first stage that has one, goes on before a court, and ends with the last:
/// to be told of as a stage is entered.
void follow_plan(World& world, Case& self, const Episode& episode);  // plans.cpp
/// The plan of so many children of the family ends.
void end_plan(World& world, Family& family, int children);  // plans.cpp
/// When a stay that began `elapsed` ago and was to last `stay` is over; now, when that is past.
[[nodiscard]] inline sim::Instant end_of(const World& world, const Episode& episode, sim::Span stay) {
  return std::max(world.now(), world.now() - episode.elapsed + stay);
}
/// Whether a child of the family's case is under 18; the case of a family in which none is left closes.
[[nodiscard]] inline bool has_minor_at_home(const World& world, const Case& self) {
  const Family& family = *self.family;
  for (int i = 0; i < family.children; ++i)
    if ((family.away >> i & 1) == 0 && family.age(i, world.now()) < adult_from) return true;
  return false;
}
/// Of a case, for an event.
[[nodiscard]] inline std::uint8_t children_of(const Case& self) { return static_cast<std::uint8_t>(self.children); }

// Ways into care (care_entry.cpp).
/// The children who come into care leave the family's case, one after another; each has a process of its own.
void take_into_care(World& world, Case& self, CareRoute route, StageId wanted);
/// A way out that leads into care: to the edge of care first where there is room for an adolescent, else into care.
/// Sets episode.next to where those who stay at home go.
void go_towards_care(World& world, Case& self, Episode& episode);

}  // namespace models
