// Who gets the next case: policies chosen by name in a practice file, `caseload.allocation`.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace models {

/// A worker with room for the case under her own hard caps.
struct Candidate {
  double children = 0;        ///< held now
  double cap = 0;             ///< her own soft cap, above 0: lower for the newly qualified and the part-time
  double points = 0;          ///< weight of what she holds, by the stages of its cases
  double share_of_cap = 1;    ///< of a full-time worker's past the first year, above 0
  bool knows_family = false;  ///< held a case of this family before
  bool experienced = true;    ///< past her first year of practice
  bool same_locality = true;  ///< her team's locality is the family's
};

/// What the case asks of its worker.
struct Asking {
  bool experience = false;  ///< its stage is for workers past their first year
};

/// Picks one of the candidates, which are in order of their posts; there is at least one. Uses no randomness.
using AllocationPolicy = std::size_t (*)(std::span<const Candidate> candidates, const Asking& asking);

std::size_t least_loaded(std::span<const Candidate> candidates, const Asking& asking);
std::size_t weighted(std::span<const Candidate> candidates, const Asking& asking);
std::size_t continuity(std::span<const Candidate> candidates, const Asking& asking);
std::size_t skill(std::span<const Candidate> candidates, const Asking& asking);
std::size_t locality(std::span<const Candidate> candidates, const Asking& asking);

/// The least loaded of the candidates for whom `fits` holds; candidates.size() where it holds for none.
template <class Fits>
std::size_t least_loaded_of(std::span<const Candidate> candidates, Fits fits) {
  std::size_t best = candidates.size();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& each = candidates[i];
    if (!fits(each)) continue;
    if (best == candidates.size() || each.children * candidates[best].cap < candidates[best].children * each.cap)
      best = i;
  }
  return best;
}

/// The policy of that name; null when there is none.
[[nodiscard]] AllocationPolicy allocation_policy(std::string_view name);
/// All names, in order.
[[nodiscard]] std::vector<std::string> allocation_policies();

}  // namespace models
