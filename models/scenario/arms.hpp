// Practice models over an authority: which file is written over which, then `--set`, then the dated changes.
#pragma once

#include <vector>

#include "models/scenario/files.hpp"
#include "models/scenario/gaps.hpp"
#include "models/scenario/question.hpp"
#include "models/scenario/scenario.hpp"

namespace models {

/// A practice model and what its files have set together.
struct FilledArm {
  PracticeArm arm;  ///< its settings are those of `filled` once all is written
  Filled filled;
};

/// The authority that a question names: of a file of its own, or of a row of config/authorities/england.csv. Faults go to
/// `files.faults`.
[[nodiscard]] Filled read_authority(Files& files, const Question& question, const Sources& sources);

/// The authority, then config/practices/baseline.toml, then each practice's own file; without the second where a
/// practice says `stands_alone`. Faults go to `files.faults`.
[[nodiscard]] std::vector<FilledArm> fill_arms(Files& files, const Question& question, const Sources& sources);

/// Writes one `--set` over every arm that has its key. A fault when no arm has it.
void apply_override(const Override& override, std::vector<FilledArm>& arms, const Sources& sources,
                    std::vector<Fault>& faults);

/// Adds a phase to every arm for each day on which a change begins. Returns what is set from each change on, to be
/// checked.
[[nodiscard]] std::vector<Filled> add_phases(const std::vector<Change>& changes, std::vector<FilledArm>& arms,
                                             const Sources& sources, std::vector<Fault>& faults);

}  // namespace models
