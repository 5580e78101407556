// A post, and who fills it.
#pragma once

#include <memory>
#include <vector>

#include "models/practice/model.hpp"
#include "models/world/events.hpp"

namespace models {

struct Case;

/// Someone at work. Exists from the first day in a post to the last.
struct Worker {
  WorkerId id;
  PostId post;
  int kind = 0;  ///< of team
  Engagement engagement = Engagement::employee;
  bool newly_qualified = false;
  bool holds_cases = false;
  sim::Instant started;
  sim::Instant sick_until;  ///< an instant not after `started` when well
  int children = 0;         ///< held
  double soft_cap = 0;      ///< own, today
  double hard_cap = 0;      ///< own, today; 0 for none
  std::vector<Case*> cases;
  double handover_minutes = 0;  ///< still to be spent on cases taken over
  WeekWorked week;              ///< so far
};

/// A post in a team. Its luck is named by team, role and ordinal, the same under every practice.
struct Post {
  PostId id;
  TeamId team;
  int kind = 0;
  RoleId role;
  std::uint64_t subject = 0;
  bool established = true;  ///< false: an agency worker above establishment
  bool open = true;
  std::unique_ptr<Worker> worker;
  std::uint32_t incumbents = 0;
  bool vacant = true;      ///< no permanent worker
  bool covered = false;    ///< an agency worker is sought while it is vacant
  sim::Instant filled_at;  ///< when a permanent worker comes
  sim::Instant cover_at;   ///< when the next agency worker comes
  sim::Instant agency_until;
};

}  // namespace models
