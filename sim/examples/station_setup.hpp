// What queue_station is asked to run, and what is wrong with it if it cannot be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/examples/station_law.hpp"
#include "sim/time/span.hpp"

namespace sim::examples {

/// The options as they were typed.
struct Asked {
  std::string servers = "5";
  std::string arrivals = "4";
  std::string service = "exponential:1";
  std::optional<std::string> patience;
  std::optional<std::string> capacity;
  std::optional<std::string> classes;
  std::string feedback = "0";
  std::string customers = "200000";
  std::string warm_up = "20000";
  std::string replications = "10";
  std::string seed = "1";
  std::string threads = "0";
};

/// A share of the arrivals; priority 1 is served before 2, and nobody is interrupted.
struct ClassOfArrivals {
  double share = 1;
  int priority = 1;
};

/// A station and how long to watch it. Times in units, rates per unit.
struct Setup {
  int servers = 0;
  double arrival_rate = 0;
  Law service;
  std::optional<Law> patience;           ///< of each wait
  std::optional<std::int64_t> capacity;  ///< places in the system, served or waiting
  std::vector<ClassOfArrivals> classes;  ///< at least one
  bool classes_asked_for = false;
  double feedback = 0;       ///< probability that one who has been served asks again at once
  std::int64_t counted = 0;  ///< arrivals after the warm-up that are followed to their end
  std::int64_t warm_up = 0;  ///< arrivals before them
  int replications = 0;
  std::uint64_t seed = 0;
  int threads = 0;              ///< 0 is one a core
  double ticks_per_unit = 1e6;  ///< more if something lasts less than a hundredth of a unit

  [[nodiscard]] Span span_of(double units) const;
  [[nodiscard]] double units_of(Span span) const { return static_cast<double>(span.ticks) / ticks_per_unit; }
  /// Visits of one arrival times their mean length, for each server and unit of time: 1 or more cannot be served.
  [[nodiscard]] double load() const;
};

/// The setup; or, if there are any, all faults, and a setup that must not be used.
Setup read_setup(const Asked& asked, std::vector<std::string>& faults);

}  // namespace sim::examples
