// A file of config/theory, run so long as its exact values need.
//
// config/theory/exact/service.csv holds rows of the same oracles as kernel.csv does for the kernel, with the same
// columns; here a length is in years of runs, all replications together. What is simulated is the whole service with
// nothing in it but what the file asks for, and what is measured is counted from its events, by code of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "models/practice/model.hpp"
#include "models/scenario/scenario.hpp"
#include "models/selftest/tried.hpp"
#include "models/world/events.hpp"

namespace models::theory {

/// Where files are found, and how long to run.
struct Bench {
  std::filesystem::path config;
  bool in_short = false;
};

/// A file of config/theory, by its stem, with what else a case sets; compiled.
struct SetUp {
  std::string file;
  std::vector<Override> overrides;
  double scale = 1;
};
[[nodiscard]] Model model_of(const Bench& bench, const SetUp& set_up, int years);

/// What happens, in the order of time. False: enough has been seen, and the run ends there.
using Listener = std::function<bool(sim::Instant, const CaseEvent&)>;
void listen(const Model& model, RunId run, const Listener& listener);

/// One replication: the quantities by the names of their rows.
using ServiceRun = std::function<Results(const Model&, RunId)>;
/// So many replications of so many years, with the luck of the case of that name.
[[nodiscard]] Found replicate(const Bench& bench, const std::string& name, const SetUp& set_up, int years, int many,
                              const ServiceRun& run);
/// How long one replication may be and has to be, in years.
struct Years {
  int most = 35;
  int least = 1;
};
/// As many replications as the case's length asks for, and at least 24.
[[nodiscard]] Found replicate(const Bench& bench, const Case& of, const SetUp& set_up, Years years,
                              const ServiceRun& run);

/// In the oracles a year has 365 days, in the calendar 365.25: rates are by the year in both, and a day there is so
/// much of a year.
inline constexpr double days_a_year = 365.25, oracle_days_a_year = 365;
inline sim::Instant day(double n) { return sim::Instant{} + to_span(sim::Days{n}); }

}  // namespace models::theory
