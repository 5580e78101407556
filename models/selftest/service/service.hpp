// Models whose answers are known exactly, asked of the whole service through files of config/theory.
#pragma once

#include <string>
#include <vector>

#include "models/practice/pathway.hpp"
#include "models/selftest/service/theory_file.hpp"

namespace models::theory {

[[nodiscard]] std::vector<Answer> always_room(const Bench& bench, const Case& of);  ///< M/G/∞, steady and from empty
[[nodiscard]] std::vector<Answer> cap(const Bench& bench, const Case& of);          ///< Erlang C, workers × cap places
[[nodiscard]] std::vector<Answer> posts(const Bench& bench, const Case& of);        ///< vacancies
[[nodiscard]] std::vector<Answer> tasks(const Bench& bench, const Case& of);        ///< machine repair
/// Both of the pathway, seen from contact and from referral. Throws std::runtime_error if a family gets lost.
[[nodiscard]] std::vector<Answer> chain(const Bench& bench, const Case& contact, const Case& referral);

/// v (I − Q) = e: visits of each stage for each family that starts at the start, by Gauss's elimination; shares nothing
/// with the simulator.
[[nodiscard]] std::vector<double> visits_by_arithmetic(const Pathway& pathway);

/// Files of the absorbing chain with stays of a law, as chain() runs them.
[[nodiscard]] Model chain_model(const Bench& bench);

/// What is run together: one case, or the two of the pathway. Named by the first.
using Together = std::vector<Case>;
[[nodiscard]] std::vector<Together> run_together(const std::vector<Case>& cases);
/// Throws std::out_of_range for a group that nobody runs.
[[nodiscard]] std::vector<Answer> answers_of(const Bench& bench, const Together& cases);

}  // namespace models::theory
