// The pathway as a Graphviz drawing: `casework explain KEY --dot | dot -Tsvg`.
#pragma once

#include <string>

#include "models/practice/pathway.hpp"

namespace models {

/// A directed graph, drawn from left to right; stages of one column stand under one another. On each arrow stand its
/// weight among the exits open to the same reading unless it is 1, and the readings of the level of need that may take
/// it.
[[nodiscard]] std::string pathway_dot(const Pathway& pathway, const std::string& title);

}  // namespace models
