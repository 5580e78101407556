// Who gets the next case: policies chosen by name in a practice file, `caseload.allocation`.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace models {

/// A worker with room for the case under her own hard cap.
struct Candidate {
  double children = 0;        ///< held now
  double cap = 0;             ///< her own soft cap, above 0: lower for the newly qualified
  bool knows_family = false;  ///< held a case of this family before
};

/// Picks one of the candidates, which are in order of their posts; there is at least one. Uses no randomness.
using AllocationPolicy = std::size_t (*)(std::span<const Candidate> candidates);

std::size_t least_loaded(std::span<const Candidate> candidates);
std::size_t continuity(std::span<const Candidate> candidates);

/// The policy of that name; null when there is none.
[[nodiscard]] AllocationPolicy allocation_policy(std::string_view name);
/// All names, in order.
[[nodiscard]] std::vector<std::string> allocation_policies();

}  // namespace models
