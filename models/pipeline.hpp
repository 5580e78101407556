// START HERE. The whole way through, in six functions; each takes what the one before it gave.
//
//   scenario.toml ─load─▶ Scenario ─compile─▶ Model ─simulate─▶ events ─observe─▶ Observations ─estimate─▶ Estimates
//   ─report─▶ Report
//
// Nothing is looked up twice: after load_scenario no strings, after compile no searching, so that a run cannot meet a
// bad file. No stage reaches back: what is measured and what is shown comes from the events alone. A Model is const and
// shared by all threads; each run has its own simulation and its own luck, named by seed and replication.
#pragma once

#include <filesystem>
#include <vector>

#include "models/measures/estimate.hpp"
#include "models/measures/observe.hpp"
#include "models/practice/model.hpp"
#include "models/report/report.hpp"
#include "models/scenario/scenario.hpp"
#include "models/world/events.hpp"
#include "sim/record/trace.hpp"

namespace models {

/// Files → what was asked. Throws ScenarioError with every fault, each with its place.
[[nodiscard]] Scenario load_scenario(const std::filesystem::path& file, const Request& request);

/// What was asked → one model for each practice, the base first. Throws ScenarioError: unreachable stage, a team that
/// holds a stage and has no case holder, …
[[nodiscard]] std::vector<Model> compile(Scenario scenario);

/// One replication. The only place where time passes. Tells `sink` what happens; returns the number of kernel events.
/// `trace`, if there is one, keeps what the kernel did. Throws RunawayError when the model has run away (backlog or
/// events above the tripwire).
std::uint64_t simulate(const Model& model, RunId run, CaseEventSink& sink, sim::Trace* trace = nullptr);

/// The events of one replication → its numbers.
[[nodiscard]] Observations observe(const Model& model, const CaseEventLog& log);

/// Many replications → means and intervals. (In measures/estimate.hpp, with the paired differences.)
[[nodiscard]] ArmEstimates estimate(const Model& model, std::span<const Observations> runs);

/// Means and intervals → tables and sentences. (In report/report.hpp.)
[[nodiscard]] Report report(const std::vector<Model>& models, const Estimates& estimates);

}  // namespace models
