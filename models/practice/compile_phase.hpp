// One stretch of a run: its settings by index.
#pragma once

#include <vector>

#include "models/practice/names.hpp"
#include "models/practice/pathway.hpp"
#include "models/practice/phase.hpp"
#include "models/scenario/diagnostics.hpp"

namespace models {

/// The settings in force from an instant on. The settings must outlive the phase; the keys in them must exist, as the
/// loader has checked. Faults are added: a placement without a price, a team that holds a stage without a case holder.
[[nodiscard]] CompiledPhase compile_phase(const Settings& settings, sim::Instant from, const Names& names,
                                          const Pathway& pathway, std::vector<Fault>& faults);

}  // namespace models
