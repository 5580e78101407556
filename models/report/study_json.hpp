// What studies other than a comparison say to programs: one JSON document each, with --format json and in the folder.
#pragma once

#include <string>

#include "models/studies/plan.hpp"
#include "models/studies/sensitivity.hpp"
#include "models/studies/sweep.hpp"

namespace models {

/// {"casework", "scenario", "seed", "replications", "years", "varied": [{"key", "values"}], "cells": [{"values",
/// "measures": {KEY: M}, "less_first": {KEY: D}}], "knees": {KEY: {...}}, "hash"}; M and D as in a comparison, with
/// "reason" where null.
[[nodiscard]] std::string sweep_json(const Sweep& sweep);

/// {…, "goal", "smallest", "indifference", "confidence", "conditions": […], "candidates": […], "decided", "best",
/// "nearest_miss", "chance_right", "more_replications", "hash"}; best and nearest_miss are places among the candidates.
[[nodiscard]] std::string plan_json(const Plan& plan);

/// {…, "luck": {KEY: …}, "figures": [{"key", "low", "now", "high", "effects": {KEY: …}}], "left_out", "hash"}.
[[nodiscard]] std::string sensitivity_json(const Sensitivity& study);

}  // namespace models
