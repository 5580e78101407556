// The queueing workloads: a station where visits arrive at random, wait for one of several units and are served. By
// processes of the kernel, and by a bare loop that meets the same visits.
#pragma once

#include <cstdint>
#include <string_view>

namespace ratios {

/// Exponential gaps, services (mean: one unit of time) and, if above nought, patience.
struct StationLoad {
  std::uint64_t visits = 0;
  int servers = 1;
  double arrivals_a_unit = 0.9;
  double patience = 0;
  std::uint64_t seed = 1;
  std::uint64_t replication = 0;
};

/// What one run was like: for the table, and to see that everybody simulated the same thing.
struct StationOutcome {
  double ns = 0;              ///< processor time a visit
  double time_in_system = 0;  ///< mean of those served, in units
  double abandoned = 0;       ///< share of all
  std::uint64_t fingerprint = 0;
};

/// A process a visit. All that the kernel watches is on, and the time in system goes into a tally.
StationOutcome by_processes(const StationLoad& load);

/// The same with the kernel's trace on, in a ring of two megabytes.
StationOutcome by_traced_processes(const StationLoad& load);

/// Queue form, one server: a process brings the visits, another serves them one after the other.
StationOutcome by_two_processes(const StationLoad& load);

/// Two kinds of event in a heap (one server) or a ladder (more), a ring of who waits, no statistics but a sum. Nobody
/// is impatient: a patience above nought is drawn and not used, so that the draws are the same.
StationOutcome by_bare_loop(const StationLoad& load);

/// What theory says, and how far a mean of so many visits may be from it (about four standard errors).
struct Expected {
  double mean = 0;
  double within = 0;
};
Expected expected_time_in_system(const StationLoad& load);

}  // namespace ratios
