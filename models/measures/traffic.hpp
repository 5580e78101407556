// What a run tells of itself that theory can be held beside: how children went between stages, how cases and tasks
// came to workers, how posts emptied. Counts over the whole window, one replication.
#pragma once

#include <vector>

namespace models {

struct Model;
struct Sums;

struct Traffic {
  double years = 0;  ///< of the window

  // Children, by stage; closed stages hold nobody.
  std::vector<double> present;  ///< mean number
  std::vector<double> came;     ///< a year, from nowhere or back from closure
  std::vector<double> ways;     ///< a year, by from × stages + to
  std::vector<double> left;     ///< a year, in all, closure among it

  // Social workers who hold cases.
  double holders = 0;        ///< mean number of persons
  double full_time = 0;      ///< full-time equivalents of them
  double children_held = 0;  ///< mean number
  double cases_held = 0;     ///< mean number
  double allocations = 0;    ///< children a year, with a wait for a worker or without
  double unallocated = 0;    ///< mean number of children
  double days_waited = 0;    ///< working days, mean over allocations

  // Their work.
  double tasks = 0;           ///< that they did in a year
  double hours_at_cases = 0;  ///< a year: direct work, travel, recording, meetings
  double hours_worked = 0;    ///< a year, overtime among it
  double hours_other = 0;     ///< a year: administration, and what no case asks for
  double overdue = 0;         ///< pieces of work due and not done: mean over mornings at work, of one worker

  // Posts.
  double turnover = 0;  ///< leavers a year for each in post
  double vacancy = 0;   ///< share of the establishment
};

/// Of the whole window of a run.
[[nodiscard]] Traffic traffic_of(const Model& model, const Sums& sums);

}  // namespace models
