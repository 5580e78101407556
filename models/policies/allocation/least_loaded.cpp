// The worker with the lowest caseload against her own cap; the first post among equals.
#include "models/policies/allocation.hpp"

namespace models {

std::size_t least_loaded(std::span<const Candidate> candidates, const Asking& /*asking*/) {
  return least_loaded_of(candidates, [](const Candidate&) { return true; });
}

}  // namespace models
