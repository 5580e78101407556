// A kind of team as a run sees it: who works in it, and which cases wait for one of them.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <utility>
#include <vector>

#include "models/practice/ids.hpp"

namespace models {

struct Case;
struct Worker;

/// All teams of one kind together: their managers allocate from one list.
struct Department {
  std::vector<Worker*> workers;   ///< all roles, in order of their posts
  std::vector<Worker*> managers;  ///< those of them who allocate
  /// Case holders with room for a small case at least (room.hpp): the least loaded first, then the first post.
  std::map<std::pair<double, WorkerId>, Worker*> with_room;
  std::vector<std::vector<Worker*>> teams;  ///< the same people, by the number of their team
  std::vector<int> at_work;                 ///< people in post, by role
  std::deque<Case*> to_allocate;            ///< what its managers have not yet looked at, in order of coming
  /// What nobody had room for: the most urgent first (0 protection, 1 help), then who has waited longest.
  std::map<std::pair<int, std::uint64_t>, Case*> line;
  int waiting = 0;                 ///< children in the line
  std::uint64_t places = 0;        ///< given in the line
  int agency_called = 0;           ///< agency workers asked for because of the line, and not here yet
  std::uint32_t agency_calls = 0;  ///< so far
  int agency_posts = 0;            ///< opened for those who were called, so far
  TeamId first_team;               ///< of the kind
};

}  // namespace models
