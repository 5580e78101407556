// What is wrong with a user's files, all of it, each fault with its place.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "models/evidence/figure.hpp"

namespace models {

/// One fault. Printed as `file:line:column: expected …, found …; did you mean …?`
struct Fault {
  Place place;
  std::string message;  ///< "assessment.limit: expected working days in [1, 90], found \"45 hours\""
};

[[nodiscard]] std::string to_string(const Fault& fault);

/// Nobody reads more: whoever finds faults by the thousand stops here, so that a hostile file costs no time.
inline constexpr std::size_t most_faults = 1000;

/// Every fault found in the files of one question. Nothing has been run and nothing written when it is thrown.
class ScenarioError : public std::runtime_error {
 public:
  explicit ScenarioError(std::vector<Fault> faults);
  [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }

 private:
  std::vector<Fault> faults_;
};

/// The one of `known` nearest to `word` by edit distance, or empty when none is near enough to suggest.
[[nodiscard]] std::string nearest(const std::string& word, const std::vector<std::string>& known);

/// "; did you mean NEAR?", or nothing when `near` is empty: the end of a fault's message.
[[nodiscard]] std::string did_you_mean(const std::string& near);

}  // namespace models
