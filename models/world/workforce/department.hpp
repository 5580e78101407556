// A kind of team as a run sees it: who works in it, and which cases wait for one of them.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <utility>
#include <vector>

namespace models {

struct Case;
struct Worker;

/// All teams of one kind together: their managers allocate from one list.
struct Department {
  std::vector<Worker*> workers;             ///< all roles, in order of their posts
  std::vector<Worker*> managers;            ///< those of them who allocate
  std::vector<std::vector<Worker*>> teams;  ///< the same people, by the number of their team
  std::deque<Case*> to_allocate;            ///< what its managers have not yet looked at, in order of coming
  /// What nobody had room for: the most urgent first (0 protection, 1 help), then who has waited longest.
  std::map<std::pair<int, std::uint64_t>, Case*> line;
  std::uint64_t places = 0;        ///< given in the line
  int agency_called = 0;           ///< agency workers asked for because of the line, and not here yet
  std::uint32_t agency_calls = 0;  ///< so far
};

}  // namespace models
