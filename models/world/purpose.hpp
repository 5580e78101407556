// What a random number is for. With seed, replication and subject it names a stream, so that a family has the same luck
// under every practice. The list only grows: a number once given keeps its meaning.
#pragma once

#include <cstdint>

namespace models {

enum class Purpose : std::uint32_t {
  arrivals = 1,         // subject: the day; visit: the source
  family_children = 2,  // subjects from here: the family
  family_ages = 3,
  family_needs = 4,
  family_level = 5,
  family_engagement = 6,
  family_history = 7,
  arrival_time = 8,
  reading = 9,     // noise of a decision; visit: the n-th decision
  way_out = 10,    // share among exits open to one reading
  variation = 11,  // of the level of need; visit: the n-th four weeks
  stay = 12,       // visit: kind of stage × 2^16 + the n-th stay in it
  effort = 13,     // visit: name of the task × 2^16 + the n-th time
  desk_effort = 14,
  come_back = 15,
  siblings = 16,  // which children come into care
  order = 17,     // interim order, final order, proceedings after entry
  court_work = 18,
  adult_need = 19,  // met or not; visit: the need
  placement = 20,   // subjects: the child
  next_placement = 21,
  breakdown = 22,
  planned_move = 23,
  missing = 24,
  permanence = 25,
  going_home = 26,
  leaving_care = 27,
  stock = 28,  // subject: the stage of the opening stock
  post = 29,   // subjects from here: the post
  tenure = 30,
  fill = 31,
  cover = 32,
  sickness = 33,
  leave = 34,
  newly_qualified = 35,
  home = 36,  // subject: the foster home
  recruitment = 37,
  which_home = 38,  // subject: the child
  birthday = 39,
  unaccompanied = 40,
  adult_need_time = 41,
  involvement = 42,
  locality = 43,     // subject: the family
  review_lead = 44,  // visit: the n-th review
  task_pause = 45,   // visit: name of the task × 2^16 + the n-th time
  final_order = 46,  // subjects: the child
  adoption_match = 47,
  missing_prone = 48,
  chairing = 49,
  agency_call = 50,   // subject: the kind of team; visit: the n-th call
  held_to_limit = 51,      // subject: the family
  assessment_length = 52,  // of one that goes on beside an enquiry or a plan
  early_review = 53
};

}  // namespace models
