// A post, and who fills it.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "models/practice/model.hpp"
#include "models/world/events.hpp"
#include "models/world/working/parts.hpp"
#include "sim/kernel/simulation.hpp"

namespace models {

struct Case;

/// What was done and is still to be written.
struct WriteUp {
  CaseId subject;
  TaskId task;
  sim::Instant due;
  double minutes = 0;
};

/// What a worker has in hand.
struct InHand {
  enum class What : std::uint8_t { nothing, task, write_up, handover, allocation, supervision };
  What what = What::nothing;
  bool overtime = false;
  TaskId task;
  int order = 0;            ///< of urgency: what has a smaller one may take its place
  Case* subject = nullptr;  ///< of a task or an allocation
  std::int64_t left = 0;    ///< whole minutes to its end, from `since` on
  sim::Instant since;
  double stretch = 1;  ///< minutes that a minute of effort takes her here: her pace, and how far she travels
  Parts parts;         ///< of a task: what those minutes are
};

/// Someone at work. Exists from the first day in a post to the last; her own process (working/at_work.cpp) and her post
/// share her.
struct Worker {
  WorkerId id;
  PostId post;
  int kind = 0;  ///< of team
  TeamId team;
  RoleId role;
  Engagement engagement = Engagement::employee;
  bool newly_qualified = false;
  bool holds_cases = false;  ///< may be given more
  bool manages = false;
  bool gone = false;  ///< her process ends when it sees it
  double hours = 1;   ///< share of full hours: a part-time post's
  double pace = 1;    ///< of work, this week
  double stress = 0;  ///< the index, 0 to 100
  sim::Instant started;
  sim::Instant sick_until, away_until;  ///< instants not after `started` when at work
  bool on_duty = false;                 ///< today
  bool free = false;                    ///< at work, with nothing in hand
  bool looks_again = true;              ///< what she has to do is not what it was when she last looked

  int children = 0;                                                 ///< held
  double points = 0;                                                ///< of them
  double soft_cap = 0;                                              ///< own, today; 0 for none
  double hard_cap = 0, hard_cap_families = 0, hard_cap_points = 0;  ///< own, today; 0 for none
  double share_of_cap = 1;                                          ///< by role, hours and first year
  std::vector<Case*> cases;
  bool stands = false;  ///< among those with room, Department::with_room
  double load = 0;      ///< there

  std::deque<WriteUp> to_write;
  double handover_minutes = 0;     ///< still to be spent on cases taken over
  double supervision_minutes = 0;  ///< still to be given, of a manager
  sim::Instant supervised;         ///< last had supervision
  InHand in_hand;
  sim::ProcessId process;  ///< her working time
  WeekWorked week;         ///< so far
};

/// A post in a team. Its luck is named by team, role and ordinal, the same under every practice.
struct Post {
  PostId id;
  TeamId team;
  int kind = 0;
  RoleId role;
  std::uint64_t subject = 0;
  int ordinal = 0;          ///< among the posts of its role in its kind of team
  bool established = true;  ///< false: an agency worker above establishment
  bool called = false;      ///< above establishment, because families waited
  bool open = true;
  double hours = 1;  ///< share of a full-time equivalent
  std::shared_ptr<Worker> worker;
  std::uint32_t incumbents = 0;
  bool vacant = true;  ///< no permanent worker
  bool found = false;  ///< a permanent worker, who begins now
  sim::ProcessId process;
};

}  // namespace models
