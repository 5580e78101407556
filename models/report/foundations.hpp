// What an answer rests on: every figure in force, how firmly it stands, and where it comes from.
#pragma once

#include <string_view>
#include <vector>

#include "models/report/report.hpp"

namespace models {

/// The strength of evidence in plain words: "randomised trial", "before and after", "assumed".
[[nodiscard]] std::string_view in_words(Strength strength);

/// How many of the figures stand how firmly.
[[nodiscard]] Foundations foundations_of(const std::vector<FigureLine>& figures);

/// Every figure in force in any practice or dated change: a key counts once for each value it has.
[[nodiscard]] std::vector<FigureLine> figures_in_force(const Scenario& scenario);

/// The figures that a practice sets itself, in the order of the field list.
[[nodiscard]] std::vector<FigureLine> figures_set_by(const PracticeArm& practice);

/// A practice: who it is, and its figures; all of them for the base.
[[nodiscard]] PracticeFigures practice_figures(const PracticeArm& practice, bool base);

/// The entries of the bibliography that the figures, the practices or the measures name, by key.
[[nodiscard]] std::vector<Source> cited(const Scenario& scenario, const std::vector<FigureLine>& figures);

}  // namespace models
