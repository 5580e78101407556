#include "models/selftest/tried.hpp"

#include <cmath>

namespace models::theory {

double Answer::share() const { return standard_error / std::abs(exact); }

bool Answer::holds() const {
  return measured && long_enough() && std::abs(found - exact) <= most_standard_errors * standard_error;
}

std::vector<Answer> answers_of(const Case& of, const Found& found, double looser, const Allowed& allowed) {
  std::vector<Answer> answers;
  for (const Row& row : of.rows) {
    Answer answer{of.name, of.group, row.quantity, row.exact, 0, 0, 0, 0, false};
    const auto named = allowed.find(row.quantity);
    answer.allowed = looser * (named == allowed.end() ? largest_standard_error : named->second);
    if (const auto tally = found.find(row.quantity); tally != found.end()) {
      answer.measured = true;
      answer.found = tally->second.mean();
      answer.standard_error = tally->second.standard_error();
      answer.z = answer.standard_error > 0 ? (answer.found - answer.exact) / answer.standard_error : 0;
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace models::theory
