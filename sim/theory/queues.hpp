// What queueing theory says exactly of two lines: a common one before several servers, and a fixed number of those who
// ask again and again.
#pragma once

namespace sim {

/// A common line in its steady state: arrivals at random (Poisson), exponential service, nobody turns away.
struct CommonLine {
  double has_to_wait = 0;  ///< share of arrivals, Erlang's C
  double waiting = 0;      ///< mean number in the line
  double wait = 0;         ///< mean of all arrivals, those who need not wait among them
};

/// `rate` arrivals a unit of time, `service` their mean service, servers >= 1. Throws std::invalid_argument for numbers
/// that are not above 0, and for a load of 1 or more for each server, which has no steady state. By the recursion of
/// Erlang's B, so that a thousand servers are no trouble.
CommonLine common_line(double rate, double service, int servers);

/// The machine-repair model: `members` ask after an exponential pause, and are served by one of `servers` for an
/// exponential time.
struct MachineRepair {
  double utilisation = 0;  ///< of each server
  double wait = 0;         ///< mean of those who ask, before service begins
  double waiting = 0;      ///< mean number
  double rate = 0;         ///< services a unit of time
};

/// members >= 1, servers >= 1, pause and service above 0 (std::invalid_argument).
MachineRepair machine_repair(int members, double pause, double service, int servers);

}  // namespace sim
