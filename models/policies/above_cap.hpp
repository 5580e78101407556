// What happens to a case for which nobody has room under a hard cap: policies chosen by name, `caseload.above_cap`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace models {

/// How crowded a kind of team is when a case finds no room.
struct Crowded {
  double waiting = 0;   ///< children who wait for a worker, those of the case included
  double soft_cap = 0;  ///< of a full-time worker, children; 0 for none
  int called = 0;       ///< agency workers called because of the line who are not here yet
};

/// What is done beside waiting in the line, which every case does that nobody takes.
struct Overflow {
  bool duty = false;     ///< whoever is on duty does its statutory and urgent work
  bool manager = false;  ///< a manager holds it, up to caseload.manager_cap
  int agency = 0;        ///< so many agency workers are called
};

using AboveCapPolicy = Overflow (*)(const Crowded& crowded);

Overflow wait(const Crowded& crowded);
Overflow duty(const Crowded& crowded);
Overflow manager(const Crowded& crowded);
Overflow agency(const Crowded& crowded);

/// The policy of that name; null when there is none.
[[nodiscard]] AboveCapPolicy above_cap_policy(std::string_view name);
/// All names, in order.
[[nodiscard]] std::vector<std::string> above_cap_policies();

}  // namespace models
